/** content/rubrics/<rubric>.yaml: what written work is marked by. */
import { z } from 'zod';
import { WRITTEN_KINDS } from '../../domain/written/rubric.ts';
import { distinct, line, oneOf, record, slug, text, wholeNumber } from './fields.ts';

const points = wholeNumber.min(1).max(100);

export const rubricSchema = record({
  title: line(40),
  kinds: distinct(oneOf(WRITTEN_KINDS)),
  passPoints: points,
  allowedDifference: wholeNumber.min(0).max(100),
  criteria: z
    .array(
      record({
        id: slug,
        title: line(20),
        points,
        levels: z
          .array(record({ from: wholeNumber.min(0).max(100), title: line(10), means: text }))
          .min(2)
          .max(6),
      }),
    )
    .min(2)
    .max(8),
});

export type RubricFile = z.infer<typeof rubricSchema>;
