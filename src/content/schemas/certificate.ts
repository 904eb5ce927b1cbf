/** content/certificates/<design>.yaml: what a unit's certificates say and show. */
import { z } from 'zod';
import {
  ANNUAL_FIELDS,
  ANNUAL_PLACEHOLDERS,
  COURSE_FIELDS,
  COURSE_PLACEHOLDERS,
  placeholdersIn,
} from '../../domain/certificate/design.ts';
import { messages } from '../messages.ts';
import { nearestName } from '../nearest-name.ts';
import { distinct, line, oneOf, record } from './fields.ts';

/** @param needed - without which a certificate would not say what it certifies */
function worded(longest: number, known: readonly string[], needed: readonly string[] = []) {
  return line(longest).superRefine((value, context) => {
    const tell = (message: string) => context.addIssue({ code: 'custom', message });
    if (/[{}]/.test(value.replace(/\{[^{}]*\}/g, ''))) tell(messages.certificate.braces());
    const used = placeholdersIn(value);
    for (const name of used.filter((one) => !known.includes(one))) {
      tell(messages.certificate.placeholder(name, known, nearestName(name, known)));
    }
    for (const name of needed.filter((one) => !used.includes(one))) {
      tell(messages.certificate.placeholderMissing(name));
    }
  });
}

const image = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*\.(?:png|svg)$/, { error: messages.certificate.imageName() });

export const certificateSchema = record({
  /** Codes of units; absent for everybody. */
  units: distinct(line(60)).optional(),
  issuer: line(60).optional(),
  annual: record({
    title: line(10),
    subtitle: worded(40, ANNUAL_PLACEHOLDERS),
    wording: worded(120, ANNUAL_PLACEHOLDERS, ['hours']),
    fields: distinct(oneOf(ANNUAL_FIELDS)),
  }),
  course: record({
    title: line(10),
    subtitle: worded(40, COURSE_PLACEHOLDERS),
    wording: worded(120, COURSE_PLACEHOLDERS, ['course', 'hours']),
    fields: distinct(oneOf(COURSE_FIELDS)),
  }),
  logo: image.optional(),
  seal: image.optional(),
  signature: line(20).optional(),
});

export type CertificateFile = z.infer<typeof certificateSchema>;
