/** What a beat is worth: silence, questions, other pages, visits. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Beat } from '../../../../src/domain/presence/beat.ts';
import {
  judgePresence,
  type Passage,
  type PresenceDecision,
  resume,
  type Watch,
} from '../../../../src/domain/presence/judge-presence.ts';
import type { AskedQuestion } from '../../../../src/domain/presence/passage-check.ts';
import {
  allowanceMs,
  LEAST_ALLOWANCE_MS,
  NEW_VISIT_AFTER_MS,
} from '../../../../src/domain/presence/silence.ts';
import { aBeat, NOW_MS } from '../../../support/builders.ts';

const question: AskedQuestion = { id: 'q', text: '？', options: [], check: 'k1', rightOption: 'o1' };
const aPassage = (more: Partial<Passage> = {}): Passage => ({
  ...{ allowanceMs: 240_000, canAsk: true, ask: () => question },
  ...more,
});

/** One page of one person, beating every 20 s unless it says otherwise. */
class Reader {
  nowMs = NOW_MS;
  watch: Watch | undefined;
  beatAtMs: number | undefined;
  livedUntilMs = 0;
  readonly taken = new Set<number>();
  livedMs = 0;

  beat(beat: Partial<Beat> = {}, afterMs = 20_000, passage = aPassage()): PresenceDecision {
    this.nowMs += afterMs;
    const stream = this.beatAtMs === undefined ? undefined : { item: aBeat().item, beatAtMs: this.beatAtMs };
    const { nonce: _, ...first } = aBeat(beat);
    const decision = judgePresence(
      {
        ...{ stream, watch: this.watch, livedUntilMs: this.livedUntilMs },
        isTaken: (minute) => this.taken.has(minute),
      },
      stream ? aBeat(beat) : first,
      passage,
      this.nowMs,
    );
    const isHidden = !decision.verdict.live && decision.verdict.reason === 'hidden';
    this.beatAtMs = isHidden ? undefined : this.nowMs;
    if (decision.verdict.live) this.livedUntilMs = this.nowMs;
    this.watch = decision.watch;
    this.livedMs += decision.livedMs;
    for (const minute of decision.minutes) this.taken.add(minute);
    return decision;
  }

  beats(count: number, beat: Partial<Beat> = {}): PresenceDecision {
    let decision = this.beat(beat);
    for (let at = 1; at < count; at += 1) decision = this.beat(beat);
    return decision;
  }
}

test.each([
  [0, LEAST_ALLOWANCE_MS],
  [undefined, LEAST_ALLOWANCE_MS],
  [360, LEAST_ALLOWANCE_MS],
  [600, 300_000],
  [601, 300_500],
])('a passage of %s characters may be read in silence for %i ms', (characters, ms) => {
  expect(allowanceMs(characters)).toBe(ms);
});

describe('silent reading', () => {
  test('earns for as long as the passage allows, to the millisecond, and then pauses', () => {
    const reader = new Reader();
    reader.beats(30, { active: false });
    expect(reader.livedMs).toBe(240_000);
    expect(reader.taken.size).toBe(4);
    expect(reader.beat().verdict).toEqual({ live: false, reason: 'silent' });
  });

  test('brings the question a minute before, so that an answer loses nothing', () => {
    const reader = new Reader();
    // The first beat opens; nine more are 180 s of silence.
    expect(reader.beats(9).watch.question).toBeUndefined();
    const asked = reader.beat();
    expect(asked.watch).toMatchObject({ question: { id: 'q' }, isPaused: false });
    reader.watch = resume(asked.watch, reader.nowMs);
    reader.beats(9);
    expect(reader.livedMs).toBe(18 * 20_000);
  });

  test('a sign of life begins it anew and takes the question back', () => {
    const reader = new Reader();
    reader.beats(11);
    const after = reader.beat({ active: true });
    expect(after.watch).toMatchObject({ silentMs: 0, isPaused: false });
    expect(after.watch.question).toBeUndefined();
  });

  test('once paused, signs of life do not help: only an answer does', () => {
    const reader = new Reader();
    reader.beats(20);
    expect(reader.beats(10, { active: true }).verdict).toEqual({ live: false, reason: 'silent' });
    expect(reader.livedMs).toBe(240_000);
    reader.watch = resume(reader.watch as Watch, reader.nowMs);
    expect(reader.beat().verdict).toEqual({ live: true });
  });

  test('nothing earned is taken away while it is paused', () => {
    const reader = new Reader();
    reader.beats(20);
    const before = [...reader.taken];
    reader.beats(50);
    expect([...reader.taken]).toEqual(before);
  });

  test('a reload does not renew it, another visit does', () => {
    const reader = new Reader();
    reader.beats(20);
    reader.beatAtMs = undefined;
    reader.beat();
    expect(reader.beat().verdict).toEqual({ live: false, reason: 'silent' });
    reader.beatAtMs = undefined;
    reader.beat({}, NEW_VISIT_AFTER_MS + 1);
    expect(reader.beat().verdict).toEqual({ live: true });
  });

  test('where nobody can be asked, the next sign of life is enough', () => {
    const reader = new Reader();
    const quiz = aPassage({ canAsk: false, ask: () => undefined });
    for (let at = 0; at < 20; at += 1) reader.beat({}, 20_000, quiz);
    expect(reader.beat({}, 20_000, quiz).verdict).toEqual({ live: false, reason: 'silent' });
    expect(reader.beat({ active: true }, 20_000, quiz).verdict).toEqual({ live: true });
  });
});

test('what another page has told of already is not lived again', () => {
  const reader = new Reader();
  reader.beats(3, { active: true });
  reader.livedUntilMs = reader.nowMs + 15_000;
  expect(reader.beat({ active: true }).livedMs).toBe(5_000);
});

test('lived time that filled no minute is kept for the next visit', () => {
  const reader = new Reader();
  reader.beats(3, { active: true });
  expect(reader.taken.size).toBe(0);
  reader.beatAtMs = undefined;
  reader.beat({}, 24 * 60 * 60_000);
  reader.beat({ active: true });
  expect(reader.taken.size).toBe(1);
});

describe('laws', () => {
  const step = fc.record({
    afterMs: fc.integer({ min: 0, max: 150_000 }),
    active: fc.boolean(),
    visible: fc.boolean(),
    focused: fc.constant(true),
    answers: fc.boolean(),
  });
  const walk = (
    steps: readonly {
      afterMs: number;
      active: boolean;
      visible: boolean;
      focused: boolean;
      answers: boolean;
    }[],
  ) => {
    const reader = new Reader();
    for (const { afterMs, answers, ...beat } of steps) {
      reader.beat(beat, afterMs);
      if (answers && reader.watch) reader.watch = resume(reader.watch, reader.nowMs);
    }
    return reader;
  };

  test('minutes never exceed lived time, and lived time never exceeds wall time', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
        const reader = walk(steps);
        expect(reader.taken.size * 60_000 + (reader.watch?.bankMs ?? 0)).toBe(reader.livedMs);
        expect(reader.livedMs).toBeLessThanOrEqual(reader.nowMs - NOW_MS);
      }),
      { numRuns: 5_000 },
    );
  });

  test('without a sign of life and without an answer no more than the allowance is lived in a visit', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
        const silent = steps.map((each) => ({ ...each, active: false, answers: false }));
        expect(walk(silent).livedMs).toBeLessThanOrEqual(240_000);
      }),
      { numRuns: 5_000 },
    );
  });

  test('a sign of life more or an answer more never lowers what is lived', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.nat(59), (steps, at) => {
        const less = steps.map((each, index) =>
          index === at ? { ...each, active: false, answers: false } : each,
        );
        const more = steps.map((each, index) =>
          index === at ? { ...each, active: true, answers: true } : each,
        );
        expect(walk(more).livedMs).toBeGreaterThanOrEqual(walk(less).livedMs);
      }),
      { numRuns: 5_000 },
    );
  });
});
