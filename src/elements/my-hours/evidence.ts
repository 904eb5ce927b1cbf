/** What one entry rests on, by the kind of its evidence. */
import { html, type TemplateResult } from 'lit';
import type { HoursEntryView } from '../../domain/api/api.ts';
import type {
  ActivityEvidence,
  AppealEvidence,
  AwardFacts,
  CaseEvidence,
  CourseEvidence,
  Evidence,
  ImportEvidence,
  ReopeningEvidence,
  ReversalEvidence,
} from '../../domain/ledger/entry.ts';
import { dayOfInstant, longDay, shortDay } from '../../drawing/dates.ts';
import { drawExplained, type Explaining } from '../../drawing/explained.ts';
import { describeOffline, describeStretches, drawStudyDay, stretchesOf } from '../../drawing/study-day.ts';
import { record } from '../../i18n/record.ts';

type Fact = readonly [name: string, value: TemplateResult | string];
type GoTo = (id: string) => void;

export function drawEvidence(
  entry: HoursEntryView,
  all: readonly HoursEntryView[],
  { goTo, explaining }: { readonly goTo: GoTo; readonly explaining: Explaining },
): TemplateResult {
  const words = record.hours.evidence;
  const { evidence } = entry;
  const facts = [
    ...factsOf(evidence, entry),
    ...linksOf(entry, all, goTo),
    [
      words.record,
      words.recordOf((entry.index + 1).toLocaleString('zh-CN'), shortDay(dayOfInstant(entry.postedAt))),
    ] as const,
    [words.rule, words.ruleVersion(entry.policyVersion)] as const,
  ];
  return html`<div class="why">
    ${(entry.days ?? []).map(
      (day) => html`<figure>
        <figcaption class="num"><b>${shortDay(day.day)}</b> ${describeStretches(stretchesOf(day.minutes))}${describeOffline(day.offlineMinutes ?? [])}</figcaption>
        ${drawStudyDay(day)}
      </figure>`,
    )}
    ${drawFacts(facts)}
    ${drawExplained(entry.id, explaining)}
    <details class="behind">
      <summary>${words.fingerprints}</summary>
      ${drawFacts(fingerprints(entry))}
    </details>
  </div>`;
}

function drawFacts(facts: readonly Fact[]): TemplateResult {
  return html`<dl class="num">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function factsOf(evidence: Evidence, entry: HoursEntryView): readonly Fact[] {
  switch (evidence.kind) {
    case 'course':
      return courseFacts(evidence, entry);
    case 'case':
      return caseFacts(evidence, entry);
    case 'event':
    case 'practice':
      return [...activityFacts(evidence), ...enteredFacts(evidence)];
    case 'import':
      return [...importFacts(evidence), ...enteredFacts(evidence)];
    case 'appeal':
      return [...appealFacts(evidence), ...enteredFacts(evidence)];
    case 'reversal':
      return reversalFacts(evidence);
    case 'reopening':
      return reopeningFacts(evidence);
  }
}

function caseFacts(evidence: CaseEvidence, entry: HoursEntryView): readonly Fact[] {
  const words = record.hours.evidence;
  const { path, ending, minutes, minimumMinutes } = evidence;
  return [
    [words.studyTime, words.minutes(minutes, minimumMinutes)],
    [record.policy.path, record.policy.pathOf(path.length - 1, ending)],
    ...(entry.contentHash ? [[words.content, shortHash(entry.contentHash)] as const] : []),
  ];
}

function enteredFacts({ principle, entered }: AwardFacts): readonly Fact[] {
  const words = record.policy;
  return [
    ...(principle ? [[words.about, words.principles[principle]] as const] : []),
    ...(entered ? [[words.entered, words.irregular[entered]] as const] : []),
  ];
}

function reopeningFacts({ reason, until }: ReopeningEvidence): readonly Fact[] {
  return [
    [record.policy.reopenedUntil, longDay(until)],
    [record.policy.reopenReason, reason],
  ];
}

function courseFacts(evidence: CourseEvidence, entry: HoursEntryView): readonly Fact[] {
  const words = record.hours.evidence;
  const version = words.contentVersion(evidence.courseVersion);
  return [
    [words.studyTime, words.minutes(evidence.minutes, evidence.minimumMinutes)],
    [words.quiz, words.score(evidence.attemptNumber, evidence.scorePercent, evidence.passPercent)],
    [words.content, entry.contentHash ? `${version} · ${shortHash(entry.contentHash)}` : version],
  ];
}

function activityFacts(evidence: ActivityEvidence): readonly Fact[] {
  const words = record.hours.evidence;
  return [
    [words.day, longDay(evidence.day)],
    [words.place, evidence.place],
    [words.organiser, evidence.organiser],
    [words.confirmedBy, evidence.confirmedBy],
  ];
}

function importFacts(evidence: ImportEvidence): readonly Fact[] {
  const words = record.hours.evidence;
  return [
    [words.platform, evidence.platform],
    [words.file, words.row(evidence.file, evidence.row)],
  ];
}

function appealFacts(evidence: AppealEvidence): readonly Fact[] {
  const words = record.hours.evidence;
  return [
    [words.day, longDay(evidence.day)],
    [words.appealStage, words.appealStages[evidence.stage]],
    [words.appealReason, evidence.reason],
    [words.appeal, html`<a href="/my/reviews/"><code>${evidence.appeal.slice(0, 8)}</code></a>`],
  ];
}

function reversalFacts(evidence: ReversalEvidence): readonly Fact[] {
  return [[record.hours.evidence.reason, evidence.reason]];
}

/** The way from a reversal to what it took back, and from there to the reversal. */
function linksOf(entry: HoursEntryView, all: readonly HoursEntryView[], goTo: GoTo): readonly Fact[] {
  const words = record.hours.evidence;
  const link = (name: string, other: HoursEntryView | undefined): readonly Fact[] => {
    if (!other) return [];
    const press = html`<button class="link" type="button" @click=${() => goTo(other.id)}>${words.goTo(other.evidence.title)}</button>`;
    return [[name, press]];
  };
  const reversed = all.find((other) => other.id === entry.reverses);
  const reversal = all.find((other) => other.reverses === entry.id);
  return [...link(words.reverses, reversed), ...link(words.reversedBy, reversal)];
}

function fingerprints(entry: HoursEntryView): readonly Fact[] {
  const words = record.hours.evidence;
  const { evidence } = entry;
  const attempt: readonly Fact[] =
    evidence.kind === 'course' ? [[words.attempt, code(evidence.attempt)]] : [];
  const statement: readonly Fact[] =
    evidence.kind === 'course' || evidence.kind === 'case'
      ? [[words.statement, code(evidence.statement)]]
      : [];
  const content: readonly Fact[] = entry.contentHash ? [[words.contentHash, code(entry.contentHash)]] : [];
  return [
    [words.entryId, code(entry.id)],
    [words.leafHash, code(entry.leafHash)],
    ...content,
    ...attempt,
    ...statement,
  ];
}

function code(text: string): TemplateResult {
  return html`<code>${text}</code>`;
}

/** 9f2c…41ab */
function shortHash(hash: string): string {
  return hash.length > 12 ? `${hash.slice(0, 4)}…${hash.slice(-4)}` : hash;
}
