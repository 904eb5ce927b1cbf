/** Listeners of one object in a page. */
type Listener = (event: object) => void;

export class EventHub {
  readonly #listeners = new Map<string, Set<Listener>>();

  add(kind: string, listener: Listener): void {
    const ofKind = this.#listeners.get(kind) ?? new Set();
    this.#listeners.set(kind, ofKind.add(listener));
  }

  remove(kind: string, listener: Listener): void {
    this.#listeners.get(kind)?.delete(listener);
  }

  fire(kind: string, facts: object = {}): void {
    for (const listener of [...(this.#listeners.get(kind) ?? [])]) {
      listener({ type: kind, composedPath: () => [], ...facts });
    }
  }
}
