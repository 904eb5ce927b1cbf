/** What makes a bank of questions guessable or thin, though every question by itself may be right. */
import { messages } from './messages.ts';
import type { FieldPath } from './read-yaml.ts';
import type { PartEntry, QuizFile } from './schemas/quiz.ts';

type Report = (path: FieldPath, message: string) => void;

export interface Reports {
  /** Stops the build. */
  readonly report: Report;
  /** Is shown and stops nothing. */
  readonly warn: Report;
}

/** From so many on, a habit of the author becomes a hint. */
const SINGLES_FROM = 8;
const JUDGED_FROM = 5;
const MULTIPLES_FROM = 4;
const CATCH_ALL =
  /^(以上|上述|上面|前面|前述).{0,4}(都|均|皆|全)?(对|是|正确|不对|不是|不正确|错|错误|非)[。！]?$|^(全部|全|都|皆|均)都?(对|是|正确|不对|不是|不正确|错|错误)[。！]?$/u;
const SHORT_EXPLANATION = 10;

type Choosing = Extract<PartEntry, { options: unknown }>;
interface Placed<Entry> {
  readonly entry: Entry;
  readonly path: FieldPath;
}

export function lintQuiz(quiz: QuizFile, { report, warn }: Reports): void {
  const choices = choicesIn(quiz);
  lintPools(quiz, warn);
  lintStems(quiz, report);
  lintExplanations(quiz, warn);
  lintCatchAlls(choices, report);
  lintSingles(
    choices.filter(({ entry }) => entry.kind === 'single'),
    { report, warn },
  );
  lintMultiples(
    choices.filter(({ entry }) => entry.kind === 'multiple'),
    report,
  );
  lintJudged(quiz, report);
}

/** The questions that offer options, those inside scenarios too. */
function choicesIn(quiz: QuizFile): readonly Placed<Choosing>[] {
  return quiz.questions.flatMap((question, index): readonly Placed<Choosing>[] => {
    const path = ['questions', index];
    if (question.kind === 'single' || question.kind === 'multiple') return [{ entry: question, path }];
    if (question.kind !== 'scenario') return [];
    return question.parts.flatMap((part, at) =>
      part.kind === 'trueFalse' ? [] : [{ entry: part, path: [...path, 'parts', at] }],
    );
  });
}

function lintPools(quiz: QuizFile, warn: Report): void {
  quiz.draw.forEach(({ objective, count }, index) => {
    const pool = quiz.questions.filter((question) => question.objective === objective).length;
    if (pool > count && pool < count * 2)
      warn(['draw', index, 'count'], messages.quiz.poolNarrow(objective, pool, count));
  });
}

/** Scenarios share stems such as “读下面的情境”; what differs is the passage. */
function lintStems(quiz: QuizFile, report: Report): void {
  const seen = new Map<string, string>();
  quiz.questions.forEach((question, index) => {
    const asked = question.kind === 'scenario' ? question.situation : question.stem;
    const plain = asked.normalize('NFKC').replace(/[\s\p{P}]/gu, '');
    const earlier = seen.get(plain);
    if (earlier !== undefined) report(['questions', index, 'stem'], messages.quiz.repeatedStem(earlier));
    else seen.set(plain, question.id);
  });
}

function lintExplanations(quiz: QuizFile, warn: Report): void {
  quiz.questions.forEach((question, index) => {
    const explanation = question.explanation.trim();
    const path = ['questions', index, 'explanation'];
    const right =
      'options' in question ? question.options.find((option) => option.right)?.text.trim() : undefined;
    if (explanation.replace(/[。！]$/u, '') === right?.replace(/[。！]$/u, ''))
      warn(path, messages.quiz.explanationRepeats());
    else if ([...explanation].length < SHORT_EXPLANATION)
      warn(path, messages.quiz.explanationShort([...explanation].length));
  });
}

function lintCatchAlls(choices: readonly Placed<Choosing>[], report: Report): void {
  for (const { entry, path } of choices) {
    entry.options.forEach(({ text }, index) => {
      const isCatchAll = CATCH_ALL.test(text.trim());
      if (isCatchAll) report([...path, 'options', index, 'text'], messages.quiz.catchAll(text.trim()));
    });
  }
}

/** docs/authoring.md: the right option must not be recognisable by its length or place. */
function lintSingles(singles: readonly Placed<Choosing>[], { report, warn }: Reports): void {
  for (const { entry, path } of singles) {
    const { right, others } = lengthsOf(entry);
    const mean = others.reduce((sum, length) => sum + length, 0) / Math.max(1, others.length);
    // A few characters more are nothing, however short the others.
    if (right > mean * 2 && right - mean >= 8)
      warn([...path, 'options'], messages.quiz.standsOut(right, Math.round(mean)));
  }
  if (singles.length < SINGLES_FROM) return;
  const longest = singles.filter(({ entry }) => {
    const { right, others } = lengthsOf(entry);
    return others.every((length) => length < right);
  }).length;
  if (longest * 2 > singles.length)
    report(['questions'], messages.quiz.tellsByLength(longest, singles.length));
  const [place, times] = mostFrequent(singles.map(({ entry }) => placesOf(entry)));
  if (times * 2 > singles.length)
    report(['questions'], messages.quiz.tellsByPlace(Number(place), times, singles.length));
}

function lintMultiples(multiples: readonly Placed<Choosing>[], report: Report): void {
  if (multiples.length < MULTIPLES_FROM) return;
  const [places, times] = mostFrequent(multiples.map(({ entry }) => placesOf(entry)));
  if (times * 2 > multiples.length)
    report(['questions'], messages.quiz.tellsBySet(places, times, multiples.length));
}

function lintJudged(quiz: QuizFile, report: Report): void {
  const answers = quiz.questions.flatMap((question) =>
    question.kind === 'trueFalse' ? question.answer : [],
  );
  if (answers.length < JUDGED_FROM) return;
  const [answer, times] = mostFrequent(
    answers.map((is) => (is ? messages.quiz.isTrue() : messages.quiz.isFalse())),
  );
  if (times * 5 > answers.length * 4)
    report(['questions'], messages.quiz.judgedOneWay(times, answers.length, answer));
}

function lengthsOf({ options }: Choosing): { readonly right: number; readonly others: readonly number[] } {
  const length = (text: string) => [...text].length;
  return {
    right: length(options.find((option) => option.right === true)?.text ?? ''),
    others: options.filter((option) => option.right !== true).map(({ text }) => length(text)),
  };
}

/** Of the right options, from 1: `2`, `1、3`. */
function placesOf({ options }: Choosing): string {
  return options.flatMap((option, index) => (option.right === true ? index + 1 : [])).join('、');
}

/** @returns the most frequent text and how often it occurs */
function mostFrequent(texts: readonly string[]): readonly [string, number] {
  const times = new Map<string, number>();
  for (const text of texts) times.set(text, (times.get(text) ?? 0) + 1);
  return [...times].sort((left, right) => right[1] - left[1])[0] ?? ['', 0];
}
