/** Events as the desk shows them: the list, and one with everybody who was there. */
import type { UnitView } from '../../src/domain/api/api.ts';
import type {
  EventActView,
  EventDeskView,
  EventPersonView,
  EventSummary,
  EventView,
} from '../../src/domain/api/events.ts';
import { timeOf } from '../../src/domain/base/calendar.ts';
import { type Result, succeed } from '../../src/domain/base/result.ts';
import {
  type Attendance,
  attendancesOf,
  creditOf,
  type EventMark,
  sharedDevices,
  wholeCentihours,
} from '../../src/domain/event/attendance.ts';
import { type HeldEvent, yearOfEvent } from '../../src/domain/event/event.ts';
import { mayApprove } from '../../src/domain/event/event-life.ts';
import { conversionOf } from '../../src/domain/policy/conversion.ts';
import type { Category, Policy } from '../../src/domain/policy/policy.ts';
import type { EventCredit, EventRecord } from '../ports/event-store.ts';
import type { PersonInUnit } from '../ports/roster-store.ts';
import { type EventOfficer, reachedEvent } from './admit-events.ts';
import type { Deps } from './deps.ts';
import { knownPeople } from './event-people.ts';
import { governingPolicy } from './governing-policy.ts';

const MOST_EVENTS = 500;
const MOST_ACTS = 50;

export async function viewEventDesk(deps: Deps, officer: EventOfficer, year: number): Promise<EventDeskView> {
  const { events, practice, roster } = deps.storage;
  const found = await events.list(
    { year, ...(officer.roots !== null && { below: officer.roots }) },
    MOST_EVENTS,
  );
  const policy = await governingPolicy(deps, year);
  const all = await roster.allUnits();
  const reached = all.filter(({ id }) => officer.units === null || officer.units.has(id));
  const names = new Map(all.map(({ id, name }) => [id, name]));
  return {
    year,
    events: found.map((event) => summaryOf(policy, event, names.get(event.unitId) ?? '')),
    units: officer.mayChange ? withDepth(reached) : [],
    rules: { event: kindOfRule(policy, 'ethicsEvent'), practice: kindOfRule(policy, 'ethicsPractice') },
    waitingClaims: await practice.countWaiting(officer.roots === null ? {} : { roots: officer.roots }),
  };
}

export function kindOfRule(policy: Policy, category: Category): 'minutes' | 'days' {
  return conversionOf(policy, category).kind === 'days' ? 'days' : 'minutes';
}

function withDepth(units: readonly Pick<UnitView, 'id' | 'name' | 'parentId'>[]): readonly UnitView[] {
  const depths = new Map<string, number>();
  return units.map(({ id, name, parentId }) => {
    const depth = parentId !== null && depths.has(parentId) ? (depths.get(parentId) ?? 0) + 1 : 0;
    depths.set(id, depth);
    return { id, name, parentId, depth };
  });
}

function summaryOf(policy: Policy, event: HeldEvent, unit: string): EventSummary {
  const { id, unitId, state, version, plan } = event;
  return {
    ...{ id, state, version, plan, unit: { id: unitId, name: unit } },
    centihours: wholeCentihours(policy, plan) ?? null,
  };
}

export async function viewEvent(deps: Deps, officer: EventOfficer, id: string): Promise<Result<EventView>> {
  const reached = await reachedEvent(deps, officer, id);
  if (!reached.ok) return reached;
  const record = await deps.storage.events.record(id);
  if (!record) throw new Error(`event ${id} has vanished`);
  return succeed(await eventTold(deps, officer, record));
}

async function eventTold(deps: Deps, officer: EventOfficer, record: EventRecord): Promise<EventView> {
  const { event, marks, acts } = record;
  const policy = await governingPolicy(deps, yearOfEvent(event.plan));
  const names = new Map((await knownPeople(deps, idsIn(record))).map((person) => [person.id, person]));
  const unit = await deps.storage.roster.unitById(event.unitId);
  const people = peopleTold(policy, record, names);
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id)?.name ?? id));
  const approval = mayApprove(event, marks, officer.who);
  const mayBeSecond = officer.mayChange && approval.ok;
  return {
    ...summaryOf(policy, event, unit?.name ?? ''),
    people,
    counts: {
      invited: record.invitees.length,
      present: people.filter(({ state }) => state === 'whole' || state === 'times').length,
      absent: people.filter(({ state }) => state === 'absent' || state === 'none').length,
      credited: people.filter(({ centihours }) => centihours > 0).length,
      centihours: people.reduce((sum, { centihours }) => sum + centihours, 0),
    },
    mayChange: officer.mayChange,
    approval: { isAllowed: mayBeSecond, reason: approval.ok ? null : approval.failure.message },
    submittedBy: nameOf(event.submittedBy),
    approvedBy: nameOf(event.approvedBy),
    trouble: event.trouble,
    sharedDevices: sharedDevices(marks).map((group) => group.people.map((id) => nameOf(id) ?? id)),
    acts: acts
      .slice(-MOST_ACTS)
      .reverse()
      .map(({ kind, atMs, who, version, detail }): EventActView => {
        const at = new Date(atMs).toISOString();
        const { person } = detail;
        const told = typeof person === 'string' ? { ...detail, person: nameOf(person) ?? person } : detail;
        return { kind, at, who: nameOf(who) ?? who, version, detail: told };
      }),
  };
}

function idsIn({ event, marks, invitees, acts }: EventRecord): readonly string[] {
  return [
    ...invitees,
    ...marks.flatMap(({ personId, enteredBy }) => [personId, enteredBy]),
    ...acts.map(({ who }) => who),
    ...[event.submittedBy, event.approvedBy].flatMap((id) => id ?? []),
  ];
}

function peopleTold(
  policy: Policy,
  { event, marks, invitees, credits }: EventRecord,
  names: ReadonlyMap<string, PersonInUnit>,
): readonly EventPersonView[] {
  const attendances = new Map(attendancesOf(marks).map((one) => [one.personId, one]));
  const means = Map.groupBy(marks, ({ personId }) => personId);
  const credited = new Map(credits.map((credit) => [credit.personId, credit]));
  const invited = new Set(invitees);
  return [...new Set([...invitees, ...attendances.keys()])]
    .map((id) =>
      personTold(policy, event, {
        ...{ id, person: names.get(id), isInvited: invited.has(id), attendance: attendances.get(id) },
        ...{ marks: means.get(id) ?? [], credit: credited.get(id) },
      }),
    )
    .sort((left, right) => (left.staffNumber < right.staffNumber ? -1 : 1));
}

interface Told {
  readonly id: string;
  readonly person: PersonInUnit | undefined;
  readonly isInvited: boolean;
  readonly attendance: Attendance | undefined;
  readonly marks: readonly EventMark[];
  readonly credit: EventCredit | undefined;
}

function personTold(
  policy: Policy,
  { plan }: HeldEvent,
  { id, person, isInvited, attendance, marks, credit }: Told,
): EventPersonView {
  const gives = attendance && creditOf(policy, plan, attendance);
  const { minutes = 0, shareBasisPoints = 0, verdict = null } = gives ?? {};
  const stands = credit && !credit.isReversed;
  return {
    ...{ personId: id, isInvited, minutes, shareBasisPoints, verdict },
    ...whoIs(id, person),
    state: attendance?.state ?? 'none',
    days: (attendance?.days ?? []).map(({ day, inAtMs, outAtMs }) => ({
      day,
      cameAt: clockOf(inAtMs),
      leftAt: clockOf(outAtMs),
    })),
    means: [...new Set(marks.map((mark) => mark.means))],
    centihours: stands ? credit.centihours : (gives?.centihours ?? 0),
    ...(credit && {
      credit: { entry: credit.entryId, centihours: credit.centihours, isReversed: credit.isReversed },
    }),
    note: attendance?.note ?? null,
  };
}

function whoIs(id: string, person: PersonInUnit | undefined) {
  return {
    staffNumber: person?.staffNumber ?? '',
    name: person?.name ?? id,
    unit: person?.unit?.name ?? '',
  };
}

export function clockOf(atMs: number | null): string | null {
  return atMs === null ? null : timeOf(atMs).slice(0, 5);
}
