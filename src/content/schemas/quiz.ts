/** content/courses/<course>/quiz.yaml: the question pool and the blueprint of every attempt. */
import { z } from 'zod';
import { line, record, slug, text, wholeNumber } from './fields.ts';

const option = record({ text: line(120), right: z.boolean().optional() });
const asked = { id: slug, objective: slug, stem: text, explanation: text };
const options = z.array(option).min(3).max(5);

const question = z.discriminatedUnion('kind', [
  record({ ...asked, kind: z.literal('single'), options }),
  record({ ...asked, kind: z.literal('multiple'), options }),
  record({ ...asked, kind: z.literal('trueFalse'), answer: z.boolean() }),
]);

export const quizSchema = record({
  passPercent: wholeNumber.min(1).max(100),
  draw: z.array(record({ objective: slug, count: wholeNumber.min(1) })).min(1),
  questions: z.array(question).min(1),
});

export type QuizFile = z.infer<typeof quizSchema>;
export type QuestionEntry = QuizFile['questions'][number];
