/** Attendance, lists and whole events from sheets: every fault named by its cell, all rows or none. */
import type { EventSheetRow, EventSheetView } from '../../src/domain/api/events.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { EventMark } from '../../src/domain/event/attendance.ts';
import type { EventPlan, HeldEvent } from '../../src/domain/event/event.ts';
import {
  type AttendanceRow,
  type RowFault,
  readAttendanceRow,
} from '../../src/domain/event/read-attendance-row.ts';
import { type EventRow, readEventRow } from '../../src/domain/event/read-event-row.ts';
import { ATTENDANCE_COLUMNS, EVENT_COLUMNS } from '../../src/domain/event/sheet-columns.ts';
import { type Person, type Unit, unitCode } from '../../src/domain/roster/person.ts';
import type { SheetFault, SheetRow } from '../../src/domain/sheet/sheet.ts';
import {
  findColumns,
  type TemplateColumn,
  type TemplateRow,
  templateRow,
} from '../../src/domain/sheet/template.ts';
import { type EventOfficer, reachedEvent, reachesUnit } from './admit-events.ts';
import { changeInvitees, checkPlan, enterMarks, planEvent } from './change-event.ts';
import type { Deps } from './deps.ts';
import { peopleFor } from './event-people.ts';

const MOST_ROWS = 20_000;

export interface SheetRequest {
  readonly file: string;
  /** Nothing is written. */
  readonly isDryRun: boolean;
}

/** `list`: who is invited, added to those there are · `attendance`: who was there */
export type SheetMeaning = 'list' | 'attendance';

export async function readEventSheet(
  deps: Deps,
  officer: EventOfficer,
  id: string,
  request: SheetRequest & { readonly meaning: SheetMeaning; readonly version: number },
): Promise<Result<EventSheetView>> {
  const reached = await reachedEvent(deps, officer, id);
  if (!reached.ok) return reached;
  const isList = request.meaning === 'list';
  const sheet = await rowsOf(deps, request.file, ATTENDANCE_COLUMNS);
  if (!sheet.ok) return unusable(sheet.failure);
  const judged = await judgePeople(deps, reached.value, { rows: sheet.value.rows, isList });
  const view = viewOf(
    sheet.value.remarks,
    judged.map(({ told }) => told),
  );
  if (request.isDryRun || view.refused > 0) return succeed(view);
  const people = judged.flatMap(({ said }) => (said ? [said] : []));
  if (people.length === 0) return succeed(view);
  const { version } = request;
  const written = isList
    ? await changeInvitees(deps, officer, id, {
        version,
        change: (before) => [...before, ...people.map(({ person }) => person.id)],
      })
    : await enterMarks(deps, officer, {
        id,
        version,
        marks: people.map((one) => markOf(deps, officer, one)),
      });
  return written.ok ? succeed({ ...view, isApplied: true }) : written;
}

interface Named {
  readonly person: Person;
  readonly row: AttendanceRow;
}

interface Judged {
  readonly told: EventSheetRow;
  readonly said?: Named;
}

async function judgePeople(
  deps: Deps,
  { unitId, plan }: HeldEvent,
  {
    rows,
    isList,
  }: {
    readonly rows: readonly TemplateRow<(typeof ATTENDANCE_COLUMNS)[number]['key']>[];
    readonly isList: boolean;
  },
): Promise<readonly Judged[]> {
  const read = rows.map((row) => ({ row, said: readAttendanceRow(row, plan, isList) }));
  const numbers = read.flatMap(({ said }) => (said.ok ? withLostZeros(said.value) : []));
  const people = await peopleFor(deps, unitId, numbers);
  const seen = new Map<string, number>();
  return read.map(({ row, said }): Judged => {
    const about = `${row.cell('name')?.text ?? ''} ${row.cell('staffNumber')?.text ?? ''}`.trim();
    const told = { row: row.number, about };
    if (!said.ok) return { told: { ...told, verdict: 'refused', reason: said.failure.reason } };
    const named = personOf(said.value, people, (key) => row.address(key));
    if (!named.ok) return { told: { ...told, verdict: 'refused', reason: named.failure.reason } };
    const key = `${named.value.id} ${said.value.day}`;
    const earlier = seen.get(key);
    if (earlier !== undefined) {
      const reason = `${row.address('staffNumber') ?? ''} 这个人在第 ${earlier} 行已经写过，请只留一行`;
      return { told: { ...told, verdict: 'refused', reason } };
    }
    seen.set(key, row.number);
    return {
      told: { ...told, verdict: 'new', reason: null },
      said: { person: named.value, row: said.value },
    };
  });
}

function withLostZeros({ staffNumber, isStaffNumberNumeric }: AttendanceRow): readonly string[] {
  const padded = [1, 2, 3, 4, 5, 6].map((zeros) => `${'0'.repeat(zeros)}${staffNumber}`);
  return isStaffNumberNumeric ? [staffNumber, ...padded] : [staffNumber];
}

function personOf(
  row: AttendanceRow,
  people: ReadonlyMap<string, Person>,
  cellOf: (key: 'staffNumber' | 'name') => string | undefined,
): Result<Person, RowFault> {
  const person = people.get(row.staffNumber);
  const at = (key: 'staffNumber' | 'name', reason: string) =>
    fail({ cell: cellOf(key) ?? null, reason: `${cellOf(key) ?? ''} ${reason}`.trim() });
  if (!person) {
    const meant = withLostZeros(row).find((number) => people.has(number));
    return at(
      'staffNumber',
      meant
        ? `工号“${row.staffNumber}”开头的 0 丢了（名册里有 ${meant}），请把工号列设为“文本”格式再填`
        : `工号“${row.staffNumber}”不在主办单位及其下属单位的名册里`,
    );
  }
  if (person.name === row.name) return succeed(person);
  return at('name', `姓名“${row.name}”与名册不符：工号 ${row.staffNumber} 是“${person.name}”`);
}

function markOf(deps: Deps, { who }: EventOfficer, { person, row }: Named): EventMark {
  const nowMs = deps.clock.now();
  return {
    personId: person.id,
    kind: row.kind,
    atMs: row.atMs ?? nowMs,
    untilMs: row.untilMs,
    means: 'sheet',
    enteredBy: who,
    enteredAtMs: nowMs,
    ...{ device: null, session: null, note: row.note },
  };
}

/** Events from a sheet, as drafts. One that stands there already (unit, day, title) is known, and left as it is. */
export async function importEvents(
  deps: Deps,
  officer: EventOfficer,
  { file, isDryRun }: SheetRequest,
): Promise<Result<EventSheetView>> {
  const sheet = await rowsOf(deps, file, EVENT_COLUMNS);
  if (!sheet.ok) return unusable(sheet.failure);
  const { rows, plans } = await judgeEvents(deps, officer, sheet.value.rows);
  const view = viewOf(sheet.value.remarks, rows);
  if (isDryRun || view.refused > 0) return succeed(view);
  for (const plan of plans) {
    const planned = await planEvent(deps, officer, plan);
    if (!planned.ok) return planned;
  }
  await deps.storage.audit.record({
    atMs: deps.clock.now(),
    who: officer.who,
    action: 'events-imported',
    detail: { events: plans.length },
  });
  return succeed({ ...view, isApplied: true });
}

async function judgeEvents(
  deps: Deps,
  officer: EventOfficer,
  sheet: readonly TemplateRow<(typeof EVENT_COLUMNS)[number]['key']>[],
): Promise<{ readonly rows: readonly EventSheetRow[]; readonly plans: readonly PlannedRow[] }> {
  const units = await deps.storage.roster.allUnits();
  const seen = new Map<string, number>();
  const rows: EventSheetRow[] = [];
  const plans: PlannedRow[] = [];
  for (const row of sheet) {
    const told = { row: row.number, about: row.cell('title')?.text ?? '' };
    const read = await planOf(deps, { officer, units }, row);
    if (!read.ok) {
      rows.push({ ...told, verdict: 'refused', reason: read.failure.reason });
      continue;
    }
    const { unitId, plan } = read.value;
    const key = `${unitId} ${plan.day} ${plan.title}`;
    const earlier = seen.get(key);
    if (earlier !== undefined || (await standsAlready(deps, unitId, plan))) {
      const reason = earlier === undefined ? '已经有这次活动' : `与第 ${earlier} 行相同`;
      rows.push({ ...told, verdict: 'known', reason });
      continue;
    }
    seen.set(key, row.number);
    rows.push({ ...told, verdict: 'new', reason: null });
    plans.push(read.value);
  }
  return { rows, plans };
}

interface PlannedRow {
  readonly unitId: string;
  readonly plan: EventPlan;
}

async function planOf(
  deps: Deps,
  { officer, units }: { readonly officer: EventOfficer; readonly units: readonly Unit[] },
  row: TemplateRow<(typeof EVENT_COLUMNS)[number]['key']>,
): Promise<Result<PlannedRow, RowFault>> {
  const read = readEventRow(row);
  if (!read.ok) return read;
  const unit = unitNamed(officer, units, read.value, row.address('unit') ?? '');
  if (!unit.ok) return unit;
  const organiser = read.value.plan.organiser || unit.value.name;
  const plan = { ...read.value.plan, organiser };
  const sound = await checkPlan(deps, plan);
  return sound.ok
    ? succeed({ unitId: unit.value.id, plan })
    : fail({ cell: null, reason: sound.failure.message });
}

/** By its name or its code, of those that are reached. */
function unitNamed(
  officer: EventOfficer,
  units: readonly Unit[],
  { unit: written }: EventRow,
  cell: string,
): Result<Unit, RowFault> {
  const reached = units.filter((unit) => reachesUnit(officer, unit.id));
  const named = reached.filter((unit) => unit.name === written || unitCode(unit) === written);
  const [one] = named;
  if (one && named.length === 1) return succeed(one);
  const reason =
    named.length > 1
      ? `有 ${named.length} 个单位叫“${written}”，请改写单位编码`
      : `“${written}”不是您管理的单位`;
  return fail({ cell, reason: `${cell} ${reason}`.trim() });
}

async function standsAlready(deps: Deps, unitId: string, { title, day }: EventPlan): Promise<boolean> {
  const events = await deps.storage.events.heldBy([unitId], Number(day.slice(0, 4)));
  return events.some((one) => one.day === day && one.title === title && one.state !== 'cancelled');
}

interface ReadRows<Key extends string> {
  readonly rows: readonly TemplateRow<Key>[];
  readonly remarks: readonly string[];
}

async function rowsOf<Key extends string>(
  deps: Deps,
  file: string,
  template: readonly TemplateColumn<Key>[],
): Promise<Result<ReadRows<Key>, SheetFault>> {
  const all: SheetRow[] = [];
  const read = await deps.sheets.read(file, (batch) => void all.push(...batch), { rows: MOST_ROWS });
  if (!read.ok) return read;
  const [head, ...rest] = all;
  if (!head) return fail({ code: 'empty-file', message: '文件里没有内容。' });
  const columns = findColumns(template, head);
  if (!columns.ok) return columns;
  if (rest.length === 0) return fail({ code: 'empty-file', message: '表头下面没有数据行。' });
  const { format, encoding, sheetName } = read.value;
  const remark =
    format === 'csv'
      ? `按 ${encoding === 'gb18030' ? 'GB18030' : 'UTF-8'} 编码读取`
      : `读取了工作表“${sheetName}”`;
  return succeed({ rows: rest.map((row) => templateRow(columns.value, row)), remarks: [remark] });
}

function unusable({ message }: SheetFault): Result<never> {
  return fail({ code: 'invalid-request', message });
}

function viewOf(remarks: readonly string[], rows: readonly EventSheetRow[]): EventSheetView {
  const of = (verdict: EventSheetRow['verdict']) => rows.filter((row) => row.verdict === verdict).length;
  return {
    ...{ isApplied: false, remarks, rows },
    ...{ accepted: of('new'), known: of('known'), refused: of('refused') },
  };
}
