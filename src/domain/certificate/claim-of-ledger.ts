/** Whether a claim says what the ledger says: one answer for the portal's own check and for a reader's. */
import { canonicalJson } from '../base/canonical-json.ts';
import type { EntryDraft } from '../ledger/entry.ts';
import { totalByCategory } from '../policy/assess-year.ts';
import type { AnnualClaim, CertificateClaim, CourseFacts } from './claim.ts';
import { courseFactsOf } from './course-facts.ts';

/** @param entries - of the person, of the claim's year, within the claim's log, in log order */
export function isClaimOfLedger(claim: CertificateClaim, entries: readonly EntryDraft[]): boolean {
  return claim.kind === 'course' ? isCredited(claim.course, entries) : isSum(claim, entries);
}

function isCredited(course: CourseFacts, entries: readonly EntryDraft[]): boolean {
  const credit = entries.find(({ id }) => id === course.entry);
  const facts = credit && courseFactsOf(credit);
  const isTakenBack = entries.some(({ reverses }) => reverses === course.entry);
  return !isTakenBack && facts !== undefined && canonicalJson({ ...facts }) === canonicalJson({ ...course });
}

/** The totals were read a moment before the log was signed: the last entries may not be among them. */
function isSum({ totals }: AnnualClaim, entries: readonly EntryDraft[]): boolean {
  const claimed = canonicalJson({ ...totals });
  const sums = (count: number) => canonicalJson({ ...totalByCategory(entries.slice(0, count)) });
  return entries.some((_, at) => sums(entries.length - at) === claimed);
}
