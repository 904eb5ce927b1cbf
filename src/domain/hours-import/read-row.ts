/** What one row of the list says, or all that is wrong with it. Knows nobody of the roster. */
import { parseCreditHours } from '../base/centihours.ts';
import { fail, type Result, succeed } from '../base/result.ts';
import type { Category } from '../policy/policy.ts';
import { normaliseName } from '../roster/name.ts';
import { readDay } from '../sheet/day.ts';
import { RowReading, type RowRefusal } from '../sheet/row-reading.ts';
import type { TemplateRow } from '../sheet/template.ts';
import { categoryOf, IMPORT_COLUMNS, type ImportColumn, isYes } from './columns.ts';

export interface ImportRow {
  readonly row: number;
  readonly staffNumber: string;
  /** A number in the sheet has lost the zeros it began with. */
  readonly isStaffNumberNumeric: boolean;
  readonly name: string;
  readonly platform: string;
  readonly title: string;
  readonly category: Category;
  readonly centihours: number;
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly year: number;
  readonly certificateNumber: string | null;
  /** Counts beside a row that says the same. */
  readonly isAnother: boolean;
  /** What was understood differently from how it was written. */
  readonly notes: readonly string[];
}

export interface ImportRules {
  /** For rows that name none. */
  readonly platform: string | null;
  readonly onlyYear: number | null;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** Whether there are rules for a year's hours. */
  readonly isGoverned: (year: number) => boolean;
  /** @returns whole centihours, by the year's rules */
  readonly creditFor: (minutes: number, category: Category, year: number) => number;
}

/** One row is one course: more than this is a slip of the pen, or a year's sum. */
const MOST_CENTIHOURS = 20_000;
const MOST_MINUTES = 12_000;

type Reading = RowReading<ImportColumn>;

export function readImportRow(
  row: TemplateRow<ImportColumn>,
  rules: ImportRules,
): Result<ImportRow, RowRefusal> {
  const reading = new RowReading(row, IMPORT_COLUMNS);
  const staffNumber = reading.text('staffNumber', true);
  const name = readName(reading);
  const platform = reading.text('platform', rules.platform === null) ?? rules.platform ?? undefined;
  const title = reading.text('title', true);
  const category = readCategory(reading);
  const day = readCompletedDay(reading, rules);
  const centihours = readAmount(reading, rules, category, day);
  const certificateNumber = reading.text('certificate', false) ?? null;
  const isAnother = isYes(reading.text('another', false) ?? '');
  if (
    reading.faults.length > 0 ||
    staffNumber === undefined ||
    name === undefined ||
    platform === undefined ||
    title === undefined ||
    category === undefined ||
    day === undefined ||
    centihours === undefined
  ) {
    return fail(reading.refusal());
  }
  return succeed({
    row: row.number,
    staffNumber,
    isStaffNumberNumeric: row.cell('staffNumber')?.kind === 'number' || /^[1-9]\d*$/.test(staffNumber),
    ...{ name, platform, title, category, centihours, day },
    year: Number(day.slice(0, 4)),
    certificateNumber,
    isAnother,
    notes: reading.notes,
  });
}

function readName(reading: Reading): string | undefined {
  const written = reading.text('name', true);
  if (written === undefined) return undefined;
  const name = normaliseName(written);
  if (name !== written) reading.notes.push(`姓名“${written}”按“${name}”核对`);
  return name;
}

function readCategory(reading: Reading): Category | undefined {
  const written = reading.text('category', true);
  if (written === undefined) return undefined;
  return (
    categoryOf(written) ??
    reading.fault('category', `类别“${written}”不认识，请填“职业道德网络学时”或“其他网络学时”`)
  );
}

function readCompletedDay(
  reading: Reading,
  { today, onlyYear, isGoverned }: ImportRules,
): string | undefined {
  const written = reading.text('day', true);
  if (written === undefined) return undefined;
  const day = readDay(written);
  if (day === undefined) {
    return reading.fault('day', `日期“${written}”不存在或看不出年月日，请写成 2026-03-05 这样`);
  }
  if (day > today) return reading.fault('day', `完成日期 ${day} 还没有到`);
  const year = Number(day.slice(0, 4));
  if (onlyYear !== null && year !== onlyYear) {
    return reading.fault('day', `完成日期 ${day} 不在这次导入的 ${onlyYear} 年`);
  }
  if (!isGoverned(year)) return reading.fault('day', `${year} 年没有适用的学时规定，或已过去太久`);
  if (day !== written) reading.notes.push(`日期“${written}”按 ${day} 登记`);
  return day;
}

/** Hours or minutes, not both: they could say different things. */
function readAmount(
  reading: Reading,
  rules: ImportRules,
  category: Category | undefined,
  day: string | undefined,
): number | undefined {
  const hours = reading.text('hours', false);
  const minutes = reading.text('minutes', false);
  if (reading.row.cell('hours') && reading.row.cell('minutes')) {
    return reading.fault('minutes', '“学时”和“分钟”只填一项');
  }
  if (hours !== undefined) return readHours(reading, hours);
  if (minutes === undefined) {
    const isMissing = !reading.row.cell('hours') && !reading.row.cell('minutes');
    return isMissing ? reading.fault('hours', '“学时”和“分钟”要填一项') : undefined;
  }
  if (!/^\d{1,5}$/.test(minutes) || Number(minutes) > MOST_MINUTES || Number(minutes) === 0) {
    return reading.fault('minutes', `分钟“${minutes}”要是 1 到 ${MOST_MINUTES} 的整数`);
  }
  if (category === undefined || day === undefined) return undefined;
  const centihours = rules.creditFor(Number(minutes), category, Number(day.slice(0, 4)));
  if (centihours <= 0) return reading.fault('minutes', `${minutes} 分钟按规定折算不出学时`);
  reading.notes.push(`${minutes} 分钟折算为 ${centihours / 100} 学时`);
  return centihours;
}

function readHours(reading: Reading, written: string): number | undefined {
  const hours = parseCreditHours(written);
  if (!hours.ok) return reading.fault('hours', `学时“${written}”不是最多两位小数的数字，例如 1 或 0.5`);
  if (hours.value === 0) return reading.fault('hours', '学时是 0，没有可登记的');
  if (hours.value > MOST_CENTIHOURS) {
    return reading.fault('hours', `学时“${written}”太大，一行最多 ${MOST_CENTIHOURS / 100} 学时，请核对`);
  }
  return hours.value;
}
