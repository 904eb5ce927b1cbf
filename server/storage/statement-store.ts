/**
 * xAPI statements in the database. Appends that arrive together are written in one transaction: a commit
 * waits for the disk, and the disk is what ingest waits for.
 */
import { CompiledQuery, sql, type Transaction } from 'kysely';
import type {
  AppendOutcome,
  SectionSeen,
  StatementPage,
  StatementQuery,
  StatementRow,
  StatementStore,
} from '../ports/statement-store.ts';
import type { Database, Schema } from './schema.ts';

interface Append {
  readonly rows: readonly StatementRow[];
  readonly sectionsSeen: readonly SectionSeen[];
  readonly settle: PromiseWithResolvers<AppendOutcome>;
}

/** So many appends share a commit at most, so that a reader never waits long. */
const GROUP = 64;

export function createStatementStore(db: Database): StatementStore {
  const waiting: Append[] = [];
  const unwritten = new Set<Append>();
  let writing = false;

  /** Writes until nothing waits. A failure is told to the callers of its group and stops no other group. */
  async function write(): Promise<void> {
    writing = true;
    for (let group = waiting.splice(0, GROUP); group.length > 0; group = waiting.splice(0, GROUP)) {
      const settle = await commit(db, group);
      for (const append of group) unwritten.delete(append);
      settle();
    }
    writing = false;
  }

  return {
    append: (rows, sectionsSeen) => {
      const append: Append = { rows, sectionsSeen, settle: Promise.withResolvers() };
      waiting.push(append);
      unwritten.add(append);
      if (!writing) void write();
      return append.settle.promise;
    },
    find: async (id, voided) => {
      const row = await db
        .selectFrom('statements')
        .select('json')
        .where('id', '=', id)
        .where('voided', '=', voided ? 1 : 0)
        .executeTakeFirst();
      return row?.json;
    },
    query: (query) => page(db, query),
    consistentThroughMs: async (nowMs) => {
      const storedMs = [...unwritten].flatMap(({ rows }) => rows.map((row) => row.storedMs));
      return storedMs.reduce((earliest, ms) => Math.min(earliest, ms), nowMs);
    },
  };
}

/** @returns what tells the callers how it went */
async function commit(db: Database, group: readonly Append[]): Promise<() => void> {
  try {
    const outcomes = await db.transaction().execute(async (trx) => {
      const decided: AppendOutcome[] = [];
      for (const append of group) decided.push(await appendOne(trx, append));
      return decided;
    });
    return () => {
      for (const [at, append] of group.entries()) append.settle.resolve(outcomes[at] as AppendOutcome);
    };
  } catch (error) {
    return () => {
      for (const append of group) append.settle.reject(error);
    };
  }
}

/** Looks at every row before it writes the first, so that a conflict leaves nothing behind in the group. */
async function appendOne(trx: Transaction<Schema>, { rows, sectionsSeen }: Append): Promise<AppendOutcome> {
  const fresh = new Map<string, StatementRow>();
  for (const row of rows) {
    const digest = fresh.get(row.id)?.digest ?? (await storedDigest(trx, row.id));
    if (digest === undefined) fresh.set(row.id, row);
    else if (digest !== row.digest) return { kind: 'conflict', id: row.id };
  }
  for (const row of fresh.values()) await insert(trx, row);
  for (const seen of sectionsSeen) {
    if (fresh.has(seen.statement)) await keepSeen(trx, seen);
  }
  return { kind: 'stored' };
}

async function storedDigest(trx: Transaction<Schema>, id: string): Promise<string | undefined> {
  const found = await trx.executeQuery<{ digest: string }>(
    CompiledQuery.raw('SELECT digest FROM statements WHERE id = ?', [id]),
  );
  return found.rows[0]?.digest;
}

/** A voiding statement may arrive before the one it voids. Source: xAPI 1.0.3 Data 2.3.2. */
const INSERT = `
  INSERT INTO statements
    (id, actor_key, verb, activity, registration, timestamp_ms, stored_ms, voids, digest, json, voided)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
    ? IS NULL AND EXISTS (SELECT 1 FROM statements AS voiding WHERE voiding.voids = ?))`;

async function insert(trx: Transaction<Schema>, row: StatementRow): Promise<void> {
  await trx.executeQuery(
    CompiledQuery.raw(INSERT, [
      row.id,
      row.actorKey,
      row.verb,
      row.activity,
      row.registration,
      row.timestampMs,
      row.storedMs,
      row.voids,
      row.digest,
      row.json,
      row.voids,
      row.id,
    ]),
  );
  if (row.voids === null) return;
  // A voiding statement cannot itself be voided.
  await trx.executeQuery(
    CompiledQuery.raw('UPDATE statements SET voided = 1 WHERE id = ? AND voids IS NULL', [row.voids]),
  );
}

async function keepSeen(trx: Transaction<Schema>, seen: SectionSeen): Promise<void> {
  await trx
    .insertInto('sections_seen')
    .values({
      person_id: seen.personId,
      lesson: seen.lesson,
      section: seen.section,
      year: seen.year,
      statement_id: seen.statement,
      seen_at_ms: seen.seenAtMs,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** `seq` is the order of storing; one row more than asked for tells whether there is another page. */
async function page(db: Database, query: StatementQuery): Promise<StatementPage> {
  const { ascending, limit, after } = query;
  let rows = matching(db, query).select(['seq', 'json']);
  if (after !== undefined) rows = rows.where('seq', ascending ? '>' : '<', after);
  const found = await rows
    .orderBy('seq', ascending ? 'asc' : 'desc')
    .limit(limit + 1)
    .execute();
  const shown = found.slice(0, limit);
  const next = found.length > limit ? shown.at(-1)?.seq : undefined;
  return { statements: shown.map(({ json }) => json), ...(next === undefined ? {} : { next }) };
}

function matching(db: Database, query: StatementQuery) {
  const { actorKey, authority, verb, activity, registration, sinceMs, untilMs } = query;
  let rows = db.selectFrom('statements').where('voided', '=', 0);
  if (actorKey !== undefined) rows = rows.where('actor_key', '=', actorKey);
  if (verb !== undefined) rows = rows.where('verb', '=', verb);
  if (activity !== undefined) rows = rows.where('activity', '=', activity);
  if (registration !== undefined) rows = rows.where('registration', '=', registration);
  if (sinceMs !== undefined) rows = rows.where('stored_ms', '>', sinceMs);
  if (untilMs !== undefined) rows = rows.where('stored_ms', '<=', untilMs);
  if (authority === undefined) return rows;
  return rows
    .where(sql`json_extract(json, '$.authority.account.name')`, '=', authority.name)
    .where(sql`json_extract(json, '$.authority.account.homePage')`, '=', authority.homePage);
}
