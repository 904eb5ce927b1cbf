/** The part of a policy that decides years, as one text: two versions with the same text decide the same. */
import { canonicalJson, type Json } from '../base/canonical-json.ts';
import type { Policy } from './policy.ts';

/** Titles, quizzes and hour budgets are left out: they decide no year that stands. */
export function rulesText(policy: Policy): string {
  const { id, version, cutOff, cutOffYear, lateEntryDays, makeUpDays } = policy;
  const requirements = policy.requirements.map(({ title: _, ...rule }) => rule);
  const caps = policy.caps.map(({ title: _, ...rule }) => rule);
  const rules = { id, version, cutOff, cutOffYear, lateEntryDays, makeUpDays, requirements, caps };
  return canonicalJson(rules as unknown as Json);
}
