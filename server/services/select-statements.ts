/** What somebody looks for in the record, as lists of statements, bounded by whom that session may see. */
import type { MatchedPeople, PersonLine } from '../../src/domain/api/statements.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { normaliseName } from '../../src/domain/roster/name.ts';
import { actorKey } from '../../src/domain/xapi/actor-key.ts';
import { personAgent } from '../../src/domain/xapi/learner-rules.ts';
import { type ListName, listName } from '../../src/domain/xapi/statement-lists.ts';
import type { SessionCaller } from '../ports/caller.ts';
import type { PersonInUnit } from '../ports/roster-store.ts';
import type { StatementQuery } from '../ports/statement-store.ts';
import { activityLists } from './activity-lists.ts';
import type { Deps } from './deps.ts';
import { type Reach, reachOf } from './reach-units.ts';

/** Nothing named is everything within reach. */
export interface StatementSearch {
  /** A staff number, an opaque id, or part of a name. */
  readonly person?: string;
  /** An IRI, or an id of the catalogue such as `integrity/01-gifts`. */
  readonly activity?: string;
  /** An IRI. */
  readonly verb?: string;
  /** Recorded strictly after. */
  readonly sinceMs?: number;
  /** Recorded at or before. */
  readonly untilMs?: number;
}

export interface Selection {
  readonly reach: Reach;
  readonly query: Pick<StatementQuery, 'groups' | 'sinceMs' | 'untilMs'>;
  readonly people?: MatchedPeople;
}

export const NOT_ALLOWED: Result<never> = fail({
  code: 'not-allowed',
  message: '您的账号没有查询学习记录的权限。',
});

/** A name that more people bear than this is asked about no further: whoever searches must say more. */
export const MOST_PEOPLE = 50;

/** Up to here a unit's people are looked up in the lists; more of them are met often enough on the way. */
const MOST_LISTED_PEOPLE = 1_000;

export async function selectStatements(
  deps: Deps,
  caller: SessionCaller,
  search: StatementSearch,
): Promise<Result<Selection>> {
  const reach = await reachOf(deps, caller);
  if (!reach) return NOT_ALLOWED;
  const { person, activity, verb, sinceMs, untilMs } = search;
  const about = activity === undefined ? succeed([]) : activityLists(deps.catalogue, activity);
  if (!about.ok) return about;
  const people = person === undefined ? undefined : await matchPeople(deps, reach, person);
  const groups = [
    ...(people
      ? [
          agentLists(
            deps,
            people.found.map(({ personId }) => personId),
          ),
        ]
      : await reachLists(deps, reach)),
    ...(activity === undefined ? [] : [about.value]),
    ...(verb === undefined ? [] : [[listName('verb', verb)]]),
  ];
  return succeed({
    reach,
    query: { groups, ...(sinceMs !== undefined && { sinceMs }), ...(untilMs !== undefined && { untilMs }) },
    ...(people && { people }),
  });
}

/** Whether a person of the roster is one this session may read about. */
export function isWithin(reach: Reach, person: PersonInUnit): boolean {
  return reach.kind === 'everybody' || (person.unit !== undefined && reach.units.has(person.unit.id));
}

export function personLine({ id, staffNumber, name, unit }: PersonInUnit): PersonLine {
  return { personId: id, staffNumber, name, ...(unit && { unit: unit.name }) };
}

async function matchPeople(deps: Deps, reach: Reach, written: string): Promise<MatchedPeople> {
  const found = await deps.storage.roster.findPeople({
    text: normaliseName(written),
    ...below(reach),
    limit: MOST_PEOPLE + 1,
  });
  return { found: found.slice(0, MOST_PEOPLE).map(personLine), isCut: found.length > MOST_PEOPLE };
}

/** None where there is nothing to narrow, or so many people that walking the whole record finds them soon. */
async function reachLists(deps: Deps, reach: Reach): Promise<readonly (readonly ListName[])[]> {
  if (reach.kind === 'everybody') return [];
  const people = await deps.storage.roster.findPeople({ ...below(reach), limit: MOST_LISTED_PEOPLE + 1 });
  if (people.length > MOST_LISTED_PEOPLE) return [];
  return [
    agentLists(
      deps,
      people.map(({ id }) => id),
    ),
  ];
}

function below(reach: Reach): { readonly below?: readonly string[] } {
  return reach.kind === 'everybody' ? {} : { below: reach.roots };
}

function agentLists(deps: Deps, personIds: readonly string[]): readonly ListName[] {
  return personIds.map((id) => listName('agent', actorKey(personAgent(deps.catalogue, id))));
}
