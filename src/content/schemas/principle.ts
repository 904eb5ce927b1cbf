/** The head of content/principles/<principle>.mdx. */
import { z } from 'zod';
import { messages } from '../messages.ts';
import { line, record, wholeNumber } from './fields.ts';

export const principleSchema = record({
  title: line(20),
  /** One hanzi; an ornament of the site, never an official seal. */
  seal: z.string().regex(/^\p{Script=Han}$/u, { error: messages.field.seal() }),
  order: wholeNumber.min(1).max(6),
  summary: line(60),
});

export type PrincipleHead = z.infer<typeof principleSchema>;
