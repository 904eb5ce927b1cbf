/** Bring a person's certificates of a year in line with the ledger: issue, replace, revoke, or leave them. */
import { type Result, succeed } from '../../src/domain/base/result.ts';
import type { AnnualClaim, CertifiedFacts, CourseFacts } from '../../src/domain/certificate/claim.ts';
import { courseFactsOf } from '../../src/domain/certificate/course-facts.ts';
import {
  type Decision,
  decideCertificate,
  decideCourseCertificate,
} from '../../src/domain/certificate/decide-certificate.ts';
import { isReversed } from '../../src/domain/ledger/post-award.ts';
import { assessShare } from '../../src/domain/policy/assess-year.ts';
import type { Policy } from '../../src/domain/policy/policy.ts';
import type { CertificateListed } from '../ports/certificate-store.ts';
import type { AnnualStatus } from '../ports/ledger-store.ts';
import type { Deps } from './deps.ts';
import { governingPolicy } from './governing-policy.ts';
import { issueCertificate } from './issue-certificate.ts';
import type { KeepCertificate } from './keep-together.ts';

export interface SettleOrder {
  /** What a certificate is told that no longer stands. */
  readonly reason?: string;
  /** Who has it done: a person's id; `system` where it follows of itself. */
  readonly by?: string;
  /** The day as of which the facts stand, `YYYY-MM-DD`; they must be those of now. */
  readonly asOf?: string;
  /** Issue again what somebody took back. */
  readonly isAskedFor?: boolean;
  /** Of this course alone. */
  readonly onlyCourse?: string;
  /** How what is issued enters the record; by itself without it. */
  readonly keep?: KeepCertificate;
}

/** What stands afterwards; undefined when none is due. */
export interface Settled {
  readonly code: string;
  readonly isNew: boolean;
}

export interface SettledCourse {
  readonly course: CourseFacts;
  /** Not when its credit was taken back. */
  readonly isCredited: boolean;
  readonly outcome: Result<Settled | undefined>;
}

/** @returns the code of the year's certificate that stands afterwards; undefined when none is due */
export async function settleCertificate(
  deps: Deps,
  personId: string,
  year: number,
  order: SettleOrder = {},
): Promise<Result<string | undefined>> {
  const status = await deps.storage.ledger.status(personId, year);
  if (!status) return succeed(undefined);
  const settled = await settleYear(deps, status, order);
  await settleCourses(deps, personId, year, order);
  return settled.ok ? succeed(settled.value?.code) : settled;
}

export async function settleYear(
  deps: Deps,
  status: AnnualStatus,
  order: SettleOrder = {},
): Promise<Result<Settled | undefined>> {
  const { personId, year } = status;
  return settleOne(deps, order, async () => {
    const issued = (await deps.storage.certificates.ofPerson(personId)).filter(
      (certificate) => certificate.year === year && certificate.claim.kind === 'annual',
    );
    const standing = issued.find(({ state }) => state === 'valid');
    const claim = standing?.claim.kind === 'annual' ? standing.claim : undefined;
    const decision = decideCertificate(status, claim, isWithheld(issued, order));
    const facts = () => governingPolicy(deps, year).then((policy) => yearFacts(status, policy));
    return { decision, standing, personId, facts, revoked: REVOKED_BY_FACTS };
  });
}

/** Of every course that is credited in the year, or has a certificate of it. */
export async function settleCourses(
  deps: Deps,
  personId: string,
  year: number,
  order: SettleOrder = {},
): Promise<readonly SettledCourse[]> {
  const entries = await deps.storage.ledger.entries(personId, year);
  const courses = new Map<string, { readonly course: CourseFacts; readonly isCredited: boolean }>();
  for (const entry of entries) {
    const course = courseFactsOf(entry);
    if (course && (order.onlyCourse ?? course.id) === course.id)
      courses.set(course.id, { course, isCredited: !isReversed(entries, entry.id) });
  }
  const settled: SettledCourse[] = [];
  for (const { course, isCredited } of courses.values()) {
    const outcome = await settleOne(deps, order, async () => {
      const issued = (await deps.storage.certificates.ofPerson(personId)).filter(
        ({ claim }) => claim.year === year && claim.kind === 'course' && claim.course.id === course.id,
      );
      const standing = issued.find(({ state }) => state === 'valid');
      const claim = standing?.claim.kind === 'course' ? standing.claim : undefined;
      const credited = isCredited ? course : undefined;
      const decision = decideCourseCertificate(credited, claim, isWithheld(issued, order));
      const facts = async () => ({ kind: 'course', year, course }) as const;
      return { decision, standing, personId, facts, revoked: REVOKED_WITH_CREDIT };
    });
    settled.push({ course, isCredited, outcome });
  }
  return settled;
}

const REVOKED_BY_FACTS = '其后登记的学时使年度要求不再满足';
const REVOKED_WITH_CREDIT = '这门课程的学时已被冲销';
/** Two at once for one person are seldom; three in a row are a defect. */
const MOST_TRIES = 3;

interface Case {
  readonly decision: Decision;
  readonly standing: CertificateListed | undefined;
  readonly personId: string;
  readonly facts: () => Promise<CertifiedFacts>;
  /** The reason where the order gives none. */
  readonly revoked: string;
}

/** Decide anew when another one was issued between deciding and keeping. */
async function settleOne(
  deps: Deps,
  order: SettleOrder,
  look: () => Promise<Case>,
): Promise<Result<Settled | undefined>> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const found = await look();
    if (found.decision !== 'issue') return succeed(await leaveOrRevoke(deps, order, found));
    const { by = 'system', asOf, keep = alone(deps) } = order;
    const issue = { by, asOf, replaces: found.standing?.code, keep };
    const issued = await issueCertificate(deps, found.personId, await found.facts(), issue);
    if (!issued.ok) return issued;
    if (issued.value !== undefined) return succeed({ code: issued.value, isNew: true });
  }
  throw new Error('a certificate is issued by somebody else again and again');
}

function alone({ storage }: Deps): KeepCertificate {
  return async (order) => (await storage.certificates.issue([order]))[0] === true;
}

async function leaveOrRevoke(
  deps: Deps,
  order: SettleOrder,
  { decision, standing, revoked }: Case,
): Promise<Settled | undefined> {
  if (!standing) return undefined;
  if (decision === 'keep') return { code: standing.code, isNew: false };
  if (decision === 'revoke') await revokeStanding(deps, standing, order.reason ?? revoked);
  return undefined;
}

async function revokeStanding(
  deps: Deps,
  { code, personId }: CertificateListed,
  reason: string,
): Promise<void> {
  const atMs = deps.clock.now();
  if (!(await deps.storage.certificates.revoke(code, { reason, by: 'system', atMs }))) return;
  const detail = { personId, code, reason };
  await deps.storage.audit.record({ atMs, who: 'system', action: 'certificate-revoked', detail });
}

/** What somebody took back stays so until somebody asks for it; the newest comes first. */
function isWithheld([newest]: readonly CertificateListed[], { isAskedFor }: SettleOrder): boolean {
  return !isAskedFor && newest?.state === 'revoked' && newest.endedBy !== null && newest.endedBy !== 'system';
}

function yearFacts(status: AnnualStatus, policy: Policy): Omit<AnnualClaim, NotOfTheYear> {
  const hours = policy.requirements.find((requirement) => requirement.kind === 'minimumHours');
  const asked = policy.requirements.find((requirement) => requirement.kind === 'minimumShare');
  const share = asked && assessShare(asked, status.totals);
  return {
    kind: 'annual',
    year: status.year,
    totals: status.totals,
    ethicsCentihours: status.ethicsCentihours,
    requiredCentihours: hours?.requiredCentihours ?? 0,
    share: {
      state: share?.state ?? 'notAssessable',
      requiredBasisPoints: share?.requiredBasisPoints ?? 0,
      numeratorCentihours: share?.numeratorCentihours ?? 0,
      denominatorCentihours: share?.denominatorCentihours ?? 0,
      reading: share?.reading ?? 'earned',
    },
    legalBasis: `${policy.citation.document} ${policy.citation.clause}`,
    policyId: status.policyId,
    policyVersion: status.policyVersion,
  };
}

type NotOfTheYear = Exclude<keyof AnnualClaim, keyof Extract<CertifiedFacts, { kind: 'annual' }>>;
