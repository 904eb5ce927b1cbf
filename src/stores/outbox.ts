/** The one outbox of this tab, at work from the moment a page asks for it. */
import { oneAtATime } from './one-at-a-time.ts';
import { Outbox } from './outbox-queue.ts';
import { sendStatements } from './send-statements.ts';
import { session } from './session.ts';
import { shelf } from './study-shelf.ts';

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 5 * 60_000;

/** Doubling, with a random half: a whole office that lost its network does not come back in one instant. */
export function exponentialBackoff(failures: number): number {
  const full = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1));
  return full / 2 + (Math.random() * full) / 2;
}

const NAME = 'mingde-outbox';

/** The one outbox of this tab. */
export const outbox = new Outbox({
  name: NAME,
  shelf,
  session,
  send: sendStatements,
  exclusively: oneAtATime(NAME, shelf),
  backoffMs: exponentialBackoff,
});
outbox.start();
