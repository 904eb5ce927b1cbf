/** Whose documents a caller may read and write: a learner the own, on this portal's activities; a key as its scopes say. */
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { actorKey } from '../../src/domain/xapi/actor-key.ts';
import { isLearnerActivity, personAgent } from '../../src/domain/xapi/learner-rules.ts';
import {
  mayReadProfiles,
  mayReadState,
  mayWriteProfiles,
  mayWriteState,
} from '../../src/domain/xapi/scopes.ts';
import type { Actor } from '../../src/domain/xapi/statement.ts';
import type { XapiError } from '../../src/domain/xapi/xapi-error.ts';
import type { Caller, SessionCaller } from '../ports/caller.ts';
import type { DocumentKey } from '../ports/document-store.ts';
import type { Deps } from './deps.ts';

/** State has an activity and an agent, a profile one of them. */
export interface Folder {
  readonly kind: DocumentKey['kind'];
  readonly activity?: string;
  readonly agent?: Actor;
  readonly registration?: string;
}

export function mayUseDocuments(
  deps: Deps,
  caller: Caller,
  folder: Folder,
  how: 'read' | 'write',
): Result<undefined, XapiError> {
  if (caller.kind === 'session') return mayLearnerUse(deps, caller, folder, how);
  const scope = folder.kind === 'state' ? 'state' : 'profile';
  const [mayRead, mayWrite] =
    folder.kind === 'state' ? [mayReadState, mayWriteState] : [mayReadProfiles, mayWriteProfiles];
  return (how === 'read' ? mayRead : mayWrite)(caller.scopes)
    ? succeed(undefined)
    : fail({ code: 'forbidden', message: `This key lacks the scope ${scope}.` });
}

function mayLearnerUse(
  deps: Deps,
  caller: SessionCaller,
  { kind, agent, activity }: Folder,
  how: 'read' | 'write',
): Result<undefined, XapiError> {
  const own = personAgent(deps.catalogue, caller.personId);
  if (!agent) {
    return fail({ code: 'forbidden', message: 'An activity profile belongs to the systems that keep it.' });
  }
  if (actorKey(agent) !== actorKey(own)) {
    return fail({
      code: 'forbidden',
      message: "agent must be the signed-in person's own account.",
      path: 'agent',
    });
  }
  if (kind === 'state' && how === 'write' && !isLearnerActivity(deps.catalogue, activity ?? '')) {
    return fail({
      code: 'forbidden',
      message: 'activityId must be an activity of this portal.',
      path: 'activityId',
    });
  }
  return succeed(undefined);
}
