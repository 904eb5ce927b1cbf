/** Who asserts a statement: worked out from the credential, never taken from the statement. Source: xAPI 1.0.3 Data 2.4.9. */
import { actorKey } from '../../src/domain/xapi/actor-key.ts';
import { personAgent } from '../../src/domain/xapi/learner-rules.ts';
import type { Account, Agent, Statement } from '../../src/domain/xapi/statement.ts';
import type { Caller, KeyCaller } from '../ports/caller.ts';
import type { Deps } from './deps.ts';

export function authorityOf(deps: Deps, caller: Caller): Agent {
  return caller.kind === 'session'
    ? personAgent(deps.catalogue, caller.personId)
    : { objectType: 'Agent', account: keyAccount(deps, caller) };
}

export function keyAccount(deps: Deps, caller: KeyCaller): Account {
  return { homePage: `${deps.catalogue.portal.identifier}/keys`, name: caller.key };
}

/** The portal itself, for what only the server can know. */
export function serverAuthority(deps: Deps): Agent {
  return { objectType: 'Agent', account: { homePage: deps.catalogue.portal.identifier, name: 'server' } };
}

export function isServers(deps: Deps, { authority }: Statement): boolean {
  return authority !== undefined && actorKey(authority) === actorKey(serverAuthority(deps));
}
