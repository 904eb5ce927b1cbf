/** How a claim of practice goes from hand to hand. */
import { describe, expect, test } from 'vitest';
import {
  contentOf,
  mayDecidePractice,
  mayResend,
  type PracticeDecider,
  type PracticeEvent,
  practiceState,
  similarClaims,
} from '../../../../src/domain/event/practice.ts';
import { aPractice, aPracticeClaim, NOW_MS } from '../../../support/builders.ts';

const SENT: PracticeEvent = { kind: 'sent', atMs: NOW_MS, who: 'person-1', content: aPractice() };
const FIRST: PracticeEvent = { kind: 'first', atMs: NOW_MS, who: 'officer-1', unitId: 'unit-1', note: '' };
const REFUSED: PracticeEvent = {
  ...{ kind: 'refused', atMs: NOW_MS, who: 'officer-1', unitId: 'unit-1' },
  ...{ level: 1, reason: '照片看不清' },
};
const decider = (overrides: Partial<PracticeDecider> = {}): PracticeDecider => ({
  ...{ personId: 'officer-2', unitId: 'city', isAboveFirst: true, hasOfficerAbove: true },
  ...overrides,
});

describe('levels', () => {
  test('first one officer, then another one unit higher', () => {
    expect(mayDecidePractice(aPracticeClaim(), decider())).toEqual({ ok: true, value: 1 });
    expect(mayDecidePractice(aPracticeClaim({ events: [SENT, FIRST] }), decider())).toEqual({
      ok: true,
      value: 2,
    });
  });

  test('whoever approved first does not approve again', () => {
    const claim = aPracticeClaim({ events: [SENT, FIRST] });
    expect(mayDecidePractice(claim, decider({ personId: 'officer-1' })).ok).toBe(false);
  });

  test('one of the same unit is second only where nobody is above', () => {
    const claim = aPracticeClaim({ events: [SENT, FIRST] });
    const same = { personId: 'officer-3', unitId: 'unit-1', isAboveFirst: false };
    expect(mayDecidePractice(claim, decider(same)).ok).toBe(false);
    expect(mayDecidePractice(claim, decider({ ...same, hasOfficerAbove: false })).ok).toBe(true);
  });

  test('nobody decides about themselves, and nothing is decided twice', () => {
    expect(mayDecidePractice(aPracticeClaim(), decider({ personId: 'person-1' })).ok).toBe(false);
    expect(mayDecidePractice(aPracticeClaim({ events: [SENT, REFUSED] }), decider()).ok).toBe(false);
  });

  test('after a refusal it may be sent again, and begins anew', () => {
    const refused = aPracticeClaim({ events: [SENT, FIRST, REFUSED] });
    expect(mayResend(refused).ok).toBe(true);
    const again = aPracticeClaim({
      events: [...refused.events, { ...SENT, content: aPractice({ title: '改' }) }],
    });
    expect(practiceState(again)).toBe('first');
    expect(contentOf(again).title).toBe('改');
    expect(mayDecidePractice(again, decider({ personId: 'officer-1' }))).toEqual({ ok: true, value: 1 });
    expect(mayResend(aPracticeClaim({ events: [SENT, FIRST] })).ok).toBe(false);
  });
});

test('a claim for the same day and thing is noticed, one that was refused is not', () => {
  const one = aPracticeClaim({ id: 'one' });
  const same = aPracticeClaim({ id: 'two' }, { title: '社区志愿服务 帮老人办事', kind: 'other' });
  const otherDay = aPracticeClaim({ id: 'three' }, { day: '2026-11-20' });
  const refused = aPracticeClaim({ id: 'four', events: [SENT, REFUSED] });
  expect(similarClaims([one, same, otherDay, refused], one).map(({ id }) => id)).toEqual(['two']);
});
