/** Find statements, as far as the caller may see. */
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { actorKey } from '../../src/domain/xapi/actor-key.ts';
import { personAgent } from '../../src/domain/xapi/learner-rules.ts';
import { readReach } from '../../src/domain/xapi/scopes.ts';
import { attachmentsOf, type Statement } from '../../src/domain/xapi/statement.ts';
import {
  type ListKind,
  type ListName,
  listName,
  listsOf,
  WITH_RELATED,
} from '../../src/domain/xapi/statement-lists.ts';
import type { XapiError } from '../../src/domain/xapi/xapi-error.ts';
import type { Caller } from '../ports/caller.ts';
import type { StatementPage, StatementQuery } from '../ports/statement-store.ts';
import { keyAccount } from './authority.ts';
import type { Deps } from './deps.ts';

/** What to look for; nothing named is everything. Source: xAPI 1.0.3 Communication 2.1.3. */
export interface StatementFilter extends Omit<StatementQuery, 'groups' | 'own'> {
  readonly agentKey?: string;
  readonly verb?: string;
  readonly activity?: string;
  readonly registration?: string;
  readonly relatedAgents?: boolean;
  readonly relatedActivities?: boolean;
}

export interface FoundAttachment {
  readonly sha2: string;
  readonly contentType: string;
  readonly data: Uint8Array;
}

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
  const found = await deps.storage.statements.find(id.toLowerCase());
  return found && found.isVoided === voided && isInSight(sight.value, found.json)
    ? succeed(found.json)
    : fail({ code: 'not-found', message: `There is no ${voided ? 'voided ' : ''}statement ${id} here.` });
}

/** A learner who names no agent sees the own record. */
export async function queryStatements(
  deps: Deps,
  caller: Caller,
  filter: StatementFilter,
): Promise<Result<StatementPage, XapiError>> {
  const sight = sightOf(deps, caller);
  if (!sight.ok) return sight;
  if (
    caller.kind === 'session' &&
    filter.agentKey !== undefined &&
    filter.agentKey !== ownKey(deps, caller)
  ) {
    return fail({
      code: 'forbidden',
      message: 'A learner reads only the own record: leave agent out.',
      path: 'agent',
    });
  }
  const { sinceMs, untilMs, after, ascending, limit } = filter;
  return succeed(
    await deps.storage.statements.query({
      groups: groupsOf(filter),
      own: sight.value,
      ascending,
      limit,
      ...(sinceMs !== undefined && { sinceMs }),
      ...(untilMs !== undefined && { untilMs }),
      ...(after !== undefined && { after }),
    }),
  );
}

/** The data kept of statements' attachments, each once. One whose data lies elsewhere (fileUrl) is left out. */
export async function findAttachments(
  deps: Deps,
  statements: readonly Statement[],
): Promise<readonly FoundAttachment[]> {
  const found = new Map<string, FoundAttachment>();
  for (const { sha2, contentType } of statements.flatMap(attachmentsOf)) {
    const name = sha2.toLowerCase();
    const data = found.has(name) ? undefined : await deps.storage.statements.attachment(name);
    if (data) found.set(name, { sha2, contentType, data });
  }
  return [...found.values()];
}

function groupsOf(filter: StatementFilter): readonly (readonly ListName[])[] {
  const { agentKey, verb, activity, registration, relatedAgents, relatedActivities } = filter;
  const group = (kinds: readonly ListKind[], value: string | undefined) =>
    value === undefined ? [] : [kinds.map((kind) => listName(kind, value))];
  return [
    ...group(relatedAgents ? WITH_RELATED.agent : ['agent'], agentKey),
    ...group(['verb'], verb),
    ...group(relatedActivities ? WITH_RELATED.activity : ['activity'], activity),
    ...group(['registration'], registration?.toLowerCase()),
  ];
}

function ownKey(deps: Deps, caller: Extract<Caller, { kind: 'session' }>): string {
  return actorKey(personAgent(deps.catalogue, caller.personId));
}

/** The lists that a statement must stand in for the caller to see it. */
function sightOf(deps: Deps, caller: Caller): Result<readonly ListName[], XapiError> {
  if (caller.kind === 'session') return succeed([listName('agent', ownKey(deps, caller))]);
  const reach = readReach(caller.scopes);
  if (reach === 'none') {
    return fail({
      code: 'forbidden',
      message: 'This key has no scope for reading statements: it needs statements/read.',
    });
  }
  const mine = actorKey({ account: keyAccount(deps, caller) });
  return succeed(reach === 'mine' ? [listName('authority', mine)] : []);
}

function isInSight(sight: readonly ListName[], json: string): boolean {
  if (sight.length === 0) return true;
  const statement = JSON.parse(json) as Statement;
  const lists = listsOf(statement, statement.authority ?? statement.actor);
  return sight.every((list) => lists.includes(list));
}
