/** content/glossary.yaml: what words mean here, one or two plain sentences each. */
import { z } from 'zod';
import { messages } from '../messages.ts';
import { distinct, line, oneOf, record } from './fields.ts';

export const TERM_GROUPS = ['ethics', 'service', 'procedure', 'integrity', 'training'] as const;
export type TermGroup = (typeof TERM_GROUPS)[number];

const term = record({
  name: line(20),
  /** Syllables in lower case without tones, blanks between: what the list is sorted by, and the entry's address. */
  pinyin: z.string().regex(/^[a-z]+( [a-z]+)*$/, { error: messages.glossary.pinyin() }),
  group: oneOf(TERM_GROUPS),
  /** Other names under which texts may speak of it. */
  also: distinct(line(20)).optional(),
  definition: line(120),
});

export const glossarySchema = z.array(term).min(1);

export type TermEntry = z.infer<typeof term>;
