/** Certificates of courses beside those of years; who ended one and when; batches of them as jobs. */

export const certificateKinds = `
ALTER TABLE certificates ADD COLUMN kind TEXT NOT NULL DEFAULT 'annual' CHECK (kind IN ('annual', 'course'));
-- The course's id; empty for a year's.
ALTER TABLE certificates ADD COLUMN subject TEXT NOT NULL DEFAULT '';
-- A person's id, or 'system'.
ALTER TABLE certificates ADD COLUMN issued_by TEXT NOT NULL DEFAULT 'system';
-- Who superseded or revoked it, and when; null while it is valid, and for what ended before these were kept.
ALTER TABLE certificates ADD COLUMN ended_by TEXT;
ALTER TABLE certificates ADD COLUMN ended_at_ms INTEGER;
DROP INDEX certificates_one_valid;
CREATE UNIQUE INDEX certificates_one_valid ON certificates(person_id, year, kind, subject) WHERE state = 'valid';
CREATE INDEX certificates_latest ON certificates(issued_at_ms);

CREATE TRIGGER certificates_never_change
BEFORE UPDATE OF code, person_id, year, claim, key_id, signature, pdf, pdf_hash, issued_at_ms, kind, subject, issued_by
ON certificates
BEGIN SELECT RAISE(ABORT, 'a certificate that was issued is never changed'); END;
CREATE TRIGGER certificates_end_once BEFORE UPDATE OF state, state_reason ON certificates WHEN OLD.state <> 'valid'
BEGIN SELECT RAISE(ABORT, 'a certificate that ended is not valid again'); END;
CREATE TRIGGER certificates_never_vanish BEFORE DELETE ON certificates
BEGIN SELECT RAISE(ABORT, 'a certificate is never deleted'); END;

-- A batch: whose certificates are issued and gathered into one file.
CREATE TABLE certificate_batches (
  id TEXT PRIMARY KEY,
  year INTEGER NOT NULL,
  kinds TEXT NOT NULL CHECK (kinds IN ('annual', 'course', 'both')),
  as_of TEXT NOT NULL,                 -- YYYY-MM-DD: postings of later days do not count
  unit_id TEXT,                        -- whose subtree; null for a list of staff numbers, or for everybody
  asked TEXT NOT NULL,                 -- what was asked for, in words for people
  roots TEXT,                          -- JSON: the units its officer reached; null for everybody
  state TEXT NOT NULL CHECK (state IN ('issuing', 'ready')),
  asked_by TEXT NOT NULL,
  asked_at_ms INTEGER NOT NULL,
  finished_at_ms INTEGER
) STRICT;
CREATE INDEX certificate_batches_latest ON certificate_batches(asked_at_ms);

-- One row a person in the order of the list, then what became of the person.
CREATE TABLE certificate_batch_people (
  batch_id TEXT NOT NULL REFERENCES certificate_batches(id),
  place INTEGER NOT NULL,
  staff_number TEXT NOT NULL,          -- as asked for; it may be nobody's
  person_id TEXT,
  is_done INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (batch_id, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX certificate_batch_people_open ON certificate_batch_people(batch_id, place) WHERE is_done = 0;

-- What a batch gives each of them: certificates, or the reasons why there is none.
CREATE TABLE certificate_batch_items (
  batch_id TEXT NOT NULL,
  place INTEGER NOT NULL,
  part INTEGER NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,                 -- the year's, or the course's
  code TEXT,                           -- null without a certificate
  is_new INTEGER NOT NULL DEFAULT 0,   -- issued by this batch
  reason TEXT,                         -- why there is none, as a code; detail says more
  detail TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (batch_id, place, part)
) STRICT, WITHOUT ROWID;
`;
