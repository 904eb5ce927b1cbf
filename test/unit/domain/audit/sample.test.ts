import { expect, test } from 'vitest';
import { sha256 } from '../../../../server/auth/platform.ts';
import { createSampler, type SampleScope, seedOf } from '../../../../src/domain/audit/sample.ts';

const scope: SampleScope = {
  ...{
    treeSize: 8,
    rootHash: 'de'.repeat(32),
    unitId: 'city',
    asOf: '2026-11-23',
    year: 2026,
    size: 5,
    words: '半年抽查',
  },
};
const entries = Array.from({ length: 1000 }, (_, at) => `entry-${at}`);
const drawn = (seed: string, ids: readonly string[], size = 5) => {
  const sampler = createSampler(seed, size, sha256);
  for (const id of ids) sampler.offer(id);
  return sampler.drawn();
};

test('the same seed draws the same entries, in whatever order they come', () => {
  const seed = seedOf(scope, sha256);
  const sample = drawn(seed, entries);
  expect(sample).toHaveLength(5);
  expect(drawn(seed, [...entries].reverse())).toEqual(sample);
});

test.each([
  ['another state of the log', { rootHash: 'ad'.repeat(32) }],
  ['other words', { words: '年终抽查' }],
  ['another unit', { unitId: 'bureau' }],
  ['another size', { size: 6 }],
  ['another year', { year: 2025 }],
])('%s is another seed', (_what, change) => {
  expect(seedOf({ ...scope, ...change }, sha256)).not.toBe(seedOf(scope, sha256));
});

test('an entry that is added displaces at most itself: the others keep their ranks', () => {
  const seed = seedOf(scope, sha256);
  const before = drawn(seed, entries);
  const after = drawn(seed, [...entries, 'one-more']);
  expect(after.filter((id) => !before.includes(id)).every((id) => id === 'one-more')).toBe(true);
});

test('every entry is drawn about as often as any other', () => {
  const times = new Map<string, number>();
  const ids = entries.slice(0, 20);
  for (let round = 0; round < 2000; round += 1)
    for (const id of drawn(`seed ${round}`, ids, 5)) times.set(id, (times.get(id) ?? 0) + 1);
  // 500 expected each; beyond six standard deviations it would not be chance.
  expect(Math.min(...times.values())).toBeGreaterThan(380);
  expect(Math.max(...times.values())).toBeLessThan(620);
});

test('fewer entries than asked for are all of them', () => {
  expect(drawn('seed', ['a', 'b']).toSorted()).toEqual(['a', 'b']);
});
