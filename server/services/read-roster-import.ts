/** The dry run of a sheet of people or units: every row decided and kept; nothing of it enters the roster. */
import { dayOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result } from '../../src/domain/base/result.ts';
import { PERSON_COLUMNS, UNIT_COLUMNS } from '../../src/domain/roster/columns.ts';
import { mayBeHalfAFile } from '../../src/domain/roster/half-file.ts';
import type { RosterSheet } from '../../src/domain/roster/roster-import.ts';
import type { SheetFault, SheetRow, SheetSummary } from '../../src/domain/sheet/sheet.ts';
import { type FoundColumns, findColumns, type TemplateColumn } from '../../src/domain/sheet/template.ts';
import type { RosterImport } from '../ports/roster-import-store.ts';
import type { Importer } from './admit-roster.ts';
import { decidePeopleRows, finishPeople } from './decide-people-rows.ts';
import { decideUnitRows } from './decide-unit-rows.ts';
import type { Deps } from './deps.ts';
import { personRules } from './roster-rules.ts';

export interface RosterRequest {
  readonly kind: RosterSheet;
  /** As its owner calls it; the last part of a path. */
  readonly fileName: string;
  readonly fileHash: string;
  /** The sheet lists everybody of this unit and below; null: it only adds and changes. */
  readonly completeUnit: string | null;
  /** `YYYY-MM-DD`; today when it is absent. */
  readonly day?: string | undefined;
}

/** Somebody wants a file to be read; `readRosterImport` does it. */
export async function beginRosterImport(
  deps: Deps,
  importer: Importer,
  request: RosterRequest,
): Promise<RosterImport> {
  const { rosterImports, audit } = deps.storage;
  const id = deps.randomness.freshId();
  const uploadedAtMs = deps.clock.now();
  const { kind, fileName, fileHash, completeUnit, day = dayOf(uploadedAtMs) } = request;
  await rosterImports.add({
    ...{ id, kind, fileName, fileHash, completeUnit, day, uploadedAtMs },
    origin: 'sheet',
    scope: importer.roots,
    uploadedBy: importer.who,
  });
  await audit.record({
    atMs: uploadedAtMs,
    who: importer.who,
    action: 'roster-import-read',
    detail: { import: id, kind, file: fileName, hash: fileHash },
  });
  const begun = await rosterImports.byId(id);
  if (!begun) throw new Error(`import ${id} has vanished`);
  return begun;
}

type OnProgress = (fraction: number, rows: number) => void;

/** Decide every row. Afterwards the import is `ready`, or `unusable` with what is wrong. */
export async function readRosterImport(
  deps: Deps,
  one: RosterImport,
  file: string,
  onProgress: OnProgress = () => undefined,
): Promise<void> {
  const { rosterImports } = deps.storage;
  const read = one.kind === 'people' ? readPeople : readUnits;
  const fault = await read(deps, one, file, onProgress);
  if (fault) {
    await rosterImports.dropRows(one.id);
    await rosterImports.move(one.id, 'reading', 'unusable', fault.message);
    return;
  }
  await noteFindings(deps, one);
  const counts = await rosterImports.counts(one.id);
  const isEmpty = Object.values(counts).every((rows) => rows === 0);
  await rosterImports.move(one.id, 'reading', 'ready', isEmpty ? '表头下面没有数据行。' : null);
}

/** How many leave, beside how many there were. */
export async function noteFindings(deps: Deps, one: RosterImport): Promise<void> {
  const { rosterImports } = deps.storage;
  if (one.completeUnit === null) return;
  const standing = await rosterImports.headcount(one.completeUnit);
  const { left } = await rosterImports.counts(one.id);
  await rosterImports.setFindings(one.id, { standing, needsWord: mayBeHalfAFile(left, standing) });
}

async function readPeople(
  deps: Deps,
  one: RosterImport,
  file: string,
  onProgress: OnProgress,
): Promise<SheetFault | undefined> {
  const { rosterImports } = deps.storage;
  const rules = await personRules(deps, one);
  let columns: Result<FoundColumns<(typeof PERSON_COLUMNS)[number]['key']>, SheetFault> | undefined;
  let rows = 0;
  const read = await deps.sheets.read(file, async (batch, fraction) => {
    const [head] = batch;
    const isFirst = columns === undefined;
    if (columns === undefined && head) columns = columnsOf(PERSON_COLUMNS, head, one.kind);
    // The rest of a sheet whose head is wrong says nothing; reading on finds what else is wrong with the file.
    if (!columns?.ok) return;
    const decided = await decidePeopleRows(deps, rules, columns.value, isFirst ? batch.slice(1) : batch);
    await rosterImports.putRows(one.id, decided);
    rows += batch.length;
    await rosterImports.setProgress(one.id, Math.floor(fraction * 9_500));
    onProgress(fraction, rows);
  });
  if (!read.ok) return read.failure;
  if (columns && !columns.ok) return columns.failure;
  await rosterImports.setFindings(one.id, { remarks: remarksOn(read.value) });
  if (columns) await finishPeople(deps, one, rules, columns.value);
  return undefined;
}

/** A tree of units is small: its rows name one another, so they are decided together. */
const MOST_UNITS = 20_000;

async function readUnits(
  deps: Deps,
  one: RosterImport,
  file: string,
  onProgress: OnProgress,
): Promise<SheetFault | undefined> {
  const rows: SheetRow[] = [];
  const read = await deps.sheets.read(
    file,
    (batch, fraction) => {
      rows.push(...batch);
      onProgress(fraction, rows.length);
    },
    { rows: MOST_UNITS },
  );
  if (!read.ok) return read.failure;
  const [head, ...rest] = rows;
  const columns = head && columnsOf(UNIT_COLUMNS, head, one.kind);
  if (columns && !columns.ok) return columns.failure;
  await deps.storage.rosterImports.setFindings(one.id, { remarks: remarksOn(read.value) });
  if (columns) await decideUnitRows(deps, one, columns.value, rest);
  return undefined;
}

/** The other template's head is told as such, not as a dozen strange columns. */
function columnsOf<Key extends string>(
  template: readonly TemplateColumn<Key>[],
  head: SheetRow,
  kind: RosterSheet,
): Result<FoundColumns<Key>, SheetFault> {
  const found = findColumns(template, head);
  if (found.ok) return found;
  const isOther = kind === 'people' ? findColumns(UNIT_COLUMNS, head) : findColumns(PERSON_COLUMNS, head);
  if (!isOther.ok) return found;
  const message =
    kind === 'people'
      ? '这是单位表，不是人员名单。请在上传时选“单位”，或换一个文件。'
      : '这是人员名单，不是单位表。请在上传时选“人员”，或换一个文件。';
  return fail({ code: 'wrong-template', message, where: `A${head.number}` });
}

function remarksOn({ format, encoding, sheetName, otherSheets }: SheetSummary): readonly string[] {
  if (format === 'csv') return [`按 ${encoding === 'gb18030' ? 'GB18030' : 'UTF-8'} 编码读取`];
  const others = otherSheets.length === 0 ? '' : `；没有读取：${otherSheets.join('、')}`;
  return [`读取了工作表“${sheetName}”${others}`];
}

const INTERRUPTED = '核对到一半时服务停止了，名册没有改动。请重新上传。';

/** Once at start: what a stop left in the middle can be done again. A turn is gone on with by take-roster-turn.ts. */
export async function recoverRosterImports({ storage }: Deps): Promise<void> {
  await storage.rosterImports.recover(INTERRUPTED);
}
