/**
 * Presence that can be followed: what a beat said and was worth, which beats or which ticket a minute came from,
 * how long each item has been read in silence, and what was noted offline. Beats, minutes and stretches are
 * evidence: they are never changed.
 */

export const presence = `
ALTER TABLE beats ADD COLUMN block TEXT;
ALTER TABLE beats ADD COLUMN active INTEGER NOT NULL DEFAULT 0;
ALTER TABLE beats ADD COLUMN reason TEXT;      -- why it was not live
ALTER TABLE beats ADD COLUMN lived_ms INTEGER; -- null before this migration: two live beats filled a minute then

ALTER TABLE minutes ADD COLUMN first_beat INTEGER; -- beats.seq; the beats of the item from here ...
ALTER TABLE minutes ADD COLUMN last_beat INTEGER;  -- ... to here hold its 60 s; null before this migration
ALTER TABLE minutes ADD COLUMN ticket TEXT;        -- the offline stretch it came from; null: lived online

CREATE TABLE presence_watches (
  person_id TEXT NOT NULL,
  item TEXT NOT NULL,
  last_beat_ms INTEGER NOT NULL,
  last_sign_ms INTEGER NOT NULL,
  silent_ms INTEGER NOT NULL,
  is_paused INTEGER NOT NULL,
  bank_ms INTEGER NOT NULL,
  bank_from INTEGER,                  -- beats.seq of the first beat with a part in the bank
  question TEXT,                      -- JSON, with its key
  PRIMARY KEY (person_id, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE offline_stretches (
  ticket TEXT PRIMARY KEY,
  person_id TEXT NOT NULL,
  item TEXT NOT NULL,
  issued_at_ms INTEGER NOT NULL,
  received_at_ms INTEGER NOT NULL,
  signed_ticket TEXT NOT NULL,        -- as it was sent
  stretch TEXT NOT NULL,              -- JSON: the beats and answers as they were sent
  answer TEXT NOT NULL                -- JSON: what they were worth
) STRICT, WITHOUT ROWID;
CREATE INDEX offline_stretches_person ON offline_stretches(person_id, received_at_ms);

CREATE TRIGGER beats_never_change BEFORE UPDATE ON beats
BEGIN SELECT RAISE(ABORT, 'a beat is evidence: it is never changed'); END;
CREATE TRIGGER beats_never_vanish BEFORE DELETE ON beats
BEGIN SELECT RAISE(ABORT, 'a beat is evidence: it is never deleted'); END;
CREATE TRIGGER minutes_never_change
BEFORE UPDATE OF person_id, minute, item, first_beat, last_beat, ticket ON minutes
BEGIN SELECT RAISE(ABORT, 'an earned minute is never changed'); END;
CREATE TRIGGER minutes_never_vanish BEFORE DELETE ON minutes
BEGIN SELECT RAISE(ABORT, 'an earned minute is never deleted'); END;
CREATE TRIGGER offline_stretches_never_change BEFORE UPDATE ON offline_stretches
BEGIN SELECT RAISE(ABORT, 'a ticket is used once: its stretch is never changed'); END;
CREATE TRIGGER offline_stretches_never_vanish BEFORE DELETE ON offline_stretches
BEGIN SELECT RAISE(ABORT, 'a ticket is used once: its stretch is never deleted'); END;
`;
