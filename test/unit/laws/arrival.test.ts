/** Statements reach the server late, twice and in any order. What they amount to is the same. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { storeStatements } from '../../../server/services/store-statements.ts';
import type { CourseRecord } from '../../../src/domain/catalogue/catalogue.ts';
import { evaluateCompletion } from '../../../src/domain/progress/evaluate-completion.ts';
import { experienced } from '../../support/study.ts';
import { type LawBench, LONG_MS, openBench, RUNS } from './laws.ts';

let bench: LawBench;
let course: CourseRecord;
beforeAll(async () => {
  bench = await openBench();
  course = bench.deps.catalogue.courses[0] as CourseRecord;
});
afterAll(() => bench.close());

const section = fc.record({ lesson: fc.nat(1), section: fc.nat(1) });
const plan = fc.array(section, { minLength: 1, maxLength: 4 }).chain((told) =>
  fc.record({
    told: fc.constant(told),
    /** What is sent one request after the other: places in `told`, some of them more than once. */
    once: arrivals(told.length),
    again: arrivals(told.length),
  }),
);

/** Every statement at least once, split into batches without repetition within one. */
function arrivals(count: number): fc.Arbitrary<readonly (readonly number[])[]> {
  const all = Array.from({ length: count }, (_, at) => at);
  const repeated = fc.array(fc.nat(count - 1), { maxLength: 3 });
  return repeated.chain((more) =>
    fc
      .shuffledSubarray([...all, ...more], { minLength: count + more.length })
      .chain((order) => fc.constant(batchesOf(order))),
  );
}

function batchesOf(order: readonly number[]): readonly (readonly number[])[] {
  const batches: number[][] = [[]];
  for (const one of order) {
    if (batches.at(-1)?.includes(one) || (batches.at(-1)?.length ?? 0) > 2) batches.push([]);
    batches.at(-1)?.push(one);
  }
  return batches;
}

test(
  'the order and repetition of arriving batches change nothing',
  async () => {
    await fc.assert(
      fc.asyncProperty(plan, async ({ told, once, again }) => {
        const results = [];
        for (const order of [once, again]) results.push(await tell(await bench.somebody(), told, order));
        expect(results[0]).toEqual(results[1]);
      }),
      RUNS,
    );
  },
  LONG_MS,
);

/** @returns what the record holds afterwards, without what names the person */
async function tell(
  personId: string,
  told: readonly { readonly lesson: number; readonly section: number }[],
  order: readonly (readonly number[])[],
) {
  const statements = told.map(({ lesson, section: at }) => {
    const record = course.lessons[lesson] ?? course.lessons[0];
    if (!record) throw new Error('the course has lessons');
    const said = experienced(bench, { id: personId } as never, record, record.sections[at]?.id ?? 's1');
    return { ...said, id: randomUUID(), timestamp: '2026-11-20T09:00:00+08:00' };
  });
  const before = await bench.deps.storage.statements.lastSeq();
  const caller = { kind: 'session' as const, personId, roles: ['learner' as const], tokenHash: '' };
  for (const batch of order) {
    const text = JSON.stringify(batch.map((at) => statements[at]));
    const stored = await storeStatements(bench.deps, caller, { text, version: '1.0.3' });
    if (!stored.ok) throw new Error(stored.failure.message);
  }
  const progress = await bench.deps.storage.study.progress(
    personId,
    { id: course.id, lessons: course.lessons.map(({ id }) => id) },
    0,
  );
  const seen = Object.values(progress.sectionsSeen).map((sections) => [...sections].sort());
  const kept = (await bench.deps.storage.statements.lastSeq()) - before;
  return { seen, kept, standing: evaluateCompletion(course, progress) };
}
