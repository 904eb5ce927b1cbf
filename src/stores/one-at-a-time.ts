/** Let one tab do a piece of work at a time. Web Locks where there are; plain http has none, so a lease there. */

import { freshUuid } from './statement.ts';
import type { Shelf } from './study-shelf.ts';

/** Longer than any one step between two calls of `goOn`. */
const LEASE_MS = 45_000;

/** @param goOn - called before each step: the work is still going on */
export type ExclusiveWork = (goOn: () => Promise<void>) => Promise<void>;
/** @returns false when another tab is at it and waiting for it was not possible */
export type Exclusively = (work: ExclusiveWork) => Promise<boolean>;

export function oneAtATime(name: string, shelf: Shelf): Exclusively {
  return 'locks' in navigator ? byLock(name) : byLease(name, shelf);
}

function byLock(name: string): Exclusively {
  return (work) => navigator.locks.request(name, () => work(async () => undefined).then(() => true));
}

export function byLease(name: string, shelf: Shelf): Exclusively {
  const holder = freshUuid();
  const take = () => shelf.takeLease({ name, holder, untilMs: Date.now() + LEASE_MS }, Date.now());
  return async (work) => {
    if (!(await take())) return false;
    try {
      await work(async () => void (await take()));
    } finally {
      await shelf.dropLease(name, holder);
    }
    return true;
  };
}
