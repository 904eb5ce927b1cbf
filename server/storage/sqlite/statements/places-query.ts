/** The SQL that walks one group of lists in order and looks the others up. */

export interface Walked {
  readonly groups: readonly (readonly number[])[];
  readonly own: readonly (readonly number[])[];
  readonly ascending: boolean;
  readonly low: number;
  readonly high: number;
}

interface Sql {
  readonly sql: string;
  readonly parameters: readonly number[];
}

/**
 * Walk the first group in order and look the others up, which stop where the limit is reached.
 * @returns a query whose last parameter, the limit, is still to be given
 */
export function placesQuery({ groups: [driver, ...others], own, ascending, low, high }: Walked): Sql {
  const walked = driver ? walkLists(driver, ascending, low, high) : walkAll(ascending, low, high);
  const looked = [
    ...others.map((lists) => standsIn(lists, 'd.source')),
    ...own.map((lists) => standsIn(lists, '0')),
    { sql: 'NOT EXISTS (SELECT 1 FROM voided_statements v WHERE v.seq = d.seq)', parameters: [] },
  ];
  return {
    sql: `SELECT d.seq FROM ${walked.sql} d WHERE ${looked.map(({ sql }) => sql).join(' AND ')} LIMIT ?`,
    parameters: [walked, ...looked].flatMap(({ parameters }) => parameters),
  };
}

function walkAll(ascending: boolean, low: number, high: number): Sql {
  return {
    sql: `(SELECT seq, 0 AS source FROM statements WHERE seq BETWEEN ? AND ? ORDER BY seq ${order(ascending)})`,
    parameters: [low, high],
  };
}

/** Ordered parts are merged by SQLite as they are read, none to its end. */
function walkLists(named: readonly number[], ascending: boolean, low: number, high: number): Sql {
  const lists = padded(named);
  const one = 'SELECT seq, source FROM listed_statements WHERE list = ? AND seq BETWEEN ? AND ?';
  const ordered = `ORDER BY seq ${order(ascending)}, source ${order(ascending)}`;
  return {
    sql: `(${lists.map(() => one).join(' UNION ')} ${ordered})`,
    parameters: lists.flatMap((list) => [list, low, high]),
  };
}

function standsIn(named: readonly number[], source: string): Sql {
  const lists = padded(named);
  return {
    sql: `EXISTS (SELECT 1 FROM listed_statements m
      WHERE m.list IN (${marks(lists)}) AND m.seq = d.seq AND m.source = ${source})`,
    parameters: lists,
  };
}

/** Question marks for so many values. */
export function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}

export function order(ascending: boolean): string {
  return ascending ? 'ASC' : 'DESC';
}

/** Lists may be named twice: so there are few texts to prepare, however many lists are asked for. */
function padded(lists: readonly number[]): readonly number[] {
  const length = 2 ** Math.ceil(Math.log2(lists.length));
  return [...lists, ...Array<number>(length - lists.length).fill(lists[0] ?? 0)];
}
