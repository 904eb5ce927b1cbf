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

-- Make-up training: for whom, for which year, and what the record must show. One for each person and cause.
CREATE TABLE make_up_orders (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people(id),
  year INTEGER NOT NULL,              -- the one that lacks it
  cause TEXT NOT NULL CHECK (cause IN ('absent', 'unfinished', 'failed')),
  subject TEXT NOT NULL,              -- id of the event, the assignment or the course
  title TEXT NOT NULL,
  items TEXT NOT NULL,                -- JSON: courses and cases to be credited; empty: hours of any kind
  centihours INTEGER NOT NULL,
  due_day TEXT NOT NULL,
  words TEXT NOT NULL,
  ordered_by TEXT NOT NULL,
  ordered_at_ms INTEGER NOT NULL,
  UNIQUE (person_id, year, cause, subject)
) STRICT;
CREATE INDEX make_up_orders_year ON make_up_orders(year, ordered_at_ms);

CREATE TABLE make_up_events (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  order_id TEXT NOT NULL REFERENCES make_up_orders(id),
  kind TEXT NOT NULL CHECK (kind IN ('excused', 'resumed')),
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX make_up_events_order ON make_up_events(order_id, seq);

-- A unit's plan of a year, as what was done to it; the last saved lines are its draft, the last approved are in force.
CREATE TABLE plan_events (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  unit_id TEXT NOT NULL REFERENCES units(id),
  year INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('saved', 'submitted', 'approved', 'sentBack')),
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  body TEXT NOT NULL                  -- JSON: the rest of the event
) STRICT;
CREATE INDEX plan_events_plan ON plan_events(unit_id, year, seq);
CREATE INDEX plan_events_year ON plan_events(year, seq);

-- What an approved plan asks people to study is an assignment; of a line's several the last one counts.
CREATE TABLE plan_tasks (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  unit_id TEXT NOT NULL REFERENCES units(id),
  year INTEGER NOT NULL,
  line TEXT NOT NULL,
  assignment_id TEXT NOT NULL REFERENCES assignments(id)
) STRICT;
CREATE INDEX plan_tasks_plan ON plan_tasks(unit_id, year);

${['assignments', 'assignment_events', 'make_up_orders', 'make_up_events', 'plan_events', 'plan_tasks']
  .map(
    (table) => `
CREATE TRIGGER ${table}_never_change BEFORE UPDATE ON ${table}
BEGIN SELECT RAISE(ABORT, 'what was asked stays as it was asked: add an event instead'); END;
CREATE TRIGGER ${table}_never_vanish BEFORE DELETE ON ${table}
BEGIN SELECT RAISE(ABORT, 'what was asked is never deleted: withdraw it'); END;`,
  )
  .join('\n')}
`;
