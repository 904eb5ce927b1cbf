/** Say in Chinese what a schema found wrong. Fields with a sentence of their own (`error:`) do not come here. */
import type { z } from 'zod';
import { messages } from './messages.ts';
import { nearestName } from './nearest-name.ts';

const TYPES: Readonly<Record<string, string>> = {
  string: '文字（数字和日期也可以放进英文引号）',
  number: '数字',
  int: '整数',
  boolean: ' true 或者 false',
  array: '列表，每项一行，以 - 开头',
  object: '几个字段，每个字段一行',
};

type Issue = z.core.$ZodRawIssue;

/** @returns undefined never: an issue nobody foresaw still points to the documentation */
export function describeIssue(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return describeType(issue.expected, issue);
    case 'invalid_union':
      return describeUnion(issue);
    case 'invalid_value':
      return issue.input === undefined
        ? describeMissing(issue)
        : describeValue(issue.values.map(String), issue.input);
    case 'too_small':
      return issue.origin === 'array'
        ? messages.field.tooFew(Number(issue.minimum))
        : messages.field.atLeast(Number(issue.minimum));
    case 'too_big':
      return issue.origin === 'array'
        ? messages.field.tooMany(Number(issue.maximum))
        : messages.field.atMost(Number(issue.maximum));
    default:
      return messages.field.invalid();
  }
}

function describeType(expected: string, issue: Issue): string {
  if (issue.input === undefined) return describeMissing(issue);
  if (issue.input === null) return messages.field.empty();
  return messages.field.type(TYPES[expected] ?? expected);
}

function describeMissing(issue: Issue): string {
  return messages.field.missing(String(issue.path?.at(-1) ?? ''));
}

function describeValue(known: readonly string[], input: unknown): string {
  return messages.field.unknownValue(String(input), known, nearestName(String(input), known));
}

/** Either `kind` names none of the shapes, or none of the types fits. */
function describeUnion(issue: Extract<Issue, { code: 'invalid_union' }>): string {
  if (issue.input === undefined) return describeMissing(issue);
  const { discriminator, input } = issue;
  if (!discriminator) return messages.field.type('数字');
  const given = (input as Record<string, unknown> | null)?.[discriminator];
  const known = (issue as { options?: readonly unknown[] }).options?.map(String) ?? [];
  return given === undefined ? messages.field.missing(discriminator) : describeValue(known, given);
}
