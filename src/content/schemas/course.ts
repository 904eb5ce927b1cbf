/** content/courses/<course>/course.yaml. */
import { z } from 'zod';
import { PRINCIPLE_IDS, TIER_IDS, TRAINING_KINDS } from '../../domain/catalogue/catalogue.ts';
import { creditHours, date, distinct, line, oneOf, record, slug, wholeNumber } from './fields.ts';

export const courseSchema = record({
  title: line(40),
  summary: line(60),
  principle: oneOf(PRINCIPLE_IDS),
  /** Raised whenever published content changes. */
  version: wholeNumber.min(1),
  creditHours,
  tiers: distinct(oneOf(TIER_IDS)),
  trainingKinds: distinct(oneOf(TRAINING_KINDS)),
  /** What a participant can do afterwards. */
  objectives: z.array(record({ id: slug, text: line(120) })).min(1),
  changes: z.array(record({ version: wholeNumber.min(1), date, note: line(200) })).min(1),
});

export type CourseFile = z.infer<typeof courseSchema>;
