/** What the sample's units ask of their people: tasks that some have done and some have not. */
import type { AssignmentRequest } from '../../src/domain/api/assignments.ts';
import type { SessionCaller } from '../ports/caller.ts';
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

function officerOf({ grants }: SampleRoster, unitId: string): SessionCaller {
  const grant = grants.find((each) => each.role === 'officer' && each.unitId === unitId);
  if (!grant) throw new Error(`the sample has no officer of ${unitId}`);
  return { kind: 'session', personId: grant.personId, roles: ['learner', 'officer'], tokenHash: '' };
}
