/** content/courses/<course>/quiz.yaml: the question pool and the blueprint of every attempt. */
import { z } from 'zod';
import { LONGEST_FILLING } from '../../domain/quiz/judge-answer.ts';
import { line, record, slug, text, wholeNumber } from './fields.ts';

const option = record({ text: line(120), right: z.boolean().optional() });
const options = z.array(option).min(3).max(5);
const asked = { id: slug, objective: slug, stem: text, explanation: text };

/** What a reader sees in a list box on a phone. */
const matched = line(24);
/** A number needs no quotation marks. */
const filling = z.union([z.string(), z.number()]).transform(String).pipe(line(LONGEST_FILLING));

const part = z.discriminatedUnion('kind', [
  record({ kind: z.literal('single'), stem: text, options }),
  record({ kind: z.literal('multiple'), stem: text, options }),
  record({ kind: z.literal('trueFalse'), stem: text, answer: z.boolean() }),
]);

const question = z.discriminatedUnion('kind', [
  record({ ...asked, kind: z.literal('single'), options }),
  record({ ...asked, kind: z.literal('multiple'), options }),
  record({ ...asked, kind: z.literal('trueFalse'), answer: z.boolean() }),
  record({
    ...asked,
    kind: z.literal('matching'),
    pairs: z
      .array(record({ left: line(80), right: matched }))
      .min(3)
      .max(6),
    distractors: z.array(matched).min(1).max(3).optional(),
  }),
  record({ ...asked, kind: z.literal('ordering'), items: z.array(line(80)).min(3).max(6) }),
  record({
    ...asked,
    kind: z.literal('fillIn'),
    expects: line(40),
    accepted: z.array(filling).min(1).max(12),
  }),
  record({ ...asked, kind: z.literal('scenario'), situation: text, parts: z.array(part).min(1).max(4) }),
]);

export const quizSchema = record({
  passPercent: wholeNumber.min(1).max(100),
  draw: z.array(record({ objective: slug, count: wholeNumber.min(1) })).min(1),
  questions: z.array(question).min(1),
});

export type QuizFile = z.infer<typeof quizSchema>;
export type QuestionEntry = QuizFile['questions'][number];
export type PartEntry = z.infer<typeof part>;
