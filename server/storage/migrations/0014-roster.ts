/**
 * A roster that comes in sheets: what units and people have besides, imports with their rows, and activation
 * codes. `memberships.to_day` is the first day on which somebody is no longer there; null while it lasts.
 */

export const roster = `
-- What a sheet calls the unit; null: its id.
ALTER TABLE units ADD COLUMN code TEXT;
ALTER TABLE units ADD COLUMN sector TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX units_code ON units(coalesce(code, id));

ALTER TABLE people ADD COLUMN post TEXT NOT NULL DEFAULT '';
ALTER TABLE people ADD COLUMN start_day TEXT;      -- when service began; null: not known

-- Who was where on a day that has passed.
CREATE INDEX memberships_ever ON memberships(unit_id, from_day, person_id);

-- A sheet of people or of units, or one change by hand, which is a sheet of one row.
CREATE TABLE roster_imports (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('people', 'units')),
  origin TEXT NOT NULL CHECK (origin IN ('sheet', 'hand')),
  file_name TEXT NOT NULL,
  file_hash TEXT NOT NULL,            -- SHA-256, hex; empty for a change by hand
  scope TEXT,                         -- JSON: the units whose subtrees the importer reached; null: all
  complete_unit TEXT REFERENCES units(id), -- the sheet lists everybody of this subtree; null: it only adds and changes
  day TEXT NOT NULL,                  -- when moves and leavings without a day of their own happen
  state TEXT NOT NULL CHECK (state IN
    ('reading', 'unusable', 'ready', 'confirming', 'done', 'undone', 'dropped')),
  progress INTEGER NOT NULL DEFAULT 0, -- of the present step, basis points
  trouble TEXT,
  remarks TEXT NOT NULL DEFAULT '[]', -- JSON: what was noticed about the file
  standing INTEGER NOT NULL DEFAULT 0, -- people of complete_unit when the sheet was read
  needs_word INTEGER NOT NULL DEFAULT 0, -- 1: so many would leave that it must be said again
  uploaded_by TEXT NOT NULL,
  uploaded_at_ms INTEGER NOT NULL,
  confirmed_by TEXT,
  confirmed_at_ms INTEGER,
  undone_by TEXT,
  undone_at_ms INTEGER,
  undo_note TEXT                      -- what could not be taken back to the letter
) STRICT;
CREATE INDEX roster_imports_time ON roster_imports(uploaded_at_ms);

CREATE TABLE roster_import_rows (
  import_id TEXT NOT NULL REFERENCES roster_imports(id),
  seq INTEGER NOT NULL,               -- the sheet's row; whoever is missing from it follows from 1000000 on
  key TEXT NOT NULL,                  -- staff number, or the unit's code; as written when it is refused
  verdict TEXT NOT NULL CHECK (verdict IN ('added', 'changed', 'moved', 'left', 'unchanged', 'refused')),
  reason TEXT,
  cell TEXT,
  note TEXT,
  written TEXT NOT NULL,              -- JSON: the cells as text, by column of the template
  wanted TEXT,                        -- JSON: what the row says, read; null when it cannot be read
  subject_id TEXT,                    -- the person or the unit; chosen at reading for those who are new
  before TEXT,                        -- JSON array: how it stood when this was decided; null: not there
  after TEXT,                         -- JSON array: how it shall stand; null: nothing changes
  day TEXT,                           -- of a move or a leaving
  is_newly INTEGER NOT NULL DEFAULT 0, -- 1: decided differently since somebody first looked
  PRIMARY KEY (import_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX roster_import_rows_verdict ON roster_import_rows(import_id, verdict, seq);
CREATE INDEX roster_import_rows_key ON roster_import_rows(import_id, key);

-- Roles that ended with a leaving, for its undoing.
CREATE TABLE roster_ended_grants (
  import_id TEXT NOT NULL REFERENCES roster_imports(id),
  person_id TEXT NOT NULL,
  role TEXT NOT NULL,
  unit_id TEXT
) STRICT;
CREATE INDEX roster_ended_grants_import ON roster_ended_grants(import_id);

-- Codes with which people set a password, once.
CREATE TABLE activations (
  code_hash TEXT PRIMARY KEY,         -- SHA-256 of the code, hex
  person_id TEXT NOT NULL REFERENCES people(id),
  made_by TEXT NOT NULL,
  made_at_ms INTEGER NOT NULL,
  expires_at_ms INTEGER NOT NULL,
  used_at_ms INTEGER                  -- null while it can be used
) STRICT, WITHOUT ROWID;
CREATE INDEX activations_person ON activations(person_id);
`;
