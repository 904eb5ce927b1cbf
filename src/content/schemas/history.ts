/** content/history.yaml: every version that was ever published, with its hash. Written by `mingde content publish`. */
import { z } from 'zod';
import { date, line, record, slug, wholeNumber } from './fields.ts';

const release = record({
  version: wholeNumber.min(1),
  date,
  /** SHA-256 of the content, hex (src/content/fingerprint.ts). */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  author: line(40),
  reviewer: line(40),
  note: line(200),
  /** When it was withdrawn, if it was. */
  retired: record({ date, reviewer: line(40), note: line(200) }).optional(),
});

const releases = z.record(slug, z.array(release).min(1));

export const historySchema = record({ courses: releases, cases: releases });

export type HistoryFile = z.infer<typeof historySchema>;
export type Release = z.infer<typeof release>;
