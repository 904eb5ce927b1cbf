/** What people were told, once each; how they wish to be told; and the mails that carry it. */

/** Where notices look for what happened lately. */
const TIMES = [
  ['practice_events', 'at_ms'],
  ['review_cards', 'found_at_ms'],
  ['review_card_events', 'at_ms'],
  ['appeal_events', 'at_ms'],
  ['appeals', 'made_at_ms'],
  ['event_acts', 'at_ms'],
  ['plan_events', 'at_ms'],
  ['assignments', 'made_at_ms'],
  ['assignment_events', 'at_ms'],
  ['make_up_orders', 'ordered_at_ms'],
  ['make_up_events', 'at_ms'],
  ['warning_events', 'at_ms'],
  ['certificates', 'ended_at_ms'],
  ['roster_imports', 'confirmed_at_ms'],
] as const;

export const notices = `
-- Wordings with their facts, as they were when it was told.
CREATE TABLE notices (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id TEXT NOT NULL REFERENCES people(id),
  notice_key TEXT NOT NULL,            -- kind, subject and occasion: src/domain/notice/notice.ts
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  is_standing INTEGER NOT NULL,        -- true of a present state: closes when that is over
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  link TEXT NOT NULL,                  -- a path of this portal
  made_at_ms INTEGER NOT NULL,
  read_at_ms INTEGER,
  closed_at_ms INTEGER,
  closed_why TEXT CHECK (closed_why IN ('done', 'void')),
  CHECK ((closed_at_ms IS NULL) = (closed_why IS NULL)),
  UNIQUE (person_id, notice_key)
) STRICT;
CREATE INDEX notices_person ON notices(person_id, id);
CREATE INDEX notices_unread ON notices(person_id) WHERE read_at_ms IS NULL AND closed_at_ms IS NULL;
CREATE INDEX notices_open ON notices(subject, person_id) WHERE is_standing = 1 AND closed_at_ms IS NULL;
CREATE TRIGGER notices_never_change
BEFORE UPDATE OF person_id, notice_key, kind, subject, title, text, link, made_at_ms ON notices
BEGIN SELECT RAISE(ABORT, 'what somebody was told stays as it was told: close it, and tell something else'); END;

CREATE TABLE notice_preferences (
  person_id TEXT PRIMARY KEY REFERENCES people(id),
  quiet TEXT NOT NULL,                 -- JSON: groups that do not count as unread
  no_mail TEXT NOT NULL                -- JSON: groups that are not sent by mail
) STRICT;

-- An address is used once its owner has sent back the code that was mailed to it.
CREATE TABLE notice_addresses (
  person_id TEXT PRIMARY KEY REFERENCES people(id),
  address TEXT,                        -- confirmed
  confirmed_at_ms INTEGER,
  asked_address TEXT,
  code_hash TEXT,
  asked_at_ms INTEGER,
  tries INTEGER NOT NULL DEFAULT 0     -- wrong codes for the address asked about
) STRICT;

-- One mail a notice. What was sent, or may have been sent, never goes back to waiting by itself.
CREATE TABLE notice_mails (
  notice_id INTEGER PRIMARY KEY REFERENCES notices(id),
  person_id TEXT NOT NULL REFERENCES people(id),
  address TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'refused', 'unknown', 'dropped')),
  queued_at_ms INTEGER NOT NULL,
  failures INTEGER NOT NULL DEFAULT 0, -- in a row
  next_attempt_ms INTEGER NOT NULL DEFAULT 0,
  holder TEXT,                         -- the process that sends it
  taken_at_ms INTEGER,
  ended_at_ms INTEGER,
  answer TEXT NOT NULL DEFAULT ''      -- the mail server's words
) STRICT;
CREATE INDEX notice_mails_waiting ON notice_mails(next_attempt_ms, notice_id) WHERE state = 'waiting';
CREATE INDEX notice_mails_state ON notice_mails(state, notice_id);
CREATE INDEX notice_mails_person ON notice_mails(person_id);
CREATE TRIGGER notice_mails_sent_once BEFORE UPDATE OF state ON notice_mails WHEN old.state = 'sent'
BEGIN SELECT RAISE(ABORT, 'a mail that was sent is never sent again'); END;

-- How it goes with the mail server; one row.
CREATE TABLE mail_service (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  failures INTEGER NOT NULL,           -- in a row
  next_attempt_ms INTEGER NOT NULL,
  trouble TEXT NOT NULL,
  trouble_ms INTEGER,
  last_success_ms INTEGER
) STRICT;
INSERT INTO mail_service VALUES (1, 0, 0, '', NULL, NULL);

-- How far looking for something to tell has come: an instant, or a place in the ledger.
CREATE TABLE notice_marks (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;

${TIMES.map(([table, column]) => `CREATE INDEX ${table}_lately ON ${table}(${column});`).join('\n')}
`;
