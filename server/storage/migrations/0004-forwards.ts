/** Where statements are reported to, how far each forward is, what was refused, and whose turn it is to send. */

export const forwards = `
CREATE TABLE forwards (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  address TEXT NOT NULL,
  key TEXT NOT NULL,
  sealed_secret TEXT NOT NULL,        -- cannot be opened with this database alone
  version TEXT NOT NULL,
  filter TEXT NOT NULL,               -- JSON
  state TEXT NOT NULL CHECK (state IN ('running', 'paused')),
  cursor INTEGER NOT NULL,            -- statements.seq of the last one that is done with
  sent INTEGER NOT NULL DEFAULT 0,
  failures INTEGER NOT NULL DEFAULT 0,
  last_success_ms INTEGER,
  trouble TEXT,                       -- JSON
  trouble_ms INTEGER,
  next_attempt_ms INTEGER NOT NULL DEFAULT 0,
  created_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE refused_statements (
  forward_id TEXT NOT NULL REFERENCES forwards(id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  statement_id TEXT NOT NULL,
  status INTEGER NOT NULL,
  reason TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  to_send INTEGER NOT NULL DEFAULT 0, -- 1: an administrator wants it sent again
  PRIMARY KEY (forward_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE leases (
  name TEXT PRIMARY KEY,
  holder TEXT NOT NULL,
  until_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
