/** What the server is asked: the list, and each change of a forward with the sentence that follows. */
import type { SessionView } from '../../domain/api/api.ts';
import type { ForwardKeyRequest, ForwardRequest, ForwardView } from '../../domain/api/forwards.ts';
import type { forwards as words } from '../../i18n/forwards.ts';
import { api, type Outcome } from '../../stores/api.ts';

/** Undefined for whoever may not forward. */
export type Listed = readonly ForwardView[] | undefined;

export async function readForwards({ person }: SessionView): Promise<Outcome<Listed>> {
  if (!person.roles.includes('administrator')) return { ok: true, value: undefined };
  const outcome = await api.get<readonly ForwardView[]>('/api/forwards');
  if (!outcome.ok && outcome.problem.code === 'not-allowed') return { ok: true, value: undefined };
  return outcome;
}

export interface Change {
  readonly said: keyof typeof words.said;
  /** Of the forward. */
  readonly name: string;
  readonly call: () => Promise<Outcome<unknown>>;
}

/** Changes that need nothing but a press. */
export const CHANGES = {
  pause: (view: ForwardView): Change => ({
    said: 'paused',
    name: view.name,
    call: () => api.put(`${pathOf(view)}/state`, { state: 'paused' }),
  }),
  resume: (view: ForwardView): Change => ({
    said: 'resumed',
    name: view.name,
    call: () => api.put(`${pathOf(view)}/state`, { state: 'running' }),
  }),
  retry: (view: ForwardView): Change => ({
    said: 'retried',
    name: view.name,
    call: () => api.post(`${pathOf(view)}/attempt`, { refused: false }),
  }),
  retryRefused: (view: ForwardView): Change => ({
    said: 'refusedRetried',
    name: view.name,
    call: () => api.post(`${pathOf(view)}/attempt`, { refused: true }),
  }),
};

export function removal(view: ForwardView): Change {
  return { said: 'removed', name: view.name, call: () => api.delete(pathOf(view)) };
}

export function addition(request: ForwardRequest): Change {
  return { said: 'added', name: request.name, call: () => api.post('/api/forwards', request) };
}

export function rekeying(view: ForwardView, request: ForwardKeyRequest): Change {
  return { said: 'rekeyed', name: view.name, call: () => api.put(`${pathOf(view)}/key`, request) };
}

function pathOf({ id }: ForwardView): string {
  return `/api/forwards/${encodeURIComponent(id)}`;
}
