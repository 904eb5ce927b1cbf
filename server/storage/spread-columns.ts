/** The columns of annual_status that hold a year's spread over months and principles. */
import { PRINCIPLE_IDS } from '../../src/domain/catalogue/principle.ts';
import { MONTH_COUNT, type YearSpread } from '../../src/domain/report/year-spread.ts';
import type { Row } from './schema.ts';

type SpreadRow = Pick<
  Row<'annual_status'>,
  Extract<keyof Row<'annual_status'>, `month_${number}` | `about_${string}`>
>;

export const MONTH_COLUMNS = Array.from({ length: MONTH_COUNT }, (_, at) => `month_${at + 1}`);

export function writeSpread({ months, principles }: YearSpread): SpreadRow {
  return Object.fromEntries([
    ...MONTH_COLUMNS.map((column, at) => [column, months[at] ?? 0]),
    ...PRINCIPLE_IDS.map((id) => [`about_${id}`, principles[id]]),
  ]) as unknown as SpreadRow;
}

export function readSpread(row: SpreadRow): YearSpread {
  const cells = row as unknown as Readonly<Record<string, number>>;
  return {
    months: MONTH_COLUMNS.map((column) => cells[column] ?? 0),
    principles: Object.fromEntries(
      PRINCIPLE_IDS.map((id) => [id, cells[`about_${id}`] ?? 0]),
    ) as YearSpread['principles'],
  };
}
