/** Change an event: its plan, its list, its state, who was there. Each change names the version it was made on. */
import { dayOf, timeOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { type EventMark, wholeCentihours } from '../../src/domain/event/attendance.ts';
import {
  type ActKind,
  changedMembers,
  type EventAct,
  type EventPlan,
  type HeldEvent,
  yearOfEvent,
} from '../../src/domain/event/event.ts';
import {
  type EventStep,
  mayChangePlan,
  mayEnter,
  mayInvite,
  mayTakeStep,
} from '../../src/domain/event/event-life.ts';
import type { EventChange, EventRecord } from '../ports/event-store.ts';
import { type EventOfficer, reachedEvent, reachesUnit, refuseEvents } from './admit-events.ts';
import type { Deps } from './deps.ts';
import { governingPolicy } from './governing-policy.ts';

const STALE: Result<never> = fail({ code: 'conflict', message: '' });

export async function planEvent(
  deps: Deps,
  officer: EventOfficer,
  { unitId, plan }: { readonly unitId: string; readonly plan: EventPlan },
): Promise<Result<HeldEvent>> {
  if (!reachesUnit(officer, unitId)) {
    return refuseEvents(deps, officer.who, '您不能以这个单位的名义组织活动。');
  }
  if (!(await deps.storage.roster.unitById(unitId))) {
    return fail({ code: 'not-found', message: '没有这个单位，请重新选择主办单位。', field: '/unitId' });
  }
  const sound = await checkPlan(deps, plan);
  if (!sound.ok) return sound;
  const event: HeldEvent = {
    ...{ id: deps.randomness.freshId(), unitId, plan, state: 'draft', version: 1 },
    ...{ createdBy: officer.who, createdAtMs: deps.clock.now() },
    ...{ submittedBy: null, approvedBy: null, trouble: null },
  };
  await deps.storage.events.add(event, actOf(deps, officer, { kind: 'created', version: 1 }));
  return succeed(event);
}

/** What can only be told with the year's rules at hand. */
export async function checkPlan(deps: Deps, plan: EventPlan): Promise<Result<undefined>> {
  const wrong = (field: string, message: string) =>
    fail({ code: 'invalid-request' as const, message, field: `/plan/${field}` });
  const year = yearOfEvent(plan);
  const isGoverned = deps.catalogue.policies.some(
    ({ fromYear, toYear }) => fromYear <= year && year <= (toYear ?? Number.POSITIVE_INFINITY),
  );
  if (!isGoverned) return wrong('day', `${year} 年没有适用的学时规定。`);
  if (plan.lastDay < plan.day) return wrong('lastDay', '结束日期不能早于开始日期。');
  if (yearOfEvent({ day: plan.lastDay }) !== year)
    return wrong('lastDay', '活动跨了年度，请按年度分成两次。');
  if (plan.endsAt <= plan.beginsAt) return wrong('endsAt', '结束时间要晚于开始时间。');
  if ((plan.kind === 'oath') !== (plan.oath !== null))
    return wrong('oath', '宣誓活动要写明誓词；其他活动不写誓词。');
  if (plan.worth.kind === 'none') return succeed(undefined);
  const gives = wholeCentihours(await governingPolicy(deps, year), plan);
  if (gives === undefined) {
    return plan.worth.kind === 'days'
      ? wrong('worth', '按这一年的规则，这类学时按分钟折算，请写分钟数。')
      : wrong('worth', '按这一年的规则，这类学时按天折算，请写天数和半天数。');
  }
  return gives > 0 ? succeed(undefined) : wrong('worth', '这样折算下来不到 0.01 学时，请核对时长。');
}

export async function changePlan(
  deps: Deps,
  officer: EventOfficer,
  id: string,
  { version, plan }: { readonly version: number; readonly plan: EventPlan },
): Promise<Result<HeldEvent>> {
  const reached = await reachedEvent(deps, officer, id);
  if (!reached.ok) return reached;
  const sound = await checkPlan(deps, plan);
  if (!sound.ok) return sound;
  return changeEvent(deps, id, version, ({ event, marks }) => {
    const allowed = mayChangePlan(event);
    if (!allowed.ok) return allowed;
    const isMoved = event.plan.day !== plan.day || event.plan.lastDay !== plan.lastDay;
    if (isMoved && marks.length > 0)
      return fail({ code: 'conflict', message: '已经有人签到，不能再改日期。', field: '/plan/day' });
    const changed = changedMembers(event.plan, plan);
    return succeed(
      nextOf(deps, officer, event, { kind: 'changed', plan, detail: { changed: changed.map(String) } }),
    );
  });
}

export async function takeEventStep(
  deps: Deps,
  officer: EventOfficer,
  id: string,
  {
    version,
    step,
    reason = '',
  }: { readonly version: number; readonly step: EventStep; readonly reason?: string | undefined },
): Promise<Result<HeldEvent>> {
  const reached = await reachedEvent(deps, officer, id);
  if (!reached.ok) return reached;
  const needsReason = step === 'return' || step === 'reopen' || step === 'cancel';
  if (needsReason && reason.trim().length < 2) {
    return fail({ code: 'invalid-request', message: '请写明原因，至少两个字。', field: '/reason' });
  }
  return changeEvent(deps, id, version, ({ event, marks }) => {
    const to = mayTakeStep(event, step, { marks, today: dayOf(deps.clock.now()) });
    if (!to.ok) return to;
    const next = nextOf(deps, officer, event, {
      kind: ACTS[step],
      detail: needsReason ? { reason: reason.trim() } : {},
    });
    const submittedBy = step === 'submit' ? officer.who : step === 'reopen' ? null : event.submittedBy;
    const approvedBy = step === 'reopen' ? null : event.approvedBy;
    return succeed({ ...next, event: { ...next.event, state: to.value, submittedBy, approvedBy } });
  });
}

const ACTS: Record<EventStep, ActKind> = {
  announce: 'announced',
  hold: 'held',
  submit: 'submitted',
  return: 'returned',
  reopen: 'reopened',
  cancel: 'cancelled',
};

/** @param marks - of people who may be entered, which the caller has made sure of */
export function enterMarks(
  deps: Deps,
  officer: EventOfficer,
  {
    id,
    version,
    marks,
  }: { readonly id: string; readonly version: number; readonly marks: readonly EventMark[] },
): Promise<Result<HeldEvent>> {
  return changeEvent(deps, id, version, ({ event, credits }) => {
    const allowed = mayEnter(event, dayOf(deps.clock.now()));
    if (!allowed.ok) return allowed;
    const standing = new Set(credits.flatMap(({ personId, isReversed }) => (isReversed ? [] : [personId])));
    if (marks.some(({ personId }) => standing.has(personId))) {
      return fail({
        code: 'conflict',
        message: '名单里有人已经登记了这次活动的学时，不能改。要取消的，请用“撤销学时”。',
      });
    }
    const next = nextOf(deps, officer, event, {
      kind: 'entered',
      detail: {
        people: new Set(marks.map(({ personId }) => personId)).size,
        means: marks[0]?.means ?? 'hand',
      },
    });
    return succeed({ ...next, event: { ...next.event, state: 'held' }, marks });
  });
}

/** @param invitees - the whole list, of people who may be invited */
export function changeInvitees(
  deps: Deps,
  officer: EventOfficer,
  id: string,
  {
    version,
    change,
  }: { readonly version: number; readonly change: (before: readonly string[]) => readonly string[] },
): Promise<Result<HeldEvent>> {
  return changeEvent(deps, id, version, ({ event, invitees: before }) => {
    const allowed = mayInvite(event);
    if (!allowed.ok) return allowed;
    const invitees = [...new Set(change(before))];
    const detail = { people: invitees.length };
    return succeed({ ...nextOf(deps, officer, event, { kind: 'invited', detail }), invitees });
  });
}

/** Whoever changes an older version is told what happened since, and nothing is written. */
export async function changeEvent(
  deps: Deps,
  id: string,
  version: number,
  decide: (record: EventRecord) => Result<EventChange>,
): Promise<Result<HeldEvent>> {
  const changed = await deps.storage.events.change(id, (record) =>
    record.event.version === version ? decide(record) : STALE,
  );
  if (changed.ok || changed.failure !== (STALE as { failure: unknown }).failure) return changed;
  return fail({ code: 'conflict', message: await changedMeanwhile(deps, id, version), field: '/version' });
}

const ACT_WORDS: Record<ActKind, string> = {
  created: '建立了活动',
  changed: '改了活动内容',
  invited: '改了名单',
  announced: '发布了活动',
  held: '开始登记出勤',
  entered: '登记了出勤',
  submitted: '提交了审核',
  returned: '退回了出勤',
  approved: '审核通过',
  posted: '登记了学时',
  postingFailed: '登记学时没有成功',
  struck: '撤销了一人的学时',
  reopened: '开始补录',
  cancelled: '取消了活动',
};

async function changedMeanwhile(deps: Deps, id: string, version: number): Promise<string> {
  const record = await deps.storage.events.record(id);
  const since = (record?.acts ?? []).filter((act) => act.version > version).slice(-5);
  const names = await namesOf(
    deps,
    since.map(({ who }) => who),
  );
  const told = since.map(
    ({ who, kind, atMs }) => `${names.get(who) ?? '系统'} ${timeOf(atMs).slice(0, 5)} ${ACT_WORDS[kind]}`,
  );
  return `您打开之后，这次活动有了变动：${told.join('；')}。您的改动没有保存，请看过新的内容再改。`;
}

async function namesOf(deps: Deps, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const people = await deps.storage.roster.peopleByIds([...new Set(ids)].slice(0, 500));
  return new Map(people.map(({ id, name }) => [id, name]));
}

interface Act {
  readonly kind: ActKind;
  readonly detail?: EventAct['detail'];
  readonly plan?: EventPlan;
}

/** The event one version on, with the act that made it. */
export function nextOf(
  deps: Deps,
  officer: Pick<EventOfficer, 'who'>,
  event: HeldEvent,
  { kind, detail, plan }: Act,
): EventChange {
  const version = event.version + 1;
  return {
    event: { ...event, version, ...(plan && { plan }) },
    act: actOf(deps, officer, { kind, version, ...(detail && { detail }) }),
  };
}

function actOf(
  deps: Deps,
  { who }: Pick<EventOfficer, 'who'>,
  {
    kind,
    version,
    detail = {},
  }: { readonly kind: ActKind; readonly version: number; readonly detail?: EventAct['detail'] },
): EventAct {
  return { kind, atMs: deps.clock.now(), who, version, detail };
}
