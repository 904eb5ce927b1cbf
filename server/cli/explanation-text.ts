/** An explanation as text for a terminal. */
import type { StudyDay } from '../../src/domain/api/api.ts';
import type {
  ActivityStep,
  CourseExplained,
  EntryNamed,
  Explanation,
  LessonExplained,
} from '../../src/domain/api/explain.ts';
import { dayOf, timeOf } from '../../src/domain/base/calendar.ts';
import { formatCreditHours } from '../../src/domain/base/centihours.ts';
import type { CaseEvidence, CourseEvidence, Evidence } from '../../src/domain/ledger/entry.ts';
import { ethicsCentihours } from '../../src/domain/policy/assess-year.ts';
import { CATEGORIES, type CategoryTotals } from '../../src/domain/policy/policy.ts';
import { textTable } from './text-table.ts';

export function yearText(year: number, totals: CategoryTotals): string {
  const parts = CATEGORIES.filter((category) => totals[category] !== 0).map(
    (category) => `${category} ${formatCreditHours(totals[category])}`,
  );
  return `${year}: ${formatCreditHours(ethicsCentihours(totals))} 学时 of ethics (${parts.join(', ')})`;
}

export function explanationText(told: Explanation): string {
  const { entry, reverses, reversedBy } = told;
  const sign = entry.centihours > 0 ? '+' : '';
  const head = `${sign}${formatCreditHours(entry.centihours)} 学时 ${entry.category} · ${entry.evidence.title}`;
  const facts = [
    ['entry', `${entry.id}, place ${entry.index}, counts for ${entry.year}`],
    ['posted', `${instant(entry.postedAt)} by ${entry.postedBy}`],
    ['rule', ruleText(told)],
    ...factsOf(entry.evidence, told),
    ...(reverses ? [['takes back', namedText(reverses)]] : []),
    ...(reversedBy ? [['taken back', `by ${namedText(reversedBy)}`]] : []),
    ['leaf', entry.leafHash],
    ['signed', signedText(told)],
  ] as readonly (readonly [string, string])[];
  const lines = facts.map(([name, value]) => `  ${name.padEnd(11)} ${value}`);
  return [
    head,
    ...lines,
    ...(told.course ? courseLines(told.course) : []),
    ...(told.days ?? []).map(dayLine),
    ...(told.activity?.steps ?? []).map(stepLine),
  ].join('\n');
}

function factsOf(evidence: Evidence, told: Explanation): readonly (readonly [string, string])[] {
  switch (evidence.kind) {
    case 'course':
      return courseFacts(evidence, told);
    case 'event':
    case 'practice':
      return [
        ['held', `${evidence.day}, ${evidence.place}, ${evidence.organiser}`],
        ['confirmed', evidence.confirmedBy],
        ...(evidence.event ? ([['event', evidence.event]] as const) : []),
        ...(evidence.claim ? ([['claim', evidence.claim]] as const) : []),
      ];
    case 'import':
      return [['imported', `${evidence.file}, row ${evidence.row}, from ${evidence.platform}`]];
    case 'case':
      return caseFacts(evidence);
    case 'appeal':
      return [
        [
          'appeal',
          `${evidence.appeal}, about ${evidence.day}${evidence.course ? `, ${evidence.course}` : ''}`,
        ],
        ['granted', evidence.stage === 1 ? 'by the unit' : 'on review, one unit higher'],
        ['reason', evidence.reason],
        ['decided by', evidence.decidedBy],
      ];
    case 'reversal':
      return [['reason', evidence.reason]];
    case 'reopening':
      return [
        ['reason', evidence.reason],
        ['until', evidence.until],
      ];
  }
}

function courseFacts(
  evidence: CourseEvidence,
  { entry, course }: Explanation,
): readonly (readonly [string, string])[] {
  const attempt = course?.attempt;
  const times = attempt?.closedAt ? `, ${instant(attempt.startedAt)} – ${instant(attempt.closedAt)}` : '';
  const right = attempt?.right === undefined ? '' : `, ${attempt.right} of ${attempt.total} right`;
  const since = course?.isCurrent === false ? ' (another is installed now)' : '';
  return [
    ['course', `${evidence.course}, version ${evidence.courseVersion}${since}`],
    ['content', entry.contentHash ?? 'none'],
    ['minutes', `${evidence.minutes} lived, at least ${evidence.minimumMinutes} asked`],
    [
      'quiz',
      `attempt ${evidence.attemptNumber}: ${evidence.scorePercent} of 100, ${evidence.passPercent} to pass${right}${times}`,
    ],
    ['attempt', evidence.attempt],
    ['statement', evidence.statement],
  ];
}

function caseFacts(evidence: CaseEvidence): readonly (readonly [string, string])[] {
  return [
    ['case', `${evidence.case}: ${evidence.path.join(' → ')} (${evidence.ending})`],
    ['minutes', `${evidence.minutes} lived, at least ${evidence.minimumMinutes} asked`],
    ['statement', evidence.statement],
  ];
}

function courseLines({ lessons }: CourseExplained): readonly string[] {
  return lessons.flatMap(lessonLines);
}

function lessonLines({
  lesson,
  title,
  minutes,
  minimumMinutes,
  sections,
  days,
}: LessonExplained): readonly string[] {
  const seen = sections.map(({ section, title: name, seen: told }) => [
    `    ${section}`,
    name,
    told ? instant(told.at) : 'not seen',
    told?.statement ?? '',
  ]);
  return [
    `  ${lesson} ${title}: ${minutes} minutes, at least ${minimumMinutes} asked`,
    textTable(['    SECTION', 'TITLE', 'SEEN', 'STATEMENT'], seen),
    ...days.map(dayLine),
  ];
}

/** `2026-11-12 20:15–20:31, 20:40–20:48 (24 min)`; ° marks minutes without a network. */
function dayLine({ day, minutes, offlineMinutes: offline = [] }: StudyDay): string {
  const without = new Set(offline);
  const stretches: { from: number; to: number; offline: boolean }[] = [];
  for (const minute of minutes) {
    const last = stretches.at(-1);
    const isOffline = without.has(minute);
    if (last && last.to === minute && last.offline === isOffline) last.to = minute + 1;
    else stretches.push({ from: minute, to: minute + 1, offline: isOffline });
  }
  const told = stretches.map(
    ({ from, to, offline: isOffline }) => `${clock(from)}–${clock(to)}${isOffline ? '°' : ''}`,
  );
  const legend = offline.length > 0 ? ', ° offline' : '';
  return `    ${day}  ${told.join(', ')} (${minutes.length} min${legend})`;
}

function stepLine({ at, who, what, how }: ActivityStep): string {
  return `    ${instant(at)}  ${[what, how].filter(Boolean).join(', ')} (${who})`;
}

function ruleText({ policy: { id, version, citation } }: Explanation): string {
  const where = citation ? `: ${citation.document} ${citation.clause}` : ', which is not installed any more';
  return `${id}, version ${version}${where}`;
}

function signedText({ signed }: Explanation): string {
  if (!signed) return 'not yet: the next checkpoint holds it';
  return `checkpoint over ${signed.treeSize} entries, ${instant(signed.signedAt)}, root ${signed.rootHash}`;
}

function namedText({ id, index, title, postedAt }: EntryNamed): string {
  return `${id}, place ${index}, ${title}, ${instant(postedAt)}`;
}

function instant(iso: string): string {
  const atMs = Date.parse(iso);
  return `${dayOf(atMs)} ${timeOf(atMs)}`;
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
