/** Something of the signed-in person's record as an element holds it: asked for, and asked again when the session changes. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SessionView } from '../domain/api/api.ts';
import type { Outcome, Refusal } from './api.ts';
import { session } from './session.ts';
import { signInPath } from './sign-in-path.ts';

export type LoadState<Value> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'failed'; readonly problem: Refusal }
  | { readonly kind: 'ready'; readonly value: Value };

type Ask<Value> = (who: SessionView) => Promise<Outcome<Value>>;

export class Loaded<Value> implements ReactiveController {
  state: LoadState<Value> = { kind: 'loading' };
  readonly #host: ReactiveControllerHost;
  readonly #ask: Ask<Value>;
  #run = 0;
  #stopListening: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, ask: Ask<Value>) {
    this.#host = host;
    this.#ask = ask;
    host.addController(this);
  }

  get signInPath(): string {
    return signInPath();
  }

  hostConnected(): void {
    this.#stopListening = session.onChange(() => void this.load());
    void this.load();
  }

  hostDisconnected(): void {
    this.#stopListening?.();
  }

  /** Ask for the value; what is on the page stays until the answer comes. Only the last question's answer counts. */
  async load(): Promise<void> {
    this.#run += 1;
    const run = this.#run;
    const state = await this.#find();
    if (run !== this.#run) return;
    this.state = state;
    this.#host.requestUpdate();
  }

  /** The same after a failure: says so on the page, and asks anew who is signed in where that was not known. */
  async retry(): Promise<void> {
    this.state = { kind: 'loading' };
    this.#host.requestUpdate();
    if ((await session.lookUp()).ok) await this.load();
    else await session.refresh();
  }

  async #find(): Promise<LoadState<Value>> {
    const who = await session.lookUp();
    if (!who.ok) return { kind: 'failed', problem: who.problem };
    if (!who.value) return { kind: 'signedOut' };
    const outcome = await this.#ask(who.value);
    if (outcome.ok) return { kind: 'ready', value: outcome.value };
    const { problem } = outcome;
    return problem.code === 'not-signed-in' ? { kind: 'signedOut' } : { kind: 'failed', problem };
  }
}
