/** One text for one identity, whatever else is said about it. */
import type { Actor } from './statement.ts';

/**
 * Two actors are the same when the same identifier has the same value; the domain of an e-mail address is
 * case-insensitive. Source: xAPI 1.0.3 Communication 2.1.3 (agent), Data 2.3.1.
 * @returns such as `account|https://…|name`; `anonymous` for a group without an identifier, which equals none
 */
export function actorKey(actor: Actor): string {
  if (actor.account) return `account|${actor.account.homePage}|${actor.account.name}`;
  if (actor.mbox !== undefined) return `mbox|${lowerDomain(actor.mbox)}`;
  if (actor.mbox_sha1sum !== undefined) return `mbox_sha1sum|${actor.mbox_sha1sum.toLowerCase()}`;
  if (actor.openid !== undefined) return `openid|${actor.openid}`;
  return 'anonymous';
}

function lowerDomain(mbox: string): string {
  const at = mbox.lastIndexOf('@');
  return mbox.slice(0, at) + mbox.slice(at).toLowerCase();
}
