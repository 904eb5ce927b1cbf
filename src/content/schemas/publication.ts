/** What the head of a course and of a case say about editing it. */
import { z } from 'zod';
import { EDITING_STATES } from '../../domain/catalogue/editing-state.ts';
import { date, line, oneOf, record, wholeNumber } from './fields.ts';

export const publicationFields = {
  /** `published` and `retired` are written by `mingde content publish` and `retire`. */
  state: oneOf(EDITING_STATES),
  /** Raised whenever published content changes. */
  version: wholeNumber.min(1),
  /** The office that wrote it. */
  author: line(40),
  /** The office that reviewed it; another one. */
  reviewer: line(40).optional(),
  changes: z.array(record({ version: wholeNumber.min(1), date, note: line(200) })).min(1),
};

export type PublicationFields = z.infer<z.ZodObject<typeof publicationFields>>;
