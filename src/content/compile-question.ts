/** A question of quiz.yaml as the catalogue holds it: ids for whatever can be chosen, and the hash of its wording. */
import { canonicalJson, type Json } from '../domain/base/canonical-json.ts';
import type {
  Choice,
  Choosable,
  Matching,
  OptionKey,
  Question,
  Task,
} from '../domain/catalogue/catalogue.ts';
import type { HashText } from './fingerprint.ts';
import { messages } from './messages.ts';
import type { PartEntry, QuestionEntry } from './schemas/quiz.ts';

export function compileQuestion(entry: QuestionEntry, hash: HashText): Question {
  const question = {
    id: entry.id,
    objective: entry.objective,
    stem: entry.stem.trim(),
    ...taskOf(entry),
    explanation: entry.explanation.trim(),
  };
  return { ...question, wording: hash(canonicalJson(question as unknown as Json)) };
}

function taskOf(entry: QuestionEntry): Task {
  switch (entry.kind) {
    case 'matching':
      return matchingOf(entry);
    case 'ordering':
      return { kind: entry.kind, options: numbered('o', entry.items) };
    case 'fillIn':
      return { kind: entry.kind, expects: entry.expects.trim(), accepted: entry.accepted };
    case 'scenario':
      return {
        kind: entry.kind,
        situation: entry.situation.trim(),
        parts: entry.parts.map((part, at) => ({
          id: `p${at + 1}`,
          stem: part.stem.trim(),
          ...choiceOf(part),
        })),
      };
    default:
      return choiceOf(entry);
  }
}

function choiceOf(entry: PartEntry): Choice {
  return { kind: entry.kind, options: optionsOf(entry) };
}

function optionsOf(entry: PartEntry): readonly OptionKey[] {
  if (entry.kind !== 'trueFalse') {
    return entry.options.map(({ text, right }, at) => ({ id: `o${at + 1}`, text, right: right === true }));
  }
  return [
    { id: 'o1', text: messages.quiz.isTrue(), right: entry.answer },
    { id: 'o2', text: messages.quiz.isFalse(), right: !entry.answer },
  ];
}

/** Rows with the same right side share its option, so that things can be sorted into groups. */
function matchingOf({
  kind,
  pairs,
  distractors = [],
}: Extract<QuestionEntry, { kind: 'matching' }>): Matching {
  const options = numbered('o', [...new Set([...pairs.map(({ right }) => right), ...distractors])]);
  return {
    kind,
    rows: pairs.map(({ left, right }, at) => ({
      id: `r${at + 1}`,
      text: left.trim(),
      option: options.find(({ text }) => text === right.trim())?.id ?? '',
    })),
    options,
  };
}

function numbered(letter: string, texts: readonly string[]): readonly Choosable[] {
  return texts.map((text, at) => ({ id: `${letter}${at + 1}`, text: text.trim() }));
}
