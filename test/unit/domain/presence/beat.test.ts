/** Which presence beats are believed. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeBeat, MAXIMUM_GAP_MS, MINIMUM_GAP_MS } from '../../../../src/domain/presence/beat.ts';
import { aBeat, aStream, NOW_MS } from '../../../support/builders.ts';

const after = (ms: number) => NOW_MS + ms;

test('a beat at a human pace that echoes the nonce is live', () => {
  expect(judgeBeat(aStream(), aBeat(), after(20_000))).toEqual({ live: true });
});

const { nonce: _, ...withoutNonce } = aBeat();

test.each([
  ['the first beat of a page', undefined, withoutNonce, 20_000, 'opening'],
  ['a page in the background', aStream(), aBeat({ visible: false }), 20_000, 'hidden'],
  ['a page without the focus', aStream(), aBeat({ focused: false }), 20_000, 'hidden'],
  ['a hidden page that opens', undefined, aBeat({ visible: false }), 20_000, 'hidden'],
  ['a replayed beat, whose nonce is used up,', undefined, aBeat(), 20_000, 'superseded'],
  ['a nonce of another lesson', aStream({ item: 'integrity/02-relatives' }), aBeat(), 20_000, 'superseded'],
  ['a beat too soon', aStream(), aBeat(), MINIMUM_GAP_MS - 1, 'too-soon'],
  ['a clock that ran back', aStream(), aBeat(), -1, 'too-soon'],
  ['a beat after a long silence', aStream(), aBeat(), MAXIMUM_GAP_MS + 1, 'gap'],
] as const)('%s is not live', (_what, stream, beat, gapMs, reason) => {
  expect(judgeBeat(stream, beat, after(gapMs))).toEqual({ live: false, reason });
});

test.each([MINIMUM_GAP_MS, MAXIMUM_GAP_MS])('a gap of exactly %i ms is still believed', (gapMs) => {
  expect(judgeBeat(aStream(), aBeat(), after(gapMs))).toEqual({ live: true });
});

test('no gap outside the bounds is ever live', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (gapMs) => {
      const { live } = judgeBeat(aStream(), aBeat(), after(gapMs));
      expect(live).toBe(gapMs >= MINIMUM_GAP_MS && gapMs <= MAXIMUM_GAP_MS);
    }),
  );
});

test('a page that beats faster than a human pace gains nothing by it', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(25_000), { maxLength: 60 }), (waitsMs) => {
      let liveBeats = 0;
      let stream = aStream();
      for (const waitMs of waitsMs) {
        const nowMs = stream.beatAtMs + waitMs;
        if (judgeBeat(stream, aBeat(), nowMs).live) liveBeats += 1;
        stream = aStream({ beatAtMs: nowMs });
      }
      expect(liveBeats * MINIMUM_GAP_MS).toBeLessThanOrEqual(stream.beatAtMs - NOW_MS);
    }),
  );
});
