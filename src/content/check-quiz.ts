/** A quiz that can be drawn, answered and not guessed. */
import { checkQuestion } from './check-question.ts';
import { lintQuiz } from './lint-quiz.ts';
import { messages } from './messages.ts';
import { nearestName } from './nearest-name.ts';
import type { FieldPath, Located } from './read-yaml.ts';
import type { QuizFile } from './schemas/quiz.ts';
import type { Source } from './source.ts';

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
  lintQuiz(quiz.value, { report, warn: (path, message) => source.warn(quiz.at(path), message) });
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
  for (const id of objectives) {
    const isAsked = quiz.questions.some(({ objective }) => objective === id);
    if (!isAsked) report(['questions'], messages.quiz.neverAsked(id));
  }
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
