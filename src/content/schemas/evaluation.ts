/** content/evaluations/<questionnaire>.yaml: what is asked about a course or an activity afterwards. */
import { z } from 'zod';
import { EVALUATED } from '../../domain/evaluation/questionnaire.ts';
import { line, oneOf, record, slug, wholeNumber } from './fields.ts';

export const evaluationSchema = record({
  version: wholeNumber.min(1).max(1000),
  title: line(40),
  for: oneOf(EVALUATED),
  questions: z
    .array(record({ id: slug, text: line(60), low: line(12), high: line(12) }))
    .min(1)
    .max(8),
  remark: line(40),
});
