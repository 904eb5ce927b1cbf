/** Whatever people did: their evidence alone, replayed into a second database, gives the very same record. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256 } from '../../../server/auth/platform.ts';
import { compareRecords } from '../../../server/services/compare-records.ts';
import { noteCatalogue } from '../../../server/services/note-catalogue.ts';
import { postEntry } from '../../../server/services/post-entry.ts';
import { recordBeat } from '../../../server/services/record-beat.ts';
import { replayRecord } from '../../../server/services/replay-record.ts';
import { reverseEntry } from '../../../server/services/reverse-entry.ts';
import { storeStatements } from '../../../server/services/store-statements.ts';
import { beginAttempt, saveAnswer, submitAttempt } from '../../../server/services/take-quiz.ts';
import { openScratchStorage } from '../../../server/storage/open-storage.ts';
import { readRecord } from '../../../server/storage/read-record.ts';
import type { LessonRecord } from '../../../src/domain/catalogue/catalogue.ts';
import { poolQuestion, rightAnswer } from '../../../src/domain/quiz/attempt.ts';
import {
  aCatalogue,
  aCourse,
  aLesson,
  aPolicy,
  hoursRequirement,
  shareRequirement,
} from '../../support/builders.ts';
import { experienced } from '../../support/study.ts';
import { type LawBench, openBench, RUNS } from './laws.ts';

/** Two databases, and each history twice. */
const LONG_MS = 500_000;
const LESSON = 'integrity/01-gifts';
const lesson = aLesson({ minimumMinutes: 1 });
const course = aCourse({ lessons: [lesson] });

const directory = mkdtempSync(join(tmpdir(), 'mingde-law-'));
const file = join(directory, 'mingde.db');
let bench: LawBench;
beforeAll(async () => {
  // More than any history earns: certificates are not what is replayed, and take their time.
  const requirements = [hoursRequirement({ requiredCentihours: 1_000_000 }), shareRequirement()];
  const policies = [aPolicy({ requirements })];
  bench = await openBench({ file, catalogue: aCatalogue({ policies, courses: [course] }) });
  await noteCatalogue(bench.deps);
});
afterAll(async () => {
  await bench.close();
  rmSync(directory, { recursive: true });
});

const doing = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('beat' as const),
      times: fc.integer({ min: 1, max: 5 }),
      gapMs: fc.integer({ min: 5_000, max: 95_000 }),
      isActive: fc.boolean(),
      isVisible: fc.constantFrom(true, true, true, false),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('section' as const), at: fc.nat(1) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('attempt' as const), isRight: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('event' as const), centihours: fc.integer({ min: 1, max: 400 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reverse' as const) }) },
);
type Doing = typeof doing extends fc.Arbitrary<infer One> ? One : never;

/** Reads everything for long enough to be done, so that many histories come to a credit. */
const diligent: readonly Doing[] = [
  { do: 'section', at: 0 },
  { do: 'section', at: 1 },
  { do: 'beat', times: 5, gapMs: 20_000, isActive: true, isVisible: true },
];
const history = fc
  .tuple(fc.boolean(), fc.array(doing, { maxLength: 6 }))
  .map(([isDiligent, more]) => (isDiligent ? [...diligent, ...more] : more));

class Somebody {
  readonly #id: string;
  #nonce: string | undefined;

  constructor(id: string) {
    this.#id = id;
  }

  async do(doing: Doing): Promise<void> {
    bench.clock.advance(1_000);
    if (doing.do === 'beat') await this.#stay(doing);
    else if (doing.do === 'section') await this.#see(lesson, doing.at);
    else if (doing.do === 'attempt') await this.#attempt(doing.isRight);
    else if (doing.do === 'event') await this.#attend(doing.centihours);
    else await this.#reverse();
  }

  async #stay({ times, gapMs, isActive, isVisible }: Extract<Doing, { do: 'beat' }>): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      const told = { item: LESSON, section: 's1', visible: isVisible, focused: true, active: isActive };
      const link = this.#nonce === undefined ? {} : { nonce: this.#nonce };
      const answer = await recordBeat(bench.deps, this.#id, { ...told, ...link });
      this.#nonce = answer.ok ? answer.value.nonce : undefined;
      bench.clock.advance(gapMs);
    }
  }

  async #see(record: LessonRecord, at: number): Promise<void> {
    const said = experienced(bench, { id: this.#id } as never, record, record.sections[at]?.id ?? 's1');
    const caller = {
      kind: 'session' as const,
      personId: this.#id,
      roles: ['learner' as const],
      tokenHash: '',
    };
    await storeStatements(bench.deps, caller, { text: JSON.stringify(said), version: '1.0.3' });
  }

  /** Refused while the lesson is unfinished, which is a history as well. */
  async #attempt(isRight: boolean): Promise<void> {
    const begun = await beginAttempt(bench.deps, this.#id, course.id);
    if (!begun.ok) return;
    const { id } = begun.value.attempt;
    const drawn = (await bench.deps.storage.study.attempt(id))?.drawn ?? [];
    for (const question of drawn) {
      const key = poolQuestion(course.quiz, question);
      if (!isRight || !key) continue;
      const answer = rightAnswer(key, question);
      await saveAnswer(bench.deps, this.#id, { attempt: id, question: question.id, answer });
    }
    bench.clock.advance(30_000);
    await submitAttempt(bench.deps, this.#id, id);
  }

  async #attend(centihours: number): Promise<void> {
    const facts = {
      title: '讲座',
      day: '2026-11-20',
      place: '礼堂',
      organiser: '组织部',
      confirmedBy: '陈立',
    };
    await postEntry(bench.deps, {
      ...{ personId: this.#id, year: 2026, category: 'ethicsEvent', centihours, source: 'event' },
      ...{ evidence: { kind: 'event', ...facts }, contentHash: null, postedBy: 'officer' },
    });
  }

  async #reverse(): Promise<void> {
    const entries = await bench.deps.storage.ledger.entries(this.#id, 2026);
    const last = entries.findLast(({ source }) => source !== 'reversal');
    if (!last) return;
    const facts = { personId: this.#id, year: 2026, entryId: last.id };
    await reverseEntry(bench.deps, { ...facts, reason: '重复', postedBy: 'officer' });
  }
}

test(
  'the record of any histories is what a rebuild gives',
  async () => {
    for (const plan of fc.sample(history, RUNS.numRuns)) {
      const somebody = new Somebody(await bench.somebody());
      for (const one of plan) await somebody.do(one);
    }
    const secondFile = join(directory, 'second.db');
    const [reader, second] = [readRecord(file), openScratchStorage(secondFile, file, sha256)];
    const { unsupported } = await replayRecord(reader, second, bench.deps);
    await second.close();
    const reread = readRecord(secondFile);
    const tables = compareRecords(reader, reread);
    reader.close();
    reread.close();
    const rows = Object.fromEntries(tables.map(({ table, rows: count }) => [table, count]));
    // Histories that earn nothing would agree whatever the rebuild did.
    expect(rows.ledger_entries).toBeGreaterThan(RUNS.numRuns / 10);
    expect(rows.minutes).toBeGreaterThan(RUNS.numRuns / 2);
    expect(rows.attempts).toBeGreaterThan(RUNS.numRuns / 20);
    expect(unsupported).toEqual([]);
    expect(tables.filter(({ differences }) => differences > 0)).toEqual([]);
  },
  LONG_MS,
);
