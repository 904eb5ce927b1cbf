/** The roster as sheets, exactly as the import takes them; the templates; and the rows that need mending. */

import { dayOf } from '../../src/domain/base/calendar.ts';
import type { Result } from '../../src/domain/base/result.ts';
import { fail, succeed } from '../../src/domain/base/result.ts';
import { CSV_BOM, csvRow } from '../../src/domain/report/csv.ts';
import { PERSON_COLUMNS, UNIT_COLUMNS } from '../../src/domain/roster/columns.ts';
import { type UnitFinder, unitFinder } from '../../src/domain/roster/find-unit.ts';
import { unitCode } from '../../src/domain/roster/person.ts';
import type { RosterSheet } from '../../src/domain/roster/roster-import.ts';
import { KIND_WORDS, ORGAN_WORDS, TIER_WORDS } from '../../src/domain/roster/words.ts';
import type { TemplateColumn } from '../../src/domain/sheet/template.ts';
import type { Member } from '../ports/roster-store.ts';
import type { WrittenColumn } from '../ports/sheets.ts';
import { type Importer, reachedRosterImport, reachedUnit } from './admit-roster.ts';
import type { Deps } from './deps.ts';
import { reachedUnits } from './roster-rules.ts';

export type SheetFormat = 'xlsx' | 'csv';

const WIDTHS: Readonly<Record<string, number>> = {
  unit: 40,
  name: 18,
  post: 20,
  parent: 16,
  sector: 18,
  reason: 60,
};
const PAGE = 500;

const columnsOf = (kind: RosterSheet): readonly TemplateColumn[] =>
  kind === 'people' ? PERSON_COLUMNS : UNIT_COLUMNS;
const filledIn = (kind: RosterSheet) => columnsOf(kind).filter(({ key }) => key !== 'reason');
const SHEET_NAMES: Record<RosterSheet, string> = { people: '人员', units: '单位' };

type Rows = AsyncIterable<readonly string[]> | Iterable<readonly string[]>;

export function rosterTemplate(
  deps: Deps,
  kind: RosterSheet,
  format: SheetFormat,
): ReadableStream<Uint8Array> {
  return sheetOf(deps, { kind, format, columns: filledIn(kind) }, []);
}

interface Sheet {
  readonly kind: RosterSheet;
  readonly format: SheetFormat;
  readonly columns: readonly TemplateColumn[];
}

function sheetOf(deps: Deps, { kind, format, columns }: Sheet, rows: Rows): ReadableStream<Uint8Array> {
  if (format === 'csv') return csvOf(columns, rows);
  const written = columns.map(({ key, title }): WrittenColumn => ({ title, width: WIDTHS[key] ?? 14 }));
  return deps.sheets.writeXlsx(SHEET_NAMES[kind], written, rows);
}

function csvOf(columns: readonly TemplateColumn[], rows: Rows): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const lines = linesOf(columns, rows);
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => {
      await lines.return(undefined);
    },
  });
}

async function* linesOf(columns: readonly TemplateColumn[], rows: Rows): AsyncGenerator<string> {
  yield CSV_BOM + csvRow(columns.map(({ title }) => title));
  for await (const row of rows) yield csvRow(row);
}

/** Everybody who serves in a unit and below it, today. Told to the audit log with the number of rows. */
export async function exportPeople(
  deps: Deps,
  importer: Importer,
  unitId: string,
  format: SheetFormat,
): Promise<Result<ReadableStream<Uint8Array>>> {
  const reached = await reachedUnit(deps, importer, unitId);
  if (!reached.ok) return reached;
  const units = unitFinder(await deps.storage.roster.allUnits());
  const people = await deps.storage.rosterImports.headcount(unitId);
  await told(deps, importer, { kind: 'people', unitId, format, rows: people });
  return succeed(
    sheetOf(deps, { kind: 'people', format, columns: filledIn('people') }, peopleRows(deps, unitId, units)),
  );
}

async function* peopleRows(deps: Deps, unitId: string, units: UnitFinder): AsyncGenerator<readonly string[]> {
  const day = dayOf(deps.clock.now());
  for (let after = ''; ; ) {
    const page = await deps.storage.roster.membersOn({ unitId, isBelowToo: true, day, after, limit: PAGE });
    for (const member of page) yield personCells(member, units);
    const last = page.at(-1);
    if (!last) return;
    after = last.staffNumber;
  }
}

function personCells(member: Member, units: UnitFinder): readonly string[] {
  const { staffNumber, name, post, startDay, since } = member;
  const words = [TIER_WORDS[member.tier], KIND_WORDS[member.trainingKind]];
  return [
    staffNumber,
    name,
    unitWords(member.unitId, units),
    post,
    ...words,
    startDay ?? '',
    since,
    '在职',
    '',
  ];
}

/** The path as long as it means this one unit, else the code. */
function unitWords(unitId: string, units: UnitFinder): string {
  const path = units.pathOf(unitId);
  const found = units.find(path);
  const unit = units.byId(unitId);
  return found.ok && found.value.id === unitId ? path : unit ? unitCode(unit) : '';
}

export async function exportUnits(
  deps: Deps,
  importer: Importer,
  format: SheetFormat,
): Promise<ReadableStream<Uint8Array>> {
  const units = await reachedUnits(deps, importer.roots);
  const codes = new Map((await deps.storage.roster.allUnits()).map((unit) => [unit.id, unitCode(unit)]));
  await told(deps, importer, { kind: 'units', unitId: '', format, rows: units.length });
  const rows = units.map((unit) => [
    ...[unitCode(unit), unit.name, unit.parentId === null ? '' : (codes.get(unit.parentId) ?? '')],
    ...[ORGAN_WORDS[unit.organType], unit.sector ?? ''],
  ]);
  return sheetOf(deps, { kind: 'units', format, columns: filledIn('units') }, rows);
}

/** The rows that need mending as they were written, with the reason in a column of its own. */
export async function exportRefused(
  deps: Deps,
  importer: Importer,
  id: string,
): Promise<Result<ReadableStream<Uint8Array>>> {
  const reached = await reachedRosterImport(deps, importer, id);
  if (!reached.ok) return reached;
  const { kind } = reached.value;
  const { refused } = await deps.storage.rosterImports.counts(id);
  if (refused === 0) return fail({ code: 'not-found', message: '这次导入没有需要改的行。' });
  await told(deps, importer, { kind, unitId: '', format: 'xlsx', rows: refused });
  return succeed(sheetOf(deps, { kind, format: 'xlsx', columns: columnsOf(kind) }, refusedRows(deps, id)));
}

async function* refusedRows(deps: Deps, id: string): AsyncGenerator<readonly string[]> {
  for (let after = 0; ; ) {
    const rows = await deps.storage.rosterImports.rows(id, { verdict: 'refused', after, limit: PAGE });
    for (const { written, reason } of rows) yield written.with(-1, reason ?? '');
    const last = rows.at(-1);
    if (!last) return;
    after = last.seq;
  }
}

function told(
  deps: Deps,
  importer: Importer,
  detail: {
    readonly kind: RosterSheet;
    readonly unitId: string;
    readonly format: string;
    readonly rows: number;
  },
): Promise<void> {
  const atMs = deps.clock.now();
  return deps.storage.audit.record({ atMs, who: importer.who, action: 'roster-exported', detail });
}
