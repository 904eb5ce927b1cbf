/** What one row of an attendance sheet says of a person, or all that is wrong with it. */
import { startOfDayMs } from '../base/calendar.ts';
import { fail, type Result, succeed } from '../base/result.ts';
import { normaliseName } from '../roster/name.ts';
import { readDay } from '../sheet/day.ts';
import type { TemplateRow } from '../sheet/template.ts';
import type { MarkKind } from './attendance.ts';
import type { EventPlan } from './event.ts';
import { type AttendanceColumn, minuteSaid, presentSaid } from './sheet-columns.ts';

export interface AttendanceRow {
  readonly row: number;
  readonly staffNumber: string;
  readonly isStaffNumberNumeric: boolean;
  readonly name: string;
  readonly kind: Extract<MarkKind, 'whole' | 'absent' | 'times'>;
  /** The day it is about; the first for what is of the whole event. */
  readonly day: string;
  readonly atMs: number | null;
  readonly untilMs: number | null;
  readonly note: string | null;
}

export interface RowFault {
  readonly cell: string | null;
  readonly reason: string;
}

/** @param isList - only who is on the list matters */
export function readAttendanceRow(
  row: TemplateRow<AttendanceColumn>,
  plan: EventPlan,
  isList: boolean,
): Result<AttendanceRow, RowFault> {
  const faults: RowFault[] = [];
  const fault = (key: AttendanceColumn, reason: string): undefined => {
    const cell = row.address(key) ?? null;
    faults.push({ cell, reason: cell === null ? reason : `${cell} ${reason}` });
    return undefined;
  };
  const text = (key: AttendanceColumn): string | undefined => {
    const cell = row.cell(key);
    return cell?.fault === undefined ? cell?.text : fault(key, cell.fault);
  };
  const staffNumber = text('staffNumber') ?? missing(row, 'staffNumber', '没有填“工号”', fault);
  const name = text('name') ?? missing(row, 'name', '没有填“姓名”', fault);
  const said = isList ? LISTED : readSaid(plan, text, fault);
  if (faults.length > 0 || staffNumber === undefined || name === undefined || said === undefined) {
    return fail({ cell: faults[0]?.cell ?? null, reason: faults.map(({ reason }) => reason).join('；') });
  }
  return succeed({
    ...{ row: row.number, staffNumber, name: normaliseName(name), note: text('note') ?? null },
    isStaffNumberNumeric: row.cell('staffNumber')?.kind === 'number' || /^[1-9]\d*$/.test(staffNumber),
    ...said,
  });
}

type Said = Pick<AttendanceRow, 'kind' | 'day' | 'atMs' | 'untilMs'>;
type Fault = (key: AttendanceColumn, reason: string) => undefined;

const LISTED: Said = { kind: 'whole', day: '', atMs: null, untilMs: null };

function missing(
  row: TemplateRow<AttendanceColumn>,
  key: AttendanceColumn,
  reason: string,
  fault: Fault,
): undefined {
  return row.cell(key) === undefined ? fault(key, reason) : undefined;
}

function readSaid(
  plan: EventPlan,
  text: (key: AttendanceColumn) => string | undefined,
  fault: Fault,
): Said | undefined {
  const [present, came, left] = [text('present'), text('cameAt'), text('leftAt')];
  const is = present === undefined ? undefined : presentSaid(present);
  if (present !== undefined && is === undefined)
    return fault('present', `是否到场“${present}”看不懂，请填“是”或“否”`);
  if (is === false && (came !== undefined || left !== undefined))
    return fault('present', '填了“否”，又填了签到签退时间，请留一样');
  const whole = { day: plan.day, atMs: null, untilMs: null };
  if (is === false) return { ...whole, kind: 'absent' };
  if (came === undefined && left === undefined) {
    return is === true
      ? { ...whole, kind: 'whole' }
      : fault('present', '“是否到场”和“签到”都没有填，看不出这个人来了没有');
  }
  return readTimes(plan, { came, left, day: text('day') }, fault);
}

interface Written {
  readonly came: string | undefined;
  readonly left: string | undefined;
  readonly day: string | undefined;
}

function readTimes(plan: EventPlan, { came, left, day: written }: Written, fault: Fault): Said | undefined {
  const day = readEventDay(plan, written, fault);
  if (day === undefined) return undefined;
  if (came === undefined) return fault('cameAt', '只填了签退，没有填签到');
  const from = minuteSaid(came);
  if (from === undefined) return fault('cameAt', `签到时间“${came}”看不懂，请写成 09:00 这样`);
  const startMs = startOfDayMs(day);
  const said = { kind: 'times', day, atMs: startMs + from * 60_000 } as const;
  if (left === undefined) return { ...said, untilMs: null };
  const to = minuteSaid(left);
  if (to === undefined) return fault('leftAt', `签退时间“${left}”看不懂，请写成 11:30 这样`);
  if (to <= from) return fault('leftAt', `签退“${left}”不晚于签到“${came}”`);
  return { ...said, untilMs: startMs + to * 60_000 };
}

function readEventDay(plan: EventPlan, written: string | undefined, fault: Fault): string | undefined {
  const isOneDay = plan.day === plan.lastDay;
  if (written === undefined)
    return isOneDay ? plan.day : fault('day', '活动有好几天，请在“日期”列写明签到是哪一天');
  const day = readDay(written);
  if (day === undefined) return fault('day', `日期“${written}”看不出年月日，请写成 2026-03-05 这样`);
  if (plan.day <= day && day <= plan.lastDay) return day;
  return fault('day', `日期 ${day} 不在活动的 ${plan.day}${isOneDay ? '' : ` 到 ${plan.lastDay}`}`);
}
