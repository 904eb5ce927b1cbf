/** The head of content/cases/<case>.mdx. */
import type { z } from 'zod';
import { PRINCIPLE_IDS } from '../../domain/catalogue/catalogue.ts';
import { creditHours, distinct, line, oneOf, record, slug, wholeNumber } from './fields.ts';
import { publicationFields } from './publication.ts';

export const caseSchema = record({
  title: line(40),
  summary: line(80),
  principle: oneOf(PRINCIPLE_IDS),
  /** An honest estimate. */
  minutes: wholeNumber.min(1).max(120),
  creditHours,
  objectives: distinct(line(80)),
  /** The id of the first scene. */
  start: slug,
  ...publicationFields,
});

export type CaseHead = z.infer<typeof caseSchema>;
