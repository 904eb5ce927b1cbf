/** Written work and its readings, and teaching evaluation, whose answers belong to nobody. */

const APPEND_ONLY = [
  'written_tasks',
  'written_task_events',
  'written_works',
  'written_events',
  'written_texts',
];

export const written = `
-- Written work that a unit asks of its people. Who is meant follows from the roster.
CREATE TABLE written_tasks (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES units(id),  -- the people meant are in it or below
  year INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('notes', 'reflection', 'paper')),
  topic TEXT NOT NULL,
  words TEXT NOT NULL,
  minimum_characters INTEGER NOT NULL,
  rubric TEXT NOT NULL,               -- JSON: as it stood when the work was asked for
  audience TEXT NOT NULL,             -- JSON, like that of assignments
  due_day TEXT NOT NULL,
  newcomer_days INTEGER NOT NULL,
  assignment_id TEXT REFERENCES assignments(id),
  make_ups TEXT NOT NULL,             -- JSON: orders of make-up training whose way it is
  made_by TEXT NOT NULL,
  made_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX written_tasks_unit ON written_tasks(unit_id, year);

CREATE TABLE written_task_events (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  task_id TEXT NOT NULL REFERENCES written_tasks(id),
  kind TEXT NOT NULL CHECK (kind IN ('dueMoved', 'withdrawn')),
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  body TEXT NOT NULL                  -- JSON: the rest of the event
) STRICT;
CREATE INDEX written_task_events_task ON written_task_events(task_id, seq);

-- What one person hands in for a task; once begun it stays one work, however often it is handed in.
CREATE TABLE written_works (
  id TEXT PRIMARY KEY,
  task_id TEXT NOT NULL REFERENCES written_tasks(id),
  person_id TEXT NOT NULL REFERENCES people(id),
  UNIQUE (task_id, person_id)
) STRICT;
CREATE INDEX written_works_person ON written_works(person_id);

CREATE TABLE written_events (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  work_id TEXT NOT NULL REFERENCES written_works(id),
  kind TEXT NOT NULL CHECK (kind IN
    ('handedIn', 'read', 'returned', 'posted', 'postingFailed', 'revoked')),
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  body TEXT NOT NULL                  -- JSON: the rest of the event
) STRICT;
CREATE INDEX written_events_work ON written_events(work_id, seq);

-- Every version that was handed in; its hash stands in the event.
CREATE TABLE written_texts (
  work_id TEXT NOT NULL REFERENCES written_works(id),
  version INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (work_id, version)
) STRICT;

-- Where to look for texts with the same words: only the last version of each work. An index, and no evidence.
CREATE TABLE written_marks (
  task_id TEXT NOT NULL,
  mark INTEGER NOT NULL,
  work_id TEXT NOT NULL,
  PRIMARY KEY (task_id, mark, work_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX written_marks_work ON written_marks(work_id);

-- What is being written; gone when it is handed in.
CREATE TABLE written_drafts (
  task_id TEXT NOT NULL REFERENCES written_tasks(id),
  person_id TEXT NOT NULL REFERENCES people(id),
  text TEXT NOT NULL,
  revision INTEGER NOT NULL,          -- grows with every saving
  saved_at_ms INTEGER NOT NULL,
  PRIMARY KEY (task_id, person_id)
) STRICT, WITHOUT ROWID;

-- Teaching evaluation. Who has answered, and nothing about what or when: rows lie in the order of their key.
CREATE TABLE evaluation_answered (
  subject TEXT NOT NULL,              -- event:<id>, or course:<id>@<year>
  person_id TEXT NOT NULL REFERENCES people(id),
  PRIMARY KEY (subject, person_id)
) STRICT, WITHOUT ROWID;

-- What was answered, and nothing about who or when: the key is random and rows lie in its order. Open only with four
-- others, in the same batch.
CREATE TABLE evaluation_answers (
  id TEXT PRIMARY KEY,
  subject TEXT NOT NULL,
  form TEXT NOT NULL,                 -- <questionnaire>@<version>
  scores TEXT NOT NULL,               -- JSON: 1 to 5 by question
  batch INTEGER                       -- null: not yet open
) STRICT, WITHOUT ROWID;
CREATE INDEX evaluation_answers_subject ON evaluation_answers(subject, form, batch);

-- Apart from the scores, so that neither tells whose the other is.
CREATE TABLE evaluation_remarks (
  id TEXT PRIMARY KEY,
  subject TEXT NOT NULL,
  form TEXT NOT NULL,
  remark TEXT NOT NULL,
  batch INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX evaluation_remarks_subject ON evaluation_remarks(subject, form, batch);

${APPEND_ONLY.map(
  (table) => `
CREATE TRIGGER ${table}_never_change BEFORE UPDATE ON ${table}
BEGIN SELECT RAISE(ABORT, 'what was asked, handed in and read stays as it was: add an event instead'); END;
CREATE TRIGGER ${table}_never_vanish BEFORE DELETE ON ${table}
BEGIN SELECT RAISE(ABORT, 'what was asked, handed in and read is never deleted'); END;`,
).join('\n')}
CREATE TRIGGER evaluation_answered_never_vanish BEFORE DELETE ON evaluation_answered
BEGIN SELECT RAISE(ABORT, 'whoever has answered cannot answer again'); END;
${['evaluation_answers', 'evaluation_remarks']
  .map(
    (table) => `
CREATE TRIGGER ${table}_open_once BEFORE UPDATE ON ${table}
WHEN OLD.batch IS NOT NULL OR NEW.batch IS NULL OR NEW.id <> OLD.id OR NEW.subject <> OLD.subject OR NEW.form <> OLD.form
BEGIN SELECT RAISE(ABORT, 'an answer is opened once and never changed'); END;
CREATE TRIGGER ${table}_never_vanish BEFORE DELETE ON ${table}
BEGIN SELECT RAISE(ABORT, 'an answer is never deleted'); END;`,
  )
  .join('\n')}
`;
