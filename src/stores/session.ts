/**
 * Who is signed in, asked once a page and shared by every element on it; other tabs are told of changes.
 * The cookie is the session; this only knows about it.
 */
import type { SessionView, SignInRequest } from '../domain/api/api.ts';
import { api, type Outcome, onSessionEnded } from './api.ts';

type Listener = (session: SessionView | undefined) => void;

const PATH = '/api/session';
const REMEMBERED = 'mingde.session';
const listeners = new Set<Listener>();
const otherTabs = new BroadcastChannel('mingde-session');

let known: Promise<Outcome<SessionView | null>> | undefined;

export const session = {
  /**
   * The session, or undefined when nobody is signed in. While the server cannot be reached the session this
   * tab last knew is kept, so that a lesson read offline still knows whose record it belongs to.
   */
  async current(): Promise<SessionView | undefined> {
    const outcome = await session.lookUp();
    if (outcome.ok) return outcome.value ?? undefined;
    return outcome.problem.code === 'offline' ? recall() : undefined;
  },

  /** The same with the reason why it is not known; one request a page. */
  lookUp(): Promise<Outcome<SessionView | null>> {
    known ??= askServer();
    return known;
  },

  /** Ask the server again, for a retry after it was out of reach. */
  async refresh(): Promise<SessionView | undefined> {
    known = undefined;
    const current = await session.current();
    notify(current);
    return current;
  },

  async signIn(staffNumber: string, password: string): Promise<Outcome<SessionView>> {
    const request: SignInRequest = { staffNumber, password };
    const outcome = await api.post<SessionView>(PATH, request);
    if (outcome.ok) change(outcome.value);
    return outcome;
  },

  async signOut(): Promise<Outcome<undefined>> {
    const outcome = await api.delete(PATH);
    if (outcome.ok || outcome.problem.code === 'not-signed-in') change(undefined);
    return outcome;
  },

  /** @returns a function that ends the listening */
  onChange(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

async function askServer(): Promise<Outcome<SessionView | null>> {
  const outcome = await api.get<SessionView | null>(PATH);
  if (outcome.ok) remember(outcome.value);
  if (!outcome.ok && outcome.problem.code === 'not-signed-in') {
    remember(null);
    return { ok: true, value: null };
  }
  return outcome;
}

function change(current: SessionView | undefined): void {
  settle(current);
  otherTabs.postMessage(current ? 'signed-in' : 'signed-out');
}

function settle(current: SessionView | undefined): void {
  known = Promise.resolve({ ok: true, value: current ?? null });
  remember(current ?? null);
  notify(current);
}

function notify(current: SessionView | undefined): void {
  for (const listener of [...listeners]) listener(current);
}

// Storage may be refused (private windows, policy); then a reload offline simply does not know the session.
function remember(current: SessionView | null): void {
  try {
    if (current) sessionStorage.setItem(REMEMBERED, JSON.stringify(current));
    else sessionStorage.removeItem(REMEMBERED);
  } catch {
    return;
  }
}

function recall(): SessionView | undefined {
  try {
    const kept = sessionStorage.getItem(REMEMBERED);
    return kept ? (JSON.parse(kept) as SessionView) : undefined;
  } catch {
    return undefined;
  }
}

onSessionEnded(() => change(undefined));

otherTabs.addEventListener('message', (event: MessageEvent<'signed-in' | 'signed-out'>) => {
  if (event.data === 'signed-out') settle(undefined);
  else void session.refresh();
});
