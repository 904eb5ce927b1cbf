/** Open the one database file: refuse what is not ours, migrate what is older, and make every commit durable. */
import Sqlite from 'better-sqlite3';
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import { OperatorError } from '../../ports/operator-error.ts';
import { migrations } from '../migrations/index.ts';
import type { Database } from '../schema.ts';
import { configure } from './configure.ts';
import { newTurnMemory, type WriteTurns, writeTurns } from './write-turns.ts';

/** `MGDE`: marks the file as ours in its header. */
const APPLICATION_ID = 0x4d474445;

/** The database file cannot be used. The message is for an administrator; the file was not touched. */
export class UnusableDatabase extends OperatorError {}

export interface OpenDatabase {
  readonly db: Database;
  readonly driver: Sqlite.Database;
  /** For whoever writes to the same database in another thread. */
  readonly turnMemory: SharedArrayBuffer;
}

/**
 * @param file - a path, or `:memory:`
 * @throws UnusableDatabase when the file is damaged, foreign, or from a newer release
 */
export function openSqlite(file: string): OpenDatabase {
  const driver = openChecked(file);
  configure(driver);
  migrate(driver);
  const turnMemory = newTurnMemory();
  const database = remembering(driver, writeTurns(turnMemory));
  return { db: new Kysely({ dialect: new SqliteDialect({ database }) }), driver, turnMemory };
}

function openChecked(file: string): Sqlite.Database {
  let driver: Sqlite.Database | undefined;
  try {
    driver = new Sqlite(file);
    refuseForeign(driver, file);
    return driver;
  } catch (cause) {
    driver?.close();
    if (cause instanceof UnusableDatabase) throw cause;
    throw new UnusableDatabase(
      `${file} cannot be opened as a Mingde database (${reasonOf(cause)}). ` +
        'It was left untouched: restore a backup there, or point DATA_DIR at another directory.',
      { cause },
    );
  }
}

function refuseForeign(driver: Sqlite.Database, file: string): void {
  const tables = driver.prepare('SELECT count(*) AS n FROM sqlite_schema').get() as { n: number };
  if (tables.n === 0) return;
  if (driver.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    throw new UnusableDatabase(
      `${file} is a database of some other program. It was left untouched: point DATA_DIR at another directory.`,
    );
  }
  const version = driver.pragma('user_version', { simple: true }) as number;
  if (version > migrations.length) {
    throw new UnusableDatabase(
      `${file} was written by a newer release (schema ${version}; this release knows ${migrations.length}). ` +
        'It was left untouched: start the newer release again.',
    );
  }
  const check = driver.pragma('quick_check(1)', { simple: true });
  if (check !== 'ok') {
    throw new UnusableDatabase(
      `${file} is damaged (${check}). It was left untouched: restore a backup there.`,
    );
  }
}

/** Each migration and its number are one transaction, so an interrupted upgrade resumes where it stopped. */
function migrate(driver: Sqlite.Database): void {
  const done = driver.pragma('user_version', { simple: true }) as number;
  migrations.slice(done).forEach((migration, offset) => {
    driver.transaction(() => {
      if (typeof migration === 'string') driver.exec(migration);
      else migration(driver);
      driver.pragma(`application_id = ${APPLICATION_ID}`);
      driver.pragma(`user_version = ${done + offset + 1}`);
    })();
  });
}

/**
 * Kysely prepares every query anew; remembering the statements saves most of a short query's time. Whatever
 * writes waits for its turn first, a transaction as a whole.
 */
function remembering(driver: Sqlite.Database, turns: WriteTurns): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => driver.close(),
    prepare: (sql) => {
      const known = statements.get(sql);
      if (known) return known;
      const prepared = inTurn(driver, sql, turns);
      // Queries with lists of varying length have many texts; they must not fill the memory.
      if (statements.size >= 500) statements.clear();
      statements.set(sql, prepared);
      return prepared;
    },
  };
}

function inTurn(driver: Sqlite.Database, sql: string, turns: WriteTurns): SqliteStatement {
  // At once a writer: begun as a reader, it could find its view outdated when it comes to write.
  if (sql === 'begin') return guarded(driver.prepare('begin immediate'), turns.take, undefined, turns.give);
  const prepared = driver.prepare(sql);
  if (sql === 'commit' || sql === 'rollback') return guarded(prepared, undefined, turns.give, turns.give);
  if (prepared.readonly) return prepared;
  const isAlone = () => !driver.inTransaction;
  const take = () => isAlone() && turns.take();
  const give = () => isAlone() && turns.give();
  return guarded(prepared, take, give, give);
}

/** @param before - then the statement, then `after`, or `failed` when it throws */
function guarded(
  prepared: Sqlite.Statement,
  before: (() => unknown) | undefined,
  after: (() => unknown) | undefined,
  failed: () => unknown,
): SqliteStatement {
  const run = <Answer>(work: () => Answer): Answer => {
    before?.();
    let answer: Answer;
    try {
      answer = work();
    } catch (error) {
      failed();
      throw error;
    }
    after?.();
    return answer;
  };
  return {
    reader: prepared.reader,
    all: (parameters) => run(() => prepared.all(parameters)),
    run: (parameters) => run(() => prepared.run(parameters)),
    iterate: (parameters) => prepared.iterate(parameters) as IterableIterator<unknown>,
  };
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
