/** More evidence never lowers what somebody has. The one exception is the law's own: a share of online hours. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PRINCIPLE_IDS, type PrincipleId } from '../../../src/domain/catalogue/principle.ts';
import { assessYear, type RequirementState, totalYear } from '../../../src/domain/policy/assess-year.ts';
import { centihoursOfSeconds } from '../../../src/domain/policy/conversion.ts';
import { CATEGORIES, type Category } from '../../../src/domain/policy/policy.ts';
import { type CourseProgress, evaluateCompletion } from '../../../src/domain/progress/evaluate-completion.ts';
import { aCourse, aPolicy, aYear, hoursRequirement, shareRequirement } from '../../support/builders.ts';
import { RUNS } from './laws.ts';

const RANK: Record<RequirementState, number> = { notAssessable: 0, unmet: 0, met: 1 };

/** Entries of a year, each about a principle or about none. */
const amount = fc.record({
  category: fc.constantFrom<Category[]>(...CATEGORIES),
  centihours: fc.nat(900),
  principle: fc.option(fc.constantFrom<PrincipleId[]>(...PRINCIPLE_IDS), { nil: undefined }),
});
const amounts = fc.array(amount, { maxLength: 8 });
type Amount = typeof amount extends fc.Arbitrary<infer One> ? One : never;
const yearOf = (entries: readonly Amount[]) => totalYear(entries, ({ principle }) => principle);

const ETHICS = CATEGORIES.filter((category) => category !== 'otherOnline');
/** Hours, a floor for each principle, and caps on what counts: everything but the share. */
const policies = fc
  .record({
    required: fc.nat(1_500),
    floor: fc.nat(300),
    caps: fc.subarray<Category>([...ETHICS]),
    maximum: fc.nat(800),
  })
  .map(({ required, floor, caps, maximum }) =>
    aPolicy({
      requirements: [
        hoursRequirement({ requiredCentihours: required }),
        {
          ...{ id: 'floors', kind: 'minimumPrinciples', title: '每项要求', categories: ETHICS },
          ...{ principles: PRINCIPLE_IDS, requiredCentihours: floor },
        },
      ],
      caps: caps.map((category) => ({
        ...{ id: `cap-${category}`, title: category, categories: [category], maximumCentihours: maximum },
      })),
    }),
  );

test('an entry more never lowers the hours that count, nor takes a minimum or a floor back, caps or not', () => {
  fc.assert(
    fc.property(policies, amounts, amount, (policy, before, more) => {
      const [less, now] = [before, [...before, more]].map((entries) => assessYear(policy, yearOf(entries)));
      for (const [at, assessment] of (less ?? []).entries()) {
        const after = now?.[at];
        expect(RANK[after?.state ?? 'unmet']).toBeGreaterThanOrEqual(RANK[assessment.state]);
        if (assessment.kind !== 'minimumHours' || after?.kind !== 'minimumHours') continue;
        expect(after.achievedCentihours).toBeGreaterThanOrEqual(assessment.achievedCentihours);
      }
    }),
    RUNS,
  );
});

test('an hour more of what the online share counts above never takes the share back', () => {
  const policy = aPolicy({ requirements: [shareRequirement()] });
  fc.assert(
    fc.property(amounts, fc.nat(500), (before, centihours) => {
      const more = [...before, { category: 'ethicsOnline' as const, centihours, principle: undefined }];
      const [less, now] = [before, more].map((entries) => assessYear(policy, yearOf(entries))[0]);
      expect(RANK[now?.state ?? 'unmet']).toBeGreaterThanOrEqual(RANK[less?.state ?? 'unmet']);
    }),
    RUNS,
  );
});

test('the exception: other online hours alone can take the online share back', () => {
  const policy = aPolicy({ requirements: [shareRequirement()] });
  const states = [4_200, 9_200].map(
    (otherOnline) => assessYear(policy, aYear({ ethicsOnline: 800, otherOnline }))[0]?.state,
  );
  expect(states).toEqual(['met', 'unmet']);
});

test('a minute more never makes a conversion smaller', () => {
  const steps = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 100 })), {
      minLength: 1,
      maxLength: 5,
    })
    .map((rises) => {
      let [fromMinutes, centihours] = [0, 0];
      return rises.map(([minutes, amountMore]) => {
        fromMinutes += minutes;
        centihours += amountMore;
        return { fromMinutes, centihours };
      });
    });
  const conversion = fc.oneof(
    steps.map((table) => ({ kind: 'steps' as const, categories: ['ethicsOnline' as const], steps: table })),
    fc.integer({ min: 1, max: 120 }).map((minutesPerCreditHour) => ({
      ...{ kind: 'linear' as const, categories: ['ethicsOnline' as const], minutesPerCreditHour },
    })),
  );
  fc.assert(
    fc.property(conversion, fc.nat(600), fc.nat(60), (rule, minutes, more) => {
      const worth = (length: number) => centihoursOfSeconds(rule, length * 60) ?? 0;
      expect(worth(minutes + more)).toBeGreaterThanOrEqual(worth(minutes));
    }),
    RUNS,
  );
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
