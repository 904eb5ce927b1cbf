/** Web Locks among the tabs of one browser. */
type Work = () => Promise<unknown>;

interface Turn {
  readonly owner: object;
  readonly start: () => void;
}

/** One lock a name; those that wait have it in turn. A tab that goes gives back what it holds. */
export class LockDesk {
  readonly #queues = new Map<string, Turn[]>();

  /** `navigator.locks` of one tab. */
  of(owner: object): { readonly request: (name: string, work: Work) => Promise<unknown> } {
    return {
      request: (name, work) =>
        new Promise((resolve, reject) => {
          const queue = this.#queues.get(name) ?? [];
          this.#queues.set(name, queue);
          const leave = () => this.#leave(queue, turn);
          const turn: Turn = { owner, start: () => void work().then(resolve, reject).finally(leave) };
          queue.push(turn);
          if (queue.length === 1) turn.start();
        }),
    };
  }

  release(owner: object): void {
    for (const queue of this.#queues.values()) {
      const [holder] = queue;
      const rest = queue.filter((turn) => turn.owner !== owner);
      queue.splice(0, queue.length, ...rest);
      if (holder?.owner === owner) rest[0]?.start();
    }
  }

  #leave(queue: Turn[], turn: Turn): void {
    if (queue[0] !== turn) return;
    queue.shift();
    queue[0]?.start();
  }
}
