/** What the record holds of some days of a person, as whoever judges a card or an appeal sees it. */
import type {
  EvidenceAttempt,
  EvidenceDay,
  EvidenceEntry,
  EvidenceSection,
  EvidenceStretch,
  StudyEvidence,
} from '../../src/domain/api/reviews.ts';
import { endOfDayMs, minuteOfDay, startOfDayMs } from '../../src/domain/base/calendar.ts';
import { type Catalogue, findItem, findLesson } from '../../src/domain/catalogue/catalogue.ts';
import type { CreditEntry } from '../../src/domain/ledger/entry.ts';
import { isReversed } from '../../src/domain/ledger/post-award.ts';
import type { AttemptTrace, MinuteTrace, SectionTrace } from '../ports/trace-store.ts';
import type { Deps } from './deps.ts';
import { saidAtMs } from './said-at.ts';

/** A statement that comes later than this after what it tells of was kept back without a network. */
const LATE_AFTER_MS = 5 * 60_000;

/** @param days - `YYYY-MM-DD`, in order @param year - whose entries are listed */
export async function viewEvidence(
  deps: Deps,
  personId: string,
  days: readonly string[],
  year: number,
): Promise<StudyEvidence> {
  const entries = await deps.storage.ledger.entries(personId, year);
  return {
    days: await Promise.all(days.map((day) => evidenceDay(deps, personId, day))),
    entries: [...entries].reverse().map((entry) => evidenceEntry(entry, entries)),
  };
}

async function evidenceDay(deps: Deps, personId: string, day: string): Promise<EvidenceDay> {
  const span = { fromMs: startOfDayMs(day), toMs: endOfDayMs(day) + 1 };
  const { traces } = deps.storage;
  const sections = await traces.sections(personId, span);
  const attempts = await traces.attempts(personId, span);
  return {
    day,
    stretches: stretchesOf(deps.catalogue, await traces.minutes(personId, span)),
    sections: await Promise.all(sections.map((section) => evidenceSection(deps, section))),
    attempts: attempts.map((attempt) => evidenceAttempt(deps.catalogue, attempt)),
    deviceUses: [],
  };
}

/** Neighbouring minutes with the same lesson; a single lost minute between two does not part them. */
function stretchesOf(catalogue: Catalogue, minutes: readonly MinuteTrace[]): readonly EvidenceStretch[] {
  const stretches: EvidenceStretch[] = [];
  for (const { minute, item, isOffline } of minutes) {
    const about = titleOf(catalogue, item);
    const from = minuteOfDay(minute);
    const last = stretches.at(-1);
    if (last && last.about === about && last.isOffline === isOffline && from <= last.to + 1) {
      stretches[stretches.length - 1] = { ...last, to: from + 1, minutes: last.minutes + 1 };
    } else stretches.push({ about, from, to: from + 1, minutes: 1, isOffline });
  }
  return stretches;
}

async function evidenceSection(deps: Deps, seen: SectionTrace): Promise<EvidenceSection> {
  const section = findLesson(deps.catalogue, seen.lesson)?.lesson.sections.find(
    ({ id }) => id === seen.section,
  );
  const said = (await saidAtMs(deps, seen.statement)) ?? seen.seenAtMs;
  return {
    about: titleOf(deps.catalogue, seen.lesson),
    section: section?.title ?? seen.section,
    characters: section?.characters ?? 0,
    saidAt: new Date(said).toISOString(),
    recordedAt: new Date(seen.seenAtMs).toISOString(),
    isLate: seen.seenAtMs - said > LATE_AFTER_MS,
    statement: seen.statement,
  };
}

function evidenceAttempt(catalogue: Catalogue, attempt: AttemptTrace): EvidenceAttempt {
  const { course, number, state, startedAtMs, closedAtMs, questions, scorePercent } = attempt;
  return {
    about: titleOf(catalogue, `${course}/quiz`),
    number,
    state,
    startedAt: new Date(startedAtMs).toISOString(),
    closedAt: closedAtMs === null ? null : new Date(closedAtMs).toISOString(),
    questions,
    scorePercent,
  };
}

function evidenceEntry(entry: CreditEntry, entries: readonly CreditEntry[]): EvidenceEntry {
  const { id, evidence, category, centihours, postedAtMs } = entry;
  const reversed = isReversed(entries, id);
  return {
    id,
    title: evidence.title,
    category,
    centihours,
    postedAt: new Date(postedAtMs).toISOString(),
    origin: evidence.kind === 'import' ? `${evidence.file} #${evidence.row}` : '',
    isReversed: reversed,
    mayReverse: entry.source !== 'reversal' && !reversed,
  };
}

/** A lesson or quiz as people call it; whatever the catalogue lacks by now keeps its id. */
export function titleOf(catalogue: Catalogue, id: string): string {
  const item = findItem(catalogue, id);
  switch (item?.kind) {
    case 'lesson':
      return `${item.course.title} · ${item.lesson.title}`;
    case 'quiz':
      return `${item.course.title} · 测验`;
    case 'case':
      return `案例：${item.study.title}`;
    case undefined:
      return id;
  }
}
