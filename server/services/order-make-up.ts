/** Order make-up training for one or for the lot of those who missed something; excuse somebody, with the reason. */
import type { MakeUpRequest } from '../../src/domain/api/make-up.ts';
import { dayOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { findCase, findCourse } from '../../src/domain/catalogue/catalogue.ts';
import {
  changeOrder,
  type MakeUpDraft,
  type MakeUpOrder,
  standingOfOrder,
} from '../../src/domain/make-up/order.ts';
import { postingDays } from '../../src/domain/policy/posting-window.ts';
import type { SessionCaller } from '../ports/caller.ts';
import { admitTrainingOfficer } from './admit-training.ts';
import { askMakeUpWriting, rubricFor } from './ask-written.ts';
import type { Deps } from './deps.ts';
import { findMissed, type Missed } from './find-missed.ts';
import { governingPolicy } from './governing-policy.ts';

export async function orderMakeUp(
  deps: Deps,
  caller: SessionCaller,
  request: MakeUpRequest,
): Promise<Result<{ readonly ordered: number }>> {
  const missed = await findMissed(deps, request.cause, request.subject, request.year);
  if (!missed.ok) return missed;
  const checked = await checkRequest(deps, caller, request, missed.value);
  if (!checked.ok) return checked;
  const { items, dueDay, cause, subject, writing } = request;
  const rubric = writing && rubricFor(deps, writing.rubric, writing.kind);
  if (rubric && !rubric.ok) return { ok: false, failure: { ...rubric.failure, field: '/writing/rubric' } };
  const drafts = request.people.map(
    (personId): MakeUpDraft => ({
      id: deps.randomness.freshId(),
      personId,
      year: missed.value.year,
      cause,
      subject,
      title: missed.value.title,
      items,
      centihours: items.length > 0 ? 0 : (request.centihours ?? 0),
      dueDay,
      words: request.words ?? '',
      orderedBy: caller.personId,
      orderedAtMs: deps.clock.now(),
    }),
  );
  const given = await deps.storage.makeUps.give(drafts);
  if (writing && rubric) await askMakeUpWriting(deps, caller, given, { writing, rubric: rubric.value });
  await deps.storage.audit.record({
    atMs: deps.clock.now(),
    who: caller.personId,
    action: 'make-up-ordered',
    detail: { cause, subject, rows: given.length },
  });
  return succeed({ ordered: given.length });
}

const wrong = (field: string, message: string) => fail({ code: 'invalid-request' as const, message, field });

async function checkRequest(
  deps: Deps,
  caller: SessionCaller,
  { people, items, centihours = 0, dueDay, writing }: MakeUpRequest,
  missed: Missed,
): Promise<Result<undefined>> {
  const admitted = await checkPeople(deps, caller, people, missed);
  if (!admitted.ok) return admitted;
  const unknown = items.find(({ kind, id }) =>
    kind === 'course' ? !findCourse(deps.catalogue, id) : !findCase(deps.catalogue, id),
  );
  if (unknown) return wrong('/items', `没有课程“${unknown.id}”，请重新选择。`);
  if (writing && (items.length > 0 || centihours <= 0)) {
    return wrong('/centihours', '用书面作业来补的，请填写要补的学时，不要再选课程。');
  }
  if (items.length === 0 && centihours <= 0) {
    return wrong('/items', '请选择补学的课程，或者填写要补的学时。');
  }
  return checkDay(deps, dueDay, missed.year);
}

async function checkPeople(
  deps: Deps,
  caller: SessionCaller,
  people: readonly string[],
  missed: Missed,
): Promise<Result<undefined>> {
  for (const personId of people) {
    const person = await deps.storage.roster.personById(personId);
    const admitted = await admitTrainingOfficer(deps, caller, person?.unitId ?? '');
    if (!admitted.ok) return admitted;
    if (!missed.people.includes(personId)) {
      const name = person?.name ?? '名单上的人';
      return wrong('/people', `${name}没有缺这一项，可能刚刚补上了。请刷新页面后重新选择。`);
    }
  }
  return succeed(undefined);
}

/** No later than the rules let make-up training go to the year. */
async function checkDay(deps: Deps, dueDay: string, year: number): Promise<Result<undefined>> {
  if (dueDay < dayOf(deps.clock.now())) return wrong('/dueDay', '补训期限不能早于今天。');
  const { makeUp } = postingDays(await governingPolicy(deps, year), year);
  const lastDay = makeUp ?? `${year}-12-31`;
  if (dueDay <= lastDay) return succeed(undefined);
  return wrong('/dueDay', `按规则，${year} 年度的补训到 ${lastDay} 为止，期限不能更晚。`);
}

export async function changeMakeUp(
  deps: Deps,
  caller: SessionCaller,
  id: string,
  { kind, reason }: { readonly kind: 'excused' | 'resumed'; readonly reason: string },
): Promise<Result<MakeUpOrder>> {
  const found = await deps.storage.makeUps.order(id);
  const person = found && (await deps.storage.roster.personById(found.personId));
  const admitted = await admitTrainingOfficer(deps, caller, person?.unitId ?? '');
  if (!admitted.ok) return admitted;
  if (!found) return fail({ code: 'not-found', message: '没有这项补训。' });
  if (found.personId === caller.personId) {
    return fail({ code: 'not-allowed', message: '不能给自己免予补训，请上一级单位的管理员办理。' });
  }
  const credits = (await deps.storage.makeUps.credits([found.personId])).get(found.personId) ?? [];
  const atMs = deps.clock.now();
  const changed = await deps.storage.makeUps.add(id, (order) =>
    changeOrder(order, standingOfOrder(order, credits, dayOf(atMs)), {
      kind,
      atMs,
      who: caller.personId,
      reason,
    }),
  );
  if (changed.ok) {
    const detail = { order: id, person: found.personId };
    await deps.storage.audit.record({ atMs, who: caller.personId, action: `make-up-${kind}`, detail });
  }
  return changed;
}
