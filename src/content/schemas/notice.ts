/** content/notices/<file>.yaml: what notices say, and when reminders are due. */
import { z } from 'zod';
import { placeholdersIn } from '../../domain/certificate/design.ts';
import { NOTICE_KINDS, NOTICE_RULES, type NoticeKind } from '../../domain/notice/kinds.ts';
import type { Wording } from '../../domain/notice/wording.ts';
import { DIGEST_RHYTHMS } from '../../domain/notice/year-notices.ts';
import { messages } from '../messages.ts';
import { nearestName } from '../nearest-name.ts';
import { distinct, isDate, line, oneOf, record, text, wholeNumber } from './fields.ts';

const LONGEST_TITLE = 60;
const LONGEST_TEXT = 600;

function filled(base: z.ZodType<string>, known: readonly string[]) {
  return base.superRefine((value, context) => {
    const tell = (message: string) => context.addIssue({ code: 'custom', message });
    if (/[{}]/.test(value.replace(/\{[^{}]*\}/g, ''))) tell(messages.notice.braces());
    for (const name of placeholdersIn(value).filter((one) => !known.includes(one))) {
      tell(messages.notice.placeholder(name, known, nearestName(name, known)));
    }
  });
}

function wording(kind: NoticeKind): z.ZodType<Wording> {
  const { fields } = NOTICE_RULES[kind];
  return record({
    title: filled(line(LONGEST_TITLE), fields),
    text: filled(
      text.refine((value) => [...value].length <= LONGEST_TEXT, {
        error: messages.field.tooLong(LONGEST_TEXT, LONGEST_TEXT + 1),
      }),
      fields,
    ),
  });
}

const wordings = Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, wording(kind)])) as Record<
  NoticeKind,
  z.ZodType<Wording>
>;
const someWordings = Object.fromEntries(
  NOTICE_KINDS.map((kind) => [kind, wording(kind).optional()]),
) as Record<NoticeKind, z.ZodOptional<z.ZodType<Wording>>>;

const monthAndDay = z.string().refine((value) => /^\d{2}-\d{2}$/.test(value) && isDate(`2028-${value}`), {
  error: messages.notice.monthAndDay(),
});
const days = wholeNumber.min(1).max(60);

/** For everybody: everything there is. */
export const noticeBookSchema = record({
  remindDays: z.array(days).min(1).max(5),
  yearBehindFrom: distinct(monthAndDay),
  digest: oneOf(DIGEST_RHYTHMS),
  words: record({
    outcomes: record({ none: line(30), talk: line(30), reversal: line(30) }),
    certificates: record({ annual: line(30), course: line(30) }),
    written: record({ notes: line(30), reflection: line(30), paper: line(30) }),
  }),
  mail: record({
    confidential: line(60),
    open: line(20),
    footer: filled(line(120), ['portal']),
    preferences: line(40),
    confirm: record({
      title: filled(line(LONGEST_TITLE), ['portal']),
      text: filled(text, ['code', 'minutes', 'portal']),
    }),
  }),
  kinds: record(wordings),
});

/** For some units: what they say otherwise. */
export const noticeOverrideSchema = record({
  units: distinct(line(60)),
  kinds: record(someWordings),
});
