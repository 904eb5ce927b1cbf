/** How lived time fills minutes. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillMinutes, lengthMs, subtractSpans } from '../../../../src/domain/presence/lived-time.ts';

const free = () => false;

describe('filling', () => {
  test.each([
    ['less than a minute stays in the bank', 59_999, { fromMs: 40_000, toMs: 60_000 }, [], 59_999],
    [
      'a full minute stands under the number in which it was lived',
      60_000,
      { fromMs: 40_000, toMs: 60_000 },
      [0],
      0,
    ],
    ['what is left over stays in the bank', 70_000, { fromMs: 50_000, toMs: 70_000 }, [0], 10_000],
    [
      'two may be filled at once, each under its own number',
      130_000,
      { fromMs: 50_000, toMs: 70_000 },
      [0, 1],
      10_000,
    ],
    ['without a free number the time waits', 190_000, { fromMs: 50_000, toMs: 70_000 }, [0, 1], 70_000],
    ['an empty span fills nothing', 90_000, { fromMs: 60_000, toMs: 60_000 }, [], 90_000],
  ])('%s', (_what, bankMs, span, minutes, left) => {
    expect(fillMinutes(bankMs, span, free)).toEqual({ minutes, bankMs: left });
  });

  test('a number that is taken is passed over', () => {
    const isTaken = (minute: number) => minute === 0;
    expect(fillMinutes(60_000, { fromMs: 50_000, toMs: 70_000 }, isTaken).minutes).toEqual([1]);
  });

  test('a person’s minutes never exceed the lived time, each number is used once, and less than the last beat is lost', () => {
    fc.assert(
      fc.property(
        fc.nat(120_000),
        fc.array(fc.integer({ min: 10_000, max: 90_000 }), { maxLength: 200 }),
        (start, gaps) => {
          const taken = new Set<number>();
          let bankMs = 0;
          let atMs = start;
          for (const gap of gaps) {
            const span = { fromMs: atMs, toMs: atMs + gap };
            const filled = fillMinutes(bankMs + gap, span, (minute) => taken.has(minute));
            for (const minute of filled.minutes) {
              expect(taken.has(minute)).toBe(false);
              taken.add(minute);
            }
            bankMs = filled.bankMs;
            atMs += gap;
          }
          const lived = atMs - start;
          expect(taken.size * 60_000 + bankMs).toBe(lived);
          expect(bankMs).toBeLessThan(150_000);
        },
      ),
      { numRuns: 5_000 },
    );
  });
});

describe('leaving out', () => {
  const span = fc
    .tuple(fc.nat(1_000), fc.nat(300))
    .map(([fromMs, length]) => ({ fromMs, toMs: fromMs + length }));
  test('what is left is inside, touches none of the others, and with them covers the span', () => {
    fc.assert(
      fc.property(span, fc.array(span, { maxLength: 8 }), (whole, others) => {
        const parts = subtractSpans(whole, others);
        for (let at = whole.fromMs; at < whole.toMs; at += 1) {
          const isLeft = parts.some(({ fromMs, toMs }) => fromMs <= at && at < toMs);
          const isCovered = others.some(({ fromMs, toMs }) => fromMs <= at && at < toMs);
          expect(isLeft).toBe(!isCovered);
        }
        expect(lengthMs(parts)).toBeLessThanOrEqual(whole.toMs - whole.fromMs);
      }),
    );
  });
});
