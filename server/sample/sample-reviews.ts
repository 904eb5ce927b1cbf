/** One warning that waits for a reply and one appeal that waits for an answer, so that the desk is not empty. */
import { dayOf } from '../../src/domain/base/calendar.ts';
import type { LessonRecord } from '../../src/domain/catalogue/catalogue.ts';
import type { Person } from '../../src/domain/roster/person.ts';
import { makeAppeal } from '../services/make-appeal.ts';
import { sweepDay } from '../services/sweep-signals.ts';
import { type SampleDeps, seeSections } from './sample-study.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Somebody's browser tells of a long lesson within a moment; the sweep finds it. */
export async function sampleWarning(
  deps: SampleDeps,
  person: Person,
  studied: readonly string[],
): Promise<void> {
  const lesson = longestLesson(deps, studied);
  if (!lesson) return;
  const day = dayOf(deps.clock.now());
  for (const section of lesson.sections) {
    await seeSections(deps, person.id, { ...lesson, sections: [section] });
    deps.clock.pass(8_000);
  }
  await sweepDay(deps, day);
}

/** Of courses that nobody in the sample studies, so that no honest minutes stand beside it. */
function longestLesson({ catalogue }: SampleDeps, studied: readonly string[]): LessonRecord | undefined {
  const lessons = catalogue.courses
    .filter(({ id }) => !studied.includes(id))
    .flatMap((course) => course.lessons);
  return [...lessons].sort((left, right) => right.characters - left.characters)[0];
}

export async function sampleAppeal(deps: SampleDeps, person: Person): Promise<void> {
  const caller = { kind: 'session', personId: person.id, roles: ['learner'], tokenHash: '' } as const;
  const made = await makeAppeal(deps, caller, {
    subject: 'activity',
    title: '职业道德大讲堂（补讲场）',
    day: dayOf(deps.clock.now() - 20 * DAY_MS),
    claimedCentihours: 150,
    words:
      '当天我在市民中心报告厅参加了大讲堂，签到用的是纸质签到表，坐在第四排。同去的有窗口组三位同事，可以证明。',
  });
  if (!made.ok) throw new Error(made.failure.message);
}
