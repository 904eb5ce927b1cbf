/** Who may be the second person of an event, each bar by itself, and when signing is open. */
import { describe, expect, test } from 'vitest';
import { isSigningOpen, mayApprove } from '../../../../src/domain/event/event-life.ts';
import { aMark, anEvent, aPlan } from '../../../support/builders.ts';

describe('the second person', () => {
  const event = anEvent({ state: 'submitted', submittedBy: 'officer-1' });
  const marks = [aMark({ kind: 'whole', enteredBy: 'officer-2' })];
  const refusal = (who: string, of = marks) => {
    const allowed = mayApprove(event, of, who);
    return allowed.ok ? undefined : allowed.failure.message;
  };

  test('is anybody who had no part in it', () => {
    expect(refusal('officer-3')).toBeUndefined();
  });

  test('is not whoever submitted, though somebody else entered who was there', () => {
    expect(refusal('officer-1')).toContain('是您提交的');
  });

  test('is not whoever entered attendance, though somebody else submitted', () => {
    expect(refusal('officer-2')).toContain('是您登记的');
  });

  test('is not whoever was there; to be absent is no bar', () => {
    const there = aMark({ kind: 'whole', personId: 'officer-3', enteredBy: 'officer-2' });
    expect(refusal('officer-3', [...marks, there])).toContain('您本人');
    expect(refusal('officer-3', [...marks, { ...there, kind: 'absent' }])).toBeUndefined();
  });

  test('has nothing to approve before it is submitted, nor after it is posted', () => {
    for (const state of ['held', 'posted'] as const) {
      expect(mayApprove({ ...event, state }, marks, 'officer-3').ok).toBe(false);
    }
  });
});

test('signing is open from two hours before the beginning to two hours after the end, on each day of the event', () => {
  const plan = aPlan({ day: '2026-11-23', lastDay: '2026-11-24', beginsAt: 540, endsAt: 630 });
  const isOpen = (day: string, minute: number) =>
    isSigningOpen({ state: 'announced', plan }, { day, minute });
  expect([419, 420, 750, 751].map((minute) => isOpen('2026-11-23', minute))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(['2026-11-22', '2026-11-24', '2026-11-25'].map((day) => isOpen(day, 540))).toEqual([
    false,
    true,
    false,
  ]);
  expect(isSigningOpen({ state: 'draft', plan }, { day: '2026-11-23', minute: 540 })).toBe(false);
});
