/**
 * A certificate as an Open Badge: what it says, without its proof.
 * Source: Open Badges 3.0 (1EdTech) B.1; Verifiable Credentials Data Model 2.0.
 */
import { type BadgeFacts, badgeFacts } from './badge-facts.ts';
import type { CertificateClaim } from './claim.ts';
import { isObject, type LinkedData } from './data-integrity.ts';
import { type StatusPlace, statusEntries } from './status-list.ts';

export const VC_CONTEXT = 'https://www.w3.org/ns/credentials/v2';
export const OPEN_BADGES_CONTEXT = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';

/** A name as it stands, or a salted hash that only those can read who know the name. */
export type BadgeName =
  | { readonly kind: 'plain'; readonly name: string }
  | { readonly kind: 'hashed'; readonly salt: string; readonly hash: string };

export interface BadgeMaking {
  readonly claim: CertificateClaim;
  readonly name: BadgeName;
  /** The portal's address, without a slash at its end. */
  readonly portalUrl: string;
  /** Where the issuer's keys are published. */
  readonly issuer: string;
  /** The portal's identifier, which names achievements. */
  readonly identifier: string;
  readonly place: StatusPlace;
  /** ISO 8601; never in the future, or verifiers refuse it. */
  readonly validFrom: string;
}

export function openBadge(making: BadgeMaking): LinkedData {
  const { claim, portalUrl, place, validFrom } = making;
  const facts = badgeFacts(claim);
  return {
    '@context': [VC_CONTEXT, OPEN_BADGES_CONTEXT],
    id: `${portalUrl}/api/certificates/${claim.code}/badge`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: facts.title,
    description: facts.description,
    issuer: { id: making.issuer, type: ['Profile'], name: claim.issuer, url: portalUrl },
    validFrom,
    credentialSubject: subjectOf(making, facts),
    credentialStatus: statusEntries(portalUrl, place),
    evidence: [
      {
        id: `${portalUrl}/verify/?code=${claim.code}`,
        type: ['Evidence'],
        name: '在线查验',
        narrative: '查验证书编号，显示证书的每一项内容和现在的状态。',
      },
    ],
  };
}

function subjectOf({ claim, name, identifier }: BadgeMaking, facts: BadgeFacts): LinkedData {
  return {
    type: ['AchievementSubject'],
    identifier: [identityOf(name)],
    licenseNumber: claim.code,
    creditsEarned: facts.centihours / 100,
    term: facts.term,
    ...(facts.day !== undefined && { activityEndDate: facts.day }),
    narrative: facts.narrative,
    achievement: {
      id: `${identifier}/achievements/${facts.achievement}`,
      type: ['Achievement'],
      achievementType: facts.achievementType,
      inLanguage: 'zh-CN',
      name: facts.title,
      description: facts.description,
      criteria: { narrative: facts.criteria },
      creditsAvailable: facts.askedCentihours / 100,
    },
  };
}

function identityOf(name: BadgeName): LinkedData {
  return name.kind === 'plain'
    ? { type: 'IdentityObject', hashed: false, identityHash: name.name, identityType: 'name' }
    : {
        type: 'IdentityObject',
        hashed: true,
        identityHash: `sha256$${name.hash}`,
        identityType: 'name',
        salt: name.salt,
      };
}

/** What a reader is told of a badge, read from whatever somebody brought. */
export interface ReadBadge {
  readonly code: string;
  readonly title: string;
  readonly issuer: string;
  readonly issuerName: string;
  /** Undefined where it is hashed. */
  readonly name: string | undefined;
  readonly narrative: string;
  readonly centihours: number;
  readonly validFrom: string;
  readonly statuses: readonly (StatusPlace & { readonly purpose: string; readonly address: string })[];
}

/** @returns undefined for what is no badge of this portal's shape; what it says may still be false */
export function readBadge(value: unknown): ReadBadge | undefined {
  if (!isObject(value) || !Array.isArray(value.type) || !value.type.includes('OpenBadgeCredential')) {
    return undefined;
  }
  const { issuer, credentialSubject: subject, credentialStatus, validFrom, name: title } = value;
  if (!isObject(issuer) || !isObject(subject) || typeof validFrom !== 'string') return undefined;
  const { licenseNumber, creditsEarned, identifier, narrative } = subject;
  const [identity] = Array.isArray(identifier) ? identifier : [];
  if (!isObject(identity) || typeof licenseNumber !== 'string' || typeof creditsEarned !== 'number') {
    return undefined;
  }
  return {
    code: licenseNumber,
    title: textOf(title),
    issuer: textOf(issuer.id),
    issuerName: textOf(issuer.name),
    name: identity.hashed === false ? textOf(identity.identityHash) : undefined,
    narrative: textOf(narrative),
    centihours: Math.round(creditsEarned * 100),
    validFrom,
    statuses: (Array.isArray(credentialStatus) ? credentialStatus : []).flatMap(readStatus),
  };
}

function readStatus(status: unknown): ReadBadge['statuses'] {
  if (!isObject(status)) return [];
  const address = textOf(status.statusListCredential);
  const list = Number(/\/status-lists\/(\d+)\//.exec(address)?.[1] ?? Number.NaN);
  const position = Number(status.statusListIndex);
  return [{ list, position, purpose: textOf(status.statusPurpose), address }];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
