/** Read what a request brings. A zod schema in, a typed value or a failure that names the field out. */
import { z } from 'zod';
import { yearOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { Deps } from '../services/deps.ts';

export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): Result<z.output<Schema>> {
  const parsed = schema.safeParse(input ?? {});
  if (parsed.success) return succeed(parsed.data);
  const [issue] = parsed.error.issues;
  return fail({
    code: 'invalid-request',
    message: issue?.message ?? '请求的内容不符合格式。',
    field: `/${(issue?.path ?? []).join('/')}`,
  });
}

const yearQuery = z.object({
  year: z
    .string()
    .regex(/^(20[0-9]{2})$/, '年度要写成四位数字，例如 2026')
    .optional(),
});

/** The `year` parameter; this year when it is absent. Years that no policy governs are refused. */
export function parseYear(deps: Deps, query: unknown): Result<number> {
  const parsed = parse(yearQuery, query);
  if (!parsed.ok) return parsed;
  const year = Number(parsed.value.year ?? yearOf(deps.clock.now()));
  const governed = deps.catalogue.policies.some(
    (policy) => policy.fromYear <= year && year <= (policy.toYear ?? Number.POSITIVE_INFINITY),
  );
  return governed
    ? succeed(year)
    : fail({ code: 'invalid-request', message: `${year} 年没有适用的学时规定。`, field: '/year' });
}

/** A day as `YYYY-MM-DD` that is in the calendar. */
export function dayText(name: string): z.ZodType<string> {
  const message = `${name} 要写成日期，例如 2026-06-30`;
  return z.string(message).refine(isDay, message);
}

function isDay(written: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(written) ? new Date(`${written}T00:00:00Z`) : undefined;
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(written);
}
