/** Find statements, as far as the caller may see. */
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { actorKey } from '../../src/domain/xapi/actor-key.ts';
import { personAgent } from '../../src/domain/xapi/learner-rules.ts';
import { readReach } from '../../src/domain/xapi/scopes.ts';
import type { Statement } from '../../src/domain/xapi/statement.ts';
import type { XapiError } from '../../src/domain/xapi/xapi-error.ts';
import type { Caller } from '../ports/caller.ts';
import type { StatementPage, StatementQuery } from '../ports/statement-store.ts';
import { keyAccount } from './authority.ts';
import type { Deps } from './deps.ts';

/** The part of all statements that a caller may see; an empty one is everything. */
type Sight = Pick<StatementQuery, 'actorKey' | 'authority'>;

/**
 * One statement by its id. What the caller may not see is not found: ids of other people's statements tell nothing.
 * @returns its exact text
 */
export async function findStatement(
  deps: Deps,
  caller: Caller,
  { id, voided }: { readonly id: string; readonly voided: boolean },
): Promise<Result<string, XapiError>> {
  const sight = sightOf(deps, caller);
  if (!sight.ok) return sight;
  const text = await deps.storage.statements.find(id.toLowerCase(), voided);
  return text !== undefined && isInSight(sight.value, text)
    ? succeed(text)
    : fail({ code: 'not-found', message: `There is no ${voided ? 'voided ' : ''}statement ${id} here.` });
}

/** A learner who names no agent sees the own record. */
export async function queryStatements(
  deps: Deps,
  caller: Caller,
  query: StatementQuery,
): Promise<Result<StatementPage, XapiError>> {
  const sight = sightOf(deps, caller);
  if (!sight.ok) return sight;
  const own = sight.value.actorKey;
  if (own !== undefined && query.actorKey !== undefined && query.actorKey !== own) {
    return fail({
      code: 'forbidden',
      message: 'A learner reads only the own record: leave agent out.',
      path: 'agent',
    });
  }
  return succeed(await deps.storage.statements.query({ ...query, ...sight.value }));
}

function sightOf(deps: Deps, caller: Caller): Result<Sight, XapiError> {
  if (caller.kind === 'session') {
    return succeed({ actorKey: actorKey(personAgent(deps.catalogue, caller.personId)) });
  }
  const reach = readReach(caller.scopes);
  if (reach === 'none') {
    return fail({
      code: 'forbidden',
      message: 'This key has no scope for reading statements: it needs statements/read.',
    });
  }
  return succeed(reach === 'mine' ? { authority: keyAccount(deps, caller) } : {});
}

function isInSight({ actorKey: own, authority }: Sight, text: string): boolean {
  const statement = JSON.parse(text) as Statement;
  if (own !== undefined) return actorKey(statement.actor) === own;
  const account = statement.authority?.account;
  return !authority || (account?.homePage === authority.homePage && account.name === authority.name);
}
