/**
 * Statements can be asked for by whatever stands in them, over references too: each statement stands in lists
 * (src/domain/xapi/statement-lists.ts), and a query walks the shortest. Rows are never changed: what is voided
 * stands in a table of its own.
 */
import type Sqlite from 'better-sqlite3';
import { describedActivities } from '../../../src/domain/xapi/activity-definition.ts';
import { namedAgents } from '../../../src/domain/xapi/person-object.ts';
import { referredBy, type Statement, voidedBy } from '../../../src/domain/xapi/statement.ts';
import { listsOf } from '../../../src/domain/xapi/statement-lists.ts';
import { statementWriter } from '../sqlite/statements/write-statements.ts';

const TABLES = `
CREATE TABLE statements (
  seq INTEGER PRIMARY KEY,            -- the order of storing; stored_ms never falls from one to the next
  id BLOB NOT NULL UNIQUE,            -- the UUID's 16 bytes
  stored_ms INTEGER NOT NULL,
  is_voiding INTEGER NOT NULL,
  json TEXT NOT NULL                  -- exactly as it is returned
) STRICT;
CREATE INDEX statements_stored ON statements(stored_ms);
CREATE TRIGGER statements_never_change BEFORE UPDATE ON statements
BEGIN SELECT RAISE(ABORT, 'a statement is never changed'); END;

CREATE TABLE statement_lists (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE           -- kind and value, such as 'verb http://adlnet.gov/expapi/verbs/answered'
) STRICT;

CREATE TABLE listed_statements (
  list INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  source INTEGER NOT NULL,            -- 0: the statement itself is meant; else the one it refers to
  PRIMARY KEY (list, seq, source)
) STRICT, WITHOUT ROWID;

CREATE TABLE statement_references (
  target BLOB NOT NULL,               -- may not have arrived yet
  referrer INTEGER NOT NULL,
  is_voiding INTEGER NOT NULL,
  PRIMARY KEY (target, referrer)
) STRICT, WITHOUT ROWID;

CREATE TABLE voided_statements (seq INTEGER PRIMARY KEY) STRICT;

CREATE TABLE attachments (
  sha2 TEXT PRIMARY KEY,
  data BLOB NOT NULL
) STRICT;

CREATE TABLE activities (
  id TEXT PRIMARY KEY,
  definition TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE agent_names (
  actor_key TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (actor_key, name)
) STRICT;
`;

export function statementLists(driver: Sqlite.Database): void {
  driver.exec('ALTER TABLE statements RENAME TO statements_before');
  for (const index of ['actor', 'verb', 'activity', 'registration', 'voids', 'stored']) {
    driver.exec(`DROP INDEX statements_${index}`);
  }
  driver.exec(TABLES);
  const { append } = statementWriter(driver);
  const rows = driver.prepare('SELECT id, stored_ms, json FROM statements_before ORDER BY seq');
  let storedMs = 0;
  for (const row of rows.all() as { id: string; stored_ms: number; json: string }[]) {
    const statement = JSON.parse(row.json) as Statement;
    storedMs = Math.max(storedMs, row.stored_ms);
    append([{ ...rowOf(statement), id: row.id, storedMs, json: row.json }]);
  }
  driver.exec('DROP TABLE statements_before');
}

function rowOf(statement: Statement) {
  const { authority = statement.actor } = statement;
  const refersTo = referredBy(statement);
  // Only the server itself defined activities before.
  const isServer = authority.account?.name === 'server';
  return {
    lists: listsOf(statement, authority),
    isVoiding: voidedBy(statement) !== undefined,
    ...(refersTo !== undefined && { refersTo }),
    ...(isServer && { definitions: describedActivities(statement) }),
    names: namedAgents(statement),
  };
}
