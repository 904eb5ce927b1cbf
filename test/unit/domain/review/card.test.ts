import { describe, expect, test } from 'vitest';
import {
  type CardDecision,
  type CardEvent,
  decideCard,
  replyByMs,
  replyToCard,
} from '../../../../src/domain/review/card.ts';
import { aCard, NOW_MS } from '../../../support/builders.ts';

const decision = (overrides: Partial<CardDecision> = {}): CardDecision => ({
  kind: 'decision',
  atMs: NOW_MS,
  who: 'officer',
  outcome: 'none',
  reason: '本人当天在车上。',
  entries: [],
  ...overrides,
});
const reply: CardEvent = { kind: 'reply', atMs: NOW_MS, who: 'person-1', text: '在车上看的。' };
const codeOf = (outcome: ReturnType<typeof decideCard>) => (outcome.ok ? 'ok' : outcome.failure.code);

describe('a decision', () => {
  test('without consequence, or a talk, may be made at once', () => {
    expect(codeOf(decideCard(aCard(), decision()))).toBe('ok');
    expect(codeOf(decideCard(aCard(), decision({ outcome: 'talk' })))).toBe('ok');
  });

  test('is made once', () => {
    expect(codeOf(decideCard(aCard({ events: [decision()] }), decision()))).toBe('conflict');
  });

  test('about oneself is refused', () => {
    expect(codeOf(decideCard(aCard(), decision({ who: 'person-1' })))).toBe('not-allowed');
  });

  test('takes nothing back before the learner was heard or has let the time pass', () => {
    const reversal = decision({ outcome: 'reversal', entries: ['entry-1'] });
    const late = { ...reversal, atMs: replyByMs(aCard()) };
    expect(codeOf(decideCard(aCard(), reversal))).toBe('conflict');
    expect(codeOf(decideCard(aCard(), { ...late, atMs: late.atMs - 1 }))).toBe('conflict');
    expect(codeOf(decideCard(aCard(), late))).toBe('ok');
    expect(codeOf(decideCard(aCard({ events: [reply] }), reversal))).toBe('ok');
  });

  test('names entries when it takes some back, and only then', () => {
    const heard = aCard({ events: [reply] });
    expect(codeOf(decideCard(heard, decision({ outcome: 'reversal' })))).toBe('invalid-request');
    expect(codeOf(decideCard(heard, decision({ outcome: 'talk', entries: ['entry-1'] })))).toBe(
      'invalid-request',
    );
  });
});

describe('a reply', () => {
  const say = (events: readonly CardEvent[]) =>
    replyToCard(aCard({ events }), 'person-1', '在车上看的。', NOW_MS);

  test('may be followed by others, up to five', () => {
    expect(say([]).ok).toBe(true);
    expect(say([reply, reply, reply, reply]).ok).toBe(true);
    expect(say([reply, reply, reply, reply, reply]).ok).toBe(false);
  });

  test('comes too late after the decision', () => {
    expect(say([decision()]).ok).toBe(false);
  });
});
