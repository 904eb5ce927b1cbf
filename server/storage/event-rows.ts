/** Rows of events, acts and marks as the domain knows them. */
import type { EventMark, MarkKind, MarkMeans } from '../../src/domain/event/attendance.ts';
import type { ActKind, EventAct, EventPlan, EventState, HeldEvent } from '../../src/domain/event/event.ts';
import type { NewRow, Row } from './schema.ts';

export function eventRowOf(event: HeldEvent): NewRow<'events'> {
  const { plan } = event;
  return {
    id: event.id,
    unit_id: event.unitId,
    kind: plan.kind,
    day: plan.day,
    last_day: plan.lastDay,
    state: event.state,
    version: event.version,
    plan: JSON.stringify(plan),
    created_by: event.createdBy,
    created_at_ms: event.createdAtMs,
    submitted_by: event.submittedBy,
    approved_by: event.approvedBy,
    trouble: event.trouble,
  };
}

export function readEvent(row: Row<'events'>): HeldEvent {
  return {
    id: row.id,
    unitId: row.unit_id,
    state: row.state as EventState,
    version: row.version,
    plan: JSON.parse(row.plan) as EventPlan,
    createdBy: row.created_by,
    createdAtMs: row.created_at_ms,
    submittedBy: row.submitted_by,
    approvedBy: row.approved_by,
    trouble: row.trouble,
  };
}

export function actRowOf(eventId: string, act: EventAct): NewRow<'event_acts'> {
  return {
    event_id: eventId,
    kind: act.kind,
    at_ms: act.atMs,
    who: act.who,
    version: act.version,
    detail: JSON.stringify(act.detail),
  };
}

export function readAct(row: Row<'event_acts'>): EventAct {
  return {
    kind: row.kind as ActKind,
    atMs: row.at_ms,
    who: row.who,
    version: row.version,
    detail: JSON.parse(row.detail) as EventAct['detail'],
  };
}

export function markRowOf(eventId: string, mark: EventMark): NewRow<'event_marks'> {
  return {
    event_id: eventId,
    person_id: mark.personId,
    kind: mark.kind,
    at_ms: mark.atMs,
    until_ms: mark.untilMs,
    means: mark.means,
    entered_by: mark.enteredBy,
    entered_at_ms: mark.enteredAtMs,
    device: mark.device,
    session: mark.session,
    note: mark.note,
  };
}

export function readMark(row: Row<'event_marks'>): EventMark {
  return {
    personId: row.person_id,
    kind: row.kind as MarkKind,
    atMs: row.at_ms,
    untilMs: row.until_ms,
    means: row.means as MarkMeans,
    enteredBy: row.entered_by,
    enteredAtMs: row.entered_at_ms,
    device: row.device,
    session: row.session,
    note: row.note,
  };
}
