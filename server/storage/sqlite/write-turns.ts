/**
 * Whose turn it is to write. SQLite has one writer at a time; left to itself, a connection that finds another
 * one writing sleeps and tries again, and may be overtaken for ever. Here both threads queue, first come first
 * served, and the next is woken at once.
 */

const NEXT_TICKET = 0;
const NOW_SERVING = 1;

export interface WriteTurns {
  /** Waits, blocking this thread, until it is its turn. Not for use within a turn. */
  readonly take: () => void;
  readonly give: () => void;
}

export function newTurnMemory(): SharedArrayBuffer {
  return new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT);
}

/** @param memory - shared by all threads that write to one database */
export function writeTurns(memory: SharedArrayBuffer): WriteTurns {
  const tickets = new Int32Array(memory);
  return {
    take: () => {
      const mine = Atomics.add(tickets, NEXT_TICKET, 1);
      for (let serving = Atomics.load(tickets, NOW_SERVING); serving !== mine; ) {
        Atomics.wait(tickets, NOW_SERVING, serving);
        serving = Atomics.load(tickets, NOW_SERVING);
      }
    },
    give: () => {
      Atomics.add(tickets, NOW_SERVING, 1);
      Atomics.notify(tickets, NOW_SERVING);
    },
  };
}
