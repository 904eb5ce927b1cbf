/** What a batch of certificates gives one person: certificates that stand, or the reason why there is none. */

import { dayOf } from '../../src/domain/base/calendar.ts';
import { canonicalJson } from '../../src/domain/base/canonical-json.ts';
import { formatCreditHours } from '../../src/domain/base/centihours.ts';
import type { WithoutReason } from '../../src/domain/certificate/batch.ts';
import type { CertificateKind } from '../../src/domain/certificate/claim.ts';
import { assessYear, type RequirementAssessment } from '../../src/domain/policy/assess-year.ts';
import type { BatchItem, CertificateBatch } from '../ports/certificate-batch-store.ts';
import type { AnnualStatus } from '../ports/ledger-store.ts';
import { assessStatus, yearTotals } from './assess-status.ts';
import type { Deps } from './deps.ts';
import { governingPolicy } from './governing-policy.ts';
import type { KeepCertificate } from './keep-together.ts';
import { type SettleOrder, settleCourses, settleYear } from './settle-certificate.ts';

type Batch = Pick<CertificateBatch, 'year' | 'kinds' | 'asOf' | 'askedBy'>;

export async function batchOutcomes(
  deps: Deps,
  batch: Batch,
  { personId, keep }: { readonly personId: string; readonly keep: KeepCertificate },
): Promise<readonly BatchItem[]> {
  const order: SettleOrder = { by: batch.askedBy, asOf: batch.asOf, keep };
  const ofYear = batch.kinds === 'course' ? [] : [await yearItem(deps, batch, personId, order)];
  if (batch.kinds === 'annual') return ofYear;
  const courses = await courseItems(deps, batch, personId, order);
  if (ofYear.length > 0 || courses.length > 0) return [...ofYear, ...courses];
  return [without('course', '课程', 'none', `${batch.year} 年度没有学完的课程。`)];
}

async function yearItem(
  deps: Deps,
  { year, asOf }: Batch,
  personId: string,
  order: SettleOrder,
): Promise<BatchItem> {
  const title = `${year} 年度学时证明`;
  const none = (reason: WithoutReason, detail: string) => without('annual', title, reason, detail);
  const status = await deps.storage.ledger.status(personId, year);
  if (!status) return none('unmet', `${year} 年度没有学时记录。`);
  const then = await statusOf(deps, status, asOf);
  if (!then.isMet) return none('unmet', await shortfall(deps, status, asOf));
  if (canonicalJson({ ...then.totals }) !== canonicalJson({ ...status.totals })) {
    return none('changed', `${asOf} 以后又有学时登记，那一天的事实已不是现在的事实。请改用较晚的截至日期。`);
  }
  const settled = await settleYear(deps, status, order);
  if (!settled.ok) return none('glyph', settled.failure.message);
  if (settled.value) return { kind: 'annual', title, outcome: settled.value };
  return status.isMet ? none('withheld', WITHHELD) : none('unmet', await shortfall(deps, status, asOf));
}

async function courseItems(
  deps: Deps,
  { year, asOf }: Batch,
  personId: string,
  order: SettleOrder,
): Promise<readonly BatchItem[]> {
  const settled = await settleCourses(deps, personId, year, order);
  return settled
    .filter(({ course, isCredited }) => isCredited && course.completedOn <= asOf)
    .map(({ course, outcome }) => {
      const title = `《${course.title}》结业证书`;
      if (!outcome.ok) return without('course', title, 'glyph', outcome.failure.message);
      if (!outcome.value) return without('course', title, 'withheld', WITHHELD);
      return { kind: 'course', title, outcome: outcome.value } as const;
    });
}

const WITHHELD = '证书已被撤销，没有重新出具。要重新出具，请在“已出具的证书”里找到它。';

function without(kind: CertificateKind, title: string, reason: WithoutReason, detail: string): BatchItem {
  return { kind, title, outcome: { reason, detail } };
}

/** The status as the postings up to the end of a day make it. */
async function statusOf(deps: Deps, status: AnnualStatus, asOf: string): Promise<AnnualStatus> {
  const { personId, year } = status;
  const entries = await deps.storage.ledger.entries(personId, year);
  const until = entries.filter(({ postedAtMs }) => dayOf(postedAtMs) <= asOf);
  if (until.length === entries.length) return status;
  return assessStatus(deps, await governingPolicy(deps, year), { personId, year }, until);
}

async function shortfall(deps: Deps, { personId, year }: AnnualStatus, asOf: string): Promise<string> {
  const policy = await governingPolicy(deps, year);
  const entries = (await deps.storage.ledger.entries(personId, year)).filter(
    ({ postedAtMs }) => dayOf(postedAtMs) <= asOf,
  );
  const open = assessYear(policy, yearTotals(deps, entries)).filter(({ state }) => state !== 'met');
  return `${open.map(inWords).join('；')}。`;
}

function inWords(assessment: RequirementAssessment): string {
  const { title, state } = assessment;
  if (state === 'notAssessable') return `${title}：没有网络学时记录，无法评定`;
  if (assessment.kind !== 'minimumHours') return `${title}：未达到`;
  const missing = assessment.requiredCentihours - assessment.achievedCentihours;
  return `${title}：还差 ${formatCreditHours(missing)} 学时`;
}
