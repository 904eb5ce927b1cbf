/** Wordings of questions as they were asked, the pass mark of each attempt, and how the questions do. */

export const questions = `
CREATE TABLE question_wordings (
  wording TEXT PRIMARY KEY,           -- SHA-256, hex
  course TEXT NOT NULL,
  question TEXT NOT NULL              -- JSON, the answer key with it
) STRICT, WITHOUT ROWID;

CREATE TRIGGER question_wordings_stay BEFORE UPDATE ON question_wordings
BEGIN SELECT RAISE(ABORT, 'question wordings are never changed'); END;
CREATE TRIGGER question_wordings_last BEFORE DELETE ON question_wordings
BEGIN SELECT RAISE(ABORT, 'question wordings are never deleted'); END;

ALTER TABLE attempts ADD COLUMN pass_percent INTEGER;  -- NULL: begun before it was kept

-- Sums over graded answers; first attempts and later ones apart, so that both and all can be told.
CREATE TABLE item_sums (
  course TEXT NOT NULL,
  question_id TEXT NOT NULL,
  wording TEXT NOT NULL,
  is_first INTEGER NOT NULL CHECK (is_first IN (0, 1)),
  answers INTEGER NOT NULL,
  right_answers INTEGER NOT NULL,
  rest_sum INTEGER NOT NULL,          -- basis points, see src/domain/quiz/item-statistics.ts
  rest_square_sum INTEGER NOT NULL,
  rest_right_sum INTEGER NOT NULL,
  PRIMARY KEY (course, question_id, wording, is_first)
) STRICT, WITHOUT ROWID;

CREATE TABLE item_choices (
  course TEXT NOT NULL,
  question_id TEXT NOT NULL,
  wording TEXT NOT NULL,
  is_first INTEGER NOT NULL CHECK (is_first IN (0, 1)),
  choice TEXT NOT NULL,               -- '' where nothing was given
  times INTEGER NOT NULL,
  PRIMARY KEY (course, question_id, wording, is_first, choice)
) STRICT, WITHOUT ROWID;
`;
