/** `mingde roster` as an administrator runs it, in a process of its own. */
import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { aCatalogue } from '../../support/builders.ts';
import { testClock } from '../../support/test-clock.ts';
import type { TestPortal } from '../../support/test-portal.ts';
import { aRow, csvOf, openCity, personNumbered, unitsCsv } from './desk.ts';

let directory: string;
let portal: TestPortal;
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'mingde-roster-command-'));
  writeFileSync(join(directory, 'catalogue.json'), JSON.stringify(aCatalogue()));
  const clock = testClock(new Date().toISOString());
  portal = await openCity({ clock, file: join(directory, 'mingde.db') });
});
afterEach(() => portal.close());

function roster(...words: readonly string[]): Promise<{ exitCode: number; out: string; err: string }> {
  const env = { ...process.env, DATA_DIR: directory, MINGDE_BUILD_DIR: directory, SAMPLE_DATA: 'off' };
  const command = [resolve('server/cli/mingde.ts'), 'roster', ...words];
  return new Promise((done) => {
    execFile(process.execPath, command, { env }, (error, out, err) => {
      done({ exitCode: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

const fileOf = (text: string) => {
  const file = join(directory, '名册.csv');
  writeFileSync(file, text);
  return file;
};

test('a dry run tells, a sheet with a fault changes nothing, a mended one is written, and export gives it back', async () => {
  const units = fileOf(unitsCsv(['0103', '市司法局', '01', '政府机关', '政法']));
  expect((await roster('import', units, '--units')).out).toContain('Added: 1.');
  const faulty = fileOf(csvOf(aRow('000001'), aRow('000002', { 单位: '市司法' })));
  const dry = await roster('import', faulty, '--dry-run');
  expect(dry).toMatchObject({ exitCode: 0 });
  expect(dry.out).toContain('Added: 1. Changed: 0. Moved: 0. Left: 0. Unchanged: 0. Refused: 1.');
  expect(dry.out).toContain(
    'row 3: C3 您管理的范围里没有单位“市司法”，最接近的是“江澄市/市司法局”（编号 0103）',
  );
  const refused = await roster('import', faulty);
  expect(refused.exitCode).toBe(1);
  expect(refused.err).toContain('Nothing was changed.');
  expect(await personNumbered(portal, '000001')).toBeUndefined();

  const mended = fileOf(csvOf(aRow('000001'), aRow('000002', { 单位: '市司法局' })));
  expect((await roster('import', mended)).out).toContain('The roster is now as the file says');
  expect(await personNumbered(portal, '000002')).toMatchObject({ name: '李明' });
  expect((await roster('import', mended)).out).toContain('The roster is already as the file says.');
  const out = join(directory, 'out.xlsx');
  expect((await roster('export', '--out', out)).out).toContain('Written to');
  expect((await roster('import', out, '--dry-run')).out).toContain('Unchanged: 2. Refused: 0.');
}, 120_000);

test('the first administrator: imported, granted, activated', async () => {
  await roster('import', fileOf(csvOf(aRow('000001'))));
  expect((await roster('grant', '000001', 'administrator')).out).toContain('is now administrator');
  const { out } = await roster('activate', '000001');
  const code = /[A-Z2-9]{4}(?:-[A-Z2-9]{4}){3}/.exec(out)?.[0];
  const payload = { code, staffNumber: '000001', password: 'Jiang-cheng 2026 spring' };
  const set = await portal.app.inject({ method: 'POST', url: '/api/activation', payload });
  expect(set.statusCode).toBe(204);
}, 120_000);
