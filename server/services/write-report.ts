/**
 * A report as a sheet, row by row: nothing is held but the rows of one batch. That it was made, by whom and with how
 * many rows, stands in the audit log before its first row is sent.
 */
import type { ReportKind } from '../../src/domain/api/reports.ts';
import { dayOf, endOfDayMs } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { RollRow } from '../ports/following-store.ts';
import type { WrittenColumn } from '../ports/sheets.ts';
import type { Deps } from './deps.ts';
import type { Followed } from './follow-unit.ts';
import { eventRows, itemRows } from './other-reports.ts';
import {
  appraisalColumns,
  type CourseResults,
  closedColumns,
  kindColumns,
  personColumns,
  type ReportColumn,
  reasonColumns,
  standingColumns,
} from './report-columns.ts';

const ROWS_AT_ONCE = 500;

export interface Report {
  /** Without an ending. */
  readonly name: string;
  readonly rows: number;
  readonly sheet: ReadableStream<Uint8Array>;
}

export interface ReportAsked {
  readonly kind: UnitReport;
  readonly who: string;
  readonly followed: Followed;
}

const NAMES: Readonly<Record<ReportKind, string>> = {
  roster: '名册与学时',
  lagging: '未达标名单',
  appraisal: '年度考核材料',
  events: '活动台账',
  items: '题目分析',
};

export async function writeReport(deps: Deps, { kind, who, followed }: ReportAsked): Promise<Result<Report>> {
  const { unit, year, asOf } = followed;
  const prepared = await prepare(deps, kind, followed);
  const name = `${NAMES[kind]}-${unit.name}-${year}-${asOf.replaceAll('-', '')}`;
  return hand(deps, { kind, who, name, detail: { unitId: unit.id, year, asOf } }, prepared);
}

/** @param readerId - whose own quizzes are left out while they are under way */
export async function writeItemReport(
  deps: Deps,
  who: string,
  readerId: string | undefined,
): Promise<Result<Report>> {
  const { columns, cells } = await itemRows(deps, readerId);
  const name = `${NAMES.items}-${dayOf(deps.clock.now()).replaceAll('-', '')}`;
  return hand(deps, { kind: 'items', who, name, detail: {} }, { columns, cells, rows: cells.length });
}

interface Handed {
  readonly kind: ReportKind;
  readonly who: string;
  readonly name: string;
  readonly detail: Readonly<Record<string, string | number>>;
}

async function hand(
  deps: Deps,
  { kind, who, name, detail }: Handed,
  { rows, columns, cells }: Prepared,
): Promise<Result<Report>> {
  if (rows === 0)
    return fail({ code: 'not-found', message: `“${NAMES[kind]}”里没有内容，所以没有导出文件。` });
  await deps.storage.audit.record({
    atMs: deps.clock.now(),
    who,
    action: 'report-exported',
    detail: { kind, ...detail, rows },
  });
  return succeed({ name, rows, sheet: deps.sheets.writeXlsx(NAMES[kind], columns, cells) });
}

interface Prepared {
  readonly rows: number;
  readonly columns: readonly WrittenColumn[];
  readonly cells: AsyncIterable<readonly string[]> | Iterable<readonly string[]>;
}

type UnitReport = Exclude<ReportKind, 'items'>;

async function prepare(deps: Deps, kind: UnitReport, followed: Followed): Promise<Prepared> {
  if (kind === 'events') {
    const { columns, cells } = await eventRows(deps, followed);
    return { columns, cells, rows: cells.length };
  }
  const isLagging = kind === 'lagging';
  const { unit, standings, measure } = followed;
  const { found: rows } = await deps.storage.following.people(unit.id, standings, {
    ...(isLagging && { group: 'lagging' as const }),
    ...{ measure, from: 0, limit: 1 },
  });
  const results = new Map<string, CourseResults>();
  const columns = columnsOf(kind, followed, results);
  return { rows, columns, cells: cellsOf(deps, followed, { columns, isLagging, results, kind }) };
}

function columnsOf(
  kind: ReportKind,
  { units, measure, policy, close }: Followed,
  results: ReadonlyMap<string, CourseResults>,
): readonly ReportColumn[] {
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const required = measure.requiredCentihours;
  const closed = close ? closedColumns : [];
  const base = [...personColumns(names), ...standingColumns(required)];
  if (kind === 'lagging') return [...base, ...reasonColumns(required), ...closed];
  if (kind === 'roster') return [...base, ...kindColumns, ...closed];
  const mark = policy.appraisal;
  return [...base, ...appraisalColumns((id) => results.get(id), mark), ...closed];
}

interface Rolling {
  readonly columns: readonly ReportColumn[];
  readonly isLagging: boolean;
  readonly kind: ReportKind;
  readonly results: Map<string, CourseResults>;
}

async function* cellsOf(
  deps: Deps,
  followed: Followed,
  { columns, isLagging, kind, results }: Rolling,
): AsyncGenerator<readonly string[]> {
  for await (const rows of rollOf(deps, followed)) {
    const wanted = isLagging ? rows.filter(({ isMet }) => !isMet) : rows;
    if (kind === 'appraisal') await readResults(deps, followed, wanted, results);
    for (const row of wanted) yield columns.map(({ of }) => of(row));
  }
}

/** Unit by unit in the tree's order, people by staff number. */
async function* rollOf(deps: Deps, { unit, units, standings }: Followed): AsyncGenerator<readonly RollRow[]> {
  const from = units.findIndex(({ id }) => id === unit.id);
  const after = units.findIndex(({ depth }, at) => at > from && depth <= unit.depth);
  for (const { id } of units.slice(from, after < 0 ? units.length : after)) {
    let last: string | undefined;
    do {
      const rows = await deps.storage.following.roll(id, standings, { after: last, limit: ROWS_AT_ONCE });
      yield rows;
      last = rows.length < ROWS_AT_ONCE ? undefined : rows.at(-1)?.staffNumber;
    } while (last !== undefined);
  }
}

async function readResults(
  deps: Deps,
  { year, asOf }: Followed,
  rows: readonly RollRow[],
  results: Map<string, CourseResults>,
): Promise<void> {
  results.clear();
  const ids = rows.map(({ personId }) => personId);
  for (const { personId, ...of } of await deps.storage.following.courseResults(ids, year, endOfDayMs(asOf)))
    results.set(personId, of);
}
