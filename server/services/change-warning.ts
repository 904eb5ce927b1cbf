/** Act on a warning for the desk, or reply to one's own. What the record says then is worked out here, not told. */
import type { WarningAct, WarningReply } from '../../src/domain/api/warnings.ts';
import { dayOf } from '../../src/domain/base/calendar.ts';
import { isSettled } from '../../src/domain/base/quarter.ts';
import { fail, type Result } from '../../src/domain/base/result.ts';
import {
  actOn,
  followedQuarter,
  type RecordNow,
  replyTo,
  type Warning,
  type WarningEvent,
} from '../../src/domain/warning/warning.ts';
import { belongsSince } from '../../src/domain/warning/weak-quarter.ts';
import type { SessionCaller } from '../ports/caller.ts';
import type { Member } from '../ports/warning-store.ts';
import { admitWarningOfficer, mayApproveFor, reachedWarning } from './admit-warnings.ts';
import type { Deps } from './deps.ts';
import { type Figures, readFigures, warningRuleNow } from './quarter-figures.ts';

export async function actOnWarning(
  deps: Deps,
  caller: SessionCaller,
  id: string,
  { version, ...act }: WarningAct,
): Promise<Result<Warning>> {
  const reached = await reachedWarning(deps, caller, id);
  if (!reached.ok) return reached;
  const admitted = await admitWarningOfficer(deps, caller, reached.value);
  if (!admitted.ok) return admitted;
  const isDecision = act.kind === 'approved' || act.kind === 'returned';
  if (isDecision && !(await mayApproveFor(deps, caller, reached.value))) {
    return fail({ code: 'not-allowed', message: '整改计划由上级单位的培训管理员批准或退回。' });
  }
  const now = await recordNow(deps, reached.value);
  const event = eventOf({ version, ...act }, { atMs: deps.clock.now(), who: caller.personId }, now);
  const added = await deps.storage.warnings.addTo(id, (warning) => {
    if (warning.events.length !== version) return CHANGED;
    return event ? actOn(warning, event, now) : NOT_SETTLED;
  });
  if (added.ok) await record(deps, added.value);
  return added;
}

const CHANGED: Result<never> = fail({
  code: 'conflict',
  message: '这份预警刚刚有人办理过，或者本人有新的说明。请刷新页面，看过新的内容再办理。',
});
const NOT_SETTLED: Result<never> = fail({
  code: 'conflict',
  message: '要跟踪的季度还没有结束，或者还在补登期内，请等数字出来再办理。',
});

/** @returns undefined for a follow-up whose quarter has no figure yet */
function eventOf(
  { version: _, ...act }: WarningAct,
  said: { readonly atMs: number; readonly who: string },
  now: RecordNow,
): WarningEvent | undefined {
  if (act.kind === 'continued') {
    return now.followed && { ...said, kind: 'continued', note: act.note, figure: now.followed };
  }
  if (act.kind !== 'closed') return { ...said, ...act } as WarningEvent;
  const figures = act.outcome === 'improved' && now.followed ? [now.followed] : [now.first, now.second];
  return { ...said, kind: 'closed', outcome: act.outcome, note: act.note, figures };
}

/** Nobody learns of somebody else's case that it is there. */
export async function replyToWarning(
  deps: Deps,
  { personId }: SessionCaller,
  id: string,
  { kind, note }: WarningReply,
): Promise<Result<Warning>> {
  const event = { kind, note, atMs: deps.clock.now(), who: personId };
  const added = await deps.storage.warnings.addTo(id, (warning) =>
    warning.personId === personId
      ? replyTo(warning, event)
      : fail({ code: 'not-found', message: '没有这份预警。' }),
  );
  if (added.ok) await record(deps, added.value);
  return added;
}

async function recordNow(deps: Deps, warning: Warning): Promise<RecordNow> {
  const [now] = await recordsNow(deps, [warning]);
  if (!now) throw new Error('a record of one warning is one record');
  return now;
}

/** What the record says now of each case, in their order. */
export async function recordsNow(deps: Deps, warnings: readonly Warning[]): Promise<readonly RecordNow[]> {
  const today = dayOf(deps.clock.now());
  const settleDays = (await warningRuleNow(deps))?.settleDays ?? 0;
  const members = await deps.storage.warnings.membersNamed([
    ...new Set(warnings.map(({ personId }) => personId)),
  ]);
  const followed = warnings.map((warning) => followedQuarter(warning, dayOf));
  const settled = followed.map((quarter) =>
    quarter && isSettled(quarter, today, settleDays) ? quarter : undefined,
  );
  const quarters = warnings.flatMap(({ first, second }) => [first, second]);
  const figures = await readFigures(deps, members, [...quarters, ...settled.filter((one) => !!one)]);
  return warnings.map((warning, at) => recordOf(warning, { figures, members, today, followed: settled[at] }));
}

interface Read {
  readonly figures: Figures;
  readonly members: readonly Member[];
  readonly today: string;
  readonly followed: { readonly year: number; readonly quarter: number } | undefined;
}

/** The mark stays the one of then: a rule that changes lifts nobody's warning. */
function recordOf(
  { personId, first, second }: Warning,
  { figures, members, today, followed }: Read,
): RecordNow {
  const now = (then: Warning['first']) => {
    const figure = figures(personId, then);
    return figure ? { ...figure, requiredCentihours: then.requiredCentihours } : then;
  };
  const memberships = members.find((member) => member.personId === personId)?.memberships ?? [];
  return {
    today,
    first: now(first),
    second: now(second),
    followed: followed && figures(personId, followed),
    hasLeft: belongsSince(memberships, today) === undefined,
  };
}

function record(deps: Deps, { id, personId, events }: Warning): Promise<void> {
  const last = events.at(-1);
  return deps.storage.audit.record({
    atMs: deps.clock.now(),
    who: last?.who ?? 'system',
    action: `warning-${last?.kind ?? 'opened'}`,
    detail: { warning: id, person: personId },
  });
}
