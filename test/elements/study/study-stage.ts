/** A page for the elements of studying: a server that answers from an example and remembers what it was told. */
import axe from 'axe-core';
import { vi } from 'vitest';
import '../../../src/styles/base.css';
import '../../../src/styles/tokens.css';
import { type Answer, aSession, type Example } from '../../../src/drawing/example.ts';
import { learning } from '../../../src/stores/learning.ts';
import { session } from '../../../src/stores/session.ts';
import type { Statement } from '../../../src/stores/statement.ts';

export interface Asked {
  /** Method and path without the query, such as `PUT /xapi/activities/state`. */
  readonly call: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly headers: Headers;
}

export interface Server {
  readonly asked: readonly Asked[];
  /** By method and path; whatever is not named cannot be reached. */
  readonly answers: Record<string, Answer | ((asked: Asked) => Answer)>;
  readonly statements: readonly Statement[];
  isOffline: boolean;
}

const home = location.href;
let people = 0;

/** Nobody's queue is another test's: every stage has a person of its own. */
export function aPerson(): typeof aSession {
  people += 1;
  const id = `person-${Date.now()}-${people}`;
  return {
    ...aSession,
    person: { ...aSession.person, id },
    actor: { ...aSession.actor, account: { ...aSession.actor.account, name: id } },
  };
}

export function serve(answers: Server['answers']): Server {
  const asked: Asked[] = [];
  const statements: Statement[] = [];
  const server: Server = { asked, answers: { ...answers }, statements, isOffline: false };
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    const request = readRequest(path, init);
    asked.push(request);
    const given = server.answers[request.call];
    if (server.isOffline || !given) throw new TypeError('Failed to fetch');
    const answer = given instanceof Function ? given(request) : given;
    const isStored = request.call === 'POST /xapi/statements' && answer.status === 200;
    if (isStored) statements.push(...(request.body as Statement[]));
    return respond(answer);
  });
  return server;
}

function readRequest(path: string, init: RequestInit): Asked {
  const url = new URL(path, location.href);
  return {
    call: `${init.method ?? 'GET'} ${url.pathname}`,
    query: url.searchParams,
    body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
    headers: new Headers(init.headers),
  };
}

function respond({ status, body }: Answer): Response {
  const headers = { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' };
  return new Response(body === undefined ? null : JSON.stringify(body), { status, headers });
}

/** What the LRS and presence answer when all is well. */
export const RECORD: Server['answers'] = {
  'POST /xapi/statements': ({ body }) => ({ status: 200, body: (body as Statement[]).map(({ id }) => id) }),
  'GET /xapi/activities/state': { status: 200, body: [] },
  'PUT /xapi/activities/state': { status: 204 },
  'POST /api/presence': {
    status: 200,
    body: { nonce: 'n1', live: false, reason: 'opening', minutes: 3, nextBeatMs: 20_000 },
  },
};

export interface Stage extends Server {
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
  readonly find: <Found extends HTMLElement>(selector: string) => Found;
  readonly text: () => string;
}

/** @param more - answers beside the example's */
export async function show(tag: string, example: Example, more: Server['answers'] = {}): Promise<Stage> {
  const who = aPerson();
  const isSignedIn = example.answers['GET /api/session']?.body !== null;
  const isReachable = 'GET /api/session' in example.answers;
  const signedIn = isSignedIn && isReachable ? { 'GET /api/session': { status: 200, body: who } } : {};
  const record = isReachable ? RECORD : {};
  const server = serve({ ...record, ...example.answers, ...signedIn, ...more });
  document.body.replaceChildren();
  sessionStorage.clear();
  learning.forget();
  await session.refresh();
  (server.asked as Asked[]).length = 0;
  window.scrollTo(0, 0);
  document.body.innerHTML = `<main>${example.markup}</main>`;
  const element = document.querySelector<HTMLElement>(tag);
  const root = element?.shadowRoot;
  if (!element || !root) throw new Error(`${tag} is not on the page or not defined`);
  await settled();
  const stage: Stage = Object.assign(server, {
    element,
    root,
    find: <Found extends HTMLElement>(selector: string) => {
      const found = root.querySelector<Found>(selector);
      if (!found) throw new Error(`nothing matches ${selector} in: ${root.innerHTML}`);
      return found;
    },
    text: () => (root.textContent ?? '').replace(/\s+/g, ' ').trim(),
  });
  return stage;
}

export function clearStage(): void {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
  // What an outbox still tries must not reach the test runner's own server.
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  history.replaceState(null, '', home);
}

/** Answers are in and drawn: IndexedDB takes a few turns of the task queue. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await new Promise((resolve) => setTimeout(resolve));
}

export function exampleNamed(examples: readonly Example[], name: string): Example {
  const example = examples.find((candidate) => candidate.name === name);
  if (!example)
    throw new Error(`no example "${name}"; there are ${examples.map((each) => each.name).join(', ')}`);
  return example;
}

/** What axe finds wrong, a line each. */
export async function accessibilityFaults(): Promise<readonly string[]> {
  const results = await axe.run(document.querySelector('main') ?? document.body, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: { 'heading-order': { enabled: false }, region: { enabled: false } },
  });
  return results.violations.map(
    (fault) => `${fault.id}: ${fault.nodes.map((node) => node.html).join(' | ')}`,
  );
}
