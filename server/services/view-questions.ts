/** How the questions of a course do, for whoever answers for them. Reads sums, never attempts. */
import type { ItemChoice, ItemFigures, ItemView, QuestionsView } from '../../src/domain/api/questions.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { type CourseRecord, findCourse, type Question } from '../../src/domain/catalogue/catalogue.ts';
import { isRightFilling, possibleChoices } from '../../src/domain/quiz/item-choices.ts';
import {
  addSums,
  difficultyBasisPoints,
  discriminationHundredths,
  ENOUGH_ANSWERS,
  flagsOf,
  type ItemSums,
  LEFT_OPEN,
  NO_SUMS,
} from '../../src/domain/quiz/item-statistics.ts';
import type { SessionCaller } from '../ports/caller.ts';
import type { ChoiceRecord, ItemRecord } from '../ports/item-store.ts';
import type { Deps } from './deps.ts';

/** A filling is shown when so many gave it: what one person typed is not for others to read. */
const SHOWN_FROM = 3;

/**
 * Publishers and administrators only: keys are shown here, see docs/decisions/0012-publishers-see-the-keys.md.
 * @param courseId - undefined for the list of courses alone
 */
export async function viewQuestions(
  deps: Deps,
  caller: SessionCaller,
  courseId: string | undefined,
): Promise<Result<QuestionsView>> {
  const record = (action: string) =>
    deps.storage.audit.record({
      atMs: deps.clock.now(),
      who: caller.personId,
      action,
      detail: { course: courseId ?? '' },
    });
  if (!caller.roles.includes('publisher') && !caller.roles.includes('administrator')) {
    await record('questions-refused');
    return fail({ code: 'not-allowed', message: '只有课程发布人员和系统管理员可以查看题目分析。' });
  }
  const courses = deps.catalogue.courses.map(({ id, title }) => ({ id, title }));
  if (courseId === undefined) return succeed({ courses, items: [], enoughAnswers: ENOUGH_ANSWERS });
  const course = findCourse(deps.catalogue, courseId);
  if (!course) return fail({ code: 'not-found', message: `没有“${courseId}”这门课。`, field: '/course' });
  const attempts = await deps.storage.study.attempts(caller.personId, courseId);
  if (attempts.some(({ state }) => state === 'live')) {
    return fail({
      code: 'conflict',
      message: '您正在做这门课的测验，交卷以后再看题目分析。',
      field: '/course',
    });
  }
  await record('questions-read');
  const items = await courseItems(deps, course);
  return succeed({ courses, course: courseId, items, enoughAnswers: ENOUGH_ANSWERS });
}

/** Whether somebody may read them is the caller's to decide. */
export async function courseItems(deps: Deps, { id, quiz }: CourseRecord): Promise<readonly ItemView[]> {
  const sums = await deps.storage.items.sums(id);
  const choices = await deps.storage.items.choices(id);
  return quiz.questions.map((question) =>
    itemView(
      question,
      sums.filter(({ questionId }) => questionId === question.id),
      choices.filter(({ questionId, wording }) => questionId === question.id && wording === question.wording),
    ),
  );
}

function itemView(
  question: Question,
  records: readonly ItemRecord[],
  choices: readonly ChoiceRecord[],
): ItemView {
  const present = records.filter(({ wording }) => wording === question.wording);
  const earlier = records.filter(({ wording }) => wording !== question.wording);
  const first = total(present.filter(({ isFirst }) => isFirst));
  const told = tellChoices(question, choices);
  const distractors = possibleChoices(question).filter(({ isDistractor }) => isDistractor);
  const chosen = distractors.map(({ code }) => timesOf(choices, code).first);
  return {
    id: question.id,
    objective: question.objective,
    kind: question.kind,
    stem: question.stem,
    first: figuresOf(first),
    all: figuresOf(total(present)),
    flags: flagsOf(first, chosen),
    choices: told,
    earlierAnswers: total(earlier).answers,
  };
}

function total(records: readonly ItemRecord[]): ItemSums {
  return records.reduce((sum, record) => addSums(sum, record.sums), NO_SUMS);
}

function figuresOf(sums: ItemSums): ItemFigures {
  return {
    answers: sums.answers,
    difficultyBasisPoints: difficultyBasisPoints(sums) ?? null,
    discriminationHundredths: discriminationHundredths(sums) ?? null,
  };
}

interface Times {
  readonly first: number;
  readonly all: number;
}

function timesOf(choices: readonly ChoiceRecord[], code: string): Times {
  const own = choices.filter(({ choice }) => choice === code);
  const sum = (of: readonly ChoiceRecord[]) => of.reduce((times, one) => times + one.times, 0);
  return { first: sum(own.filter(({ isFirst }) => isFirst)), all: sum(own) };
}

function tellChoices(question: Question, choices: readonly ChoiceRecord[]): readonly ItemChoice[] {
  const open = timesOf(choices, LEFT_OPEN);
  const given =
    question.kind === 'fillIn'
      ? fillings(question, choices)
      : possibleChoices(question)
          .map(({ code, text, at, right }) => ({
            what: 'option' as const,
            text,
            ...(at === undefined ? {} : { at }),
            right,
            ...timesOf(choices, code),
          }))
          // Of an ordering or a matching most combinations never occur; of options, that one never did is the news.
          .filter(
            ({ at, right, all }) => question.kind === 'scenario' || at === undefined || right || all > 0,
          );
  return [...given, { what: 'open', text: '', right: false, ...open }];
}

function fillings(question: Question, choices: readonly ChoiceRecord[]): readonly ItemChoice[] {
  const codes = [...new Set(choices.map(({ choice }) => choice))].filter((code) => code.startsWith('='));
  const all = codes.map((code) => ({
    code,
    right: isRightFilling(question, code),
    ...timesOf(choices, code),
  }));
  const isShown = (one: (typeof all)[number]) => one.code !== '=' && (one.right || one.all >= SHOWN_FROM);
  const shown = all
    .filter(isShown)
    .sort((left, right) => right.all - left.all)
    .map(({ code, ...one }) => ({ what: 'option' as const, text: code.slice(1), ...one }));
  const rest = all.filter((one) => !isShown(one));
  if (rest.length === 0) return shown;
  const sum = (of: 'first' | 'all') => rest.reduce((times, one) => times + one[of], 0);
  return [...shown, { what: 'other', text: '', right: false, first: sum('first'), all: sum('all') }];
}
