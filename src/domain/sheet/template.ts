/** Find a template's columns in a sheet's head, whatever their order, and name what does not fit. */
import { fail, type Result, succeed } from '../base/result.ts';
import { columnName } from './address.ts';
import type { SheetCell, SheetFault, SheetRow } from './sheet.ts';

export interface TemplateColumn<Key extends string = string> {
  readonly key: Key;
  /** As the template's head says it. */
  readonly title: string;
  /** Other heads that mean the same. */
  readonly aliases?: readonly string[];
  readonly isRequired: boolean;
}

/** Which column of the sheet holds what; columns that the sheet lacks are missing here. */
export interface FoundColumns<Key extends string = string> {
  readonly headRow: number;
  readonly at: ReadonlyMap<Key, number>;
}

/** A row by the template's names. */
export interface TemplateRow<Key extends string = string> {
  readonly number: number;
  readonly cell: (key: Key) => SheetCell | undefined;
  /** Where the cell of a key stands or would stand; undefined when the sheet has no such column. */
  readonly address: (key: Key) => string | undefined;
}

/**
 * @param row - the sheet's first row with something in it
 * @returns a fault that names missing, unknown and repeated columns, each with the nearest name there is
 */
export function findColumns<Key extends string>(
  template: readonly TemplateColumn<Key>[],
  row: SheetRow,
): Result<FoundColumns<Key>, SheetFault> {
  const names = new Map(
    template.flatMap((column) =>
      [column.title, ...(column.aliases ?? [])].map((name) => [headKey(name), column] as const),
    ),
  );
  const at = new Map<Key, number>();
  const complaints: string[] = [];
  const strangers: SheetCell[] = [];
  for (const [index, cell] of row.cells.entries()) {
    if (!cell) continue;
    const column = names.get(headKey(cell.text));
    if (!column) strangers.push(cell);
    else if (at.has(column.key))
      complaints.push(
        `${cell.address}“${cell.text}”与 ${columnName(at.get(column.key) ?? 0)}${row.number} 是同一列，请只留一列`,
      );
    else at.set(column.key, index);
  }
  const missing = template.filter((column) => column.isRequired && !at.has(column.key));
  const open = template.filter((column) => !at.has(column.key));
  complaints.push(...missing.map((column) => missingColumn(column, strangers)));
  complaints.push(...strangers.map((cell) => strangeColumn(cell, open)));
  if (complaints.length === 0) return succeed({ headRow: row.number, at });
  return fail({
    code: 'wrong-template',
    message: `表头和模板对不上：${complaints.join('；')}。请照模板改好表头再上传。`,
    where: strangers[0]?.address ?? `A${row.number}`,
  });
}

export function templateRow<Key extends string>(columns: FoundColumns<Key>, row: SheetRow): TemplateRow<Key> {
  return {
    number: row.number,
    cell: (key) => {
      const index = columns.at.get(key);
      return index === undefined ? undefined : row.cells[index];
    },
    address: (key) => {
      const index = columns.at.get(key);
      return index === undefined ? undefined : `${columnName(index)}${row.number}`;
    },
  };
}

/** Blanks, brackets with a hint and a star for what is required are no part of a column's name. */
function headKey(head: string): string {
  return head
    .replace(/[（(][^（()）]*[)）]/gu, '')
    .replace(/[\s*＊:：]/gu, '')
    .toLowerCase();
}

function missingColumn(column: TemplateColumn, strangers: readonly SheetCell[]): string {
  const near = nearest(column.title, strangers, (cell) => cell.text);
  return near
    ? `缺少“${column.title}”列（${near.address} 的“${near.text}”是不是它？）`
    : `缺少“${column.title}”列`;
}

function strangeColumn(cell: SheetCell, open: readonly TemplateColumn[]): string {
  const near = nearest(cell.text, open, (column) => column.title);
  return near
    ? `${cell.address}“${cell.text}”不是模板里的列，最接近的是“${near.title}”`
    : `${cell.address}“${cell.text}”不是模板里的列`;
}

/** The candidate with the most characters in common, if that is at least a third of the longer name. */
function nearest<Candidate>(
  name: string,
  candidates: readonly Candidate[],
  nameOf: (candidate: Candidate) => string,
): Candidate | undefined {
  let best: Candidate | undefined;
  let bestLikeness = 1 / 3;
  for (const candidate of candidates) {
    const likeness = likenessOf(headKey(name), headKey(nameOf(candidate)));
    if (likeness < bestLikeness || (best !== undefined && likeness === bestLikeness)) continue;
    best = candidate;
    bestLikeness = likeness;
  }
  return best;
}

function likenessOf(left: string, right: string): number {
  const rest = [...right];
  let common = 0;
  for (const character of left) {
    const at = rest.indexOf(character);
    if (at < 0) continue;
    rest.splice(at, 1);
    common += 1;
  }
  return common / Math.max([...left].length, [...right].length, 1);
}
