/** The simulated page tells what test/simulation/agreement.json says; test/elements/study/agreement.test.ts asks the real one. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { aSession } from '../../src/drawing/example.ts';
import { differencesOf, type Told, type Visit, wordsFor } from '../support/visit.ts';
import { Device, type ReachServer } from './client/device.ts';
import type { Tab } from './client/tab.ts';
import { Timeline } from './client/timeline.ts';

const visit = JSON.parse(readFileSync(new URL('agreement.json', import.meta.url), 'utf8')) as Visit;
const START_MS = Date.parse('2026-11-23T09:00:00+08:00');

const ANSWERS: Record<string, (body: string | undefined) => unknown> = {
  'GET /api/session': () => aSession,
  'GET /api/me/learning': () => ({ courses: [] }),
  'POST /api/presence': () => ({
    nonce: 'n1',
    live: true,
    minutes: 0,
    offlineMinutes: 0,
    nextBeatMs: 20_000,
  }),
  'POST /api/presence/tickets': () => ({ tickets: [], minutesPerDay: 0 }),
  'POST /xapi/statements': (body) => (JSON.parse(body ?? '[]') as { id: string }[]).map(({ id }) => id),
};
const server: ReachServer = async ({ method, path, body }) => {
  const answer = ANSWERS[`${method} ${path.split('?')[0]}`];
  const headers = { 'content-type': 'application/json' };
  return answer ? { status: 200, headers, body: JSON.stringify(answer(body)) } : undefined;
};

const DOINGS: Record<Visit['steps'][number]['do'], (tab: Tab, section: string) => void> = {
  look: ({ page }, section) => page?.lookAt(section),
  touch: (tab) => tab.fire('scroll'),
  end: ({ page }, section) => void page?.readToEnd(section),
  cover: (tab) => tab.show('covered'),
  show: (tab) => tab.show('front'),
  close: (tab) => tab.close(),
};

test('the simulated page tells the server what is agreed', async () => {
  const timeline = new Timeline(START_MS);
  const device = new Device({ name: 'pc', timeline, server, clockOffMs: 0 });
  const tab = device.tab('tab');
  device.bringToFront(tab);
  await tab.load({ item: visit.lesson, name: '', sections: visit.sections });
  for (const step of visit.steps) {
    await timeline.goTo(START_MS + step.at * 1000);
    DOINGS[step.do](tab, step.section ?? '');
    await timeline.settle();
  }
  const told = device.sent.flatMap(({ atMs, method, path, body }): readonly Told[] => {
    const at = Math.round((atMs - START_MS) / 1000);
    return wordsFor(`${method} ${path}`, JSON.parse(body ?? 'null')).map((what) => ({ at, what }));
  });
  expect(differencesOf(told, visit.told)).toEqual([]);
});
