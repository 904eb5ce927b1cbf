/** Warnings for the desk and for whoever was warned: what happened, what the record says now, whose turn it is. */
import type {
  MyWarningsView,
  WaitsFor,
  WarningActKind,
  WarningFacts,
  WarningLine,
  WarningStep,
  WarningsView,
  WarningView,
} from '../../src/domain/api/warnings.ts';
import { dayOf } from '../../src/domain/base/calendar.ts';
import { type Result, succeed } from '../../src/domain/base/result.ts';
import {
  followedQuarter,
  isAcknowledged,
  isLifted,
  type RecordNow,
  type Warning,
  type WarningEvent,
  type WarningState,
  warningState,
} from '../../src/domain/warning/warning.ts';
import { isWeak } from '../../src/domain/warning/weak-quarter.ts';
import type { SessionCaller } from '../ports/caller.ts';
import { mayServe } from './admit-training.ts';
import { admitWarningReader, mayApproveFor, reachedWarning } from './admit-warnings.ts';
import { recordsNow } from './change-warning.ts';
import type { Deps } from './deps.ts';
import { personNames } from './view-assignments.ts';

const PAGE_SIZE = 50;
const MOST_OWN = 50;

export interface WarningsQuery {
  readonly state?: WarningState;
  readonly person?: string;
  readonly page: number;
}

export async function viewWarnings(
  deps: Deps,
  caller: SessionCaller,
  { state, person, page }: WarningsQuery,
): Promise<Result<WarningsView>> {
  const admitted = await admitWarningReader(deps, caller);
  if (!admitted.ok) return admitted;
  const reach = admitted.value;
  const scope = reach.kind === 'subtrees' ? { roots: reach.roots } : {};
  const { warnings } = deps.storage;
  const counts = await warnings.countStates(scope);
  const asked = { ...(state && { state }), from: page * PAGE_SIZE, limit: PAGE_SIZE };
  const found =
    person === undefined
      ? await warnings.list({ ...scope, ...asked })
      : await ownWithin(deps, person, reach.kind === 'subtrees' ? reach.units : undefined);
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const total = state ? counts[state] : all;
  return succeed({
    ...{ counts, page, pageSize: PAGE_SIZE },
    found: person === undefined ? total : found.length,
    warnings: await linesOf(deps, found),
  });
}

async function ownWithin(
  deps: Deps,
  personId: string,
  units: ReadonlySet<string> | undefined,
): Promise<readonly Warning[]> {
  const person = await deps.storage.roster.personById(personId);
  if (units && !(person && units.has(person.unitId))) return [];
  return deps.storage.warnings.list({ personId, from: 0, limit: MOST_OWN });
}

export async function viewWarning(
  deps: Deps,
  caller: SessionCaller,
  id: string,
): Promise<Result<WarningView>> {
  const reached = await reachedWarning(deps, caller, id);
  if (!reached.ok) return reached;
  await deps.storage.audit.record({
    atMs: deps.clock.now(),
    who: caller.personId,
    action: 'warning-read',
    detail: { warning: id, person: reached.value.personId },
  });
  const [view] = await viewsOf(deps, [reached.value]);
  if (!view) throw new Error('a view of one warning is one view');
  return succeed({ ...view, mayAct: await actsOf(deps, caller, reached.value, view) });
}

export async function myWarnings(deps: Deps, personId: string): Promise<MyWarningsView> {
  const own = await deps.storage.warnings.list({ personId, from: 0, limit: MOST_OWN });
  return { warnings: await viewsOf(deps, own) };
}

const NEXT_ACTS: Record<WarningState, readonly WarningActKind[]> = {
  opened: ['told'],
  told: ['talked'],
  talked: ['planned', 'talked'],
  planned: ['approved', 'returned'],
  returned: ['planned', 'talked'],
  following: ['continued', 'closed', 'planned', 'talked'],
  closed: [],
};

async function actsOf(
  deps: Deps,
  caller: SessionCaller,
  warning: Warning,
  { isLifted: lifted, hasLeft, followed }: WarningView,
): Promise<readonly WarningActKind[]> {
  const state = warningState(warning);
  const person = await deps.storage.roster.personById(warning.personId);
  const serves = await mayServe(deps, caller, person?.unitId ?? '');
  if (state === 'closed' || warning.personId === caller.personId || !serves) return [];
  const submitter = warning.events.findLast(({ kind }) => kind === 'planned')?.who;
  const mayDecide = caller.personId !== submitter && (await mayApproveFor(deps, caller, warning));
  const next = NEXT_ACTS[state].filter((kind) => {
    if (kind === 'approved' || kind === 'returned') return mayDecide;
    if (kind === 'continued') return followed?.isWeak === true;
    return kind !== 'closed' || (followed?.figure !== null && followed?.isWeak === false);
  });
  return (lifted || hasLeft) && !next.includes('closed') ? [...next, 'closed'] : next;
}

async function viewsOf(deps: Deps, warnings: readonly Warning[]): Promise<readonly WarningView[]> {
  const records = await recordsNow(deps, warnings);
  const lines = await linesOf(deps, warnings, records);
  const names = await personNames(
    deps,
    warnings.flatMap(({ events }) => events.map(({ who }) => who)),
  );
  return warnings.flatMap((warning, at): WarningView[] => {
    const [line, now] = [lines[at], records[at]];
    if (!line || !now) return [];
    const quarter = followedQuarter(warning, dayOf);
    const figure = now.followed ?? null;
    return [
      {
        ...line,
        ...{ version: warning.events.length, source: warning.source, now: [now.first, now.second] },
        followed: quarter ? { ...quarter, figure, isWeak: figure !== null && isWeak(figure) } : null,
        hasLeft: now.hasLeft,
        steps: warning.events.map((event) => stepOf(event, names)),
        ...{ mayAct: [], today: now.today },
      },
    ];
  });
}

async function linesOf(
  deps: Deps,
  warnings: readonly Warning[],
  known?: readonly RecordNow[],
): Promise<readonly WarningLine[]> {
  const records = known ?? (await recordsNow(deps, warnings));
  const ids = [...new Set(warnings.map(({ personId }) => personId))];
  const people = new Map((await deps.storage.roster.peopleByIds(ids)).map((person) => [person.id, person]));
  return warnings.flatMap((warning, at): WarningLine[] => {
    const now = records[at];
    const person = people.get(warning.personId);
    if (!now) return [];
    return [
      {
        ...factsOf(warning, now),
        person: {
          id: warning.personId,
          name: person?.name ?? '',
          staffNumber: person?.staffNumber ?? '',
          unit: person?.unit?.name ?? '',
        },
      },
    ];
  });
}

function factsOf(warning: Warning, now: RecordNow): WarningFacts {
  const { id, openedAtMs, first, second, events } = warning;
  const state = warningState(warning);
  const closed = events.findLast((event) => event.kind === 'closed');
  return {
    ...{ id, openedAt: new Date(openedAtMs).toISOString(), state, first, second },
    waitsFor: waitsFor(state, now),
    isLifted: isLifted(now),
    waitsForPerson: ['talked', 'returned'].includes(state) && !isAcknowledged(warning),
    outcome: closed?.kind === 'closed' ? closed.outcome : null,
  };
}

function waitsFor(state: WarningState, { followed }: RecordNow): WaitsFor {
  if (state === 'closed') return null;
  if (state === 'planned') return 'above';
  return state === 'following' && !followed ? 'quarter' : 'officer';
}

/** Every kind of act in one shape. */
function stepOf(event: WarningEvent, names: ReadonlyMap<string, string>): WarningStep {
  const step: WarningStep = {
    ...{ kind: event.kind, at: new Date(event.atMs).toISOString(), by: names.get(event.who) ?? '' },
    ...{
      head: '',
      day: null,
      place: '',
      text: '',
      measures: [],
      unconfirmed: '',
      figures: [],
      outcome: null,
    },
  };
  switch (event.kind) {
    case 'told':
      return { ...step, head: event.head, text: event.note };
    case 'talked':
      return { ...step, head: event.by, day: event.day, place: event.place, text: event.content };
    case 'planned':
      return { ...step, measures: event.measures, unconfirmed: event.unconfirmed };
    case 'returned':
      return { ...step, text: event.reason };
    case 'continued':
      return { ...step, text: event.note, figures: [event.figure] };
    case 'closed':
      return { ...step, text: event.note, figures: event.figures, outcome: event.outcome };
    default:
      return { ...step, text: event.note };
  }
}
