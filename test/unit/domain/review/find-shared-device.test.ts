import { describe, expect, test } from 'vitest';
import { findSharedDevice } from '../../../../src/domain/review/find-shared-device.ts';
import { NOW_MS } from '../../../support/builders.ts';

const MINUTE = 60_000;
/** Uses of one device one after the other: who, for how long, and how long nobody before. */
function uses(...turns: readonly (readonly [who: string, minutes: number, pause?: number])[]) {
  let atMs = NOW_MS;
  return turns.map(([personId, minutes, pause = 1]) => {
    const fromMs = atMs + pause * MINUTE;
    atMs = fromMs + minutes * MINUTE;
    return { device: 'ab'.repeat(32), personId, fromMs, toMs: atMs };
  });
}
const weights = (given: ReturnType<typeof uses>) =>
  findSharedDevice('2026-11-23', given).map(({ weight }) => weight);

describe('raises nothing:', () => {
  test.each([
    ['one person', uses(['a', 40], ['a', 30, 60])],
    ['a couple at the family PC, one after the other', uses(['a', 45], ['b', 45])],
    ['the office PC, used by two at different times', uses(['a', 30], ['b', 30, 90], ['a', 20, 120])],
    ['three colleagues over the day, hours apart', uses(['a', 30], ['b', 30, 90], ['c', 30, 120])],
  ])('%s', (_name, given) => {
    expect(weights(given)).toEqual([]);
  });
});

describe('is low:', () => {
  test.each([
    ['a queue at the office’s only terminal', uses(['a', 30], ['b', 30], ['c', 30], ['d', 30])],
    ['a couple that swaps once in between', uses(['a', 20], ['b', 20], ['a', 20])],
  ])('%s', (_name, given) => {
    expect(new Set(weights(given))).toEqual(new Set(['low']));
  });
});

test('going back and forth at once is notable, and everybody has a card of one’s own', () => {
  const signals = findSharedDevice(
    '2026-11-23',
    uses(['a', 12], ['b', 12], ['a', 12], ['b', 12], ['c', 12], ['a', 12]),
  );
  expect(signals.map(({ personId, weight }) => [personId, weight])).toEqual([
    ['a', 'notable'],
    ['b', 'notable'],
    ['c', 'notable'],
  ]);
  expect(signals[0]).toMatchObject({
    facts: { people: 3, handovers: 5, returns: 3 },
    others: ['b', 'c'],
    subject: 'device-abababab',
  });
});

test('the order in which uses are given changes nothing', () => {
  const given = uses(['a', 12], ['b', 12], ['a', 12], ['b', 12], ['a', 12]);
  expect(findSharedDevice('2026-11-23', [...given].reverse())).toEqual(findSharedDevice('2026-11-23', given));
});
