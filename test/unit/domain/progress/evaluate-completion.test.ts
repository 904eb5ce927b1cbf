/** When a course is complete: everything seen, every minute lived, the quiz passed; nothing less. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type CourseProgress,
  evaluateCompletion,
} from '../../../../src/domain/progress/evaluate-completion.ts';
import { aCourse, aLesson, fullProgress } from '../../../support/builders.ts';

const course = aCourse();
const full = fullProgress(course);
const [first, second] = course.lessons.map((lesson) => lesson.id) as [string, string];

test('everything seen, lived and passed is complete', () => {
  expect(evaluateCompletion(course, full)).toMatchObject({ complete: true, lessonsComplete: true });
});

const LACKING: [string, CourseProgress, boolean][] = [
  ['one section of one lesson', { ...full, sectionsSeen: { ...full.sectionsSeen, [second]: ['s1'] } }, false],
  ['all sections of one lesson', { ...full, sectionsSeen: { [first]: ['s1', 's2'] } }, false],
  ['one minute of one lesson', { ...full, minutes: { ...full.minutes, [first]: 1 } }, false],
  ['all minutes of one lesson', { ...full, minutes: { [second]: 2 } }, false],
  ['the quiz', { ...full, quizPassed: false }, true],
];

test.each(LACKING)('without %s the course is not complete', (_what, progress, lessonsComplete) => {
  expect(evaluateCompletion(course, progress)).toMatchObject({ complete: false, lessonsComplete });
});

test('minutes of one lesson do not make up for another', () => {
  const progress = { ...full, minutes: { [first]: 60, [second]: 1 } };
  expect(evaluateCompletion(course, progress).lessons.map((lesson) => lesson.complete)).toEqual([
    true,
    false,
  ]);
});

test('a section seen twice, or one that is no longer there, counts for nothing', () => {
  const progress = { ...full, sectionsSeen: { ...full.sectionsSeen, [first]: ['s1', 's1', 's9'] } };
  expect(evaluateCompletion(course, progress).lessons[0]).toMatchObject({ sectionsSeen: 1, complete: false });
});

test('a lesson that asks for no minutes is complete when its sections were seen', () => {
  const short = aCourse({ lessons: [aLesson({ minimumMinutes: 0 })] });
  const progress = { sectionsSeen: { [first]: ['s1', 's2'] }, minutes: {}, quizPassed: true };
  expect(evaluateCompletion(short, progress).complete).toBe(true);
});

test('a course without lessons can never be complete', () => {
  const empty = aCourse({ lessons: [] });
  expect(evaluateCompletion(empty, fullProgress(empty)).complete).toBe(false);
});

test('the standing tells how far each lesson is', () => {
  const progress = { sectionsSeen: { [first]: ['s2'] }, minutes: { [first]: 1 }, quizPassed: false };
  expect(evaluateCompletion(course, progress).lessons).toEqual([
    { lesson: first, sectionsSeen: 1, sectionCount: 2, minutes: 1, minimumMinutes: 2, complete: false },
    { lesson: second, sectionsSeen: 0, sectionCount: 2, minutes: 0, minimumMinutes: 2, complete: false },
  ]);
});

test('more evidence never takes completion away', () => {
  const sections = fc.subarray(['s1', 's2']);
  const progress = fc.record({
    sectionsSeen: fc.record({ [first]: sections, [second]: sections }),
    minutes: fc.record({ [first]: fc.nat(4), [second]: fc.nat(4) }),
    quizPassed: fc.boolean(),
  }) as fc.Arbitrary<CourseProgress>;
  fc.assert(
    fc.property(progress, fc.constantFrom(first, second), (before, lesson) => {
      const after: CourseProgress = {
        sectionsSeen: { ...before.sectionsSeen, [lesson]: ['s1', 's2'] },
        minutes: { ...before.minutes, [lesson]: (before.minutes[lesson] ?? 0) + 1 },
        quizPassed: true,
      };
      const was = evaluateCompletion(course, before).complete;
      expect(evaluateCompletion(course, after).complete || !was).toBe(true);
    }),
  );
});
