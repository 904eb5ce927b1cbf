/** content/portal.yaml: facts about the portal itself. */
import { z } from 'zod';
import { messages } from '../messages.ts';
import { line, record } from './fields.ts';

export const portalSchema = record({
  name: line(20),
  organiser: line(60),
  issuer: line(60),
  identifier: z
    .string()
    .regex(/^https:\/\/[a-z0-9.-]+(?::\d+)?(?:\/[A-Za-z0-9._~-]+)*$/, { error: messages.field.identifier() }),
  footer: z.array(line(120)).min(1).max(6),
});

export type PortalFile = z.infer<typeof portalSchema>;
