/** Warnings with their replies and decisions, appeals with their answers, and which device was used when. */

export const reviews = `
-- What a sweep found. The key makes the same signal one card, however often it is found.
CREATE TABLE review_cards (
  id TEXT PRIMARY KEY,
  signal_key TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  weight TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES people(id),
  subject TEXT NOT NULL,
  day TEXT NOT NULL,
  from_ms INTEGER NOT NULL,
  to_ms INTEGER NOT NULL,
  facts TEXT NOT NULL,                -- JSON
  others TEXT NOT NULL,               -- JSON: ids of others it involves
  found_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX review_cards_person ON review_cards(person_id, found_at_ms);

CREATE TABLE review_card_events (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  card_id TEXT NOT NULL REFERENCES review_cards(id),
  kind TEXT NOT NULL CHECK (kind IN ('reply', 'decision')),
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  body TEXT NOT NULL                  -- JSON: the rest of the event
) STRICT;
CREATE INDEX review_card_events_card ON review_card_events(card_id, seq);
CREATE UNIQUE INDEX review_card_one_decision ON review_card_events(card_id) WHERE kind = 'decision';

CREATE TABLE appeals (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people(id),
  year INTEGER NOT NULL,
  subject TEXT NOT NULL CHECK (subject IN ('course', 'activity', 'import')),
  course TEXT,
  title TEXT NOT NULL,
  day TEXT NOT NULL,
  claimed_centihours INTEGER,
  words TEXT NOT NULL,
  made_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX appeals_person ON appeals(person_id, made_at_ms);

CREATE TABLE appeal_events (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  appeal_id TEXT NOT NULL REFERENCES appeals(id),
  kind TEXT NOT NULL CHECK (kind IN ('withdrawn', 'refused', 'granted', 'postingFailed', 'reviewAsked')),
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  body TEXT NOT NULL                  -- JSON: the rest of the event
) STRICT;
CREATE INDEX appeal_events_appeal ON appeal_events(appeal_id, seq);

${['review_cards', 'review_card_events', 'appeals', 'appeal_events']
  .map(
    (table) => `
CREATE TRIGGER ${table}_never_change BEFORE UPDATE ON ${table}
BEGIN SELECT RAISE(ABORT, 'warnings and appeals are append only: add an event instead'); END;
CREATE TRIGGER ${table}_never_vanish BEFORE DELETE ON ${table}
BEGIN SELECT RAISE(ABORT, 'warnings and appeals are never deleted'); END;`,
  )
  .join('\n')}

-- When a person last looked at the own cards and appeals: what came later is news.
CREATE TABLE review_looks (person_id TEXT PRIMARY KEY, at_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- A finished day is swept again on some days after it, since offline minutes arrive late.
CREATE TABLE review_sweeps (
  day TEXT NOT NULL,
  swept_on TEXT NOT NULL,
  PRIMARY KEY (day, swept_on)
) STRICT, WITHOUT ROWID;

-- Which device was used by whom: a hash of the browser's random id, forgotten after 30 days.
CREATE TABLE device_uses (
  id INTEGER PRIMARY KEY,
  device TEXT NOT NULL,
  person_id TEXT NOT NULL,
  from_ms INTEGER NOT NULL,
  to_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX device_uses_device ON device_uses(device, to_ms);
CREATE INDEX device_uses_time ON device_uses(to_ms);

-- For the sweep of a day.
CREATE INDEX beats_time ON beats(at_ms, person_id);
CREATE INDEX sections_seen_time ON sections_seen(seen_at_ms);
CREATE INDEX offline_stretches_time ON offline_stretches(received_at_ms);
CREATE INDEX attempts_closed ON attempts(closed_at_ms) WHERE closed_at_ms IS NOT NULL;
`;
