/** What one row of a list of people says, or all that is wrong with it. Knows nobody of the roster. */
import { fail, type Result, succeed } from '../base/result.ts';
import type { TierId, TrainingKind } from '../catalogue/catalogue.ts';
import { readDay } from '../sheet/day.ts';
import { RowReading, type RowRefusal } from '../sheet/row-reading.ts';
import type { TemplateRow } from '../sheet/template.ts';
import { PERSON_COLUMNS, type PersonColumn } from './columns.ts';
import { normaliseName } from './name.ts';
import { servesBy, tierOf, trainingKindOf } from './words.ts';

/** What somebody wants of a person. Null: as it stands. Days are `YYYY-MM-DD`. */
export interface PersonWish {
  readonly staffNumber: string;
  readonly name: string;
  /** As it was written: code, path or name. */
  readonly unit: string | null;
  /** Empty: none any more. */
  readonly post: string | null;
  readonly tier: TierId | null;
  readonly trainingKind: TrainingKind | null;
  readonly startDay: string | null;
  /** The first day in the unit. */
  readonly since: string | null;
  readonly isLeaving: boolean;
  readonly leaveDay: string | null;
  /** What was understood differently from how it was written. */
  readonly notes: readonly string[];
  /** Where each column stands, for what is found wrong later. */
  readonly cells: Readonly<Partial<Record<PersonColumn, string>>>;
}

const LONGEST_NAME = 50;
const NUMBER = /^[0-9A-Za-z][0-9A-Za-z\-_.]{0,31}$/;
/** Written where a post ends: an empty cell means that it stays. */
const NONE = /^(?:无|没有|-|—)$/u;

type Reading = RowReading<PersonColumn>;

export function readPersonRow(row: TemplateRow<PersonColumn>): Result<PersonWish, RowRefusal> {
  const reading = new RowReading(row, PERSON_COLUMNS);
  const staffNumber = readStaffNumber(reading);
  const name = readName(reading);
  const unit = reading.text('unit', false) ?? null;
  const post = reading.text('post', false);
  const tier = readWord(reading, 'tier', tierOf, '领导干部、窗口单位、基层、执法一线');
  const trainingKind = readWord(reading, 'trainingKind', trainingKindOf, '初任、任职、在职');
  const startDay = readDayCell(reading, 'startDay');
  const since = readDayCell(reading, 'since');
  const leaveDay = readDayCell(reading, 'leaveDay');
  const serves = readWord(reading, 'state', servesBy, '在职、离开');
  if (serves === true && leaveDay !== null) {
    reading.fault('state', '“状态”写着在职，却填了“离开日期”，请只留一种');
  }
  if (reading.faults.length > 0 || staffNumber === undefined || name === undefined) {
    return fail(reading.refusal());
  }
  return succeed({
    ...{ staffNumber, name, unit, tier, trainingKind, startDay, since, leaveDay },
    post: post === undefined ? null : NONE.test(post) ? '' : post,
    isLeaving: serves === false || leaveDay !== null,
    notes: reading.notes,
    cells: cellsOf(row),
  });
}

function cellsOf(row: TemplateRow<PersonColumn>): PersonWish['cells'] {
  const cells: Partial<Record<PersonColumn, string>> = {};
  for (const { key } of PERSON_COLUMNS) {
    const address = row.address(key);
    if (address !== undefined) cells[key] = address;
  }
  return cells;
}

function readStaffNumber(reading: Reading): string | undefined {
  const written = reading.text('staffNumber', true);
  if (written === undefined) return undefined;
  if (NUMBER.test(written)) return written;
  return reading.fault('staffNumber', `工号“${written}”只能用数字、字母和 - _ .，最多 32 个`);
}

function readName(reading: Reading): string | undefined {
  const written = reading.text('name', true);
  if (written === undefined) return undefined;
  const name = normaliseName(written);
  if ([...name].length > LONGEST_NAME) return reading.fault('name', `姓名超过 ${LONGEST_NAME} 个字`);
  if (/[\d,，;；]/u.test(name)) {
    return reading.fault('name', `“${name}”不像一个人的姓名：里面有数字或逗号，是不是填错了列？`);
  }
  if (/[?？]/u.test(name)) {
    return reading.fault(
      'name',
      `“${name}”里有问号：原来的字可能在另存时丢失了。请对照原来的名单补上，并另存为 XLSX 或“CSV UTF-8（逗号分隔）”`,
    );
  }
  if (name !== written) reading.notes.push(`姓名“${written}”按“${name}”登记`);
  return name;
}

function readWord<Value>(
  reading: Reading,
  key: PersonColumn,
  meaning: (written: string) => Value | undefined,
  choices: string,
): Value | null {
  const written = reading.text(key, false);
  if (written === undefined) return null;
  const value = meaning(written);
  if (value !== undefined) return value;
  reading.fault(key, `“${written}”不认识，请填：${choices}`);
  return null;
}

function readDayCell(reading: Reading, key: PersonColumn): string | null {
  const written = reading.text(key, false);
  if (written === undefined) return null;
  const day = readDay(written);
  if (day === undefined) {
    reading.fault(key, `日期“${written}”不存在，或看不出年月日，请写成 2026-03-05 这样`);
    return null;
  }
  if (day !== written) reading.notes.push(`日期“${written}”按 ${day} 登记`);
  return day;
}
