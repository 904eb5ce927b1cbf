/** The tables of the first release. Amounts are whole numbers; times are milliseconds, days `YYYY-MM-DD`. */

export const firstTables = `
-- Roster: the only place where a name stands beside an opaque id.
CREATE TABLE units (
  id TEXT PRIMARY KEY,
  parent_id TEXT REFERENCES units(id),
  name TEXT NOT NULL,
  organ_type TEXT NOT NULL,
  path TEXT NOT NULL UNIQUE,          -- ids from the root, each followed by '/': a subtree is a prefix
  depth INTEGER NOT NULL
) STRICT;

CREATE TABLE people (
  id TEXT PRIMARY KEY,
  staff_number TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  tier TEXT NOT NULL,
  training_kind TEXT NOT NULL,
  is_sample INTEGER NOT NULL
) STRICT;

CREATE TABLE memberships (
  person_id TEXT NOT NULL REFERENCES people(id),
  unit_id TEXT NOT NULL REFERENCES units(id),
  from_day TEXT NOT NULL,
  to_day TEXT,                        -- the last day; null while it lasts
  PRIMARY KEY (person_id, from_day)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX memberships_current ON memberships(person_id) WHERE to_day IS NULL;
CREATE INDEX memberships_unit ON memberships(unit_id, person_id) WHERE to_day IS NULL;

CREATE TABLE grants (
  person_id TEXT NOT NULL REFERENCES people(id),
  role TEXT NOT NULL,
  unit_id TEXT REFERENCES units(id)   -- how far an officer reaches; null for the other roles
) STRICT;
CREATE UNIQUE INDEX grants_once ON grants(person_id, role, coalesce(unit_id, ''));

-- Accounts.
CREATE TABLE credentials (
  person_id TEXT PRIMARY KEY REFERENCES people(id),
  password_hash TEXT NOT NULL,
  failures INTEGER NOT NULL,
  locked_until_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people(id),
  created_at_ms INTEGER NOT NULL,
  last_seen_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_idle ON sessions(last_seen_at_ms);

CREATE TABLE service_keys (
  key TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  secret_hash TEXT NOT NULL,
  scopes TEXT NOT NULL,
  created_at_ms INTEGER NOT NULL,
  revoked_at_ms INTEGER
) STRICT, WITHOUT ROWID;

-- xAPI. The statement's text is kept as it will be returned.
CREATE TABLE statements (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  actor_key TEXT NOT NULL,
  verb TEXT NOT NULL,
  activity TEXT,
  registration TEXT,
  timestamp_ms INTEGER NOT NULL,
  stored_ms INTEGER NOT NULL,
  voids TEXT,
  digest TEXT NOT NULL,
  json TEXT NOT NULL,
  voided INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX statements_actor ON statements(actor_key, seq);
CREATE INDEX statements_verb ON statements(verb, seq);
CREATE INDEX statements_activity ON statements(activity, seq) WHERE activity IS NOT NULL;
CREATE INDEX statements_registration ON statements(registration, seq) WHERE registration IS NOT NULL;
CREATE INDEX statements_voids ON statements(voids) WHERE voids IS NOT NULL;
CREATE INDEX statements_stored ON statements(stored_ms);

CREATE TABLE documents (
  kind TEXT NOT NULL,
  activity TEXT NOT NULL,
  actor_key TEXT NOT NULL,
  registration TEXT NOT NULL,
  document_id TEXT NOT NULL,
  content_type TEXT NOT NULL,
  body BLOB NOT NULL,
  etag TEXT NOT NULL,
  updated_at_ms INTEGER NOT NULL,
  PRIMARY KEY (kind, activity, actor_key, registration, document_id)
) STRICT;

-- Evidence of study.
CREATE TABLE sections_seen (
  person_id TEXT NOT NULL,
  lesson TEXT NOT NULL,
  section TEXT NOT NULL,
  year INTEGER NOT NULL,              -- a course may be studied anew each year, so it is seen anew
  statement_id TEXT NOT NULL,
  seen_at_ms INTEGER NOT NULL,
  PRIMARY KEY (person_id, lesson, section, year)
) STRICT, WITHOUT ROWID;

-- One row a page that is open: the nonce its next beat must echo.
CREATE TABLE presence_streams (
  person_id TEXT NOT NULL,
  nonce TEXT NOT NULL,
  item TEXT NOT NULL,
  beat_at_ms INTEGER NOT NULL,
  PRIMARY KEY (person_id, nonce)
) STRICT, WITHOUT ROWID;

CREATE TABLE beats (
  seq INTEGER PRIMARY KEY,
  person_id TEXT NOT NULL,
  minute INTEGER NOT NULL,            -- UTC minute number by the server's clock
  at_ms INTEGER NOT NULL,
  item TEXT NOT NULL,
  section TEXT,
  live INTEGER NOT NULL
) STRICT;
CREATE INDEX beats_minute ON beats(person_id, minute);

-- A minute is earned once: the key is the rule.
CREATE TABLE minutes (
  person_id TEXT NOT NULL,
  minute INTEGER NOT NULL,
  item TEXT NOT NULL,
  PRIMARY KEY (person_id, minute)
) STRICT, WITHOUT ROWID;
CREATE INDEX minutes_item ON minutes(person_id, item);

CREATE TABLE attempts (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL,
  course TEXT NOT NULL,
  course_hash TEXT NOT NULL,
  number INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('live', 'passed', 'failed')),
  started_at_ms INTEGER NOT NULL,
  closed_at_ms INTEGER,
  drawn TEXT NOT NULL,
  answers TEXT NOT NULL,
  grade TEXT,
  UNIQUE (person_id, course, number)
) STRICT;
CREATE UNIQUE INDEX attempts_one_live ON attempts(person_id, course) WHERE state = 'live';

-- The ledger: append only, without gaps.
CREATE TABLE ledger_entries (
  log_index INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES people(id),
  year INTEGER NOT NULL,
  category TEXT NOT NULL,
  centihours INTEGER NOT NULL,
  source TEXT NOT NULL,
  evidence TEXT NOT NULL,
  content_hash TEXT,
  policy_id TEXT NOT NULL,
  policy_version INTEGER NOT NULL,
  posted_by TEXT NOT NULL,
  posted_at_ms INTEGER NOT NULL,
  reverses TEXT UNIQUE REFERENCES ledger_entries(id),
  leaf_hash TEXT NOT NULL
) STRICT;
CREATE INDEX ledger_person ON ledger_entries(person_id, year, log_index);

CREATE TRIGGER ledger_never_changes BEFORE UPDATE ON ledger_entries
BEGIN SELECT RAISE(ABORT, 'the ledger is append only: post a reversal instead of changing an entry'); END;
CREATE TRIGGER ledger_never_shrinks BEFORE DELETE ON ledger_entries
BEGIN SELECT RAISE(ABORT, 'the ledger is append only: post a reversal instead of deleting an entry'); END;
CREATE TRIGGER ledger_has_no_gaps BEFORE INSERT ON ledger_entries
WHEN NEW.log_index <> coalesce((SELECT max(log_index) + 1 FROM ledger_entries), 0)
BEGIN SELECT RAISE(ABORT, 'the ledger has no gaps: the next entry follows the last one'); END;

CREATE TABLE annual_status (
  person_id TEXT NOT NULL REFERENCES people(id),
  year INTEGER NOT NULL,
  policy_id TEXT NOT NULL,
  policy_version INTEGER NOT NULL,
  totals TEXT NOT NULL,
  ethics_centihours INTEGER NOT NULL,
  hours_state TEXT NOT NULL,
  share_state TEXT NOT NULL,
  is_met INTEGER NOT NULL,
  updated_at_ms INTEGER NOT NULL,
  PRIMARY KEY (person_id, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE checkpoints (
  tree_size INTEGER PRIMARY KEY,
  root_hash TEXT NOT NULL,
  signed_at_ms INTEGER NOT NULL,
  key_id TEXT NOT NULL,
  signature TEXT NOT NULL
) STRICT;
CREATE TRIGGER checkpoints_never_change BEFORE UPDATE ON checkpoints
BEGIN SELECT RAISE(ABORT, 'a signed checkpoint is never changed'); END;
CREATE TRIGGER checkpoints_never_vanish BEFORE DELETE ON checkpoints
BEGIN SELECT RAISE(ABORT, 'a signed checkpoint is never deleted'); END;

CREATE TABLE certificates (
  code TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people(id),
  year INTEGER NOT NULL,
  claim TEXT NOT NULL,
  key_id TEXT NOT NULL,
  signature TEXT NOT NULL,
  pdf BLOB NOT NULL,
  pdf_hash TEXT NOT NULL,
  issued_at_ms INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('valid', 'superseded', 'revoked')),
  state_reason TEXT
) STRICT;
CREATE INDEX certificates_person ON certificates(person_id, year, issued_at_ms);
CREATE UNIQUE INDEX certificates_one_valid ON certificates(person_id, year) WHERE state = 'valid';

CREATE TABLE audit_events (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  action TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit_events
BEGIN SELECT RAISE(ABORT, 'the audit log is append only'); END;
`;
