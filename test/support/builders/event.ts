/** An event, its marks and a claim of practice, for tests. */
import type { Attendance, EventMark } from '../../../src/domain/event/attendance.ts';
import type { EventAct, EventPlan, HeldEvent } from '../../../src/domain/event/event.ts';
import type { PracticeClaim, PracticeContent } from '../../../src/domain/event/practice.ts';
import { NOW_MS } from './study.ts';

/** A lecture of 90 minutes on the day of NOW_MS, from nine o'clock. */
export function aPlan(overrides: Partial<EventPlan> = {}): EventPlan {
  return {
    kind: 'lecture',
    title: '第四季度职业道德大讲堂',
    day: '2026-11-23',
    lastDay: '2026-11-23',
    beginsAt: 540,
    endsAt: 630,
    place: '市民中心报告厅',
    organiser: '政务服务中心',
    speaker: '周教授',
    speakerKind: 'scholar',
    principles: ['service'],
    materials: [],
    notes: '',
    worth: { kind: 'minutes', minutes: 90 },
    minimumShareBasisPoints: 8000,
    graceMinutes: 10,
    needsSignOut: true,
    isInvitedOnly: false,
    oath: null,
    ...overrides,
  };
}

export function anEvent(overrides: Partial<HeldEvent> = {}): HeldEvent {
  return {
    id: 'event-1',
    unitId: 'unit-1',
    state: 'draft',
    version: 1,
    plan: aPlan(),
    createdBy: 'officer-1',
    createdAtMs: NOW_MS,
    submittedBy: null,
    approvedBy: null,
    trouble: null,
    ...overrides,
  };
}

export function anAct(overrides: Partial<EventAct> = {}): EventAct {
  return { kind: 'created', atMs: NOW_MS, who: 'officer-1', version: 1, detail: {}, ...overrides };
}

export function aMark(overrides: Partial<EventMark> = {}): EventMark {
  return {
    personId: 'person-1',
    kind: 'in',
    atMs: NOW_MS,
    untilMs: null,
    means: 'code',
    enteredBy: overrides.personId ?? 'person-1',
    enteredAtMs: overrides.atMs ?? NOW_MS,
    device: null,
    session: null,
    note: null,
    ...overrides,
  };
}

export function anAttendance(overrides: Partial<Attendance> = {}): Attendance {
  return { personId: 'person-1', state: 'whole', days: [], note: null, ...overrides };
}

export function aPractice(overrides: Partial<PracticeContent> = {}): PracticeContent {
  return {
    kind: 'volunteering',
    title: '社区志愿服务：帮老人办事',
    day: '2026-11-21',
    place: '望江街道',
    organiser: '望江街道办事处',
    text: '上午在社区帮六位老人办理了社保认证。',
    principle: 'service',
    amount: { kind: 'minutes', minutes: 180 },
    photos: [],
    ...overrides,
  };
}

export function aPracticeClaim(
  overrides: Partial<PracticeClaim> = {},
  content: Partial<PracticeContent> = {},
): PracticeClaim {
  const personId = overrides.personId ?? 'person-1';
  return {
    id: 'claim-1',
    personId,
    madeAtMs: NOW_MS,
    events: [{ kind: 'sent', atMs: NOW_MS, who: personId, content: aPractice(content) }],
    ...overrides,
  };
}
