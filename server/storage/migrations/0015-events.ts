/**
 * Activities that units hold, who was there, and practice that learners claim. What was signed, decided and posted
 * is append only; an event's plan may change until it is approved, and each change is kept as an act.
 */

const APPEND_ONLY = ['event_acts', 'event_marks', 'practice_claims', 'practice_events'];

export const events = `
CREATE TABLE events (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES units(id),  -- the organising unit
  kind TEXT NOT NULL,
  day TEXT NOT NULL,                   -- the first day, YYYY-MM-DD
  last_day TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN
    ('draft', 'announced', 'held', 'submitted', 'approved', 'posted', 'cancelled')),
  version INTEGER NOT NULL,            -- grows with every act
  plan TEXT NOT NULL,                  -- JSON: src/domain/event/event.ts
  created_by TEXT NOT NULL,
  created_at_ms INTEGER NOT NULL,
  submitted_by TEXT,
  approved_by TEXT,
  trouble TEXT                         -- why the last posting was refused
) STRICT;
CREATE INDEX events_unit ON events(unit_id, day);
CREATE INDEX events_day ON events(day, state);
CREATE INDEX events_approved ON events(id) WHERE state = 'approved';

-- Everything done to an event, by whom.
CREATE TABLE event_acts (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  event_id TEXT NOT NULL REFERENCES events(id),
  kind TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  version INTEGER NOT NULL,            -- of the event afterwards
  detail TEXT NOT NULL                 -- JSON
) STRICT;
CREATE INDEX event_acts_event ON event_acts(event_id, seq);

-- Who is on the list; may change until it was held.
CREATE TABLE event_invitees (
  event_id TEXT NOT NULL REFERENCES events(id),
  person_id TEXT NOT NULL REFERENCES people(id),
  PRIMARY KEY (event_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_invitees_person ON event_invitees(person_id);

-- Signs of presence: signed by the person, or entered by an officer. The later one corrects the earlier.
CREATE TABLE event_marks (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  event_id TEXT NOT NULL REFERENCES events(id),
  person_id TEXT NOT NULL REFERENCES people(id),
  kind TEXT NOT NULL CHECK (kind IN ('in', 'out', 'times', 'whole', 'absent')),
  at_ms INTEGER NOT NULL,              -- when somebody came or left
  until_ms INTEGER,                    -- of times: when they left
  means TEXT NOT NULL CHECK (means IN ('code', 'typed', 'sheet', 'hand')),
  entered_by TEXT NOT NULL,
  entered_at_ms INTEGER NOT NULL,
  device TEXT,                         -- SHA-256 of the browser's random id, hex
  session TEXT,                        -- tells sessions apart
  note TEXT
) STRICT;
CREATE INDEX event_marks_event ON event_marks(event_id, seq);
CREATE INDEX event_marks_person ON event_marks(person_id, event_id);

-- Which entries of the ledger an event has led to.
CREATE TABLE event_credits (
  entry_id TEXT PRIMARY KEY,
  event_id TEXT NOT NULL REFERENCES events(id),
  person_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX event_credits_event ON event_credits(event_id, person_id);

CREATE TABLE practice_claims (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people(id),
  made_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX practice_claims_person ON practice_claims(person_id, made_at_ms);

CREATE TABLE practice_events (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  claim_id TEXT NOT NULL REFERENCES practice_claims(id),
  kind TEXT NOT NULL CHECK (kind IN
    ('sent', 'withdrawn', 'first', 'approved', 'refused', 'posted', 'postingFailed')),
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  body TEXT NOT NULL                   -- JSON: the rest of the event
) STRICT;
CREATE INDEX practice_events_claim ON practice_events(claim_id, seq);

-- What a claim shows: without the place and the camera that a phone writes into it. Those never claimed are forgotten.
CREATE TABLE practice_photos (
  hash TEXT NOT NULL,                  -- SHA-256 of the bytes, hex
  person_id TEXT NOT NULL REFERENCES people(id),
  type TEXT NOT NULL,                  -- image/jpeg, image/png, image/webp
  bytes BLOB NOT NULL,
  added_at_ms INTEGER NOT NULL,
  is_claimed INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (person_id, hash)
) STRICT;
${APPEND_ONLY.map(
  (table) => `
CREATE TRIGGER ${table}_never_change BEFORE UPDATE ON ${table}
BEGIN SELECT RAISE(ABORT, 'what was signed and decided is append only: add another instead'); END;
CREATE TRIGGER ${table}_never_vanish BEFORE DELETE ON ${table}
BEGIN SELECT RAISE(ABORT, 'what was signed and decided is never deleted'); END;`,
).join('\n')}
CREATE TRIGGER practice_photos_never_change BEFORE UPDATE OF bytes, type, hash, person_id ON practice_photos
BEGIN SELECT RAISE(ABORT, 'a photo is never changed'); END;
CREATE TRIGGER claimed_photos_never_vanish BEFORE DELETE ON practice_photos WHEN OLD.is_claimed = 1
BEGIN SELECT RAISE(ABORT, 'what a claim shows is never deleted'); END;
`;
