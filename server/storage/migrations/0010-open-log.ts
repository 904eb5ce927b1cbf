/**
 * The log can be signed, proved and replayed without reading all of it: each checkpoint keeps the edge of its
 * tree, inner nodes are kept, and so are the keys that signed and the contents that were installed.
 */
import type Sqlite from 'better-sqlite3';

const TABLES = `
ALTER TABLE checkpoints ADD COLUMN edge TEXT;  -- hex hashes with blanks between; null before this release

-- What of a beat's time could be new: with it, the minutes follow from the beats alone.
ALTER TABLE beats ADD COLUMN from_ms INTEGER;

-- Roots of whole subtrees; worked out from the leaves, so that no proof has to read them all.
CREATE TABLE log_nodes (
  level INTEGER NOT NULL,             -- of 2^level leaves
  place INTEGER NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (level, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE signing_keys (
  key_id TEXT PRIMARY KEY,
  public_key TEXT NOT NULL,
  first_seen_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE installed_catalogues (
  seq INTEGER PRIMARY KEY,
  installed_at_ms INTEGER NOT NULL,
  hash TEXT NOT NULL,                 -- SHA-256 of the text, hex
  packed BLOB NOT NULL                -- the catalogue's JSON, gzip
) STRICT;

CREATE TRIGGER signing_keys_never_change BEFORE UPDATE ON signing_keys
BEGIN SELECT RAISE(ABORT, 'a key that has signed is never changed'); END;
CREATE TRIGGER signing_keys_never_vanish BEFORE DELETE ON signing_keys
BEGIN SELECT RAISE(ABORT, 'a key that has signed is never deleted'); END;
CREATE TRIGGER catalogues_never_change BEFORE UPDATE ON installed_catalogues
BEGIN SELECT RAISE(ABORT, 'what was installed is never changed'); END;
CREATE TRIGGER catalogues_never_vanish BEFORE DELETE ON installed_catalogues
BEGIN SELECT RAISE(ABORT, 'what was installed is never deleted'); END;
`;

export function openLog(driver: Sqlite.Database): void {
  driver.exec(TABLES);
  // Derived times follow from what they derive from, to the millisecond: the clock was read twice before.
  driver.exec(`
    UPDATE annual_status SET updated_at_ms = coalesce(
      (SELECT posted_at_ms FROM ledger_entries
        WHERE ledger_entries.person_id = annual_status.person_id AND ledger_entries.year = annual_status.year
        ORDER BY log_index DESC LIMIT 1), updated_at_ms)`);
  const storedMs = driver.prepare('SELECT stored_ms FROM statements WHERE id = ?').pluck();
  const correct = driver.prepare(
    'UPDATE sections_seen SET seen_at_ms = ? WHERE person_id = ? AND lesson = ? AND section = ? AND year = ? AND content_hash = ?',
  );
  const rows = driver.prepare('SELECT * FROM sections_seen').all() as SeenRow[];
  for (const { statement_id, seen_at_ms, person_id, lesson, section, year, content_hash } of rows) {
    const stored = storedMs.get(Buffer.from(statement_id.replaceAll('-', ''), 'hex')) as number | undefined;
    if (stored !== undefined && stored !== seen_at_ms)
      correct.run(stored, person_id, lesson, section, year, content_hash);
  }
}

interface SeenRow {
  readonly person_id: string;
  readonly lesson: string;
  readonly section: string;
  readonly year: number;
  readonly content_hash: string;
  readonly statement_id: string;
  readonly seen_at_ms: number;
}
