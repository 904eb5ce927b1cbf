/** Written work as the way of a make-up order: the order's hours go to the year that lacked them, and replay there. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sha256 } from '../../../server/auth/platform.ts';
import { compareRecords } from '../../../server/services/compare-records.ts';
import { noteCatalogue } from '../../../server/services/note-catalogue.ts';
import { postPassedWorks } from '../../../server/services/post-written.ts';
import { replayRecord } from '../../../server/services/replay-record.ts';
import { openScratchStorage } from '../../../server/storage/open-storage.ts';
import { readRecord } from '../../../server/storage/read-record.ts';
import type { MakeUpRequest } from '../../../src/domain/api/make-up.ts';
import { openWritten, TEXT, type WrittenStage } from './stage.ts';

let file: string;
let stage: WrittenStage;
let assignment: string;
beforeEach(async () => {
  file = join(mkdtempSync(join(tmpdir(), 'mingde-written-')), 'mingde.db');
  stage = await openWritten({ file });
  await noteCatalogue(stage.portal.deps);
  const made = await stage.ask('bureau', 'POST', '/api/assignments', {
    ...{ unitId: 'bureau', title: '年度必修', dueDay: '2026-12-20' },
    items: [{ kind: 'course', id: 'integrity' }],
  });
  assignment = made.json().id;
  await stage.passTo('2027-01-10T09:00:00+08:00');
}, 60_000);
afterEach(async () => {
  expect(stage.portal.defects).toEqual([]);
  await stage.portal.close();
});

const WRITING = {
  kind: 'reflection',
  topic: '补学一得',
  minimumCharacters: 100,
  rubric: 'reflection',
} as const;
const order = (overrides: Partial<MakeUpRequest> = {}) =>
  stage.ask('bureau', 'POST', '/api/make-up', {
    ...{ cause: 'unfinished', subject: assignment, year: 2026, people: ['learner'], items: [] },
    ...{ centihours: 150, dueDay: '2027-03-01', writing: WRITING },
    ...overrides,
  });
const entries = () => stage.portal.deps.storage.ledger.entries('learner');
const state = async () => {
  const view = await stage.ask('bureau', 'GET', '/api/make-up?year=2026');
  return view.json().orders[0].state;
};

async function handedIn(): Promise<string> {
  const { written } = (await stage.ask('learner', 'GET', '/api/me/tasks')).json();
  expect(written).toMatchObject([{ topic: '补学一得', makesUp: 2026, centihours: 150 }]);
  expect((await stage.handIn(written[0].id)).statusCode).toBe(204);
  return stage.workOf(written[0].id);
}

async function pass(work: string): Promise<void> {
  for (const who of ['hall', 'bureau'] as const) {
    expect((await stage.read(who, work, 80)).statusCode).toBe(204);
  }
}

test('passed, the order is made up for in the year that lacked it; lived once more, the record is the same', async () => {
  expect((await order()).json()).toEqual({ ordered: 1 });
  await pass(await handedIn());
  const [entry, ...more] = await entries();
  expect(more).toEqual([]);
  expect(entry).toMatchObject({ year: 2026, category: 'ethicsMakeUp', centihours: 150 });
  expect(await state()).toBe('done');

  const secondFile = join(mkdtempSync(join(tmpdir(), 'mingde-second-')), 'second.db');
  const [reader, second] = [readRecord(file), openScratchStorage(secondFile, file, sha256)];
  const { unsupported } = await replayRecord(reader, second, stage.portal.deps);
  await second.close();
  const reread = readRecord(secondFile);
  const different = compareRecords(reader, reread).filter(({ differences }) => differences > 0);
  reader.close();
  reread.close();
  expect({ unsupported, different }).toEqual({ unsupported: [], different: [] });
});

test('excused meanwhile, the work gives no hours', async () => {
  await order();
  const work = await handedIn();
  const { orders } = (await stage.ask('bureau', 'GET', '/api/make-up?year=2026')).json();
  const reason = '全年病假，有证明。';
  await stage.ask('bureau', 'POST', `/api/make-up/${orders[0].id}/changes`, { kind: 'excused', reason });
  await pass(work);
  expect(await entries()).toEqual([]);
});

test('refused by a window that has passed, it says so and stays passed; nothing is lost by asking again', async () => {
  await order();
  const work = await handedIn();
  await stage.read('hall', work, 80);
  await stage.passTo('2027-05-10T09:00:00+08:00');
  expect((await stage.read('bureau', work, 80)).statusCode).toBe(204);
  expect(await entries()).toEqual([]);
  const seen = (await stage.workSeenBy('bureau', work)).json();
  expect(seen).toMatchObject({ state: 'passed', mayPost: true, hours: { posted: false } });
  expect(seen.hours.trouble).toContain('截止');
  expect((await stage.ask('bureau', 'POST', `/api/written-works/${work}/posting`, {})).statusCode).toBe(204);
  expect(await entries()).toEqual([]);
});

test('a stop between the result and the hours is mended at the next start, once', async () => {
  await order();
  const work = await handedIn();
  await stage.read('hall', work, 80);
  const { deps } = stage.portal;
  // The reading is written, and the portal stops before the ledger.
  const add = deps.storage.written.addTo;
  Object.assign(deps.storage.written, {
    addTo: async (...asked: Parameters<typeof add>) => {
      await add(...asked);
      throw new Error('stopped');
    },
  });
  await stage.read('bureau', work, 80);
  Object.assign(deps.storage.written, { addTo: add });
  expect(stage.portal.defects.splice(0)).toHaveLength(1);
  expect(await entries()).toEqual([]);
  await postPassedWorks(deps);
  await postPassedWorks(deps);
  expect(await entries()).toHaveLength(1);
});

test.each([
  ['courses besides', { items: [{ kind: 'course' as const, id: 'integrity' }] }, '/centihours'],
  ['no hours', { centihours: 0 }, '/centihours'],
  ['a rubric for another kind', { writing: { ...WRITING, rubric: 'paper' } }, '/writing/rubric'],
  ['no topic', { writing: { ...WRITING, topic: '' } }, '/writing/topic'],
])('refuses %s, and nothing is ordered', async (_name, overrides, field) => {
  const refused = await order(overrides);
  expect(refused.json()).toMatchObject({ status: 400, field });
  expect((await stage.ask('bureau', 'GET', '/api/make-up?year=2026')).json().orders).toEqual([]);
  expect((await stage.ask('learner', 'GET', '/api/me/tasks')).json().written).toEqual([]);
});

test('a policy that gives nothing for written work gives nothing', async () => {
  const task = await stage.request({ dueDay: '2027-12-20' });
  expect((await stage.handIn(task, TEXT)).statusCode).toBe(204);
  await pass(await stage.workOf(task));
  expect(await entries()).toEqual([]);
  expect((await stage.ask('learner', 'GET', `/api/me/written/${task}`)).json()).toMatchObject({
    ...{ state: 'passed', centihours: 0 },
  });
});
