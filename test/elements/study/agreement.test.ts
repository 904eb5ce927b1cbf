/** The real page tells what the simulated one does: test/simulation/agreement.json, here with md-lesson-tracker. */
import { afterEach, expect, test, vi } from 'vitest';
import '../../../src/elements/lesson-tracker/lesson-tracker.ts';
import { examples } from '../../../src/elements/lesson-tracker/lesson-tracker.example.ts';
import { learning } from '../../../src/stores/learning.ts';
import { session } from '../../../src/stores/session.ts';
import agreement from '../../simulation/agreement.json';
import { differencesOf, type Told, type Visit, wordsFor } from '../../support/visit.ts';
import { aPerson, clearStage, exampleNamed, RECORD, serve } from './study-stage.ts';

const visit = agreement as Visit;
const STEP_MS = 500;
const realTimeout = globalThis.setTimeout.bind(globalThis);

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  clearStage();
});

/** What needs no time gets its turn: IndexedDB, requests, what has come into view. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) await new Promise((resolve) => realTimeout(resolve));
}

const markup = `
  <md-lesson-tracker lesson="${visit.lesson}" heading="另一条路" minimum-minutes="8">
    <article>
      <section data-section="s1" data-characters="300"><h2>先听完</h2>
        <p id="p1" data-block style="block-size: 80vh">一</p><p id="p2" data-block style="block-size: 80vh">二</p>
      </section>
      <section data-section="s2" data-characters="300" style="padding-block: 150vh"><h2>再开口</h2>
        <p id="p3" data-block style="block-size: 20vh">三</p>
      </section>
    </article>
  </md-lesson-tracker>`;

const LOOKS: Record<string, () => void> = {
  s1: () => undefined,
  s2: () => document.querySelector('#p3')?.scrollIntoView({ block: 'center' }),
};
const ENDS: Record<string, () => void> = {
  s1: () => document.querySelector('#p2')?.scrollIntoView({ block: 'end' }),
  // It fits into the window: its end was in view from the first look.
  s2: () => undefined,
};

function take({ do: does, section = '' }: Visit['steps'][number]): void {
  if (does === 'look') LOOKS[section]?.();
  if (does === 'end') ENDS[section]?.();
  if (does === 'cover') {
    vi.mocked(document.hasFocus).mockReturnValue(false);
    dispatchEvent(new Event('blur'));
  }
  if (does === 'show') {
    vi.mocked(document.hasFocus).mockReturnValue(true);
    dispatchEvent(new Event('focus'));
  }
  // `touch` needs nothing: scrolling to where the eyes go is the touch.
  if (does === 'close') dispatchEvent(new PageTransitionEvent('pagehide'));
}

test('the real page tells the server what is agreed', { timeout: 60_000 }, async () => {
  document.body.replaceChildren();
  sessionStorage.clear();
  window.scrollTo(0, 0);
  // Only the visit covers the page: a focus that the browser gives late would be twenty seconds of its own.
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  const { answers } = exampleNamed(examples, 'signed in');
  const told: Told[] = [];
  let startMs = 0;
  const live = { nonce: 'n1', live: true, minutes: 0, offlineMinutes: 0, nextBeatMs: 20_000 };
  const server = serve({
    ...RECORD,
    ...answers,
    'GET /api/session': { status: 200, body: aPerson() },
    'POST /api/presence': { status: 200, body: live },
    'POST /api/presence/tickets': { status: 200, body: { tickets: [], minutesPerDay: 0 } },
  });
  learning.forget();
  await session.refresh();
  let heard = server.asked.length;
  const hear = () => {
    for (const { call, body } of server.asked.slice(heard)) {
      const at = Math.round((Date.now() - startMs) / 1000);
      told.push(...wordsFor(call, body).map((what) => ({ at, what })));
    }
    heard = server.asked.length;
  };
  const toFake = [
    'Date',
    'performance',
    'setTimeout',
    'clearTimeout',
    'setInterval',
    'clearInterval',
  ] as const;
  vi.useFakeTimers({ toFake: [...toFake] });
  startMs = Date.now();
  document.body.innerHTML = `<main>${markup}</main>`;
  await turns();
  hear();
  for (const step of visit.steps) {
    while (Date.now() - startMs < step.at * 1000) {
      vi.advanceTimersByTime(STEP_MS);
      await turns();
      hear();
    }
    take(step);
    await turns();
    hear();
  }
  // The outbox sends what the last word was only from the next page on: a page that goes has no time for it.
  const last = told.findIndex(({ what }) => what.startsWith('suspended'));
  expect(differencesOf(last < 0 ? told : told.slice(0, last), visit.told)).toEqual([]);
});
