/**
 * Evidence says which version of the content it is of; scenes of cases are evidence; which rules govern a year is
 * written down; and so is every nightly recomputation.
 */

export const versionsAndCases = `
-- The hash is of the lesson, quiz or case as the catalogue had it; '' for what was recorded by 0.1.0, until the
-- server says at its first start which content that counts for (services/adopt-evidence.ts).
ALTER TABLE minutes ADD COLUMN content_hash TEXT NOT NULL DEFAULT '';
CREATE INDEX minutes_unversioned ON minutes(item) WHERE content_hash = '';

ALTER TABLE sections_seen RENAME TO sections_seen_before;
CREATE TABLE sections_seen (
  person_id TEXT NOT NULL,
  lesson TEXT NOT NULL,
  section TEXT NOT NULL,
  year INTEGER NOT NULL,              -- a course may be studied anew each year, so it is seen anew
  content_hash TEXT NOT NULL,         -- and so it is when the lesson has changed
  statement_id TEXT NOT NULL,
  seen_at_ms INTEGER NOT NULL,
  PRIMARY KEY (person_id, lesson, section, year, content_hash)
) STRICT, WITHOUT ROWID;
INSERT INTO sections_seen
  SELECT person_id, lesson, section, year, '', statement_id, seen_at_ms FROM sections_seen_before;
DROP TABLE sections_seen_before;
CREATE INDEX sections_unversioned ON sections_seen(lesson) WHERE content_hash = '';

-- What a learner did in a case: a scene seen (target ''), or a way chosen there.
CREATE TABLE case_steps (
  person_id TEXT NOT NULL,
  study TEXT NOT NULL,
  scene TEXT NOT NULL,
  target TEXT NOT NULL,
  year INTEGER NOT NULL,
  content_hash TEXT NOT NULL,
  statement_id TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (person_id, study, scene, target, year, content_hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_steps_time ON case_steps(at_ms);

-- Which quiz a version of a course had: a pass stands while the quiz is the same.
CREATE TABLE course_versions (
  content_hash TEXT PRIMARY KEY,
  course TEXT NOT NULL,
  version INTEGER NOT NULL,
  quiz_hash TEXT NOT NULL,
  first_seen_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX course_versions_course ON course_versions(course);
CREATE TRIGGER course_versions_never_change BEFORE UPDATE ON course_versions
BEGIN SELECT RAISE(ABORT, 'a published version is never changed'); END;
CREATE TRIGGER course_versions_never_vanish BEFORE DELETE ON course_versions
BEGIN SELECT RAISE(ABORT, 'a published version is never deleted'); END;

-- Which policy governs a year: the latest row of that year.
CREATE TABLE policy_adoptions (
  seq INTEGER PRIMARY KEY,
  year INTEGER NOT NULL,
  policy_id TEXT NOT NULL,
  policy_version INTEGER NOT NULL,
  rules_hash TEXT,                    -- null for years that 0.1.0 assessed
  adopted_by TEXT NOT NULL,
  adopted_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX policy_adoptions_year ON policy_adoptions(year, seq);
CREATE TRIGGER policy_adoptions_never_change BEFORE UPDATE ON policy_adoptions
BEGIN SELECT RAISE(ABORT, 'an adoption is never changed: adopt another version'); END;
CREATE TRIGGER policy_adoptions_never_vanish BEFORE DELETE ON policy_adoptions
BEGIN SELECT RAISE(ABORT, 'an adoption is never deleted: adopt another version'); END;
INSERT INTO policy_adoptions (year, policy_id, policy_version, rules_hash, adopted_by, adopted_at_ms)
  SELECT year, policy_id, policy_version, NULL, 'system', max(updated_at_ms)
  FROM annual_status GROUP BY year, policy_id, policy_version ORDER BY year, policy_version;

-- What counts towards the year's hours, caps applied; for the lists of officers.
ALTER TABLE annual_status ADD COLUMN counted_centihours INTEGER NOT NULL DEFAULT 0;
UPDATE annual_status SET counted_centihours = ethics_centihours;

-- One row a night.
CREATE TABLE status_checks (
  day TEXT PRIMARY KEY,
  checked_at_ms INTEGER NOT NULL,
  years INTEGER,                      -- how many were compared; null while it runs
  differences TEXT                    -- JSON
) STRICT, WITHOUT ROWID;
`;
