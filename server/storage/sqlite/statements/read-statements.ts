/** Find statements in SQLite: one by its id, or those that stand in all the lists asked for. */
import type Sqlite from 'better-sqlite3';
import type { ActivityDefinition } from '../../../../src/domain/xapi/statement.ts';
import type { ListName } from '../../../../src/domain/xapi/statement-lists.ts';
import type { StatementPage, StatementQuery, StatementStore } from '../../../ports/statement-store.ts';
import { idBytes } from './statement-id.ts';

/** Lists are counted up to here to tell which of them to walk: a longer one is long. */
const COUNTED = 1_000;

const NOTHING = new Uint8Array();

type Reading = Pick<StatementStore, 'find' | 'query' | 'attachment' | 'definitionOf' | 'namesOf'>;

export function statementReader(db: Sqlite.Database): Reading {
  const statements = new Map<string, Sqlite.Statement>();
  const prepared = (sql: string) => {
    const known = statements.get(sql);
    if (known) return known;
    const made = db.prepare(sql).pluck();
    statements.set(sql, made);
    return made;
  };
  const byId = db.prepare(
    `SELECT json, EXISTS (SELECT 1 FROM voided_statements v WHERE v.seq = s.seq) AS voided
     FROM statements s WHERE id = ?`,
  );
  const listNumber = db.prepare('SELECT number FROM statement_lists WHERE name = ?').pluck();
  const count = db
    .prepare(`SELECT count(*) FROM (SELECT 1 FROM listed_statements WHERE list = ? LIMIT ${COUNTED})`)
    .pluck();
  const storedAfter = db
    .prepare('SELECT seq FROM statements WHERE stored_ms > ? ORDER BY stored_ms, seq LIMIT 1')
    .pluck();
  const data = db.prepare('SELECT data FROM attachments WHERE sha2 = ?').pluck();
  const definition = db.prepare('SELECT definition FROM activities WHERE id = ?').pluck();
  const names = db.prepare('SELECT name FROM agent_names WHERE actor_key = ? ORDER BY rowid').pluck();

  function query(asked: StatementQuery): StatementPage {
    const groups = asked.groups.map(numbersOf);
    const own = (asked.own ?? []).map((name) => numbersOf([name]));
    // A list that nobody stands in is not known.
    if ([...groups, ...own].some((lists) => lists.length === 0)) return { statements: NOTHING };
    const [low, high] = rangeOf(asked);
    const seqs = walk({ groups: byLength(groups), own, ascending: asked.ascending, low, high }, asked.limit);
    const shown = seqs.slice(0, asked.limit);
    const next = seqs.length > asked.limit ? shown.at(-1) : undefined;
    return {
      statements: textsOf(shown, asked.ascending),
      ...(next === undefined ? {} : { next }),
    };
  }

  /** Put together by SQLite: a call and a buffer for each row would take five times as long. */
  function textsOf(seqs: readonly number[], ascending: boolean): Uint8Array {
    if (seqs.length === 0) return NOTHING;
    const rows = `SELECT json FROM statements WHERE seq IN (${marks(seqs)}) ORDER BY seq ${order(ascending)}`;
    return prepared(`SELECT CAST(group_concat(json, ',') AS BLOB) FROM (${rows})`).get(...seqs) as Uint8Array;
  }

  function numbersOf(lists: readonly ListName[]): readonly number[] {
    return lists.flatMap((name) => {
      const number = listNumber.get(name) as number | undefined;
      return number === undefined ? [] : [number];
    });
  }

  /** The shortest first: it is walked, the others are looked up. */
  function byLength(groups: readonly (readonly number[])[]): readonly (readonly number[])[] {
    if (groups.length < 2) return groups;
    const lengthOf = (lists: readonly number[]) =>
      lists.reduce((sum, list) => sum + (count.get(list) as number), 0);
    return groups
      .map((lists) => ({ lists, length: lengthOf(lists) }))
      .sort((one, other) => one.length - other.length)
      .map(({ lists }) => lists);
  }

  /** @returns sequence numbers that may be found, both ends included; `stored` never falls from one to the next */
  function rangeOf({ sinceMs, untilMs, ascending, after }: StatementQuery): readonly [number, number] {
    const first = (ms: number | undefined) =>
      ms === undefined ? undefined : ((storedAfter.get(ms) as number | undefined) ?? Number.MAX_SAFE_INTEGER);
    const from = first(sinceMs) ?? 0;
    const to = (first(untilMs) ?? Number.MAX_SAFE_INTEGER) - 1;
    if (after === undefined) return [from, to];
    return ascending ? [Math.max(from, after + 1), to] : [from, Math.min(to, after - 1)];
  }

  /** One more than the limit, where there is one. A statement may be found for several sources, and counts once. */
  function walk(walked: Walked, limit: number): readonly number[] {
    const found = new Set<number>();
    let rest = walked;
    for (;;) {
      const wanted = limit + 1 - found.size;
      const { sql, parameters } = placesQuery(rest);
      const places = prepared(sql).all(...parameters, wanted) as number[];
      for (const seq of places) found.add(seq);
      const last = places.at(-1);
      if (last === undefined || places.length < wanted || found.size > limit) return [...found];
      rest = rest.ascending ? { ...rest, low: last + 1 } : { ...rest, high: last - 1 };
    }
  }

  return {
    find: async (id) => {
      const row = byId.get(idBytes(id)) as { json: string; voided: number } | undefined;
      return row && { json: row.json, isVoided: row.voided === 1 };
    },
    query: async (asked) => query(asked),
    attachment: async (sha2) => data.get(sha2) as Uint8Array | undefined,
    definitionOf: async (activity) => {
      const json = definition.get(activity) as string | undefined;
      return json === undefined ? undefined : (JSON.parse(json) as ActivityDefinition);
    },
    namesOf: async (actorKey) => names.all(actorKey) as string[],
  };
}

interface Walked {
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
function placesQuery({ groups: [driver, ...others], own, ascending, low, high }: Walked): Sql {
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
function walkLists(lists: readonly number[], ascending: boolean, low: number, high: number): Sql {
  const one = 'SELECT seq, source FROM listed_statements WHERE list = ? AND seq BETWEEN ? AND ?';
  const ordered = `ORDER BY seq ${order(ascending)}, source ${order(ascending)}`;
  return {
    sql: `(${lists.map(() => one).join(' UNION ')} ${ordered})`,
    parameters: lists.flatMap((list) => [list, low, high]),
  };
}

function standsIn(lists: readonly number[], source: string): Sql {
  return {
    sql: `EXISTS (SELECT 1 FROM listed_statements m
      WHERE m.list IN (${marks(lists)}) AND m.seq = d.seq AND m.source = ${source})`,
    parameters: lists,
  };
}

function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}

function order(ascending: boolean): string {
  return ascending ? 'ASC' : 'DESC';
}
