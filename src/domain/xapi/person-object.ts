/** A Person object: everything known under one identifier. Source: xAPI 1.0.3 Communication 2.4. */
import { actorKey } from './actor-key.ts';
import type { Account, Actor, Identifiers, Statement } from './statement.ts';
import { isActor } from './statement.ts';

export interface PersonObject {
  readonly objectType: 'Person';
  readonly name?: readonly string[];
  readonly mbox?: readonly string[];
  readonly mbox_sha1sum?: readonly string[];
  readonly openid?: readonly string[];
  readonly account?: readonly Account[];
}

/** @param names - under which statements spoke of the agent, each once */
export function personObject(agent: Identifiers, names: readonly string[]): PersonObject {
  const { mbox, mbox_sha1sum, openid, account } = agent;
  return {
    objectType: 'Person',
    ...(names.length > 0 && { name: names }),
    ...(mbox !== undefined && { mbox: [mbox] }),
    ...(mbox_sha1sum !== undefined && { mbox_sha1sum: [mbox_sha1sum] }),
    ...(openid !== undefined && { openid: [openid] }),
    ...(account && { account: [account] }),
  };
}

export interface NamedAgent {
  readonly actorKey: string;
  readonly name: string;
}

/** Agents and groups that a statement calls by a name: who acted, who is the object, and the members of both. */
export function namedAgents({ actor, object }: Statement): readonly NamedAgent[] {
  const parties: readonly Actor[] = isActor(object) ? [actor, object] : [actor];
  return parties
    .flatMap((party) => ('member' in party ? [party, ...(party.member ?? [])] : [party]))
    .flatMap((party) => {
      const key = actorKey(party);
      return party.name === undefined || key === 'anonymous' ? [] : [{ actorKey: key, name: party.name }];
    });
}
