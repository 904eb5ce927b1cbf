/** content/tiers/<tier>.yaml: an audience and what it should put first. */
import type { z } from 'zod';
import { distinct, line, record, wholeNumber } from './fields.ts';

export const tierSchema = record({
  title: line(20),
  order: wholeNumber.min(1).max(4),
  summary: line(80),
  focus: distinct(line(40)),
});

export type TierFile = z.infer<typeof tierSchema>;
