/** The dry run of an import: every row judged and kept with its verdict; nothing enters the ledger. */

import { toHex, utf8 } from '../../src/domain/base/bytes.ts';
import { dayOf, yearOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result } from '../../src/domain/base/result.ts';
import { IMPORT_COLUMNS, type ImportColumn } from '../../src/domain/hours-import/columns.ts';
import { identityText } from '../../src/domain/hours-import/hours-import.ts';
import { judgePerson, withLostZeros } from '../../src/domain/hours-import/judge-person.ts';
import { type ImportRow, type ImportRules, readImportRow } from '../../src/domain/hours-import/read-row.ts';
import { centihoursOfSeconds, conversionOf } from '../../src/domain/policy/conversion.ts';
import type { Policy } from '../../src/domain/policy/policy.ts';
import { postingDays } from '../../src/domain/policy/posting-window.ts';
import type { Person } from '../../src/domain/roster/person.ts';
import type { RowRefusal } from '../../src/domain/sheet/row-reading.ts';
import type { SheetFault, SheetRow, SheetSummary } from '../../src/domain/sheet/sheet.ts';
import {
  type FoundColumns,
  findColumns,
  type TemplateRow,
  templateRow,
} from '../../src/domain/sheet/template.ts';
import type { HoursImport, ImportedCredit, JudgedRow } from '../ports/hours-import-store.ts';
import { type Importer, unitsBelow } from './admit-hours-imports.ts';
import type { Deps } from './deps.ts';
import { governingPolicy } from './governing-policy.ts';
import { awardOf } from './import-award.ts';
import { draftAward } from './post-entry.ts';

export interface ImportRequest {
  /** As its owner calls it; the last part of a path. */
  readonly fileName: string;
  readonly fileHash: string;
  readonly platform: string | null;
  readonly onlyYear: number | null;
}

/** Somebody wants a file to be read; `readHoursImport` does it. */
export async function beginHoursImport(
  deps: Deps,
  importer: Importer,
  request: ImportRequest,
): Promise<HoursImport> {
  const { hoursImports, audit } = deps.storage;
  const id = deps.randomness.freshId();
  const uploadedAtMs = deps.clock.now();
  await hoursImports.add({ id, ...request, scope: importer.roots, uploadedBy: importer.who, uploadedAtMs });
  await audit.record({
    atMs: uploadedAtMs,
    who: importer.who,
    action: 'hours-import-read',
    detail: { import: id, file: request.fileName, hash: request.fileHash },
  });
  const begun = await hoursImports.byId(id);
  if (!begun) throw new Error(`import ${id} has vanished`);
  return begun;
}

/** Judge every row. Afterwards the import is `ready`, or `unusable` with what is wrong. */
export async function readHoursImport(
  deps: Deps,
  one: HoursImport,
  file: string,
  onProgress: (fraction: number, rows: number) => void = () => undefined,
): Promise<void> {
  const { hoursImports } = deps.storage;
  const judge = await judgeFor(deps, one);
  let columns: Result<FoundColumns<ImportColumn>, SheetFault> | undefined;
  let rows = 0;
  const read = await deps.sheets.read(file, async (batch, fraction) => {
    const [head] = batch;
    const isFirst = columns === undefined;
    if (columns === undefined && head) columns = findImportColumns(head, one);
    // The rest of a sheet whose head is wrong says nothing; reading on finds what else is wrong with the file.
    if (!columns?.ok) return;
    await hoursImports.addRows(one.id, await judge(columns.value, isFirst ? batch.slice(1) : batch));
    rows += batch.length;
    await hoursImports.setProgress(one.id, Math.floor(fraction * 10_000));
    onProgress(fraction, rows);
  });
  const fault = read.ok ? columns && !columns.ok && columns.failure : read.failure;
  if (fault) {
    await hoursImports.dropRows(one.id);
    await hoursImports.recount(one.id);
    await hoursImports.move(one.id, 'reading', 'unusable', fault.message);
    return;
  }
  await hoursImports.recount(one.id);
  if (read.ok) await hoursImports.setRemarks(one.id, remarksOn(read.value));
  await hoursImports.move(one.id, 'reading', 'ready', await emptiness(deps, one.id));
}

async function emptiness(deps: Deps, id: string): Promise<string | null> {
  const one = await deps.storage.hoursImports.byId(id);
  const isEmpty = one && one.newRows + one.knownRows + one.refusedRows === 0;
  return isEmpty ? '表头下面没有数据行。' : null;
}

function findImportColumns(head: SheetRow, one: HoursImport): Result<FoundColumns<ImportColumn>, SheetFault> {
  const found = findColumns(IMPORT_COLUMNS, head);
  if (!found.ok) return found;
  const missing = [
    ...(found.value.at.has('hours') || found.value.at.has('minutes') ? [] : ['“学时”或“分钟”']),
    ...(found.value.at.has('platform') || one.platform !== null
      ? []
      : ['“平台”（也可以在上传时填写平台名称）']),
  ];
  if (missing.length === 0) return found;
  return fail({
    code: 'wrong-template',
    message: `表头缺少${missing.join('、')}列。请照模板改好表头再上传。`,
    where: `A${head.number}`,
  });
}

function remarksOn({ format, encoding, sheetName, otherSheets }: SheetSummary): readonly string[] {
  if (format === 'csv') return [`按 ${encoding === 'gb18030' ? 'GB18030' : 'UTF-8'} 编码读取`];
  const others = otherSheets.length === 0 ? '' : `；没有读取：${otherSheets.join('、')}`;
  return [`读取了工作表“${sheetName}”${others}`];
}

type Judge = (
  columns: FoundColumns<ImportColumn>,
  rows: readonly SheetRow[],
) => Promise<readonly JudgedRow[]>;

interface Judging {
  readonly row: TemplateRow<ImportColumn>;
  readonly read: Result<ImportRow, RowRefusal>;
}

async function judgeFor(deps: Deps, one: HoursImport): Promise<Judge> {
  const { roster, hoursImports } = deps.storage;
  const within = one.scope === null ? undefined : await unitsBelow(deps, one.scope);
  const policies = await policiesByYear(deps);
  const rules = rulesFor(deps, one, policies);
  return async (columns, rows) => {
    const judging = rows.map((row): Judging => {
      const named = templateRow(columns, row);
      return { row: named, read: strayCell(columns, row) ?? readImportRow(named, rules) };
    });
    const numbers = judging.flatMap(({ read }) => (read.ok ? [read.value.staffNumber] : []));
    const found = await peopleBy(roster.peopleByStaffNumbers, numbers);
    const unknown = judging.flatMap(({ read }) =>
      read.ok && !found.has(read.value.staffNumber) ? withLostZeros(read.value) : [],
    );
    const padded = await peopleBy(roster.peopleByStaffNumbers, unknown);
    const people = new Map(
      [...found, ...padded].filter(([, person]) => within === undefined || within.has(person.unitId)),
    );
    const credited = judging.map((candidate) => creditOf(deps, one, candidate, people));
    const judged = await refuseClosed(deps, one, { policies, rows: credited });
    const identities = judged.flatMap(({ credit }) => (credit ? [credit.identity] : []));
    const known = await hoursImports.whereKnown(one.id, identities);
    return withKnown(judged, known, await namesOf(deps, one, known));
  };
}

type PoliciesByYear = ReadonlyMap<number, Policy>;

/** Nobody enters hours that are older. */
const YEARS_BACK = 10;

/** Which policy governs each year that hours may come from. */
async function policiesByYear(deps: Deps): Promise<PoliciesByYear> {
  const thisYear = yearOf(deps.clock.now());
  const policies = new Map<number, Policy>();
  for (let year = thisYear - YEARS_BACK; year <= thisYear; year += 1) {
    const isGoverned = deps.catalogue.policies.some(
      (policy) => policy.fromYear <= year && year <= (policy.toYear ?? Number.POSITIVE_INFINITY),
    );
    if (isGoverned) policies.set(year, await governingPolicy(deps, year));
  }
  return policies;
}

function rulesFor(deps: Deps, one: HoursImport, policies: PoliciesByYear): ImportRules {
  return {
    platform: one.platform,
    onlyYear: one.onlyYear,
    today: dayOf(deps.clock.now()),
    isGoverned: (year) => policies.has(year),
    creditFor: (minutes, category, year) => {
      const policy = policies.get(year);
      return (policy && centihoursOfSeconds(conversionOf(policy, category), minutes * 60)) ?? 0;
    },
  };
}

/** Years whose books are closed are asked about one by one: somebody's may have been opened again. */
async function refuseClosed(
  deps: Deps,
  one: HoursImport,
  { policies, rows }: { readonly policies: PoliciesByYear; readonly rows: readonly JudgedRow[] },
): Promise<readonly JudgedRow[]> {
  const today = dayOf(deps.clock.now());
  const isClosed = ({ year }: ImportedCredit) => {
    const policy = policies.get(year);
    return policy !== undefined && today > postingDays(policy, year).lateEntry;
  };
  const keys = rows.flatMap(({ credit }) => (credit && isClosed(credit) ? [credit] : []));
  if (keys.length === 0) return rows;
  const { entries } = await deps.storage.hoursImports.ledgerOf(keys);
  return rows.map((row) => {
    const policy = row.credit && policies.get(row.credit.year);
    if (!row.credit || !policy || !isClosed(row.credit)) return row;
    const { personId, year } = row.credit;
    const own = entries.filter((entry) => entry.personId === personId && entry.year === year);
    const draft = draftAward(
      deps,
      policy,
      awardOf(one, { ...row.credit, row: row.row }, one.uploadedBy),
      own,
    );
    if (draft.ok) return row;
    return { ...row, verdict: 'refused', reason: draft.failure.message, note: null, credit: null };
  });
}

/** Something under no head would be lost in silence. */
function strayCell(
  columns: FoundColumns<ImportColumn>,
  row: SheetRow,
): Result<never, RowRefusal> | undefined {
  const known = new Set(columns.at.values());
  const stray = row.cells.find((cell, index) => cell !== undefined && !known.has(index));
  return stray && fail({ cell: stray.address, reason: `${stray.address} 这一列没有表头，请删去或补上表头` });
}

async function peopleBy(
  find: (numbers: readonly string[]) => Promise<readonly Person[]>,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, Person>> {
  const people = await find([...new Set(numbers)]);
  return new Map(people.map((person) => [person.staffNumber, person]));
}

function creditOf(
  deps: Deps,
  one: HoursImport,
  { row, read }: Judging,
  people: ReadonlyMap<string, Person>,
): JudgedRow {
  const written = IMPORT_COLUMNS.map(({ key }) => row.cell(key)?.text ?? '');
  const person = read.ok ? judgePerson(read.value, people, (key) => row.address(key)) : read;
  if (!read.ok || !person.ok) {
    const { cell, reason } = person.ok ? { cell: null, reason: '' } : person.failure;
    return { row: row.number, verdict: 'refused', reason, cell, note: null, written, credit: null };
  }
  const { year, category, centihours, platform, title, day, certificateNumber, notes } = read.value;
  const identity = toHex(deps.sha256(utf8(identityText(person.value.id, read.value, one.fileHash))));
  const credit: ImportedCredit = {
    personId: person.value.id,
    ...{ year, category, centihours, platform, title, day, certificateNumber, identity },
  };
  const note = notes.length === 0 ? null : notes.join('；');
  return { row: row.number, verdict: 'new', reason: null, cell: null, note, written, credit };
}

type Standing = ReadonlyMap<string, { readonly importId: string; readonly row: number }>;

/** The names of the files that rows stand in. */
async function namesOf(deps: Deps, one: HoursImport, known: Standing): Promise<ReadonlyMap<string, string>> {
  const ids = new Set([...known.values()].map(({ importId }) => importId).filter((id) => id !== one.id));
  const imports = await Promise.all([...ids].map((id) => deps.storage.hoursImports.byId(id)));
  return new Map(imports.flatMap((found) => (found ? [[found.id, found.fileName] as const] : [])));
}

function withKnown(
  judged: readonly JudgedRow[],
  known: Standing,
  names: ReadonlyMap<string, string>,
): readonly JudgedRow[] {
  const inBatch = new Map<string, number>();
  return judged.map((row) => {
    if (!row.credit) return row;
    const { identity } = row.credit;
    const elsewhere = known.get(identity);
    const earlier = inBatch.get(identity);
    inBatch.set(identity, earlier ?? row.row);
    if (elsewhere) return { ...row, verdict: 'known' as const, reason: whereItStands(elsewhere, names) };
    if (earlier === undefined) return row;
    return { ...row, verdict: 'known' as const, reason: sameAs(earlier) };
  });
}

function whereItStands(
  { importId, row }: { readonly importId: string; readonly row: number },
  names: ReadonlyMap<string, string>,
): string {
  const name = names.get(importId);
  return name === undefined ? sameAs(row) : `已由“${name}”第 ${row} 行登记`;
}

function sameAs(row: number): string {
  return `与本文件第 ${row} 行相同；确属另一次学习的，请在“另计”列填“是”`;
}
