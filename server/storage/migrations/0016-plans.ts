/** What units ask of their people: assignments and what became of them. */

export const plans = `
-- Courses and cases with a last day. Who is meant follows from the roster, who has done it from the ledger.
CREATE TABLE assignments (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES units(id),  -- the people meant are in it or below
  year INTEGER NOT NULL,
  title TEXT NOT NULL,
  words TEXT NOT NULL,
  items TEXT NOT NULL,                -- JSON: courses and cases
  audience TEXT NOT NULL,             -- JSON: tiers, training kinds, units, people; an empty list asks nothing
  due_day TEXT NOT NULL,
  newcomer_days INTEGER NOT NULL,     -- from joining, for whoever joins after it was made
  made_by TEXT NOT NULL,
  made_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX assignments_unit ON assignments(unit_id, year);

CREATE TABLE assignment_events (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  assignment_id TEXT NOT NULL REFERENCES assignments(id),
  kind TEXT NOT NULL CHECK (kind IN ('dueMoved', 'withdrawn')),
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  body TEXT NOT NULL                  -- JSON: the rest of the event
) STRICT;
CREATE INDEX assignment_events_assignment ON assignment_events(assignment_id, seq);

${['assignments', 'assignment_events']
  .map(
    (table) => `
CREATE TRIGGER ${table}_never_change BEFORE UPDATE ON ${table}
BEGIN SELECT RAISE(ABORT, 'what was asked stays as it was asked: add an event instead'); END;
CREATE TRIGGER ${table}_never_vanish BEFORE DELETE ON ${table}
BEGIN SELECT RAISE(ABORT, 'what was asked is never deleted: withdraw it'); END;`,
  )
  .join('\n')}
`;
