/** Whatever is posted and taken back: totals are the sum of the entries, and a reversal leaves no trace in them. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { postEntry } from '../../../server/services/post-entry.ts';
import { reverseEntry } from '../../../server/services/reverse-entry.ts';
import { NO_HOURS } from '../../../src/domain/policy/assess-year.ts';
import { CATEGORIES, type Category } from '../../../src/domain/policy/policy.ts';
import {
  aCatalogue,
  aPolicy,
  courseEvidence,
  hoursRequirement,
  shareRequirement,
} from '../../support/builders.ts';
import { type LawBench, LONG_MS, openBench, RUNS } from './laws.ts';

let bench: LawBench;
beforeAll(async () => {
  // More than any run posts: a certificate would be another law's matter, and takes its time.
  const requirements = [hoursRequirement({ requiredCentihours: 1_000_000 }), shareRequirement()];
  bench = await openBench({ catalogue: aCatalogue({ policies: [aPolicy({ requirements })] }) });
});
afterAll(() => bench.close());

const YEAR = 2026;
const posting = fc.record({
  category: fc.constantFrom<Category[]>(...CATEGORIES),
  centihours: fc.integer({ min: 1, max: 2_000 }),
  course: fc.constantFrom('integrity', 'law', undefined),
});
/** Post something, or take back one of what was posted before. */
const doing = fc.oneof(
  { weight: 3, arbitrary: posting.map((award) => ({ award })) },
  { weight: 1, arbitrary: fc.nat(5).map((reverse) => ({ reverse })) },
);
type Doing = typeof doing extends fc.Arbitrary<infer One> ? One : never;

/** @returns the id of what was posted; undefined where the ledger refused */
async function post(personId: string, award: typeof posting extends fc.Arbitrary<infer One> ? One : never) {
  const { category, centihours, course } = award;
  const evidence = course
    ? courseEvidence({ course })
    : ({ kind: 'import', title: '其他平台', platform: 'p', file: 'f', row: 1 } as const);
  const posted = await postEntry(bench.deps, {
    ...{ personId, year: YEAR, category, centihours, evidence },
    ...{ source: course ? 'course' : 'import', contentHash: null, postedBy: 'system' },
  });
  return posted.ok ? posted.value.id : undefined;
}

async function takeBack(personId: string, entryId: string): Promise<boolean> {
  const why = { reason: '登记有误', postedBy: 'system' };
  return (await reverseEntry(bench.deps, { personId, year: YEAR, entryId, ...why })).ok;
}

async function doAll(personId: string, doings: readonly Doing[]): Promise<void> {
  const ids: string[] = [];
  for (const one of doings) {
    if ('award' in one) ids.push((await post(personId, one.award)) ?? '');
    else if (ids.length > 0) await takeBack(personId, ids[one.reverse % ids.length] ?? '');
  }
}

async function statusOf(personId: string) {
  const status = await bench.deps.storage.ledger.status(personId, YEAR);
  if (!status) return undefined;
  const { updatedAtMs: _when, ...lasting } = status;
  return lasting;
}

test(
  'totals are the sum of the entries',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(doing, { minLength: 1, maxLength: 6 }), async (doings) => {
        const person = await bench.somebody();
        await doAll(person, doings);
        const totals = { ...NO_HOURS };
        for (const { category, centihours } of await bench.deps.storage.ledger.entries(person, YEAR)) {
          totals[category] += centihours;
        }
        const status = await statusOf(person);
        expect(status?.totals ?? NO_HOURS).toEqual(totals);
      }),
      RUNS,
    );
  },
  LONG_MS,
);

test(
  'a reversal restores the status there was before, and an entry is reversed once',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(doing, { maxLength: 4 }), posting, async (doings, award) => {
        const person = await bench.somebody();
        await post(person, { category: 'otherOnline', centihours: 1, course: undefined });
        await doAll(person, doings);
        const before = await statusOf(person);
        const id = await post(person, award);
        if (id === undefined) return;
        expect(await takeBack(person, id)).toBe(true);
        expect(await statusOf(person)).toEqual(before);
        expect(await takeBack(person, id)).toBe(false);
      }),
      RUNS,
    );
  },
  LONG_MS,
);
