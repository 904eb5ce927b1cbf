/** A quiz that can be drawn, answered and not guessed. */
import { messages } from './messages.ts';
import { nearestName } from './nearest-name.ts';
import type { FieldPath, Located } from './read-yaml.ts';
import type { QuestionEntry, QuizFile } from './schemas/quiz.ts';
import type { Source } from './source.ts';

/** From this many single-choice questions on, a habit of the author becomes a hint. */
const HINTS_FROM = 8;

export function checkQuiz(
  source: Source,
  quiz: Located<QuizFile>,
  objectives: readonly string[] | undefined,
): void {
  const report = (path: FieldPath, message: string) => source.report(quiz.at(path), message);
  checkIds(quiz.value, report);
  if (objectives) checkObjectives(quiz.value, objectives, report);
  checkBlueprint(quiz.value, report);
  quiz.value.questions.forEach((question, index) => {
    checkQuestion(question, (path, message) => report(['questions', index, ...path], message));
  });
  checkHints(quiz.value, report);
}

type Report = (path: FieldPath, message: string) => void;

function checkIds(quiz: QuizFile, report: Report): void {
  const seen = new Set<string>();
  quiz.questions.forEach(({ id }, index) => {
    if (seen.has(id)) report(['questions', index, 'id'], messages.quiz.repeatedId(id));
    seen.add(id);
  });
}

function checkObjectives(quiz: QuizFile, objectives: readonly string[], report: Report): void {
  const check = (id: string, path: FieldPath) => {
    if (objectives.includes(id)) return;
    report(path, messages.course.unknownObjective(id, objectives, nearestName(id, objectives)));
  };
  quiz.draw.forEach(({ objective }, index) => {
    check(objective, ['draw', index, 'objective']);
  });
  quiz.questions.forEach(({ objective }, index) => {
    check(objective, ['questions', index, 'objective']);
  });
}

/** The pool of an objective is larger than what is drawn from it, so that attempts differ. */
function checkBlueprint(quiz: QuizFile, report: Report): void {
  const drawn = new Set<string>();
  quiz.draw.forEach(({ objective, count }, index) => {
    if (drawn.has(objective)) report(['draw', index, 'objective'], messages.quiz.repeatedDraw(objective));
    drawn.add(objective);
    const pool = quiz.questions.filter((question) => question.objective === objective).length;
    if (pool <= count) report(['draw', index, 'count'], messages.quiz.poolTooSmall(objective, pool, count));
  });
  quiz.questions.forEach(({ objective }, index) => {
    if (!drawn.has(objective)) report(['questions', index, 'objective'], messages.quiz.neverDrawn(objective));
  });
}

function checkQuestion(question: QuestionEntry, report: Report): void {
  if (question.kind === 'trueFalse') return;
  const { options, kind } = question;
  const right = options.filter((option) => option.right === true).length;
  if (kind === 'single' && right !== 1) report(['options'], messages.quiz.singleRight(right));
  if (kind === 'multiple' && right < 2) report(['options'], messages.quiz.multipleRight(right));
  if (kind === 'multiple' && right === options.length) report(['options'], messages.quiz.multipleWrong());
  const texts = options.map((option) => option.text.trim());
  texts.forEach((text, index) => {
    if (texts.indexOf(text) !== index) report(['options', index, 'text'], messages.quiz.sameOption(text));
  });
}

/** docs/authoring.md: the right option must not be recognisable by its length or place. */
function checkHints(quiz: QuizFile, report: Report): void {
  const single = quiz.questions.filter((question) => question.kind === 'single');
  if (single.length < HINTS_FROM) return;
  const longest = single.filter((question) => isRightLongest(question.options)).length;
  if (longest * 2 > single.length) report(['questions'], messages.quiz.tellsByLength(longest, single.length));
  const places = single.map((question) => question.options.findIndex((option) => option.right === true));
  for (const place of new Set(places)) {
    const times = places.filter((other) => other === place).length;
    if (times * 2 > single.length)
      report(['questions'], messages.quiz.tellsByPlace(place + 1, times, single.length));
  }
}

function isRightLongest(options: readonly { text: string; right?: boolean | undefined }[]): boolean {
  const length = (text: string) => [...text].length;
  const right = options.find((option) => option.right === true);
  return (
    right !== undefined &&
    options.every((option) => option === right || length(option.text) < length(right.text))
  );
}
