/**
 * A sheet of 100,000 people in 600 units, step by step, each as a ratio to merely reading the sheet and to plain indexed
 * SQL that looks the same people up. Longest wait: how long a request for a page's data had to wait meanwhile.
 * Run: `npm run bench:roster`, with another number of rows behind it if wanted.
 */
import { mkdtempSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { confirmRosterImport, writeRosterImport } from '../../server/services/confirm-roster-import.ts';
import { beginRosterImport, readRosterImport } from '../../server/services/read-roster-import.ts';
import { finishTurn } from '../../server/services/take-roster-turn.ts';
import { undoRosterImport } from '../../server/services/undo-roster-import.ts';
import { openTestPortal } from '../support/test-portal.ts';
import { type Measured, measureBeside, printSteps } from './waiting.ts';

const ROWS = Number(process.argv[2] ?? 100_000);
const UNITS = 600;

const directory = mkdtempSync(join(tmpdir(), 'mingde-roster-bench-'));
const portal = await openTestPortal({ file: join(directory, 'bench.db') });
const { deps } = portal;
const importer = { who: 'system', roots: null };

const numberAt = (at: number) => String(100_000_000 + at);

function* sheetRows(post: (at: number) => string): Generator<string[]> {
  const names = ['王晓文', '欧阳文博', '阿卜杜热合曼·买买提', '李静'];
  for (let at = 0; at < ROWS; at += 1) {
    const name = names[at % names.length] ?? '';
    const days = ['2020-07-01', '2021/3/15', '2022年9月1日'];
    yield [
      ...[numberAt(at), name, `U${at % UNITS}`, post(at), '基层', '在职', days[at % days.length] ?? ''],
      ...['', '在职', ''],
    ];
  }
}

const measure = (work: () => Promise<unknown>) =>
  measureBeside(() => deps.storage.roster.unitById('u1'), work);

async function sheetOf(name: string, post: (at: number) => string) {
  const file = join(directory, name);
  const titles = [
    '工号',
    '姓名',
    '单位',
    '职务',
    '层级',
    '培训类别',
    '到岗日期',
    '调入日期',
    '状态',
    '离开日期',
  ];
  const columns = titles.map((title) => ({ title, width: 12 }));
  await writeFile(file, deps.sheets.writeXlsx('人员', columns, sheetRows(post)));
  return { file, fileHash: await deps.sheets.hash(file) };
}

type Sheet = Awaited<ReturnType<typeof sheetOf>>;

async function dryRun({ file, fileHash }: Sheet, completeUnit: string | null = null) {
  const begun = await beginRosterImport(deps, importer, {
    ...{ kind: 'people', fileName: 'people.xlsx', fileHash, completeUnit },
  });
  const measured = await measure(() => readRosterImport(deps, begun, file));
  const counts = await deps.storage.rosterImports.counts(begun.id);
  if (counts.refused > 0) throw new Error(`${counts.refused} rows are refused`);
  return { id: begun.id, counts, measured, fileHash };
}

async function write({ id, counts, fileHash }: Awaited<ReturnType<typeof dryRun>>): Promise<Measured> {
  const confirmed = await confirmRosterImport(deps, importer, id, { fileHash, counts });
  if (!confirmed.ok) throw new Error(confirmed.failure.message);
  return measure(async () => {
    const written = await writeRosterImport(deps, confirmed.value, 'system');
    if (!written.ok) throw new Error(written.failure.message);
  });
}

function undo(id: string): Promise<Measured> {
  return measure(async () => {
    const begun = await undoRosterImport(deps, importer, id);
    if (!begun.ok) throw new Error(begun.failure.message);
    await finishTurn(deps, begun.value);
  });
}

/** Each person looked up by number, with the unit, as fast as a prepared statement goes. */
function plainSql(): number {
  const driver = new Sqlite(join(directory, 'bench.db'), { readonly: true });
  const find = driver.prepare(`SELECT people.*, memberships.unit_id, memberships.from_day FROM people
    LEFT JOIN memberships ON memberships.person_id = people.id AND memberships.to_day IS NULL WHERE staff_number = ?`);
  const started = performance.now();
  for (let at = 0; at < ROWS; at += 1) find.get(numberAt(at));
  const ms = performance.now() - started;
  driver.close();
  return ms;
}

await deps.storage.roster.add({
  units: Array.from({ length: UNITS }, (_, at) => ({
    ...{ id: `u${at}`, code: `U${at}`, name: `单位${at}`, parentId: at === 0 ? null : 'u0' },
    organType: 'government' as const,
  })),
  ...{ people: [], grants: [], fromDay: '2026-01-01' },
});
const first = await sheetOf('first.xlsx', () => '一级科员');
const second = await sheetOf('second.xlsx', (at) => (at % 10 === 0 ? '四级主任科员' : '一级科员'));
console.log(`${ROWS} rows, ${UNITS} units, ${(statSync(first.file).size / 1e6).toFixed(1)} MB of XLSX`);

const reading = await measure(() => deps.sheets.read(first.file, () => undefined));
const added = await dryRun(first);
const writing = await write(added);
const plain = plainSql();
const same = await dryRun(first, 'u0');
const changed = await dryRun(second);
const changing = await write(changed);
const undoing = await undo(changed.id);
const removing = await undo(added.id);

const steps: Readonly<Record<string, Measured>> = {
  'reading alone': reading,
  'dry run, everybody new': added.measured,
  'deciding again, writing': writing,
  'dry run, nothing changes': same.measured,
  'dry run, a tenth changes': changed.measured,
  'deciding again, writing a tenth': changing,
  'undoing that': undoing,
  'undoing the first': removing,
};
console.log(`plain SQL, each person looked up: ${(plain / 1000).toFixed(2)} s`);
printSteps(steps, { called: 'reading', ms: reading.ms });
await portal.close();
