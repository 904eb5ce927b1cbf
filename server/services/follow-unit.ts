/** A subtree's year in figures, and the people behind each figure, for whoever reaches the unit. */
import type { UnitView } from '../../src/domain/api/api.ts';
import type { FollowedPeople, FollowedPerson, FollowingView } from '../../src/domain/api/following.ts';
import { dayOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { Policy } from '../../src/domain/policy/policy.ts';
import { paceOn } from '../../src/domain/report/forecast.ts';
import { lagReason } from '../../src/domain/report/standing.ts';
import type { SessionCaller } from '../ports/caller.ts';
import type {
  FollowSearch,
  FoundStanding,
  Measure,
  StandingSums,
  Standings,
} from '../ports/following-store.ts';
import type { YearClose } from '../ports/year-close-store.ts';
import { addSums } from './add-sums.ts';
import type { Deps } from './deps.ts';
import { governingPolicy } from './governing-policy.ts';
import { createPastStandings } from './past-standings.ts';
import { viewUnits } from './reach-units.ts';

const PAGE_SIZE = 100;

export interface FollowQuery {
  /** The highest unit that the caller reaches, when absent. */
  readonly unit?: string;
  readonly year: number;
  /** `YYYY-MM-DD`; today when absent. */
  readonly asOf?: string;
  /** As the year was frozen when it was closed, instead of a day. */
  readonly isFrozen?: boolean;
}

export interface Follower {
  readonly view: (caller: SessionCaller, query: FollowQuery) => Promise<Result<FollowingView>>;
  readonly people: (
    caller: SessionCaller,
    query: FollowQuery & { readonly search: FollowSearch; readonly page: number },
  ) => Promise<Result<FollowedPeople>>;
}

/** What is asked for, as it was found and allowed. */
export interface Followed {
  readonly unit: UnitView;
  readonly units: readonly UnitView[];
  readonly year: number;
  readonly asOf: string;
  readonly isToday: boolean;
  /** Of a year that was closed: what was frozen then stands beside the figures of reports. */
  readonly close: YearClose | undefined;
  /** These are the frozen figures themselves. */
  readonly isFrozen: boolean;
  readonly policy: Policy;
  readonly measure: Measure;
  readonly standings: Standings;
}

export function createFollower(deps: Deps): Follower {
  const pastStandings = createPastStandings(deps);
  const look = (caller: SessionCaller, query: FollowQuery) => follow(deps, pastStandings, caller, query);
  return {
    view: async (caller, query) => {
      const followed = await look(caller, query);
      return followed.ok ? succeed(await viewOf(deps, followed.value)) : followed;
    },
    people: async (caller, { search, page, ...query }) => {
      const followed = await look(caller, query);
      if (!followed.ok) return followed;
      return succeed(await peopleOf(deps, caller, followed.value, { search, page }));
    },
  };
}

async function follow(
  deps: Deps,
  pastStandings: ReturnType<typeof createPastStandings>,
  caller: SessionCaller,
  query: FollowQuery,
): Promise<Result<Followed>> {
  const units = await viewUnits(deps, caller);
  return units.ok ? lookAt(deps, pastStandings, units.value, query) : units;
}

/** @param units - those that may be looked at, parents before children */
export async function lookAt(
  deps: Deps,
  pastStandings: ReturnType<typeof createPastStandings>,
  units: readonly UnitView[],
  query: FollowQuery,
): Promise<Result<Followed>> {
  const { unit: unitId, year } = query;
  const unit = unitId === undefined ? units[0] : units.find(({ id }) => id === unitId);
  if (!unit) return fail({ code: 'not-allowed', message: '这个单位不在您的管理范围内。' });
  const today = dayOf(deps.clock.now());
  const close = await deps.storage.yearCloses.of(year);
  const asked = dayAsked(query, { today, close });
  if (!asked.ok) return asked;
  const day = asked.value;
  const isFrozen = query.isFrozen === true;
  const isToday = day === today && !isFrozen;
  const policy = await governingPolicy(deps, year);
  const frozenBy = isFrozen ? close : undefined;
  const past = isToday ? undefined : await pastStandings({ unitId: unit.id, year, day, close: frozenBy });
  const requiredCentihours = frozenBy?.requiredCentihours ?? requiredHours(policy);
  return succeed({
    ...{ unit, units, year, asOf: day, isToday, policy, close, isFrozen },
    measure: { requiredCentihours, pace: paceOn(day, year) },
    standings: past === undefined ? { year } : { year, past },
  });
}

function dayAsked(
  { year, asOf, isFrozen }: FollowQuery,
  { today, close }: { readonly today: string; readonly close: YearClose | undefined },
): Result<string> {
  if (isFrozen) {
    if (close) return succeed(dayOf(close.closedAtMs));
    return fail({ code: 'not-found', message: `${year} 年度还没有关账，没有封存的数据。`, field: '/frozen' });
  }
  const day = asOf ?? today;
  if (day > today) return refuseDay(`${day} 还没有到。请选今天或以前的日期。`);
  if (day < `${year}-01-01`)
    return refuseDay(`${day} 时 ${year} 年度还没有开始。请选 ${year} 年以后的日期。`);
  return succeed(day);
}

function refuseDay(message: string): Result<never> {
  return fail({ code: 'invalid-request', message, field: '/asOf' });
}

export function requiredHours({ requirements }: Policy): number {
  const hours = requirements.find((requirement) => requirement.kind === 'minimumHours');
  return hours?.requiredCentihours ?? 0;
}

export async function viewOf(deps: Deps, followed: Followed): Promise<FollowingView> {
  const { unit, standings, measure } = followed;
  return viewOfSums(await deps.storage.following.sums(unit.id, standings, measure), followed);
}

export function viewOfSums(sums: readonly StandingSums[], followed: Followed): FollowingView {
  const { unit, units, year, asOf, isToday, isFrozen, close, policy, measure } = followed;
  const { forecast, ...figures } = addSums(sums, { unit, units, measure });
  const share = policy.requirements.find((requirement) => requirement.kind === 'minimumShare');
  return {
    unit: { id: unit.id, name: unit.name },
    above: above(unit, units),
    ...{ year, asOf, isToday, isFrozen },
    closedOn: close ? dayOf(close.closedAtMs) : null,
    policy: {
      title: policy.title,
      citation: `${policy.citation.document} ${policy.citation.clause}`,
      version: policy.version,
      requiredCentihours: measure.requiredCentihours,
      shareBasisPoints: share?.requiredBasisPoints ?? null,
    },
    ...figures,
    forecast,
  };
}

function above(unit: UnitView, units: readonly UnitView[]): FollowingView['above'] {
  const parent = units.find(({ id }) => id === unit.parentId);
  return parent ? [...above(parent, units), { id: parent.id, name: parent.name }] : [];
}

async function peopleOf(
  deps: Deps,
  caller: SessionCaller,
  { unit, units, year, asOf, measure, standings }: Followed,
  { search, page }: { readonly search: FollowSearch; readonly page: number },
): Promise<FollowedPeople> {
  const found = await deps.storage.following.people(unit.id, standings, {
    ...search,
    ...{ measure, from: page * PAGE_SIZE, limit: PAGE_SIZE },
  });
  await deps.storage.audit.record({
    atMs: deps.clock.now(),
    who: caller.personId,
    action: 'unit-people-read',
    detail: { unitId: unit.id, year, asOf, rows: found.people.length },
  });
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const hasPart = search.month !== undefined || search.principle !== undefined;
  return {
    found: found.found,
    page,
    pageSize: PAGE_SIZE,
    requiredCentihours: measure.requiredCentihours,
    people: found.people.map((person) => personOf(person, names.get(person.unitId) ?? '', hasPart)),
  };
}

function personOf(person: FoundStanding, unit: string, hasPart: boolean): FollowedPerson {
  const { unitId: _, partCentihours, ...standing } = person;
  return {
    ...standing,
    unit,
    reason: lagReason(person) ?? null,
    ...(hasPart ? { partCentihours } : {}),
  };
}
