/** One statement for whoever may see it: its exact text, who and what in plain words, and what it led to. */
import type { StatementDetail } from '../../src/domain/api/statements.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { actorKey } from '../../src/domain/xapi/actor-key.ts';
import type { SessionCaller } from '../ports/caller.ts';
import { isServers } from './authority.ts';
import type { Deps } from './deps.ts';
import { describeStatement } from './describe-statement.ts';
import { reachOf } from './reach-units.ts';
import { isInReach, type ReadStatement, withPeople } from './read-selection.ts';
import { NOT_ALLOWED } from './select-statements.ts';
import { traceConsequences } from './trace-consequences.ts';

/** What is out of reach is not found: ids of other people's statements tell nothing. */
export async function viewStatement(
  deps: Deps,
  caller: SessionCaller,
  id: string,
): Promise<Result<StatementDetail>> {
  const reach = await reachOf(deps, caller);
  if (!reach) return NOT_ALLOWED;
  const stored = await deps.storage.statements.find(id.toLowerCase());
  const [read] = stored ? await withPeople(deps, [stored.json]) : [];
  if (!stored || !read || !isInReach(reach, read)) {
    return fail({ code: 'not-found', message: '没有这条记录，或者它不在您可以查询的范围里。' });
  }
  await deps.storage.audit.record({
    atMs: deps.clock.now(),
    who: caller.personId,
    action: 'statement-read',
    detail: { statement: id.toLowerCase() },
  });
  const voidedBy = stored.isVoided ? await deps.storage.statements.voiderOf(id.toLowerCase()) : undefined;
  return succeed({
    ...(await describeStatement(deps, read)),
    isVoided: stored.isVoided,
    ...(voidedBy !== undefined && { voidedBy }),
    authority: authorityOf(deps, read),
    exact: read.text,
    consequences: await traceConsequences(deps, read),
  });
}

function authorityOf(deps: Deps, { statement }: ReadStatement): StatementDetail['authority'] {
  const { actor, authority = actor } = statement;
  if (isServers(deps, statement)) return { kind: 'server', name: deps.catalogue.portal.name };
  const key = actorKey(authority);
  const name = authority.name ?? authority.account?.name ?? key;
  return { kind: key === actorKey(actor) ? 'own' : 'system', name };
}
