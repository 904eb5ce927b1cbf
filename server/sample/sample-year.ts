/** What the sample people did in a year: lectures, seminars, practice, imports, courses, and two corrections. */
import type { Centihours } from '../../src/domain/base/centihours.ts';
import type { Source } from '../../src/domain/ledger/entry.ts';
import type { Category } from '../../src/domain/policy/policy.ts';

/** `at` is how far into the part of the year that has passed, 0 to 1. */
export type SampleAct =
  | {
      readonly kind: 'activity';
      readonly at: number;
      readonly source: Extract<Source, 'event' | 'practice'>;
      readonly category: Category;
      readonly title: string;
      readonly place: string;
      readonly organiser: string;
      readonly centihours: Centihours;
    }
  | { readonly kind: 'import'; readonly at: number; readonly centihours: Centihours; readonly row: number }
  | { readonly kind: 'course'; readonly at: number; readonly course: string; readonly failures: number }
  | { readonly kind: 'lessons'; readonly at: number; readonly course: string; readonly lessons: number }
  | { readonly kind: 'case'; readonly at: number; readonly case: string }
  | { readonly kind: 'reversal'; readonly at: number; readonly title: string; readonly reason: string };

type Activity = Omit<Extract<SampleAct, { kind: 'activity' }>, 'kind' | 'at'>;

const LECTURES: readonly Activity[] = ['第一季度', '第二季度', '第三季度', '第四季度'].map((quarter) => ({
  source: 'event',
  category: 'ethicsEvent',
  title: `${quarter}职业道德大讲堂`,
  place: '市民中心报告厅',
  organiser: '市委组织部',
  centihours: 150,
}));
const LECTURE_TIMES = [0.15, 0.4, 0.66, 0.9] as const;

const SEMINAR: Activity = {
  source: 'event',
  category: 'ethicsEvent',
  title: '职业道德专题研修班',
  place: '市委党校',
  organiser: '市人力资源和社会保障局',
  centihours: 300,
};
const SITE_VISIT: Activity = {
  source: 'event',
  category: 'ethicsEvent',
  title: '廉政教育基地现场教学',
  place: '临江区廉政教育基地',
  organiser: '临江区委组织部',
  centihours: 200,
};
const VOLUNTEERING: Activity = {
  source: 'practice',
  category: 'ethicsPractice',
  title: '社区志愿服务：帮老人办事',
  place: '望江街道',
  organiser: '望江街道办事处',
  centihours: 100,
};
const CONTEST: Activity = {
  source: 'practice',
  category: 'ethicsPractice',
  title: '窗口岗位练兵比武',
  place: '政务服务中心',
  organiser: '市行政审批局',
  centihours: 200,
};
const MAKE_UP: Activity = {
  source: 'event',
  category: 'ethicsMakeUp',
  title: '补训：第一季度职业道德大讲堂',
  place: '市委党校',
  organiser: '市人力资源和社会保障局',
  centihours: 150,
};

const SERVICE = 'service';
const TICKET = 'ticket-127';
const INTEGRITY = 'integrity';
/** Courses that people of the sample study. */
export const SAMPLE_COURSES: readonly string[] = [SERVICE, INTEGRITY];

/**
 * Six habits, so that a list of the unit shows every state there is.
 * @param at - the person's place in the roster; people with the same remainder have the same habit
 */
export function sampleYear(at: number): readonly SampleAct[] {
  const acts = HABITS[at % HABITS.length]?.(at) ?? [];
  return [...acts].sort((left, right) => left.at - right.at);
}

const HABITS: readonly ((at: number) => readonly SampleAct[])[] = [
  // Everything done, and the share with it.
  (at) => [
    ...attended(LECTURE_TIMES.map((time, quarter) => [time, LECTURES[quarter]])),
    ...attended([[0.55, VOLUNTEERING]]),
    course(0.3, INTEGRITY, at % 4 === 0 ? 1 : 0),
    course(0.72, SERVICE, 0),
    { kind: 'case', at: 0.75, case: TICKET },
    imported(0.8, 1200, at),
  ],
  // Some months in: most of the hours, in the middle of a course.
  (at) => [
    ...attended([
      [0.15, LECTURES[0]],
      [0.4, LECTURES[1]],
      [0.5, VOLUNTEERING],
    ]),
    course(0.6, SERVICE, 0),
    lessons(0.97, INTEGRITY, 2),
    imported(0.8, 900, at),
  ],
  // 8 学时 reached in the lecture hall, but hardly anything online: the share is missed.
  (at) => [
    ...attended([
      [0.15, LECTURES[0]],
      [0.35, SEMINAR],
      [0.66, LECTURES[2]],
      [0.7, CONTEST],
      [0.85, VOLUNTEERING],
    ]),
    ...(at % 4 === 0 ? [course(0.5, INTEGRITY, 0)] : []),
    imported(0.88, 3600, at),
  ],
  // Far behind.
  (at) => (at % 2 === 0 ? attended([[0.66, LECTURES[2]]]) : [imported(0.6, 400, at)]),
  // Met by practice and make-up training.
  (at) => [
    ...attended([
      [0.35, SEMINAR],
      [0.45, SITE_VISIT],
      [0.6, CONTEST],
      [0.82, MAKE_UP],
    ]),
    course(0.75, INTEGRITY, 0),
    imported(0.86, 800, at),
  ],
  // A newcomer to it all; one in two has begun a course.
  (at) => [
    ...attended([[0.9, LECTURES[3]]]),
    ...(at % 2 === 0 ? [lessons(0.95, SERVICE, 1)] : []),
    ...(at % 4 === 1 ? [...attended([[0.4, VOLUNTEERING]]), reversed(0.5, VOLUNTEERING.title)] : []),
  ],
];

function attended(visits: readonly (readonly [at: number, activity: Activity | undefined])[]): SampleAct[] {
  return visits.flatMap(([at, activity]) =>
    activity ? [{ kind: 'activity' as const, at, ...activity }] : [],
  );
}

function course(at: number, id: string, failures: number): SampleAct {
  return { kind: 'course', at, course: id, failures };
}

function lessons(at: number, id: string, count: number): SampleAct {
  return { kind: 'lessons', at, course: id, lessons: count };
}

function imported(at: number, centihours: Centihours, row: number): SampleAct {
  return { kind: 'import', at, centihours, row: row + 2 };
}

function reversed(at: number, title: string): SampleAct {
  return { kind: 'reversal', at, title, reason: '签到表核对：当天未到场' };
}
