/** Whose turn it is to change the roster, and how far a long change has come, so that it is finished after a stop. */

export const rosterTurns = `
-- An import that is being written or taken back in slices, one transaction each. One at a time; until it is done
-- nothing else changes people or units. Without a row here nothing is half done.
CREATE TABLE roster_turns (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  import_id TEXT NOT NULL REFERENCES roster_imports(id),
  doing TEXT NOT NULL CHECK (doing IN ('writing', 'undoing')),
  phase TEXT NOT NULL CHECK (phase IN ('checking', 'changing')),
  at_seq INTEGER NOT NULL,             -- of the last row that this phase has dealt with
  done_rows INTEGER NOT NULL,          -- of this phase
  rows INTEGER NOT NULL,               -- that change anything
  kept INTEGER NOT NULL DEFAULT 0,     -- people who were to be deleted, and have a record
  kept_named TEXT NOT NULL DEFAULT '[]', -- JSON: the first of them
  who TEXT NOT NULL,
  at_ms INTEGER NOT NULL,              -- when it was asked for
  day TEXT NOT NULL,                   -- the same, as a day
  holder TEXT NOT NULL,                -- who is at work on it
  until_ms INTEGER NOT NULL            -- afterwards anybody may go on with it
) STRICT;

-- For deleting people: without an index every one of them costs a walk through the whole table.
CREATE INDEX sessions_person ON sessions(person_id);
CREATE INDEX event_credits_person ON event_credits(person_id);
CREATE INDEX device_uses_person ON device_uses(person_id);
CREATE INDEX closed_standings_person ON closed_standings(person_id);
CREATE INDEX hours_import_rows_who ON hours_import_rows(person_id) WHERE person_id IS NOT NULL;
`;
