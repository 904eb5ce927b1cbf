/** Warnings for two weak quarters running, and every act that followed. */

export const warnings = `
CREATE TABLE warnings (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people(id),
  -- The second of the two quarters; the first is the one before it.
  year INTEGER NOT NULL,
  quarter INTEGER NOT NULL CHECK (quarter BETWEEN 1 AND 4),
  figures TEXT NOT NULL,              -- JSON: both quarters as they were when it was opened
  source TEXT NOT NULL,               -- the words of the rule
  opened_at_ms INTEGER NOT NULL,
  UNIQUE (person_id, year, quarter)
) STRICT;
CREATE INDEX warnings_opened ON warnings(opened_at_ms);

CREATE TABLE warning_events (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  warning_id TEXT NOT NULL REFERENCES warnings(id),
  kind TEXT NOT NULL CHECK (kind IN ('told', 'talked', 'acknowledged', 'commented', 'planned', 'approved',
    'returned', 'continued', 'closed')),
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  body TEXT NOT NULL                  -- JSON: the rest of the event
) STRICT;
CREATE INDEX warning_events_warning ON warning_events(warning_id, seq);

${['warnings', 'warning_events']
  .map(
    (table) => `
CREATE TRIGGER ${table}_never_change BEFORE UPDATE ON ${table}
BEGIN SELECT RAISE(ABORT, 'a warning and what followed stay as they were: add an event instead'); END;
CREATE TRIGGER ${table}_never_vanish BEFORE DELETE ON ${table}
BEGIN SELECT RAISE(ABORT, 'a warning is never deleted: close it'); END;`,
  )
  .join('\n')}
`;
