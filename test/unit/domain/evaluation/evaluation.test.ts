import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkAnswer,
  courseSubject,
  eventSubject,
  figuresOf,
  openNow,
  readSubject,
  STEP,
} from '../../../../src/domain/evaluation/evaluation.ts';
import { aQuestionnaire } from '../../../support/builders.ts';

const questionnaire = aQuestionnaire();

test('a subject says what it is about', () => {
  expect(readSubject(eventSubject('e-1'))).toEqual({ kind: 'event', id: 'e-1' });
  expect(readSubject(courseSubject('integrity', 2026))).toEqual({
    kind: 'course',
    id: 'integrity',
    year: 2026,
  });
  expect(readSubject('course:integrity')).toBeUndefined();
});

describe('an answer', () => {
  const answer = (scores: Record<string, number>, remark = '') =>
    checkAnswer(questionnaire, { scores, remark });

  test('answers every question from 1 to 5', () => {
    expect(answer({ useful: 1, clear: 5 })).toMatchObject({ ok: true });
    expect(answer({ useful: 1 })).toMatchObject({
      failure: { field: '/scores/clear', message: '请回答“讲得清楚吗？”。' },
    });
    for (const score of [0, 6, 2.5, -1]) expect(answer({ useful: score, clear: 5 }).ok).toBe(false);
    expect(answer({ useful: 1, clear: 5, other: 3 })).toMatchObject({ failure: { field: '/scores' } });
  });

  test('has a remark of bounded length', () => {
    expect(answer({ useful: 1, clear: 5 }, '好'.repeat(500)).ok).toBe(true);
    expect(answer({ useful: 1, clear: 5 }, '好'.repeat(501))).toMatchObject({
      failure: { field: '/remark' },
    });
  });
});

const scores = fc.record({ useful: fc.integer({ min: 1, max: 5 }), clear: fc.integer({ min: 1, max: 5 }) });

test('law: whatever comes in whatever order, what is open is nothing or grows by five, and its figures by five with it', () => {
  fc.assert(
    fc.property(fc.array(scores, { maxLength: 40 }), (answers) => {
      let waiting: (typeof answers)[number][] = [];
      let open: (typeof answers)[number][] = [];
      let before = figuresOf(questionnaire, open);
      for (const one of answers) {
        waiting = [...waiting, one];
        const now = openNow(waiting.length);
        open = [...open, ...waiting.slice(0, now)];
        waiting = waiting.slice(now);
        const after = figuresOf(questionnaire, open);
        after.forEach(({ counts }, at) => {
          const moved = counts.map((count, score) => count - (before[at]?.counts[score] ?? 0));
          const change = moved.reduce((sum, each) => sum + each, 0);
          expect([0, STEP]).toContain(change);
          expect(moved.every((each) => each >= 0)).toBe(true);
          if (change === 0) expect(moved.every((each) => each === 0)).toBe(true);
        });
        before = after;
        expect(waiting.length).toBeLessThan(STEP);
      }
      expect(open.length).toBe(answers.length - (answers.length % STEP));
    }),
  );
});

test('figures tell how many gave what, and their mean', () => {
  const opened = [1, 2, 5, 5, 5].map((useful) => ({ useful, clear: 4 }));
  expect(figuresOf(questionnaire, opened)).toMatchObject([
    { id: 'useful', counts: [1, 1, 0, 0, 3], meanHundredths: 360 },
    { id: 'clear', counts: [0, 0, 0, 5, 0], meanHundredths: 400 },
  ]);
});
