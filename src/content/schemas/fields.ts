/** The building blocks of the content schemas: strict objects and the few kinds of text, number and date. */
import { z } from 'zod';
import { parseCreditHours } from '../../domain/base/centihours.ts';
import { messages } from '../messages.ts';
import { nearestName } from '../nearest-name.ts';

/** An object that refuses unknown keys and names the nearest known one. */
export function record<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => messages.field.unknownKey(key, known, nearestName(key, known))).join('')
        : undefined,
  });
}

/** One of a few fixed words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, {
    error: (issue) =>
      typeof issue.input === 'string'
        ? messages.field.unknownValue(issue.input, words, nearestName(issue.input, words))
        : undefined,
  });
}

/** Text that may run over lines. */
export const text = z.string().refine((value) => value.trim() !== '', { error: messages.field.empty() });

/** One line of text of at most so many characters. */
export function line(maximum = 200) {
  return text
    .refine((value) => !value.trimEnd().includes('\n'), { error: messages.field.oneLine() })
    .refine((value) => [...value].length <= maximum, {
      error: (issue) => messages.field.tooLong(maximum, [...String(issue.input)].length),
    });
}

export const SLUG = /^[a-z0-9][a-z0-9-]*$/;
export const slug = z.string().regex(SLUG, { error: messages.field.slug() });

export const wholeNumber = z.number().refine(Number.isSafeInteger, { error: messages.field.wholeNumber() });

export const year = wholeNumber.min(2000).max(2999);

/** Decimal 学时 in the file, centihours out. */
export const creditHours = z.union([z.number(), z.string()]).transform((written, context) => {
  const read = parseCreditHours(written);
  if (read.ok) return read.value;
  context.addIssue({ code: 'custom', message: messages.field.hours() });
  return z.NEVER;
});

/** `YYYY-MM-DD`, a day that exists. Astro's own reader of heads makes a Date of it. */
export const date = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
  z.string().refine(isDate, { error: messages.field.date() }),
);

export function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as far as it is known. */
export function isWhen(value: string): boolean {
  const [year = '', month = '01', day = '01', ...more] = value.split('-');
  return more.length === 0 && isDate(`${year}-${month}-${day}`);
}

/** A list without repetition. */
export function distinct<Item extends z.ZodType<string>>(item: Item) {
  return z
    .array(item)
    .min(1)
    .superRefine((values, context) => {
      values.forEach((value, index) => {
        if (values.indexOf(value) === index) return;
        context.addIssue({ code: 'custom', message: messages.field.repeated(String(value)), path: [index] });
      });
    });
}
