/** Whose state a caller may read and write: a learner the own, on this portal's activities; a key as its scopes say. */
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { actorKey } from '../../src/domain/xapi/actor-key.ts';
import { isLearnerActivity, personAgent } from '../../src/domain/xapi/learner-rules.ts';
import { mayReadState, mayWriteState } from '../../src/domain/xapi/scopes.ts';
import type { Actor } from '../../src/domain/xapi/statement.ts';
import type { XapiError } from '../../src/domain/xapi/xapi-error.ts';
import type { Caller } from '../ports/caller.ts';
import type { Deps } from './deps.ts';

export interface StateScope {
  readonly activity: string;
  readonly agent: Actor;
  readonly registration?: string;
}

export function mayUseState(
  deps: Deps,
  caller: Caller,
  scope: StateScope,
  how: 'read' | 'write',
): Result<undefined, XapiError> {
  if (caller.kind === 'key') {
    const may = how === 'read' ? mayReadState(caller.scopes) : mayWriteState(caller.scopes);
    return may ? succeed(undefined) : fail({ code: 'forbidden', message: 'This key lacks the scope state.' });
  }
  if (actorKey(scope.agent) !== actorKey(personAgent(deps.catalogue, caller.personId))) {
    return fail({
      code: 'forbidden',
      message: "agent must be the signed-in person's own account.",
      path: 'agent',
    });
  }
  if (how === 'write' && !isLearnerActivity(deps.catalogue, scope.activity)) {
    return fail({
      code: 'forbidden',
      message: 'activityId must be an activity of this portal.',
      path: 'activityId',
    });
  }
  return succeed(undefined);
}
