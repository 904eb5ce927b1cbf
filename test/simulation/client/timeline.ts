/** The time of a simulation: one line on which everything that waits has its place. Moves only when told to. */

export interface Waiting {
  readonly atMs: number;
  readonly run: () => void;
  isCancelled: boolean;
}

export class Timeline {
  #nowMs: number;
  #waiting: Waiting[] = [];
  /** Requests under way and other work that is done by the machine, not by time. */
  #working = 0;
  /** Grows with everything that happens, so that quiet can be told from work. */
  #stirs = 0;

  constructor(startMs: number) {
    this.#nowMs = startMs;
  }

  now(): number {
    return this.#nowMs;
  }

  /** Run something after so many milliseconds; what is due at the same instant runs in the order it was asked for. */
  after(ms: number, run: () => void): Waiting {
    this.#stirs += 1;
    const waiting = { atMs: this.#nowMs + Math.max(0, Math.round(ms)), run, isCancelled: false };
    const later = this.#waiting.findIndex(({ atMs }) => atMs > waiting.atMs);
    if (later < 0) this.#waiting.push(waiting);
    else this.#waiting.splice(later, 0, waiting);
    return waiting;
  }

  sleep(ms: number): Promise<void> {
    return ms <= 0 ? Promise.resolve() : new Promise((resolve) => void this.after(ms, resolve));
  }

  /** Work that time has to wait for. */
  async during<Value>(work: () => Promise<Value>): Promise<Value> {
    this.#working += 1;
    try {
      return await work();
    } finally {
      this.#working -= 1;
      this.#stirs += 1;
    }
  }

  /** Go on to an instant; each thing that waits gets its turn at its own time, and what follows from it is done. */
  async goTo(atMs: number): Promise<void> {
    await this.settle();
    for (;;) {
      const next = this.#waiting[0];
      if (!next || next.atMs > atMs) break;
      this.#waiting.shift();
      if (next.isCancelled) continue;
      this.#nowMs = next.atMs;
      next.run();
      await this.settle();
    }
    this.#nowMs = Math.max(this.#nowMs, atMs);
  }

  /** Go on for as long as a piece of work takes. @throws Error when it is still at it after `atMostMs` */
  async until(work: Promise<unknown>, atMostMs: number): Promise<void> {
    const lastMs = this.#nowMs + atMostMs;
    let isDone = false;
    const done = work.finally(() => {
      isDone = true;
    });
    done.catch(() => undefined);
    await this.settle();
    while (!isDone) {
      const next = this.#waiting.find(({ isCancelled }) => !isCancelled);
      if (!next || next.atMs > lastMs)
        throw new Error(`it did not come to an end within ${atMostMs / 1000} s`);
      await this.goTo(next.atMs);
    }
    await done;
  }

  /** Let everything come to rest that has no need of time. IndexedDB takes a few turns for each of its steps. */
  async settle(): Promise<void> {
    let quietTurns = 0;
    let stirs = this.#stirs;
    while (quietTurns < QUIET_TURNS || this.#working > 0) {
      await nextTurn();
      quietTurns = this.#stirs === stirs && this.#working === 0 ? quietTurns + 1 : 0;
      stirs = this.#stirs;
    }
  }
}

/** Measured: the longest chain of IndexedDB steps without a request or a timer in between takes 14 turns. */
const QUIET_TURNS = 40;

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
