/** content/courses/<course>/course.yaml. */
import { z } from 'zod';
import { PRINCIPLE_IDS, TIER_IDS, TRAINING_KINDS } from '../../domain/catalogue/catalogue.ts';
import { creditHours, distinct, line, oneOf, record, slug } from './fields.ts';
import { publicationFields } from './publication.ts';

export const courseSchema = record({
  title: line(40),
  summary: line(60),
  principle: oneOf(PRINCIPLE_IDS),
  creditHours,
  tiers: distinct(oneOf(TIER_IDS)),
  trainingKinds: distinct(oneOf(TRAINING_KINDS)),
  /** What a participant can do afterwards. */
  objectives: z.array(record({ id: slug, text: line(120) })).min(1),
  ...publicationFields,
});

export type CourseFile = z.infer<typeof courseSchema>;
