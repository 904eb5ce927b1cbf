/** Show an element's example on an empty page, with its answers in the server's place. */
import axe from 'axe-core';
import { vi } from 'vitest';
import '../../../src/styles/base.css';
import '../../../src/styles/tokens.css';
import type { Answer, Example } from '../../../src/drawing/example.ts';
import { learning } from '../../../src/stores/learning.ts';
import { session } from '../../../src/stores/session.ts';

const home = location.href;

export interface Stage<Element extends HTMLElement> {
  readonly element: Element;
  /** Inside the element. */
  readonly root: ShadowRoot;
  /** Requests so far, as `GET /api/session`, with what they carried. */
  readonly asked: readonly { readonly call: string; readonly body: unknown }[];
  /** Answers from now on. */
  readonly answers: Record<string, Answer>;
  /** The one element that matches. @throws when there is none, with what there is */
  readonly find: <Found extends HTMLElement>(selector: string) => Found;
  readonly text: () => string;
}

/** @param tag - the element to look into @param at - path and query of the page */
export async function show<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  example: Example,
  at = '/my/hours/',
): Promise<Stage<HTMLElementTagNameMap[Tag]>> {
  const answers: Record<string, Answer> = { ...example.answers };
  const asked: { call: string; body: unknown }[] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    const call = `${init.method ?? 'GET'} ${path}`;
    asked.push({ call, body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined });
    const given = answers[call];
    if (!given) throw new TypeError('Failed to fetch');
    return new Response(given.body === undefined ? null : JSON.stringify(given.body), {
      status: given.status,
    });
  });
  document.body.replaceChildren();
  sessionStorage.clear();
  learning.forget();
  await session.refresh();
  asked.length = 0;
  history.replaceState(null, '', at);
  document.body.innerHTML = `<main>${example.markup}</main>`;
  const element = document.querySelector(tag) as HTMLElementTagNameMap[Tag];
  await settled();
  const root = element.shadowRoot as ShadowRoot;
  return {
    element,
    root,
    asked,
    answers,
    find: (selector) => findIn(root, selector),
    text: () => textOf(root),
  };
}

/** For `afterEach`: the page as it was. */
export function clearStage(): void {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
  history.replaceState(null, '', home);
}

/** All answers are in and drawn: they come in microtasks, so a few turns of the task queue are enough. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setTimeout(resolve));
}

export function exampleNamed(examples: readonly Example[], name: string): Example {
  const example = examples.find((candidate) => candidate.name === name);
  if (!example)
    throw new Error(`no example "${name}"; there are ${examples.map((each) => each.name).join(', ')}`);
  return example;
}

/** What axe finds wrong, a line each; empty when nothing. */
export async function accessibilityFaults(): Promise<readonly string[]> {
  const main = document.querySelector('main');
  const results = await axe.run(main ?? document.body, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    // The page around the element brings the first headings.
    rules: { 'heading-order': { enabled: false }, region: { enabled: false } },
  });
  return results.violations.map(
    (fault) => `${fault.id}: ${fault.nodes.map((node) => node.html).join(' | ')}`,
  );
}

function findIn<Found extends HTMLElement>(root: ShadowRoot, selector: string): Found {
  const found = root.querySelector<Found>(selector);
  if (!found) throw new Error(`nothing matches ${selector} in: ${root.innerHTML}`);
  return found;
}

/** Visible and spoken text with single blanks; styles are adopted, so no rule is among it. */
function textOf(root: ShadowRoot): string {
  return (root.textContent ?? '').replace(/\s+/g, ' ').trim();
}
