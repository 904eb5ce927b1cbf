/** What every store of attempts keeps: one live attempt, what was asked, and sums that grow with each closing. */
import { expect, test } from 'vitest';
import type { Storage } from '../../server/ports/storage.ts';
import type { AttemptRecord } from '../../server/ports/study-store.ts';
import type { ItemOutcome } from '../../src/domain/quiz/item-statistics.ts';
import { aQuestion } from '../support/builders.ts';

const COURSE = 'integrity';

function anAttempt(overrides: Partial<AttemptRecord> = {}): AttemptRecord {
  return {
    id: crypto.randomUUID(),
    personId: 'p1',
    course: COURSE,
    courseHash: 'c0',
    passPercent: 80,
    number: 1,
    state: 'live',
    startedAtMs: 1,
    closedAtMs: null,
    drawn: [],
    answers: {},
    grade: null,
    ...overrides,
  };
}

const closed = { state: 'failed', closedAtMs: 2 } as const;
const anOutcome = (overrides: Partial<ItemOutcome> = {}): ItemOutcome => ({
  questionId: 'q01',
  wording: 'w1',
  right: true,
  restBasisPoints: 5_000,
  choices: ['o1'],
  ...overrides,
});

export function attemptStoreContract(name: string, open: () => Promise<Storage>): void {
  async function begin(storage: Storage, attempt: AttemptRecord): Promise<AttemptRecord> {
    const begun = await storage.study.beginAttempt(attempt.personId, COURSE, () => ({
      ok: true,
      value: { attempt, questions: [] },
    }));
    if (!begun.ok) throw new Error(begun.failure.message);
    return begun.value;
  }
  const close = (storage: Storage, id: string, outcomes: readonly ItemOutcome[]) =>
    storage.study.closeAttempt(id, (attempt) => ({ attempt: { ...attempt, ...closed }, outcomes }));

  test(`${name}: the live attempt is the answer to a second beginning`, async () => {
    const storage = await open();
    const first = await begin(storage, anAttempt());
    expect(await begin(storage, anAttempt({ number: 2 }))).toEqual(first);
    expect(await storage.study.attempts('p1', COURSE)).toEqual([first]);
  });

  test(`${name}: the questions of an attempt are kept by their wording, once`, async () => {
    const storage = await open();
    const questions = [aQuestion({ id: 'q01', wording: 'w1' }), aQuestion({ id: 'q02', wording: 'w2' })];
    for (const personId of ['p1', 'p2']) {
      const attempt = anAttempt({ personId });
      await storage.study.beginAttempt(personId, COURSE, () => ({ ok: true, value: { attempt, questions } }));
    }
    const kept = await storage.study.wordings(['w2', 'w1', 'elsewhere']);
    expect([...kept.values()].sort((left, right) => left.id.localeCompare(right.id))).toEqual(questions);
    expect(await storage.study.wordings([])).toEqual(new Map());
  });

  test(`${name}: a closed attempt is closed, and is counted once`, async () => {
    const storage = await open();
    const { id } = await begin(storage, anAttempt());
    expect((await close(storage, id, [anOutcome()])).ok).toBe(true);
    expect(await close(storage, id, [anOutcome()])).toMatchObject({ failure: { code: 'attempt-closed' } });
    const changed = await storage.study.changeAttempt(id, (attempt) => ({ ok: true, value: attempt }));
    expect(changed).toMatchObject({ failure: { code: 'attempt-closed' } });
    expect((await storage.items.sums(COURSE)).map(({ sums }) => sums.answers)).toEqual([1]);
    expect(await close(storage, 'elsewhere', [])).toMatchObject({ failure: { code: 'not-found' } });
  });

  test(`${name}: first and later attempts add up apart, each wording for itself`, async () => {
    const storage = await open();
    const attempts = [
      [anAttempt(), anOutcome({ restBasisPoints: 10_000 })],
      [anAttempt({ number: 2 }), anOutcome({ right: false, choices: ['o2', 'o3'] })],
      [anAttempt({ personId: 'p2' }), anOutcome({ right: false, restBasisPoints: 2_000, choices: ['o2'] })],
      [anAttempt({ personId: 'p3' }), anOutcome({ wording: 'w2' })],
    ] as const;
    for (const [attempt, outcome] of attempts) {
      await begin(storage, attempt);
      await close(storage, attempt.id, [outcome]);
    }
    const sums = await storage.items.sums(COURSE);
    expect(sums.find(({ isFirst, wording }) => isFirst && wording === 'w1')?.sums).toEqual({
      answers: 2,
      right: 1,
      restSum: 12_000,
      restSquareSum: 104_000_000,
      restRightSum: 10_000,
    });
    expect(sums).toHaveLength(3);
    const choices = await storage.items.choices(COURSE);
    expect(choices.map(({ wording, isFirst, choice, times }) => [wording, isFirst, choice, times])).toEqual(
      expect.arrayContaining([
        ['w1', true, 'o1', 1],
        ['w1', true, 'o2', 1],
        ['w1', false, 'o2', 1],
        ['w1', false, 'o3', 1],
        ['w2', true, 'o1', 1],
      ]),
    );
    expect(await storage.items.sums('elsewhere')).toEqual([]);
  });

  test(`${name}: beyond 200 different fillings of a blank, new ones are counted together`, async () => {
    const storage = await open();
    for (let at = 0; at < 204; at += 1) {
      const attempt = anAttempt({ personId: `p${at}` });
      await begin(storage, attempt);
      await close(storage, attempt.id, [anOutcome({ choices: [at === 203 ? '=7' : `=${at}`] })]);
    }
    const choices = await storage.items.choices(COURSE);
    expect(choices).toHaveLength(201);
    expect(choices.find(({ choice }) => choice === '=')?.times).toBe(3);
    expect(choices.find(({ choice }) => choice === '=7')?.times).toBe(2);
  });
}
