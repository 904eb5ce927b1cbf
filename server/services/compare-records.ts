/** Two records, table by table and byte for byte. Both are walked in the order of their keys. */
import type { PlainRow, RecordReader } from '../ports/record-reader.ts';

interface Table {
  readonly name: string;
  readonly key: readonly string[];
}

/** What is worked out from evidence, and the evidence whose columns are in part worked out. */
const TABLES: readonly Table[] = [
  { name: 'sections_seen', key: ['person_id', 'lesson', 'section', 'year', 'content_hash'] },
  { name: 'case_steps', key: ['person_id', 'study', 'scene', 'target', 'year', 'content_hash'] },
  { name: 'beats', key: ['seq'] },
  { name: 'minutes', key: ['person_id', 'minute'] },
  { name: 'attempts', key: ['id'] },
  { name: 'question_wordings', key: ['wording'] },
  { name: 'item_sums', key: ['course', 'question_id', 'wording', 'is_first'] },
  { name: 'item_choices', key: ['course', 'question_id', 'wording', 'is_first', 'choice'] },
  { name: 'ledger_entries', key: ['id'] },
  { name: 'annual_status', key: ['person_id', 'year'] },
];

export interface Difference {
  /** Which row, as `column=value`. */
  readonly row: string;
  /** The columns that differ; none where the row stands on one side alone. */
  readonly columns: readonly string[];
  /** As they stand; undefined where the row is missing. */
  readonly recorded: PlainRow | undefined;
  readonly rebuilt: PlainRow | undefined;
}

export interface ComparedTable {
  readonly table: string;
  readonly rows: number;
  readonly differences: number;
  readonly first: Difference | undefined;
}

export function compareRecords(recorded: RecordReader, rebuilt: RecordReader): readonly ComparedTable[] {
  return TABLES.map((table) => {
    let [rows, differences] = [0, 0];
    let first: Difference | undefined;
    for (const pair of pairs(table, recorded, rebuilt)) {
      rows += 1;
      const difference = differenceOf(table, pair);
      if (!difference) continue;
      differences += 1;
      first ??= difference;
    }
    return { table: table.name, rows, differences, first };
  });
}

type Pair = readonly [recorded: PlainRow | undefined, rebuilt: PlainRow | undefined];

function* pairs({ name, key }: Table, recorded: RecordReader, rebuilt: RecordReader): Generator<Pair> {
  const [left, right] = [recorded, rebuilt].map((reader) => reader.rows(name, key)[Symbol.iterator]());
  let [one, other] = [left?.next(), right?.next()];
  for (;;) {
    const [leftRow, rightRow] = [rowOf(one), rowOf(other)];
    if (!leftRow && !rightRow) return;
    const order = compareKeys(key, leftRow, rightRow);
    yield [order <= 0 ? leftRow : undefined, order >= 0 ? rightRow : undefined];
    if (order <= 0) one = left?.next();
    if (order >= 0) other = right?.next();
  }
}

function rowOf(next: IteratorResult<PlainRow> | undefined): PlainRow | undefined {
  return next && !next.done ? next.value : undefined;
}

/** The side that has come to its end is behind everything. */
function compareKeys(key: readonly string[], one: PlainRow | undefined, other: PlainRow | undefined): number {
  if (!one || !other) return one ? -1 : 1;
  for (const column of key) {
    const [left, right] = [one[column] as string | number, other[column] as string | number];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

function differenceOf({ key }: Table, [recorded, rebuilt]: Pair): Difference | undefined {
  const known = recorded ?? rebuilt ?? {};
  const columns =
    recorded && rebuilt ? Object.keys(known).filter((column) => recorded[column] !== rebuilt[column]) : [];
  if (recorded && rebuilt && columns.length === 0) return undefined;
  const row = key.map((column) => `${column}=${known[column]}`).join(', ');
  return { row, columns, recorded, rebuilt };
}
