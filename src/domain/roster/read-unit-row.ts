/** What one row of a list of units says, or all that is wrong with it. Knows no unit of the roster. */
import { fail, type Result, succeed } from '../base/result.ts';
import { RowReading, type RowRefusal } from '../sheet/row-reading.ts';
import type { TemplateRow } from '../sheet/template.ts';
import { UNIT_COLUMNS, type UnitColumn } from './columns.ts';
import type { OrganType } from './person.ts';
import { organTypeOf } from './words.ts';

/** What somebody wants of a unit. Null: as it stands. */
export interface UnitWish {
  readonly code: string;
  readonly name: string;
  /** As it was written; empty for a unit with none above it. */
  readonly parent: string;
  readonly organType: OrganType | null;
  readonly sector: string | null;
  readonly notes: readonly string[];
  readonly cells: Readonly<Partial<Record<UnitColumn, string>>>;
}

const CODE = /^[0-9A-Za-z][0-9A-Za-z\-_.]{0,31}$/;
const LONGEST_NAME = 60;
const NONE = /^(?:无|没有|-|—)$/u;
const ORGANS =
  '党委机关、人大机关、政府机关、政协机关、法院、检察院、民主党派和工商联机关、群团机关、参公事业单位';

export function readUnitRow(row: TemplateRow<UnitColumn>): Result<UnitWish, RowRefusal> {
  const reading = new RowReading(row, UNIT_COLUMNS);
  const code = readCode(reading);
  const name = reading.text('name', true);
  if (name !== undefined && ([...name].length > LONGEST_NAME || /[/／\\>]/u.test(name))) {
    reading.fault('name', `名称“${name}”里不能有 / \\ >，最长 ${LONGEST_NAME} 个字`);
  }
  const parent = reading.text('parent', false) ?? '';
  const sector = reading.text('sector', false);
  const organ = reading.text('organType', false);
  const organType = organ === undefined ? null : organTypeOf(organ);
  if (organType === undefined) reading.fault('organType', `机关类型“${organ}”不认识，请填：${ORGANS}`);
  if (reading.faults.length > 0 || code === undefined || name === undefined || organType === undefined) {
    return fail(reading.refusal());
  }
  return succeed({
    ...{ code, name, organType, notes: reading.notes },
    parent: NONE.test(parent) ? '' : parent,
    sector: sector === undefined ? null : NONE.test(sector) ? '' : sector,
    cells: cellsOf(row),
  });
}

function readCode(reading: RowReading<UnitColumn>): string | undefined {
  const written = reading.text('code', true);
  if (written === undefined || CODE.test(written)) return written;
  return reading.fault('code', `编号“${written}”只能用数字、字母和 - _ .，最多 32 个`);
}

function cellsOf(row: TemplateRow<UnitColumn>): UnitWish['cells'] {
  const cells: Partial<Record<UnitColumn, string>> = {};
  for (const { key } of UNIT_COLUMNS) {
    const address = row.address(key);
    if (address !== undefined) cells[key] = address;
  }
  return cells;
}
