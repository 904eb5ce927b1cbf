/** Whose row it is: the roster's person, if it may be named by whoever imports. */
import { fail, type Result, succeed } from '../base/result.ts';
import type { Person } from '../roster/person.ts';
import type { RowRefusal } from '../sheet/row-reading.ts';
import type { ImportRow } from './read-row.ts';

/** The zeros that a program took away, one to six of them. */
export function withLostZeros({ staffNumber, isStaffNumberNumeric }: ImportRow): readonly string[] {
  if (!isStaffNumberNumeric) return [];
  return [1, 2, 3, 4, 5, 6].map((zeros) => `${'0'.repeat(zeros)}${staffNumber}`);
}

/**
 * @param people - by staff number: those the row's number, with or without lost zeros, may mean, and that the
 * importer reaches. Others must not be in it, so that nothing is told about them.
 * @param cellOf - where a column of the row stands
 */
export function judgePerson(
  row: ImportRow,
  people: ReadonlyMap<string, Person>,
  cellOf: (column: 'staffNumber' | 'name') => string | undefined,
): Result<Person, RowRefusal> {
  const numberCell = cellOf('staffNumber') ?? null;
  const person = people.get(row.staffNumber);
  if (!person) {
    const meant = withLostZeros(row).find((number) => people.has(number));
    const reason = meant
      ? `工号“${row.staffNumber}”开头的 0 丢了（名册里有 ${meant}），请把工号列设为“文本”格式再填`
      : `工号“${row.staffNumber}”不在您管理的单位的名册里`;
    return fail({ cell: numberCell, reason: `${numberCell ?? ''} ${reason}`.trim() });
  }
  if (person.name !== row.name) {
    const cell = cellOf('name') ?? null;
    return fail({
      cell,
      reason: `${cell ?? ''} 姓名“${row.name}”与名册不符：工号 ${row.staffNumber} 是“${person.name}”`.trim(),
    });
  }
  return succeed(person);
}
