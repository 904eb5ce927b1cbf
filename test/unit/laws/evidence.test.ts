/** More evidence never lowers what somebody has. The one exception is the law's own: a share of online hours. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assessYear, type RequirementState } from '../../../src/domain/policy/assess-year.ts';
import { CATEGORIES, type Category, type CategoryTotals } from '../../../src/domain/policy/policy.ts';
import { type CourseProgress, evaluateCompletion } from '../../../src/domain/progress/evaluate-completion.ts';
import { aCourse, aPolicy, hoursRequirement, shareRequirement, totals } from '../../support/builders.ts';
import { RUNS } from './laws.ts';

const RANK: Record<RequirementState, number> = { notAssessable: 0, unmet: 0, met: 1 };

const categoryTotals = fc
  .tuple(...CATEGORIES.map(() => fc.nat(2_000)))
  .map((amounts) => totals(Object.fromEntries(CATEGORIES.map((category, at) => [category, amounts[at]]))));

function raised(before: CategoryTotals, category: Category, by: number): CategoryTotals {
  return { ...before, [category]: before[category] + by };
}

test('an hour more of any kind never lowers the hours achieved, nor takes a minimum of hours back', () => {
  const policy = aPolicy({ requirements: [hoursRequirement()] });
  fc.assert(
    fc.property(categoryTotals, fc.constantFrom(...CATEGORIES), fc.nat(500), (before, category, by) => {
      const [less] = assessYear(policy, before);
      const [more] = assessYear(policy, raised(before, category, by));
      if (less?.kind !== 'minimumHours' || more?.kind !== 'minimumHours')
        throw new Error('hours are asked for');
      expect(more.achievedCentihours).toBeGreaterThanOrEqual(less.achievedCentihours);
      expect(RANK[more.state]).toBeGreaterThanOrEqual(RANK[less.state]);
    }),
    RUNS,
  );
});

test('an hour more of what the online share counts above never takes the share back', () => {
  const policy = aPolicy({ requirements: [shareRequirement()] });
  fc.assert(
    fc.property(categoryTotals, fc.nat(500), (before, by) => {
      const [less] = assessYear(policy, before);
      const [more] = assessYear(policy, raised(before, 'ethicsOnline', by));
      expect(RANK[more?.state ?? 'unmet']).toBeGreaterThanOrEqual(RANK[less?.state ?? 'unmet']);
    }),
    RUNS,
  );
});

test('the exception: other online hours alone can take the online share back', () => {
  const policy = aPolicy({ requirements: [shareRequirement()] });
  const before = totals({ ethicsOnline: 800, otherOnline: 4_200 });
  const states = [before, raised(before, 'otherOnline', 5_000)].map(
    (each) => assessYear(policy, each)[0]?.state,
  );
  expect(states).toEqual(['met', 'unmet']);
});

const course = aCourse();
const sections = course.lessons.flatMap((lesson) =>
  lesson.sections.map(({ id }) => [lesson.id, id] as const),
);
const progress = fc
  .record({
    seen: fc.subarray([...sections]),
    minutes: fc.tuple(fc.nat(5), fc.nat(5)),
    quizPassed: fc.boolean(),
  })
  .map(
    ({ seen, minutes, quizPassed }): CourseProgress => ({
      sectionsSeen: Object.fromEntries(
        course.lessons.map(({ id }) => [id, seen.filter(([lesson]) => lesson === id).map(([, one]) => one)]),
      ),
      minutes: Object.fromEntries(course.lessons.map(({ id }, at) => [id, minutes[at] ?? 0])),
      quizPassed,
    }),
  );

test('a section more, a minute more, a pass more never takes a completion back', () => {
  fc.assert(
    fc.property(
      progress,
      fc.nat(sections.length - 1),
      fc.nat(1),
      fc.nat(3),
      (before, section, lesson, minutes) => {
        const [of = '', seen = ''] = sections[section] ?? [];
        const id = course.lessons[lesson]?.id ?? '';
        const more: CourseProgress = {
          sectionsSeen: { ...before.sectionsSeen, [of]: [...(before.sectionsSeen[of] ?? []), seen] },
          minutes: { ...before.minutes, [id]: (before.minutes[id] ?? 0) + minutes },
          quizPassed: true,
        };
        const [less, now] = [before, more].map((each) => evaluateCompletion(course, each));
        expect(Number(now?.complete)).toBeGreaterThanOrEqual(Number(less?.complete));
        for (const [at, standing] of (less?.lessons ?? []).entries()) {
          if (standing.complete) expect(now?.lessons[at]?.complete).toBe(true);
        }
      },
    ),
    RUNS,
  );
});
