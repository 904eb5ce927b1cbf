/** Calls to the portal's own JSON under /api. A refusal is a value; nothing here throws for the network. */
import type { Problem } from '../domain/api/api.ts';
import { record } from '../i18n/record.ts';

/** The server could not be reached, or did not answer in time, or something else answered in its place. */
export interface Offline {
  readonly code: 'offline';
  readonly detail: string;
}
export type Refusal = Problem | Offline;
export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Refusal };

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

const TIMEOUT_MS = 10_000;
const UPLOAD_TIMEOUT_MS = 10 * 60_000;
const SESSION_PATH = '/api/session';

const listeners = new Set<() => void>();

/** Called whenever a call is refused because the session has ended. */
export function onSessionEnded(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Paths are absolute and of this site, such as `/api/me/hours?year=2026`. */
export const api = {
  get: <Value>(path: string): Promise<Outcome<Value>> => call<Value>('GET', path),
  post: <Value>(path: string, body?: unknown): Promise<Outcome<Value>> => call<Value>('POST', path, body),
  put: <Value>(path: string, body?: unknown): Promise<Outcome<Value>> => call<Value>('PUT', path, body),
  /** A file as it is. A large one may take its time. */
  upload: <Value>(path: string, file: Blob): Promise<Outcome<Value>> => call<Value>('POST', path, file),
  delete: <Value = undefined>(path: string, body?: unknown): Promise<Outcome<Value>> =>
    call<Value>('DELETE', path, body),
};

async function call<Value>(method: Method, path: string, body?: unknown): Promise<Outcome<Value>> {
  const response = await send(method, path, body);
  if (!response) return offline(record.api.unreachable);
  const answer = await readAnswer(response);
  if (response.status === 401 && !path.startsWith(SESSION_PATH)) {
    for (const listener of [...listeners]) listener();
  }
  if (answer === UNREADABLE) return offline(record.api.notTheServer);
  if (response.ok) return { ok: true, value: answer as Value };
  return isProblem(answer)
    ? { ok: false, problem: answer }
    : offline(record.api.strangeAnswer(response.status));
}

/** @returns undefined when no answer came: no network, or none in time */
async function send(method: Method, path: string, body: unknown): Promise<Response | undefined> {
  const asks: RequestInit = {
    method,
    credentials: 'same-origin',
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(body instanceof Blob ? UPLOAD_TIMEOUT_MS : TIMEOUT_MS),
  };
  if (body instanceof Blob) {
    asks.body = body;
    asks.headers = { accept: 'application/json', 'content-type': 'application/octet-stream' };
  } else if (body !== undefined) {
    asks.body = JSON.stringify(body);
    asks.headers = { accept: 'application/json', 'content-type': 'application/json' };
  }
  try {
    return await fetch(path, asks);
  } catch {
    return undefined;
  }
}

const UNREADABLE = Symbol('unreadable');

/** A proxy's or a captive portal's HTML page is not an answer of ours, whatever its status. */
async function readAnswer(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  try {
    return (await response.json()) as unknown;
  } catch {
    return UNREADABLE;
  }
}

function offline(detail: string): { readonly ok: false; readonly problem: Offline } {
  return { ok: false, problem: { code: 'offline', detail } };
}

function isProblem(answer: unknown): answer is Problem {
  return typeof answer === 'object' && answer !== null && 'code' in answer && 'detail' in answer;
}
