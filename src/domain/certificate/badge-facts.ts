/** What a certificate says in the terms of Open Badges. The one place that knows the kinds of claims. */
import { formatCreditHours } from '../base/centihours.ts';
import type { CertificateClaim } from './claim.ts';

export interface BadgeFacts {
  /** Path of the achievement under the portal's identifier: the same for everybody who achieved it. */
  readonly achievement: string;
  readonly achievementType: 'Certificate' | 'Course';
  readonly title: string;
  readonly description: string;
  readonly criteria: string;
  readonly narrative: string;
  /** What the holder has, and what the achievement asks of everybody. */
  readonly centihours: number;
  readonly askedCentihours: number;
  readonly term: string;
}

export function badgeFacts(claim: CertificateClaim): BadgeFacts {
  const hours = formatCreditHours(claim.ethicsCentihours);
  const required = formatCreditHours(claim.requiredCentihours);
  const sample = claim.isSample ? '【样张】' : '';
  return {
    achievement: `${claim.isSample ? 'sample/' : ''}annual/${claim.year}/${claim.policyId}-v${claim.policyVersion}`,
    achievementType: 'Certificate',
    title: `${sample}${claim.year} 年度公务员职业道德学时`,
    description: `${sample}完成 ${claim.year} 年度公务员职业道德学习与实践，达到规定学时。`,
    criteria: `依据${claim.legalBasis}：年度职业道德学时不少于 ${required} 学时，并达到规定的网络学时占比。`,
    narrative: `${sample}${claim.unit} ${claim.year} 年度职业道德 ${hours} 学时，数据截至 ${claim.asOf}。`,
    centihours: claim.ethicsCentihours,
    askedCentihours: claim.requiredCentihours,
    term: String(claim.year),
  };
}
