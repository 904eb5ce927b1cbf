/** The filters of /api/statements out of an address. */
import { z } from 'zod';
import { dayOf, endOfDayMs, startOfDayMs } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { readTimestamp } from '../../src/domain/xapi/formats.ts';
import { PORTAL_VERBS, verbIri } from '../../src/domain/xapi/portal-verbs.ts';
import type { Asked } from '../services/search-statements.ts';

const LONGEST_IRI = 2_000;

const text = (name: string, longest: number) =>
  z
    .string(`${name} 只能写一次`)
    .trim()
    .max(longest, `${name} 太长，最多 ${longest} 个字符`)
    .transform((written) => (written === '' ? undefined : written))
    .optional();

const FILTERS = {
  person: text('person', 100),
  activity: text('activity', LONGEST_IRI),
  verb: text('verb', LONGEST_IRI),
  from: text('from', 40),
  to: text('to', 40),
} as const;

/** A filter nobody knows is refused: passed over, it would show or hand out far more than was meant. */
export function searchObject<Shape extends z.ZodRawShape>(more: Shape) {
  return z.strictObject(
    { ...FILTERS, ...more },
    {
      error: (issue) =>
        issue.code === 'unrecognized_keys'
          ? `没有“${issue.keys.join('、')}”这个查询条件：可以用 ${Object.keys(FILTERS).join('、')}`
          : undefined,
    },
  );
}

type Written = { readonly [Name in keyof typeof FILTERS]?: string | undefined };

export function readSearch(written: Written): Result<Asked> {
  const { person, activity } = written;
  const verb = readVerb(written.verb);
  if (!verb.ok) return verb;
  const from = readInstant('from', written.from, startOfDayMs);
  if (!from.ok) return from;
  const to = readInstant('to', written.to, endOfDayMs);
  if (!to.ok) return to;
  const [fromMs, toMs] = [from.value, to.value];
  if (fromMs !== undefined && toMs !== undefined && fromMs > toMs) {
    return refuse('from', '开始时间在结束时间之后，请对调或改正。');
  }
  return succeed({
    search: {
      ...(person !== undefined && { person }),
      ...(activity !== undefined && { activity }),
      ...(verb.value !== undefined && { verb: verb.value }),
      // The store finds what was recorded after an instant; `from` itself is meant as well.
      ...(fromMs !== undefined && { sinceMs: fromMs - 1 }),
      ...(toMs !== undefined && { untilMs: toMs }),
    },
    written: asWritten(written),
  });
}

/** `person=…&from=…`, in this order, for the audit log. */
function asWritten(written: Written): string {
  const given = Object.keys(FILTERS).flatMap((name) => {
    const value = written[name as keyof Written];
    return value === undefined ? [] : [`${name}=${value}`];
  });
  return given.join('&');
}

/** A short name such as `passed`, or an IRI. */
function readVerb(written: string | undefined): Result<string | undefined> {
  if (written === undefined) return succeed(undefined);
  const known = PORTAL_VERBS.find((verb) => verb === written);
  if (known) return succeed(verbIri(known));
  if (/^[a-z][a-z0-9+.-]*:\S+$/i.test(written)) return succeed(written);
  return refuse('verb', `没有“${written}”这个动词：可以用 ${PORTAL_VERBS.join('、')}，或者完整的标识。`);
}

/** A day in Shanghai, or an instant with its offset. */
function readInstant(
  name: 'from' | 'to',
  written: string | undefined,
  ofDay: (day: string) => number,
): Result<number | undefined> {
  if (written === undefined) return succeed(undefined);
  if (/^\d{4}-\d\d-\d\d$/.test(written)) {
    const ms = ofDay(written);
    // 30 February would quietly become 2 March.
    if (!Number.isNaN(ms) && dayOf(ms) === written) return succeed(ms);
  }
  const ms = readTimestamp(written);
  if (ms !== undefined) return succeed(ms);
  return refuse(
    name,
    `“${written}”不是日期或时刻：请写成 2026-11-23，或者 2026-11-23T09:00:00+08:00（要带时区）。`,
  );
}

function refuse(field: keyof Written, message: string): Result<never> {
  return fail({ code: 'invalid-request', message, field: `/${field}` });
}
