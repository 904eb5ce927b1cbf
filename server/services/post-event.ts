/** The second person approves an event: the hours of everybody who was there enter the ledger, all or none, once. */
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { type Attendance, type AttendanceCredit, creditOf } from '../../src/domain/event/attendance.ts';
import { categoryOfEvent } from '../../src/domain/event/category.ts';
import { type EventPlan, type HeldEvent, yearOfEvent } from '../../src/domain/event/event.ts';
import { mayApprove, toBePosted } from '../../src/domain/event/event-life.ts';
import type { Policy } from '../../src/domain/policy/policy.ts';
import type { EventRecord } from '../ports/event-store.ts';
import { type EventOfficer, reachedEvent } from './admit-events.ts';
import { changeEvent, nextOf } from './change-event.ts';
import type { Deps } from './deps.ts';
import { governingPolicy } from './governing-policy.ts';
import { type Award, draftAward } from './post-entry.ts';
import { publishWhenFresh, type Source, stageAll } from './stage-postings.ts';

export async function approveEvent(
  deps: Deps,
  officer: EventOfficer,
  id: string,
  version: number,
): Promise<Result<HeldEvent>> {
  const reached = await reachedEvent(deps, officer, id);
  if (!reached.ok) return reached;
  const approved = await changeEvent(deps, id, version, ({ event, marks }) => {
    const allowed = mayApprove(event, marks, officer.who);
    if (!allowed.ok) return allowed;
    const next = nextOf(deps, officer, event, { kind: 'approved' });
    return succeed({ ...next, event: { ...next.event, state: 'approved', approvedBy: officer.who } });
  });
  return approved.ok ? postEvent(deps, id) : approved;
}

/** What a stop left approved is posted when the portal starts again. */
export async function postApprovedEvents(deps: Deps): Promise<void> {
  for (const { id } of await deps.storage.events.unposted()) await postEvent(deps, id);
}

interface Posting {
  readonly deps: Deps;
  readonly event: HeldEvent;
  readonly who: string;
  readonly unit: string;
  /** By person's id. */
  readonly attendances: readonly Attendance[];
}

/** Afterwards `posted`; or `submitted` again, with what is in the way. */
async function postEvent(deps: Deps, id: string): Promise<Result<HeldEvent>> {
  const record = await deps.storage.events.record(id);
  if (!record) return fail({ code: 'not-found', message: '没有这次活动。' });
  const posting = await postingOf(deps, record);
  const staging = { deps, batch: deps.randomness.freshId(), onRows: () => undefined };
  const source = sourceOf(posting);
  const staged = await stageAll(staging, source);
  const published = staged.ok
    ? await publishWhenFresh(staging, source, () =>
        deps.storage.events.publish({
          ...{ eventId: id, batch: staging.batch, who: posting.who, atMs: deps.clock.now() },
        }),
      )
    : 'refused';
  await deps.storage.hoursImports.dropStaged(staging.batch);
  if (published === 'done' || published === 'gone') return found(deps, id);
  return giveBack(deps, id, posting.who, staged.ok ? BUSY : staged.failure.message);
}

const BUSY = '这些人员的学时正在变动，没有登记成。请稍后再审核一次。';

async function found(deps: Deps, id: string): Promise<Result<HeldEvent>> {
  const event = await deps.storage.events.byId(id);
  return event ? succeed(event) : fail({ code: 'not-found', message: '没有这次活动。' });
}

async function giveBack(deps: Deps, id: string, who: string, trouble: string): Promise<Result<never>> {
  await deps.storage.events.change(id, ({ event }) => {
    if (event.state !== 'approved') return fail({ code: 'conflict', message: trouble });
    const next = nextOf(deps, { who }, event, { kind: 'postingFailed', detail: { reason: trouble } });
    return succeed({ ...next, event: { ...next.event, state: 'submitted', approvedBy: null, trouble } });
  });
  return fail({ code: 'conflict', message: `没有登记任何学时：${trouble}` });
}

async function postingOf(deps: Deps, { event, marks, credits }: EventRecord): Promise<Posting> {
  const standing = new Set(credits.flatMap(({ personId, isReversed }) => (isReversed ? [] : [personId])));
  const attendances = [...toBePosted(marks, standing)].sort((left, right) =>
    left.personId < right.personId ? -1 : 1,
  );
  const unit = (await deps.storage.roster.unitById(event.unitId))?.name ?? '';
  // Nobody earns where the rules give nothing: they are left out here, and shown with the reason on the page.
  const policy = await governingPolicy(deps, yearOfEvent(event.plan));
  const earning = attendances.filter((one) => creditOf(policy, event.plan, one)?.verdict === 'credited');
  return { deps, event, unit, attendances: earning, who: event.approvedBy ?? 'system' };
}

interface Item {
  readonly personId: string;
  readonly year: number;
  readonly attendance: Attendance;
}

function sourceOf(posting: Posting): Source<Item> {
  const { deps, event, attendances } = posting;
  const year = yearOfEvent(event.plan);
  return {
    next: async (after, people) =>
      attendances
        .filter(
          ({ personId }) =>
            after === undefined ||
            personId > after.personId ||
            (personId === after.personId && year > after.year),
        )
        .slice(0, people)
        .map((attendance) => ({ personId: attendance.personId, year, attendance })),
    draft: ({ attendance }, policy, entries) => {
      const award = awardFor(posting, policy, attendance);
      if (!award.ok) return award;
      const draft = draftAward(deps, policy, award.value, entries);
      // What a stop left half done stands in the ledger already, and once is enough.
      if (!draft.ok && draft.failure.code === 'duplicate-award') return succeed([]);
      return draft.ok ? succeed([{ draft: draft.value, row: 0 }]) : draft;
    },
  };
}

function awardFor({ event, unit, who }: Posting, policy: Policy, attendance: Attendance): Result<Award> {
  const { plan, id } = event;
  const credit = creditOf(policy, plan, attendance);
  if (credit?.verdict !== 'credited')
    return fail({ code: 'conflict', message: '学时规定在审核时变了，请重新核对后再提交。' });
  return succeed({
    personId: attendance.personId,
    year: yearOfEvent(plan),
    category: categoryOfEvent(plan.kind),
    centihours: credit.centihours,
    source: kindOf(plan),
    evidence: evidenceOf({ id, plan, credit, unit, who }),
    contentHash: null,
    postedBy: who,
  });
}

interface Told {
  readonly id: string;
  readonly plan: EventPlan;
  readonly credit: AttendanceCredit;
  readonly unit: string;
  readonly who: string;
}

/** Names stay out of the ledger, which is published: whoever approved it is an id, and a unit. */
function evidenceOf({ id, plan, credit, unit, who }: Told): Award['evidence'] {
  const { title, day, place, organiser, principles } = plan;
  const [principle] = principles;
  return {
    ...{ kind: kindOf(plan), title, day, place, organiser },
    confirmedBy: `${unit}培训管理员`,
    ...{ event: id, minutes: credit.minutes, approvedBy: who },
    ...(principle && { principle }),
  };
}

function kindOf({ kind }: EventPlan): 'event' | 'practice' {
  return kind === 'practice' ? 'practice' : 'event';
}
