/** What the record has learnt of an agent or an activity. Source: xAPI 1.0.3 Communication 2.4, 2.5. */
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { actorKey } from '../../src/domain/xapi/actor-key.ts';
import { personAgent } from '../../src/domain/xapi/learner-rules.ts';
import { mayReadNames, readReach } from '../../src/domain/xapi/scopes.ts';
import type { Activity, Actor } from '../../src/domain/xapi/statement.ts';
import type { XapiError } from '../../src/domain/xapi/xapi-error.ts';
import type { Caller } from '../ports/caller.ts';
import type { Deps } from './deps.ts';

const LACKS_READ: Result<never, XapiError> = fail({
  code: 'forbidden',
  message: 'This key has no scope for reading here: it needs statements/read.',
});

/** @returns the names that statements called the agent by */
export async function knownNames(
  deps: Deps,
  caller: Caller,
  agent: Actor,
): Promise<Result<readonly string[], XapiError>> {
  const key = actorKey(agent);
  const isOwn = caller.kind === 'session' && key === actorKey(personAgent(deps.catalogue, caller.personId));
  if (caller.kind === 'session' && !isOwn) {
    return fail({
      code: 'forbidden',
      message: "agent must be the signed-in person's own account.",
      path: 'agent',
    });
  }
  if (caller.kind === 'key' && !mayReadNames(caller.scopes)) return LACKS_READ;
  return succeed(await deps.storage.statements.namesOf(key));
}

/** An activity that nobody described is answered with its id alone. */
export async function knownActivity(
  deps: Deps,
  caller: Caller,
  id: string,
): Promise<Result<Activity, XapiError>> {
  if (caller.kind === 'key' && readReach(caller.scopes) === 'none') return LACKS_READ;
  const definition = await deps.storage.statements.definitionOf(id);
  return succeed({ objectType: 'Activity', id, ...(definition && { definition }) });
}
