/**
 * Hours of other platforms: each import with its rows as they were judged, which of them stand in the ledger, and
 * postings that are made ready beforehand so that they enter the ledger in one short transaction.
 */

export const hoursImports = `
CREATE TABLE hours_imports (
  id TEXT PRIMARY KEY,
  file_name TEXT NOT NULL,
  file_hash TEXT NOT NULL,             -- SHA-256, hex
  platform TEXT,                       -- for rows that name none
  only_year INTEGER,
  scope TEXT,                          -- JSON: the units its importer reached; null for everybody
  state TEXT NOT NULL CHECK (state IN
    ('reading', 'unusable', 'ready', 'posting', 'posted', 'reversing', 'reversed', 'dropped')),
  progress INTEGER NOT NULL DEFAULT 0, -- of the present step, in hundredths of a per cent
  trouble TEXT,                        -- what is wrong, or what changed, in a sentence
  remarks TEXT NOT NULL DEFAULT '[]',  -- JSON: what was read and what was left out
  new_rows INTEGER NOT NULL DEFAULT 0,
  known_rows INTEGER NOT NULL DEFAULT 0,
  refused_rows INTEGER NOT NULL DEFAULT 0,
  centihours INTEGER NOT NULL DEFAULT 0, -- of the new rows
  uploaded_by TEXT NOT NULL,
  uploaded_at_ms INTEGER NOT NULL,
  posted_by TEXT,
  posted_at_ms INTEGER,
  reversed_by TEXT,
  reversed_at_ms INTEGER,
  reversal_reason TEXT
) STRICT;
CREATE INDEX hours_imports_latest ON hours_imports(uploaded_at_ms);

CREATE TABLE hours_import_rows (
  import_id TEXT NOT NULL REFERENCES hours_imports(id),
  row INTEGER NOT NULL,                -- as the sheet counts
  verdict TEXT NOT NULL CHECK (verdict IN ('new', 'known', 'refused')),
  reason TEXT,                         -- of a refusal, or where a known row stands
  cell TEXT,
  note TEXT,
  written TEXT NOT NULL,               -- JSON: the cells as text, by column
  person_id TEXT,
  year INTEGER,
  category TEXT,
  centihours INTEGER,
  platform TEXT,
  title TEXT,
  day TEXT,
  certificate_number TEXT,
  identity TEXT,                       -- SHA-256 of src/domain/hours-import's identityText, hex
  PRIMARY KEY (import_id, row)
) STRICT, WITHOUT ROWID;
CREATE INDEX hours_import_rows_verdict ON hours_import_rows(import_id, verdict, row);
CREATE INDEX hours_import_rows_person ON hours_import_rows(import_id, verdict, person_id, year);
CREATE INDEX hours_import_rows_identity ON hours_import_rows(import_id, identity);

-- What of other platforms stands in the ledger: the same twice is refused by the key.
CREATE TABLE imported_hours (
  identity TEXT PRIMARY KEY,
  import_id TEXT NOT NULL REFERENCES hours_imports(id),
  row INTEGER NOT NULL,
  entry_id TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX imported_hours_row ON imported_hours(import_id, row);

-- Postings that are being made ready. The columns are those of the tables they will enter.
CREATE TABLE staged_entries AS SELECT * FROM ledger_entries WHERE 0;
ALTER TABLE staged_entries ADD COLUMN batch TEXT;
ALTER TABLE staged_entries ADD COLUMN row INTEGER;
CREATE INDEX staged_entries_batch ON staged_entries(batch, person_id, year);
CREATE TABLE staged_status AS SELECT * FROM annual_status WHERE 0;
ALTER TABLE staged_status ADD COLUMN batch TEXT;
ALTER TABLE staged_status ADD COLUMN log_size INTEGER;  -- entries of the whole log when it was worked out
CREATE UNIQUE INDEX staged_status_batch ON staged_status(batch, person_id, year);

-- Certificates follow the facts; whose is still to be looked at.
CREATE TABLE unsettled_certificates (
  person_id TEXT NOT NULL,
  year INTEGER NOT NULL,
  PRIMARY KEY (person_id, year)
) STRICT, WITHOUT ROWID;
`;
