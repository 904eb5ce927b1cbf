/** What the sample's units ask of their people: tasks that some have done and some have not. */
import type { AssignmentRequest } from '../../src/domain/api/assignments.ts';
import type { PlanLine } from '../../src/domain/plan/plan.ts';
import type { SessionCaller } from '../ports/caller.ts';
import { actOnPlan, savePlan } from '../services/change-plan.ts';
import type { Deps } from '../services/deps.ts';
import { makeAssignment } from '../services/make-assignment.ts';
import type { SampleRoster } from './sample-roster.ts';

/** Made at the beginning of the year, so that the year's study can meet them. */
export async function sampleAssignments(deps: Deps, roster: SampleRoster, year: number): Promise<void> {
  const courses = deps.catalogue.courses.filter(({ state }) => state === 'published').map(({ id }) => id);
  const known = (ids: readonly string[]) =>
    ids.filter((id) => courses.includes(id)).map((id) => ({ kind: 'course' as const, id }));
  const requests: readonly AssignmentRequest[] = [
    {
      unitId: 'jiangcheng',
      title: '全市公务员年度必修',
      words: '这两门课是全市统一安排的，请在年内学完。',
      items: known(['integrity', 'service']),
      dueDay: `${year}-12-20`,
    },
    {
      unitId: 'hrss',
      title: '窗口和执法人员专题',
      items: known(['service']),
      tiers: ['window', 'enforcement'],
      dueDay: `${year}-10-31`,
    },
    {
      unitId: 'jiangcheng',
      title: '新录用人员入职第一课',
      words: '到岗后一个月内学完，之后参加宣誓。',
      items: known(['induction', 'integrity']).slice(0, 1),
      trainingKinds: ['induction'],
      dueDay: `${year}-12-20`,
      newcomerDays: 30,
    },
  ];
  for (const request of requests) {
    if (request.items.length === 0) continue;
    const made = await makeAssignment(deps, officerOf(roster, request.unitId), request);
    if (!made.ok) throw new Error(made.failure.message);
  }
}

/** The bureau's plan is in force, the hall's waits for the bureau. */
export async function samplePlans(deps: Deps, roster: SampleRoster, year: number): Promise<void> {
  const [bureau, city] = [officerOf(roster, 'hrss'), officerOf(roster, 'jiangcheng')];
  const done = [
    await savePlan(deps, bureau, 'hrss', { year, version: 0, lines: yearOfLectures(deps) }),
    await actOnPlan(deps, bureau, 'hrss', { year, version: 1, kind: 'submitted' }),
    await actOnPlan(deps, city, 'hrss', { year, version: 2, kind: 'approved' }),
    await savePlan(deps, bureau, 'hrss-window', {
      year,
      version: 0,
      lines: yearOfLectures(deps).slice(0, 3),
    }),
    await actOnPlan(deps, bureau, 'hrss-window', { year, version: 1, kind: 'submitted' }),
  ];
  for (const each of done) if (!each.ok) throw new Error(each.failure.message);
}

function yearOfLectures({ randomness }: Deps): readonly PlanLine[] {
  const activity = (kind: 'lecture' | 'seminar', quarter: number, title: string): PlanLine => ({
    ...{ id: randomness.freshId(), kind: 'activity', activity: kind, quarter, title },
  });
  return [
    activity('lecture', 1, '大讲堂：窗口就是一面镜子'),
    activity('lecture', 2, '大讲堂：身边榜样讲身边事'),
    activity('lecture', 3, '大讲堂：法条后面是人'),
    activity('lecture', 4, '大讲堂：年终讲一讲得失'),
    activity('seminar', 2, '职业道德专题研修班'),
  ];
}

export function officerOf({ grants }: SampleRoster, unitId: string): SessionCaller {
  const grant = grants.find((each) => each.role === 'officer' && each.unitId === unitId);
  if (!grant) throw new Error(`the sample has no officer of ${unitId}`);
  return { kind: 'session', personId: grant.personId, roles: ['learner', 'officer'], tokenHash: '' };
}
