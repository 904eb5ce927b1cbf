/** What a learner sees of activities: those announced, those attended, and claimed practice. */
import type { AnnouncedView, AttendedView, MyActivitiesView } from '../../src/domain/api/events.ts';
import { dayOf, yearOf } from '../../src/domain/base/calendar.ts';
import {
  attendanceOf,
  creditOf,
  type EventMark,
  wholeCentihours,
} from '../../src/domain/event/attendance.ts';
import { type HeldEvent, yearOfEvent } from '../../src/domain/event/event.ts';
import type { Policy } from '../../src/domain/policy/policy.ts';
import { wayUp } from './admit-review.ts';
import type { Deps } from './deps.ts';
import { isOpenNow } from './event-codes.ts';
import { governingPolicy } from './governing-policy.ts';
import { clockOf, kindOfRule } from './view-events.ts';
import { myPractice } from './view-practice.ts';

const MOST_ATTENDED = 100;

export async function viewMyActivities(deps: Deps, personId: string): Promise<MyActivitiesView> {
  const nowMs = deps.clock.now();
  const { events, roster } = deps.storage;
  const person = await roster.personById(personId);
  const units = person ? await wayUp(deps, person.unitId) : [];
  const year = yearOf(nowMs);
  const policy = await governingPolicy(deps, year);
  const announced = await events.announcedTo(personId, units, dayOf(nowMs));
  const attended = await events.attendedBy(personId, MOST_ATTENDED);
  return {
    announced: await Promise.all(announced.map((event) => announcedTold(deps, policy, { event, personId }))),
    attended: await Promise.all(
      attended.map(async ({ event, marks }) =>
        attendedTold(await governingPolicy(deps, yearOfEvent(event.plan)), event, { marks, personId }),
      ),
    ),
    claims: await myPractice(deps, personId),
    year,
    rules: kindOfRule(policy, 'ethicsPractice'),
  };
}

async function announcedTold(
  deps: Deps,
  policy: Policy,
  { event, personId }: { readonly event: HeldEvent; readonly personId: string },
): Promise<AnnouncedView> {
  const unit = await deps.storage.roster.unitById(event.unitId);
  const invited = await deps.storage.events.isInvited(event.id, personId);
  return {
    id: event.id,
    unit: unit?.name ?? '',
    plan: event.plan,
    centihours: wholeCentihours(policy, event.plan) ?? null,
    isInvited: invited,
    isSigningOpen: isOpenNow(deps, event),
  };
}

function attendedTold(
  policy: Policy,
  { id, plan, state }: HeldEvent,
  { marks, personId }: { readonly marks: readonly EventMark[]; readonly personId: string },
): AttendedView {
  const attendance = attendanceOf(marks, personId);
  const gives = attendance && creditOf(policy, plan, attendance);
  const last = attendance?.days.at(-1);
  return {
    ...{ id, state, title: plan.title, kind: plan.kind, day: plan.day, place: plan.place },
    cameAt: clockOf(attendance?.days[0]?.inAtMs ?? null),
    leftAt: clockOf(last?.outAtMs ?? null),
    verdict: gives?.verdict ?? null,
    centihours: gives?.centihours ?? 0,
  };
}
