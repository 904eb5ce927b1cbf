/** The head of a lesson file, content/courses/<course>/NN-<lesson>.mdx. */
import { z } from 'zod';
import { distinct, line, record, slug } from './fields.ts';

export const lessonSchema = record({
  title: line(40),
  /** One sentence: what the reader can do afterwards. */
  goal: line(120),
  objectives: distinct(slug),
  /** Questions that ask whether somebody is there; without them the build makes some from the headings and the text. */
  checks: z
    .array(
      record({
        /** The heading of the section, word for word. */
        section: line(60),
        question: line(60),
        right: line(60),
        wrong: distinct(line(60)).min(1).max(4),
      }),
    )
    .optional(),
});

export type LessonHead = z.infer<typeof lessonSchema>;
