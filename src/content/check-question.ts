/** One question by itself: can it be answered, and is there exactly one way to be right? */
import { plainFilling } from '../domain/quiz/same-filling.ts';
import { messages } from './messages.ts';
import type { FieldPath } from './read-yaml.ts';
import type { PartEntry, QuestionEntry } from './schemas/quiz.ts';

type Report = (path: FieldPath, message: string) => void;

/** Two or more, so that a single underscore in a text is none. */
const BLANK = /_{2,}|＿{2,}/gu;
const NUMBERED =
  /^\s*([0-9０-９]+\s*[.、．)）]|[一二三四五六七八九十]+、|[①-⑩]|第[一二三四五六七八九十\d]+(步|是|，|：))/u;

export function checkQuestion(question: QuestionEntry, report: Report): void {
  switch (question.kind) {
    case 'matching':
      checkMatching(question, report);
      break;
    case 'ordering':
      checkOrdering(question, report);
      break;
    case 'fillIn':
      checkFillIn(question, report);
      break;
    case 'scenario':
      question.parts.forEach((part, index) => {
        checkChoice(part, (path, message) => report(['parts', index, ...path], message));
      });
      break;
    default:
      checkChoice(question, report);
  }
}

function checkChoice(entry: PartEntry, report: Report): void {
  if (entry.kind === 'trueFalse') return;
  const { options, kind } = entry;
  const right = options.filter((option) => option.right === true).length;
  if (kind === 'single' && right !== 1) report(['options'], messages.quiz.singleRight(right));
  if (kind === 'multiple' && right < 2) report(['options'], messages.quiz.multipleRight(right));
  if (kind === 'multiple' && right === options.length) report(['options'], messages.quiz.multipleWrong());
  reportRepeated(
    options.map((option) => option.text),
    (index, text) => report(['options', index, 'text'], messages.quiz.sameOption(text)),
  );
}

function checkMatching(
  { pairs, distractors = [] }: Extract<QuestionEntry, { kind: 'matching' }>,
  report: Report,
): void {
  reportRepeated(
    pairs.map(({ left }) => left),
    (index, text) => report(['pairs', index, 'left'], messages.quiz.repeatedPair(text)),
  );
  const rights = new Set(pairs.map(({ right }) => right.trim()));
  if (rights.size < 2) report(['pairs'], messages.quiz.onePair());
  distractors.forEach((text, index) => {
    if (rights.has(text.trim())) report(['distractors', index], messages.quiz.distractorIsRight(text.trim()));
  });
  reportRepeated(distractors, (index, text) =>
    report(['distractors', index], messages.quiz.sameOption(text)),
  );
}

function checkOrdering({ items }: Extract<QuestionEntry, { kind: 'ordering' }>, report: Report): void {
  reportRepeated(items, (index, text) => report(['items', index], messages.quiz.sameItem(text)));
  items.forEach((text, index) => {
    if (NUMBERED.test(text)) report(['items', index], messages.quiz.numberedItem(text.trim()));
  });
}

function checkFillIn({ stem, accepted }: Extract<QuestionEntry, { kind: 'fillIn' }>, report: Report): void {
  const blanks = stem.match(BLANK)?.length ?? 0;
  if (blanks === 0) report(['stem'], messages.quiz.noBlank());
  if (blanks > 1) report(['stem'], messages.quiz.manyBlanks());
  const plain = accepted.map(plainFilling);
  const plainStem = plainFilling(stem);
  plain.forEach((filling, index) => {
    const written = accepted[index]?.trim() ?? '';
    const place = ['accepted', index];
    if (!/[\p{L}\p{N}]/u.test(filling)) report(place, messages.quiz.emptyFilling());
    else if (plain.indexOf(filling) !== index) report(place, messages.quiz.sameFilling(written));
    else if (isWritten(filling, plainStem)) report(place, messages.quiz.fillingInStem(written));
  });
}

/** A single character stands in a stem by chance. */
function isWritten(filling: string, stem: string): boolean {
  return [...filling].length > 1 && stem.includes(filling);
}

function reportRepeated(texts: readonly string[], report: (index: number, text: string) => void): void {
  const trimmed = texts.map((text) => text.trim());
  trimmed.forEach((text, index) => {
    if (trimmed.indexOf(text) !== index) report(index, text);
  });
}
