/** What a certificate says in the terms of Open Badges. The one place that knows the kinds of claims. */
import { formatCreditHours } from '../base/centihours.ts';
import type { AnnualClaim, CertificateClaim, CourseClaim } from './claim.ts';

export interface BadgeFacts {
  /** Path of the achievement under the portal's identifier: the same for everybody who achieved it. */
  readonly achievement: string;
  readonly achievementType: 'Certificate' | 'Course';
  readonly title: string;
  readonly description: string;
  readonly criteria: string;
  readonly narrative: string;
  /** What the holder has, and what the achievement asks of or gives everybody. */
  readonly centihours: number;
  readonly askedCentihours: number;
  readonly term: string;
  /** `YYYY-MM-DD`, where it was achieved on one day. */
  readonly day?: string;
}

/** A sample is another achievement than the real one. */
export function badgeFacts(claim: CertificateClaim): BadgeFacts {
  const facts = claim.kind === 'annual' ? annual(claim) : course(claim);
  if (!claim.isSample) return facts;
  const { achievement, title, description, narrative } = facts;
  const sample = (text: string) => `【样张】${text}`;
  return {
    ...facts,
    achievement: `sample/${achievement}`,
    title: sample(title),
    description: sample(description),
    narrative: sample(narrative),
  };
}

function annual(claim: AnnualClaim): BadgeFacts {
  const { year, policyId, policyVersion, legalBasis, ethicsCentihours, requiredCentihours } = claim;
  const required = formatCreditHours(requiredCentihours);
  return {
    achievement: `annual/${year}/${policyId}-v${policyVersion}`,
    achievementType: 'Certificate',
    title: `${year} 年度公务员职业道德学时`,
    description: `完成 ${year} 年度公务员职业道德学习与实践，达到规定学时。`,
    criteria: `依据${legalBasis}：年度职业道德学时不少于 ${required} 学时，并达到规定的网络学时占比。`,
    narrative: `${claim.unit} ${year} 年度职业道德 ${formatCreditHours(ethicsCentihours)} 学时，数据截至 ${claim.asOf}。`,
    centihours: ethicsCentihours,
    askedCentihours: requiredCentihours,
    term: String(year),
  };
}

function course({ course: studied, unit, year }: CourseClaim): BadgeFacts {
  const { id, version, title, creditCentihours, minutes, scorePercent, completedOn } = studied;
  const hours = formatCreditHours(creditCentihours);
  return {
    achievement: `courses/${id}/v${version}`,
    achievementType: 'Course',
    title: `《${title}》结业`,
    description: `学完公务员职业道德课程《${title}》并通过测验。`,
    criteria: `学满规定时间，读完全部内容，并通过课程测验，计 ${hours} 学时。`,
    narrative: `${unit} ${completedOn} 学完《${title}》：用时 ${minutes} 分钟，测验 ${scorePercent} 分，计 ${hours} 学时。`,
    centihours: creditCentihours,
    askedCentihours: creditCentihours,
    term: String(year),
    day: completedOn,
  };
}
