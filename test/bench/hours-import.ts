/**
 * An import of 100,000 rows for 96,000 people, step by step, each as a ratio to plain SQL that inserts the same rows
 * with the same indexes. Longest wait: how long a request for a page's data had to wait meanwhile.
 * Run: `npm run bench:hours`, with another number of rows behind it if wanted.
 */
import { mkdtempSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import {
  beginReversal,
  confirmHoursImport,
  postHoursImport,
  reverseHoursImport,
} from '../../server/services/post-hours-import.ts';
import { beginHoursImport, readHoursImport } from '../../server/services/read-hours-import.ts';
import { configure } from '../../server/storage/sqlite/configure.ts';
import { openTestPortal } from '../support/test-portal.ts';
import { measureBeside, printSteps } from './waiting.ts';

const ROWS = Number(process.argv[2] ?? 100_000);
const PEOPLE = Math.ceil(ROWS * 0.96);
const UNITS = 600;

const directory = mkdtempSync(join(tmpdir(), 'mingde-hours-bench-'));
const portal = await openTestPortal({ file: join(directory, 'bench.db') });
const { deps } = portal;
const importer = { who: 'system', roots: null };

async function fillRoster(): Promise<void> {
  const units = Array.from({ length: UNITS }, (_, at) => ({
    id: `u${at}`,
    name: `单位${at}`,
    parentId: at === 0 ? null : 'u0',
    organType: 'government' as const,
  }));
  await deps.storage.roster.add({ units, people: [], grants: [], fromDay: '2026-01-01' });
  const driver = new Sqlite(join(directory, 'bench.db'));
  const person = driver.prepare(
    "INSERT INTO people (id, staff_number, name, tier, training_kind, is_sample) VALUES (?, ?, ?, 'window', 'inService', 0)",
  );
  const membership = driver.prepare('INSERT INTO memberships VALUES (?, ?, ?, NULL)');
  driver.transaction(() => {
    for (let at = 0; at < PEOPLE; at += 1) {
      person.run(`person-of-the-bench-${at}`, String(300_000_000 + at), '王晓文');
      membership.run(`person-of-the-bench-${at}`, `u${at % UNITS}`, '2026-01-01');
    }
  })();
  driver.close();
}

function* sheetRows(): Generator<string[]> {
  for (let at = 0; at < ROWS; at += 1) {
    const number = String(300_000_000 + (at % PEOPLE));
    yield [
      number,
      '王晓文',
      '干部网络学院',
      `职业道德第 ${(at + Math.floor(at / PEOPLE)) % 40} 讲`,
      '职业道德网络学时',
      '1.5',
      '',
      '2026-03-05',
      `ZS${at}`,
      '',
    ];
  }
}

const measure = (work: () => Promise<unknown>) =>
  measureBeside(() => deps.storage.roster.unitById('u1'), work);

/** The same entries, statuses and rows, as fast as prepared statements go. */
function plainSql(): number {
  const source = new Sqlite(join(directory, 'bench.db'), { readonly: true });
  const schema = source
    .prepare(
      "SELECT sql FROM sqlite_schema WHERE tbl_name IN ('ledger_entries', 'annual_status') AND type IN ('table', 'index') AND sql IS NOT NULL",
    )
    .pluck()
    .all() as string[];
  const entries = source
    .prepare('SELECT * FROM ledger_entries ORDER BY log_index LIMIT ?')
    .raw()
    .all(ROWS) as unknown[][];
  const statuses = source.prepare('SELECT * FROM annual_status').raw().all() as unknown[][];
  source.close();
  const target = new Sqlite(join(directory, 'plain.db'));
  configure(target);
  target.pragma('foreign_keys = OFF');
  for (const sql of schema) target.exec(sql);
  const insert = (table: string, rows: unknown[][]) => {
    const statement = target.prepare(`INSERT INTO ${table} VALUES (${rows[0]?.map(() => '?').join(', ')})`);
    for (const row of rows) statement.run(row);
  };
  const started = performance.now();
  target.transaction(() => {
    insert('ledger_entries', entries);
    insert('annual_status', statuses);
  })();
  const ms = performance.now() - started;
  target.close();
  return ms;
}

await fillRoster();
const file = join(directory, 'hours.xlsx');
const columns = ['工号', '姓名', '平台', '课程名称', '类别', '学时', '分钟', '完成日期', '证书编号', '另计'];
const sheet = deps.sheets.writeXlsx(
  '学时',
  columns.map((title) => ({ title, width: 12 })),
  sheetRows(),
);
await writeFile(file, sheet);
console.log(`${ROWS} rows, ${PEOPLE} people, ${(statSync(file).size / 1e6).toFixed(1)} MB of XLSX`);

const fileHash = await deps.sheets.hash(file);
const request = { fileName: 'hours.xlsx', fileHash, platform: null, onlyYear: null };
const one = await beginHoursImport(deps, importer, request);
const reading = await measure(() => deps.sheets.read(file, () => undefined));
const dryRun = await measure(() => readHoursImport(deps, one, file));
const read = await deps.storage.hoursImports.byId(one.id);
if (read?.newRows !== ROWS)
  throw new Error(`only ${read?.newRows} of ${ROWS} rows would be added: ${read?.trouble}`);
const confirmed = await confirmHoursImport(deps, importer, one.id, { fileHash, newRows: ROWS });
if (!confirmed.ok) throw new Error(confirmed.failure.message);
const posting = await measure(() => postHoursImport(deps, confirmed.value, 'system'));
const again = await beginHoursImport(deps, importer, request);
const secondRun = await measure(() => readHoursImport(deps, again, file));
const plain = plainSql();
const begun = await beginReversal(deps, importer, one.id, '压力测试');
if (!begun.ok) throw new Error(begun.failure.message);
const reversal = await measure(() =>
  reverseHoursImport(deps, begun.value, { who: 'system', reason: '压力测试' }),
);

const rows = {
  'reading alone': reading,
  'dry run': dryRun,
  posting,
  'dry run of the same file': secondRun,
  reversal,
};
console.log(`plain SQL, one transaction: ${(plain / 1000).toFixed(1)} s`);
printSteps(rows, { called: 'plain SQL', ms: plain });
await portal.close();
