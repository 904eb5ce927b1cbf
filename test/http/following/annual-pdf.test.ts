import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reportPdfOfAll } from '../../../server/services/hand-over.ts';
import { dayOf } from '../../../src/domain/base/calendar.ts';
import { cellText, type ReportDocument } from '../../../src/domain/report/annual/document.ts';
import type { Person } from '../../../src/domain/roster/person.ts';
import { type Desk, openDesk } from './desk.ts';

let desk: Desk;
let officer: string;
let met: Person;
beforeEach(async () => {
  desk = await openDesk();
  met = await desk.add({ unitId: 'window', name: '王明' });
  await desk.earn(await desk.add({ unitId: 'hall', name: '李想' }), 300, 'law');
  await desk.earn(met, 750);
  await desk.study(met, 150);
  officer = await desk.cookieOf([{ role: 'officer', unitId: 'bureau' }]);
});
afterEach(() => desk.portal.close());

const pdf = async (query: string): Promise<string> => {
  const response = await desk.get(`/api/reports/annual.pdf?${query}`, officer);
  expect([response.statusCode, response.headers['content-type']]).toEqual([200, 'application/pdf']);
  return fileOf(response.rawPayload);
};
const fileOf = (bytes: Uint8Array): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'mingde-report-')), 'report.pdf');
  writeFileSync(file, bytes);
  return file;
};
const plain = (text: string) => text.replace(/\s/gu, '');
const textOf = (file: string) =>
  plain(execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).replaceAll('\f', ''));
const exported = (): readonly unknown[] => {
  const driver = new Sqlite(desk.file, { readonly: true });
  const rows = driver
    .prepare("SELECT detail FROM audit_events WHERE action = 'report-exported'")
    .pluck()
    .all();
  driver.close();
  return (rows as string[]).map((row) => JSON.parse(row));
};

test('the paper says what the page says: every heading, note and cell', async () => {
  const document: ReportDocument = (await desk.get('/api/reports/annual?year=2026', officer)).json();
  const text = textOf(await pdf('year=2026'));
  const lacking = document.sections.flatMap(({ heading, blocks }) => [
    heading,
    ...blocks.flatMap((block) => {
      if ('text' in block) return [block.text];
      return 'table' in block ? block.table.rows.flatMap(({ cells }) => cells.map(cellText)) : [];
    }),
  ]);
  expect(lacking.length).toBeGreaterThan(100);
  // A page may end within a paragraph: its running head then stands between two of its lines.
  const whole = text
    .replaceAll(plain(`${document.unit.name}${document.title}`), '')
    .replace(/第\d+页，共\d+页/gu, '');
  expect(lacking.filter((written) => !whole.includes(plain(written)))).toEqual([]);
});

test('it is PDF/A, tagged, with an outline, and every character is embedded', async () => {
  const file = await pdf('year=2026');
  const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
  expect(info).toMatch(/Tagged: +yes/);
  expect(info).toMatch(/Page size: +595\.28 x 841\.89 pts \(A4\)/);
  expect(info).toContain('2026 年度职业道德培训报告');
  const meta = execFileSync('pdfinfo', ['-meta', file], { encoding: 'utf8' });
  expect(meta).toContain('<pdfaid:part>2</pdfaid:part>');
  expect(execFileSync('pdffonts', [file], { encoding: 'utf8' })).not.toMatch(/Helvetica| no +/);
  const structure = execFileSync('pdfinfo', ['-struct-text', file], { encoding: 'utf8' });
  for (const type of ['H1', 'H2', 'TOC', 'Table', 'TH', 'Figure']) expect(structure).toContain(type);
  expect(execFileSync('pdfinfo', ['-dests', file], { encoding: 'utf8' })).toContain('"summary"');
});

test('the contents name the page on which each section begins', async () => {
  const file = await pdf('year=2026');
  const page = (number: number) =>
    plain(
      execFileSync('pdftotext', ['-raw', '-f', `${number}`, '-l', `${number}`, file, '-'], {
        encoding: 'utf8',
      }),
    );
  const lines = [...page(2).matchAll(/([一二三四五六七八九十]+、|附表[一二三])(\D+?)(\d+)/gu)];
  expect(lines.length).toBeGreaterThan(10);
  for (const [, number = '', name = '', on] of lines)
    expect([on, page(Number(on) + 2).includes(`${number}${name}`)]).toEqual([on, true]);
});

test('the same figures give the same bytes', async () => {
  const [one, other] = [
    await reportPdfOfAll(desk.portal.deps, { year: 2026 }),
    await reportPdfOfAll(desk.portal.deps, { year: 2026 }),
  ];
  if (!one.ok || !other.ok) throw new Error('a report was refused');
  expect(Buffer.compare(one.value.pdf, other.value.pdf)).toBe(0);
});

test('a name that no font can draw is set with a mark in its place, and a long word is broken', async () => {
  await desk.portal.deps.storage.roster.add({
    units: [
      { id: 'odd', name: '宛\u{F0000}处', parentId: 'bureau', organType: 'government' },
      { id: 'long', name: 'Xn'.repeat(60), parentId: 'bureau', organType: 'government' },
    ],
    ...{ people: [], grants: [], fromDay: '2026-01-01' },
  });
  await desk.add({ unitId: 'odd', name: '王明' });
  await desk.add({ unitId: 'long', name: '王明' });
  const text = textOf(await pdf('year=2026'));
  expect(text).toContain('宛〓处');
  expect(text).toContain('Xn'.repeat(60));
});

test('every PDF is in the log of exports, with how many people it is about', async () => {
  await pdf('year=2026&unit=hall');
  const asOf = dayOf(desk.portal.clock.now());
  expect(exported()).toEqual([{ kind: 'annual', unitId: 'hall', year: 2026, asOf, rows: 2 }]);
});

test('nobody takes a report of a unit out of reach', async () => {
  for (const unit of ['court', 'city', 'nowhere'])
    expect((await desk.get(`/api/reports/annual.pdf?year=2026&unit=${unit}`, officer)).statusCode).toBe(403);
  const learner = await desk.cookieOf([]);
  expect((await desk.get('/api/reports/annual.pdf?year=2026', learner)).statusCode).toBe(403);
  expect(exported()).toEqual([]);
});
