/** Find statements in SQLite: one by its id, or those that stand in all the lists asked for. */
import type Sqlite from 'better-sqlite3';
import type { ActivityDefinition } from '../../../../src/domain/xapi/statement.ts';
import type { ListName } from '../../../../src/domain/xapi/statement-lists.ts';
import type {
  PlacedStatement,
  StatementPage,
  StatementQuery,
  StatementStore,
} from '../../../ports/statement-store.ts';
import { marks, order, placesQuery, type Walked } from './places-query.ts';
import { idBytes, idText } from './statement-id.ts';

/** So much of a list is looked at to tell how long it is: the whole of a short one, a sample of a long one. */
const SAMPLED = 200;

const NOTHING = new Uint8Array();

/** So many lists are walked by one query at most; SQLite takes 500. */
const WALKED_TOGETHER = 128;

type Reading = Pick<
  StatementStore,
  'find' | 'voiderOf' | 'query' | 'after' | 'lastSeq' | 'attachment' | 'definitionOf' | 'namesOf'
>;

interface Sample {
  readonly count: number;
  readonly oldest: number;
  readonly newest: number;
}

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
  const voider = db
    .prepare(
      `SELECT s.id FROM statement_references r JOIN statements s ON s.seq = r.referrer
       WHERE r.target = ? AND r.is_voiding = 1 ORDER BY r.referrer LIMIT 1`,
    )
    .pluck();
  const listNumber = db.prepare('SELECT number FROM statement_lists WHERE name = ?').pluck();
  const sample = db.prepare(
    `SELECT count(*) AS count, min(seq) AS oldest, max(seq) AS newest
     FROM (SELECT seq FROM listed_statements WHERE list = ? ORDER BY seq DESC LIMIT ${SAMPLED})`,
  );
  const storedAfter = db
    .prepare('SELECT seq FROM statements WHERE stored_ms > ? ORDER BY stored_ms, seq LIMIT 1')
    .pluck();
  const after = db.prepare('SELECT seq, json AS text FROM statements WHERE seq > ? ORDER BY seq LIMIT ?');
  const last = db.prepare('SELECT coalesce(max(seq), 0) FROM statements').pluck();
  const data = db.prepare('SELECT data FROM attachments WHERE sha2 = ?').pluck();
  const definition = db.prepare('SELECT definition FROM activities WHERE id = ?').pluck();
  const names = db.prepare('SELECT name FROM agent_names WHERE actor_key = ? ORDER BY rowid').pluck();

  function query(asked: StatementQuery): StatementPage {
    const groups = asked.groups.map(numbersOf);
    const own = (asked.own ?? []).map((name) => numbersOf([name]));
    // A list that nobody stands in is not known.
    if ([...groups, ...own].some((lists) => lists.length === 0)) return { statements: NOTHING };
    const [low, high] = rangeOf(asked);
    const { ascending, limit } = asked;
    const seqs = walkInParts({ groups: byCost(groups), own, ascending, low, high }, limit);
    const shown = seqs.slice(0, limit);
    const next = seqs.length > limit ? shown.at(-1) : undefined;
    return {
      statements: textsOf(shown, ascending),
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

  /** First the one whose walk costs least: its length times the lists in which each step is looked up. */
  function byCost(groups: readonly (readonly number[])[]): readonly (readonly number[])[] {
    if (groups.length < 2) return groups;
    const all = groups.flat().length;
    return groups
      .map((lists) => ({ lists, cost: lengthOf(lists) * (all - lists.length) }))
      .sort((one, other) => one.cost - other.cost)
      .map(({ lists }) => lists);
  }

  /** About how many statements stand in the lists: as dense all along as where it was looked at. */
  function lengthOf(lists: readonly number[]): number {
    return lists.reduce((sum, list) => {
      const { count, oldest, newest } = sample.get(list) as Sample;
      return sum + (count < SAMPLED ? count : (count * newest) / Math.max(1, newest - oldest));
    }, 0);
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

  /** A first group of very many lists in parts: whatever comes first in all of it comes first in its part. */
  function walkInParts(walked: Walked, limit: number): readonly number[] {
    const [lists = [], ...others] = walked.groups;
    if (lists.length <= WALKED_TOGETHER) return walk(walked, limit);
    const found = new Set<number>();
    for (let from = 0; from < lists.length; from += WALKED_TOGETHER) {
      const part = lists.slice(from, from + WALKED_TOGETHER);
      for (const seq of walk({ ...walked, groups: [part, ...others] }, limit)) found.add(seq);
    }
    const inOrder = [...found].sort((one, other) => (walked.ascending ? one - other : other - one));
    return inOrder.slice(0, limit + 1);
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
    voiderOf: async (id) => {
      const found = voider.get(idBytes(id)) as Uint8Array | undefined;
      return found && idText(found);
    },
    query: async (asked) => query(asked),
    after: async (seq, limit) => after.all(seq, limit) as PlacedStatement[],
    lastSeq: async () => last.get() as number,
    attachment: async (sha2) => data.get(sha2) as Uint8Array | undefined,
    definitionOf: async (activity) => {
      const json = definition.get(activity) as string | undefined;
      return json === undefined ? undefined : (JSON.parse(json) as ActivityDefinition);
    },
    namesOf: async (actorKey) => names.all(actorKey) as string[],
  };
}
