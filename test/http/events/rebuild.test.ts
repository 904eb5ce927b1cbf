/** `ledger rebuild` and `events import` over a record with attended events and claimed practice. */
import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sha256 } from '../../../server/auth/platform.ts';
import { compareRecords } from '../../../server/services/compare-records.ts';
import { noteCatalogue } from '../../../server/services/note-catalogue.ts';
import { replayRecord } from '../../../server/services/replay-record.ts';
import { openScratchStorage } from '../../../server/storage/open-storage.ts';
import { readRecord } from '../../../server/storage/read-record.ts';
import type { EventView } from '../../../src/domain/api/events.ts';
import { aCatalogue, aPractice } from '../../support/builders.ts';
import { type EventStage, openEventStage, submitted } from './stage.ts';

let directory: string;
let stage: EventStage;
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'mingde-events-'));
  writeFileSync(join(directory, 'catalogue.json'), JSON.stringify(aCatalogue()));
  stage = await openEventStage({ file: join(directory, 'mingde.db') });
}, 60_000);
afterEach(async () => {
  expect(stage.portal.defects).toEqual([]);
  await stage.portal.close();
});

test('an event that was posted, a strike and practice are given again, byte for byte', async () => {
  const { call, cookies, portal } = stage;
  await noteCatalogue(portal.deps);
  const event = await submitted(stage, stage.learners);
  const path = `/api/events/${event.id}`;
  const posted = await call(cookies.second, 'POST', `${path}/approval`, { version: event.version });
  portal.clock.advance(1000);
  await call(cookies.officer, 'POST', `${path}/strikes`, {
    ...{ version: (posted.json() as EventView).version, personId: stage.learners[0]?.id, reason: '代签' },
  });
  portal.clock.advance(1000);
  const made = await call(cookies.second, 'POST', '/api/me/practice', aPractice());
  const { id } = made.json() as { id: string };
  const decision = { outcome: 'approved', reason: '' };
  await call(cookies.officer, 'POST', `/api/practice/${id}/decision`, decision);
  await call(cookies.city, 'POST', `/api/practice/${id}/decision`, decision);
  expect(await portal.deps.storage.log.leaves(0, 100)).toHaveLength(5);

  const [file, second] = [join(directory, 'mingde.db'), join(directory, 'second.db')];
  const [reader, scratch] = [readRecord(file), openScratchStorage(second, file, sha256)];
  const replayed = await replayRecord(reader, scratch, portal.deps);
  await scratch.close();
  const reread = readRecord(second);
  const tables = compareRecords(reader, reread);
  reader.close();
  reread.close();
  expect(replayed.unsupported).toEqual([]);
  expect(tables.filter(({ differences }) => differences > 0)).toEqual([]);
}, 60_000);

test('a sheet of events is planned from the command line, once, and faults are told', async () => {
  const command = (...words: string[]) =>
    new Promise<{ exitCode: number; said: string }>((done) => {
      const env = { ...process.env, DATA_DIR: directory, MINGDE_BUILD_DIR: directory, SAMPLE_DATA: 'off' };
      const run = [resolve('server/cli/mingde.ts'), 'events', 'import', ...words];
      execFile(process.execPath, run, { env }, (error, out, err) => {
        done({ exitCode: typeof error?.code === 'number' ? error.code : 0, said: out + err });
      });
    });
  const file = join(directory, 'plan.csv');
  const head = '主办单位,类别,名称,日期,开始时间,结束时间,地点';
  writeFileSync(file, `${head}\n人社局,职业道德大讲堂,第四季度,2026-12-05,09:00,11:00,报告厅`);
  expect((await command(file, '--dry-run')).said).toContain('Dry run: nothing was written.');
  expect((await command(file)).said).toContain('Planned 1 events as drafts.');
  expect((await command(file)).said).toContain('Planned already: 1');
  writeFileSync(file, `${head}\n法院,讲座,甲,2026-12-05,09:00,11:00,乙`);
  const refused = await command(file, '--by', stage.officer.staffNumber);
  expect(refused.exitCode).not.toBe(0);
  expect(refused.said).toContain('A2 “法院”不是您管理的单位');
  expect(await stage.portal.deps.storage.events.list({}, 10)).toHaveLength(1);
}, 120_000);
