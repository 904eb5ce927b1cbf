/** The head of a lesson file, content/courses/<course>/NN-<lesson>.mdx. */
import type { z } from 'zod';
import { distinct, line, record, slug } from './fields.ts';

export const lessonSchema = record({
  title: line(40),
  /** One sentence: what the reader can do afterwards. */
  goal: line(120),
  objectives: distinct(slug),
});

export type LessonHead = z.infer<typeof lessonSchema>;
