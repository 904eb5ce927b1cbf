/** Who missed something: absent from an event, past the day of an assignment, failed at a quiz. By the record alone. */

import { type AssignedItem, isWithdrawn } from '../../src/domain/assignment/assignment.ts';
import { isMeant, personalDueDay } from '../../src/domain/assignment/is-meant.ts';
import { taskProgress } from '../../src/domain/assignment/progress.ts';
import { dayOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { findCourse } from '../../src/domain/catalogue/catalogue.ts';
import { attendanceOf } from '../../src/domain/event/attendance.ts';
import { HELD_STATES, yearOfEvent } from '../../src/domain/event/event.ts';
import type { MakeUpCause } from '../../src/domain/make-up/order.ts';
import type { Deps } from './deps.ts';

export interface Missed {
  readonly title: string;
  readonly year: number;
  /** In any order, wherever they are. */
  readonly people: readonly string[];
  /** What would make up for it; empty where that is for the officer to say. */
  readonly items: readonly AssignedItem[];
}

const NOT_FOUND: Result<never> = fail({ code: 'not-found', message: '没有这项培训，请刷新页面后重新选择。' });

/** @param year - for a quiz; the others have their own */
export async function findMissed(
  deps: Deps,
  cause: MakeUpCause,
  subject: string,
  year: number,
): Promise<Result<Missed>> {
  switch (cause) {
    case 'absent':
      return absentFrom(deps, subject);
    case 'unfinished':
      return unfinishedOf(deps, subject);
    case 'failed':
      return failedAt(deps, subject, year);
  }
}

/** Whoever was on the list and was not there. */
async function absentFrom(deps: Deps, id: string): Promise<Result<Missed>> {
  const record = await deps.storage.events.record(id);
  if (!record || !HELD_STATES.includes(record.event.state)) return NOT_FOUND;
  const { plan } = record.event;
  const people = record.invitees.filter((personId) => {
    const attendance = attendanceOf(record.marks, personId);
    return !attendance || attendance.state === 'absent';
  });
  return succeed({ title: plan.title, year: yearOfEvent(plan), people, items: [] });
}

async function unfinishedOf(deps: Deps, id: string): Promise<Result<Missed>> {
  const { assignments } = deps.storage;
  const assignment = await assignments.assignment(id);
  if (!assignment || isWithdrawn(assignment)) return NOT_FOUND;
  const below = { below: assignment.unitId };
  const credits = await assignments.credits(below, assignment.year);
  const today = dayOf(deps.clock.now());
  const overdue = (await assignments.candidates(below)).filter((candidate) => {
    if (!isMeant(assignment, candidate)) return false;
    const dueDay = personalDueDay(assignment, candidate);
    return (
      taskProgress(assignment, credits.get(candidate.personId) ?? [], { dueDay, today }).state === 'overdue'
    );
  });
  const { title, year, items } = assignment;
  return succeed({ title, year, people: overdue.map(({ personId }) => personId), items });
}

async function failedAt(deps: Deps, courseId: string, year: number): Promise<Result<Missed>> {
  const course = findCourse(deps.catalogue, courseId);
  if (!course) return NOT_FOUND;
  const people = await deps.storage.makeUps.failedIn(courseId, year);
  return succeed({ title: course.title, year, people, items: [{ kind: 'course', id: courseId }] });
}
