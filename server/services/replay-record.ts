/**
 * Live the record once more: every statement, beat, attempt and decision, in the order of time, through the same
 * services, into a second storage. What chance gave (ids, drawn questions) and when something was decided is taken
 * from the record; everything else is worked out anew. docs/decisions/0014
 */
import { gunzipSync } from 'node:zlib';
import { dayOf, minuteNumberOf, timeOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { accountHomePage } from '../../src/domain/catalogue/activity-iri.ts';
import {
  type Catalogue,
  findCase,
  findCourse,
  findItem,
  type StudyItem,
} from '../../src/domain/catalogue/catalogue.ts';
import type {
  CaseEvidence,
  CourseEvidence,
  CreditEntry,
  EntryDraft,
  Evidence,
} from '../../src/domain/ledger/entry.ts';
import type { Policy } from '../../src/domain/policy/policy.ts';
import type { BeatVerdict } from '../../src/domain/presence/beat.ts';
import type { PresenceDecision, PresenceRecord } from '../../src/domain/presence/judge-presence.ts';
import { fillMinutes } from '../../src/domain/presence/lived-time.ts';
import { freshSilence } from '../../src/domain/presence/silence.ts';
import type { Statement } from '../../src/domain/xapi/statement.ts';
import type { PolicyAdoption } from '../ports/governance-store.ts';
import type { StretchWorth } from '../ports/presence-store.ts';
import type { RecordReader, StoredBeat, StoredStatement, StoredStretch } from '../ports/record-reader.ts';
import type { Storage } from '../ports/storage.ts';
import type { AttemptRecord, BegunAttempt } from '../ports/study-store.ts';
import { adoptContent } from './adopt-content.ts';
import { assessStatus } from './assess-status.ts';
import { creditCase } from './credit-case.ts';
import type { Deps } from './deps.ts';
import { evaluateCourse } from './evaluate-course.ts';
import { governingPolicy } from './governing-policy.ts';
import { postEntry } from './post-entry.ts';
import { caseSteps, sectionsSeen } from './read-evidence.ts';
import { reopenYear } from './reopen-year.ts';
import { eventsOf, type ReplayEvent } from './replay-events.ts';
import { reverseEntry } from './reverse-entry.ts';
import { parseTicket } from './take-offline-stretch.ts';
import { beginAttempt, submitAttempt } from './take-quiz.ts';

/** Something of the record that its evidence does not bear out. */
export interface Unsupported {
  /** Of the entry or attempt; undefined where the record has none and ought to. */
  readonly id: string | undefined;
  readonly personId: string;
  readonly message: string;
}

export interface Replayed {
  readonly events: number;
  readonly unsupported: readonly Unsupported[];
  readonly unsupportedCount: number;
}

const TOLD_AT_MOST = 200;
const PAGE = 200;

/**
 * @param platform - what the services are given beside storage, clock and catalogue
 * @param second - empty but for the roster
 */
export async function replayRecord(
  reader: RecordReader,
  second: Storage,
  platform: Omit<Deps, 'storage' | 'clock'>,
): Promise<Replayed> {
  const replay = new Replay(second, platform, catalogueTimes(reader, platform.catalogue));
  let events = 0;
  for (const event of eventsOf(reader)) {
    events += 1;
    await replay.live(event);
  }
  return { events, ...replay.end() };
}

class Replay {
  readonly #second: Storage;
  readonly #platform: Omit<Deps, 'storage' | 'clock'>;
  readonly #catalogues: CatalogueTimes;
  readonly #unsupported: Unsupported[] = [];
  #unsupportedCount = 0;
  /** Complete by the evidence so far, and not credited yet. */
  readonly #due = new Map<string, Unsupported>();
  /** Only a course whose quiz was passed can become complete by a minute or a section. */
  readonly #passed = new Set<string>();
  #nowMs = 0;
  #beats = 0;
  #expectedEntry: CreditEntry | undefined;
  #expectedAttempt: AttemptRecord | undefined;
  #deps: Deps | undefined;
  /** What `#deps` was made with. */
  #catalogue: Catalogue | undefined;
  readonly #brought: Policy[] = [];

  constructor(second: Storage, platform: Omit<Deps, 'storage' | 'clock'>, catalogues: CatalogueTimes) {
    this.#second = second;
    this.#platform = platform;
    this.#catalogues = catalogues;
  }

  async live(event: ReplayEvent): Promise<void> {
    this.#nowMs = event.atMs;
    const deps = await this.#depsNow();
    switch (event.kind) {
      case 'statement':
        return this.#statement(deps, event.statement);
      case 'beat':
        return this.#beat(deps, event.beat);
      case 'stretch':
        return this.#stretch(deps, event.stretch);
      case 'attempt-start':
        return this.#begin(deps, event.attempt);
      case 'attempt-end':
        return this.#close(deps, event.attempt);
      case 'adoption':
        return this.#adopt(event.adoption);
      case 'entry':
        return this.#post(deps, event.entry);
    }
  }

  end(): Pick<Replayed, 'unsupported' | 'unsupportedCount'> {
    for (const due of this.#due.values()) this.#tell(due);
    return { unsupported: this.#unsupported, unsupportedCount: this.#unsupportedCount };
  }

  /** The learner's own word that a section was read; others are evidence of nothing. */
  async #statement(deps: Deps, { id, storedMs, json }: StoredStatement): Promise<void> {
    const statement = JSON.parse(json) as Statement;
    const account = statement.authority?.account;
    if (account?.homePage !== accountHomePage(deps.catalogue.portal.identifier)) return;
    const sent = { id, statement, text: json };
    const seen = sectionsSeen(deps, account.name, sent, storedMs);
    const steps = caseSteps(deps, account.name, sent, storedMs);
    if (seen.length + steps.length === 0) return;
    const row = { id, storedMs, json, lists: [], isVoiding: false, sectionsSeen: seen, caseSteps: steps };
    const outcome = await this.#second.statements.append([row]);
    // As in the living record: what was seen before makes nothing due, not even after a reversal.
    const fresh = outcome.kind === 'stored' ? outcome.newSections : [];
    for (const { lesson } of fresh) await this.#evaluate(deps, account.name, courseIdOf(lesson));
    for (const { study } of steps) await this.#evaluateCase(deps, account.name, study);
  }

  /** How much of a beat's time was believed rests on a nonce that is used up; what it fills is worked out anew. */
  async #beat(deps: Deps, stored: StoredBeat): Promise<void> {
    const { personId, atMs, item, section, block, active } = stored;
    this.#beats += 1;
    const found = findItem(deps.catalogue, item);
    const beat = {
      ...{ item, visible: true, focused: true, active },
      ...(section !== null && { section }),
      ...(block !== null && { block }),
    };
    const facts = { nowMs: atMs, nonce: String(this.#beats), contentHash: found?.contentHash ?? '' };
    const { minutes } = await this.#second.presence.recordBeat(personId, beat, facts, (record) =>
      fillAgain(record, stored),
    );
    if (minutes.length > 0 && found) await this.#evaluateItem(deps, personId, found);
  }

  /** What was noted offline was believed within its ticket's bounds; no minute outside them is given again. */
  async #stretch(deps: Deps, { receivedAtMs, signedTicket, stretch, answer }: StoredStretch): Promise<void> {
    const ticket = parseTicket(signedTicket);
    if (!ticket) return;
    const worth = JSON.parse(answer) as StretchWorth;
    const sent = { ticket, signedTicket, text: stretch, receivedAtMs };
    await this.#second.presence.takeStretch(sent, ({ isTaken, silence }) => ({
      ...worth,
      minutes: worth.minutes.filter(
        (minute) =>
          !isTaken(minute) &&
          minute >= minuteNumberOf(ticket.issuedAtMs) &&
          minute <= minuteNumberOf(Math.min(receivedAtMs, ticket.latestUseMs)),
      ),
      silence: silence ?? freshSilence(receivedAtMs),
    }));
    const found = findItem(deps.catalogue, ticket.item);
    if (found) await this.#evaluateItem(deps, ticket.personId, found);
  }

  async #evaluateItem(deps: Deps, personId: string, item: StudyItem): Promise<void> {
    if (item.kind === 'case') await this.#evaluateCase(deps, personId, item.study.id);
    else await this.#evaluate(deps, personId, item.course.id);
  }

  async #begin(deps: Deps, attempt: AttemptRecord): Promise<void> {
    const { personId, course, id } = attempt;
    this.#expectedAttempt = attempt;
    const begun = await beginAttempt(deps, personId, course);
    this.#expectedAttempt = undefined;
    if (!begun.ok)
      this.#tell({ id, personId, message: `Attempt ${id} could not begin: ${begun.failure.message}` });
  }

  async #close(deps: Deps, { personId, course, id }: AttemptRecord): Promise<void> {
    // An attempt that could not begin has been told of already.
    const closed = await submitAttempt(deps, personId, id);
    if (!closed.ok || closed.value.state !== 'passed') return;
    this.#passed.add(keyOf(personId, `course:${course}`));
  }

  async #post(deps: Deps, entry: CreditEntry): Promise<void> {
    const size = await this.#second.log.size();
    this.#expectedEntry = entry;
    const refusal = await this.#decide(deps, entry);
    this.#expectedEntry = undefined;
    if ((await this.#second.log.size()) > size) return;
    const { id, personId, evidence } = entry;
    const why = refusal ?? 'by its evidence, nothing is to be credited';
    this.#tell({ id, personId, message: `Entry ${id} (${evidence.title}) of person ${personId}: ${why}` });
  }

  /** @returns why nothing was posted, where somebody says so */
  async #decide(deps: Deps, entry: CreditEntry): Promise<string | undefined> {
    const { evidence } = entry;
    if (evidence.kind === 'course' || evidence.kind === 'case') return this.#credit(deps, entry, evidence);
    const outcome = await this.#repost(deps, entry, evidence);
    return outcome.ok ? undefined : outcome.failure.message;
  }

  async #credit(
    deps: Deps,
    { personId }: CreditEntry,
    evidence: CourseEvidence | CaseEvidence,
  ): Promise<string | undefined> {
    this.#due.delete(keyOf(personId, creditedItem(evidence)));
    if (evidence.kind === 'course') {
      const course = findCourse(deps.catalogue, evidence.course);
      if (!course) return `there was no course ${evidence.course}`;
      await evaluateCourse(deps, personId, course);
      return undefined;
    }
    const study = findCase(deps.catalogue, evidence.case);
    if (!study) return `there was no case ${evidence.case}`;
    await creditCase(deps, personId, study);
    return undefined;
  }

  /** What people decided, given to the services once more. What the ledger itself adds to it is left out. */
  async #repost(
    deps: Deps,
    entry: CreditEntry,
    evidence: Exclude<Evidence, CourseEvidence | CaseEvidence>,
  ): Promise<Result<CreditEntry>> {
    const { personId, year, category, postedBy } = entry;
    if (evidence.kind === 'reversal') {
      const { reason } = evidence;
      return reverseEntry(deps, { personId, year, entryId: entry.reverses ?? '', reason, postedBy });
    }
    if (evidence.kind === 'reopening') {
      const { until, reason } = evidence;
      return reopenYear(deps, { personId, year, category, until, reason, postedBy });
    }
    const { entered: _, ...facts } = evidence;
    return postEntry(deps, { ...entry, evidence: facts });
  }

  /** As after every minute and section of the living record. What becomes due must then be found in the ledger. */
  async #evaluate(deps: Deps, personId: string, courseId: string): Promise<void> {
    if (!this.#passed.has(keyOf(personId, `course:${courseId}`))) return;
    const course = findCourse(deps.catalogue, courseId);
    if (course) await evaluateCourse(deps, personId, course);
  }

  async #evaluateCase(deps: Deps, personId: string, caseId: string): Promise<void> {
    const study = findCase(deps.catalogue, caseId);
    if (study) await creditCase(deps, personId, study);
  }

  /** Another version of the rules governs from now on: the statuses of the year follow, the entries stay. */
  async #adopt(adoption: PolicyAdoption): Promise<void> {
    const { ledger, governance } = this.#second;
    const { year } = adoption;
    await governance.adopt(adoption);
    this.#bringPolicy(adoption);
    const deps = await this.#depsNow();
    const policy = await governingPolicy(deps, year);
    let page = await ledger.personYears(undefined, PAGE, year);
    while (page.length > 0) {
      for (const key of page) {
        await ledger.reassess(key.personId, year, (entries) => assessStatus(deps, policy, key, entries));
      }
      page = await ledger.personYears(page.at(-1), PAGE, year);
    }
  }

  /** Somebody may apply a policy before the portal is restarted with the contents that have it. */
  #bringPolicy({ policyId, policyVersion }: PolicyAdoption): void {
    const isIt = ({ id, version }: Policy) => id === policyId && version === policyVersion;
    if (this.#deps?.catalogue.policies.some(isIt)) return;
    const found = this.#catalogues.policies().find(isIt);
    if (found) this.#brought.push(found);
    this.#catalogue = undefined;
  }

  #tell(unsupported: Unsupported): void {
    this.#unsupportedCount += 1;
    if (this.#unsupported.length < TOLD_AT_MOST) this.#unsupported.push(unsupported);
  }

  /** Nothing is awarded between: it becomes due, and is posted when the record says that it was. */
  #noteDue({ personId, evidence }: EntryDraft): void {
    if (evidence.kind !== 'course' && evidence.kind !== 'case') return;
    const key = keyOf(personId, creditedItem(evidence));
    if (this.#due.has(key)) return;
    const message =
      `${nameOf(evidence)} of person ${personId} was complete on ${dayOf(this.#nowMs)} at ${timeOf(this.#nowMs)}, ` +
      'and no entry credits it';
    this.#due.set(key, { id: undefined, personId, message });
  }

  async #depsNow(): Promise<Deps> {
    const installed = this.#catalogues.at(this.#nowMs);
    if (!this.#deps || this.#catalogue !== installed) {
      this.#catalogue = installed;
      const missing = this.#brought.filter(
        ({ version }) => !installed.policies.some((policy) => policy.version === version),
      );
      const catalogue = { ...installed, policies: [...installed.policies, ...missing] };
      const clock = { now: () => this.#nowMs };
      this.#deps = { ...this.#platform, catalogue, clock, storage: this.#storage() };
      await adoptContent(this.#deps);
    }
    return this.#deps;
  }

  /** What chance drew is drawn again, and the answers are the learner's: there from the start, graded at the end. */
  #withGivenDraw(begun: BegunAttempt): BegunAttempt {
    const recorded = this.#expectedAttempt;
    if (!recorded) return begun;
    const { id, drawn, answers } = recorded;
    const wordings = new Set(drawn.map(({ wording }) => wording));
    const pool = findCourse(this.#catalogues.at(this.#nowMs), recorded.course)?.quiz.questions ?? [];
    const questions = pool.filter(({ wording }) => wordings.has(wording));
    return { attempt: { ...begun.attempt, id, drawn, answers }, questions };
  }

  /** The second storage, where what chance gave is given again, and nothing is issued or said. */
  #storage(): Storage {
    const { statements, ledger, study } = this.#second;
    return {
      ...this.#second,
      // The server's own statements stand in the record already.
      statements: {
        ...statements,
        stampMs: (nowMs) => nowMs,
        append: async () => ({ kind: 'stored', newSections: [] }),
      },
      ledger: {
        ...ledger,
        appendIf: (personId, year, decide, assess) =>
          ledger.appendIf(
            personId,
            year,
            (entries) => {
              const decided = decide(entries);
              if (!decided.ok) return decided;
              if (this.#expectedEntry) return succeed(withGivenIds(decided.value, this.#expectedEntry));
              this.#noteDue(decided.value);
              return fail({ code: 'conflict', message: 'due' });
            },
            assess,
          ),
        // A certificate is issued once, and a year without a status asks for none.
        status: async () => undefined,
      },
      study: {
        ...study,
        beginAttempt: (personId, course, decide) =>
          study.beginAttempt(personId, course, (past) => {
            const decided = decide(past);
            return decided.ok ? succeed(this.#withGivenDraw(decided.value)) : decided;
          }),
      },
    };
  }
}

function fillAgain(record: PresenceRecord, beat: StoredBeat): PresenceDecision {
  const { atMs, reason } = beat;
  const [livedMs, fromMs] = [beat.livedMs ?? 0, Math.max(beat.fromMs ?? 0, record.livedUntilMs)];
  const before = record.watch ?? { ...freshSilence(atMs), lastBeatMs: atMs, bankMs: 0 };
  const verdict = reason === null ? LIVE : ({ live: false, reason } as BeatVerdict);
  // More than the wall's time since was never lived.
  const filled = fillMinutes(
    before.bankMs + Math.min(livedMs, Math.max(0, atMs - fromMs)),
    { fromMs, toMs: atMs },
    record.isTaken,
  );
  const watch = { ...before, lastBeatMs: atMs, bankMs: filled.bankMs };
  return { verdict, livedMs, fromMs: beat.fromMs ?? atMs, minutes: filled.minutes, watch };
}

const LIVE: BeatVerdict = { live: true };

function withGivenIds(draft: EntryDraft, { id, evidence: recorded }: CreditEntry): EntryDraft {
  const { evidence } = draft;
  const given =
    'statement' in evidence && 'statement' in recorded
      ? { ...evidence, statement: recorded.statement }
      : evidence;
  return { ...draft, id, evidence: given };
}

function keyOf(personId: string, item: string): string {
  return `${personId} ${item}`;
}

function creditedItem(evidence: CourseEvidence | CaseEvidence): string {
  return evidence.kind === 'course' ? `course:${evidence.course}` : `case:${evidence.case}`;
}

function nameOf(evidence: CourseEvidence | CaseEvidence): string {
  return evidence.kind === 'course' ? `Course ${evidence.course}` : `Case ${evidence.case}`;
}

/** `<course>/<NN-lesson>` */
function courseIdOf(item: string): string {
  return item.split('/')[0] ?? '';
}

interface CatalogueTimes {
  readonly at: (atMs: number) => Catalogue;
  /** Of every catalogue there is. */
  readonly policies: () => readonly Policy[];
}

/** What was installed when; before the first one was kept, the first one. */
function catalogueTimes(reader: RecordReader, current: Catalogue): CatalogueTimes {
  const times = [...reader.catalogues()].map(({ installedAtMs, packed }) => ({
    installedAtMs,
    read: once(() => JSON.parse(gunzipSync(packed).toString('utf8')) as Catalogue),
  }));
  return {
    at: (atMs) => {
      const last = times.findLast(({ installedAtMs }) => installedAtMs <= atMs) ?? times[0];
      return last ? last.read() : current;
    },
    policies: () => [current, ...times.map(({ read }) => read())].flatMap(({ policies }) => policies),
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
