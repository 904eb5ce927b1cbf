/** A certificate's Open Badge, made anew with the current key each time somebody asks for it. */
import { toHex, utf8 } from '../../src/domain/base/bytes.ts';
import { type Result, succeed } from '../../src/domain/base/result.ts';
import { type BadgeName, openBadge } from '../../src/domain/certificate/badge.ts';
import { type LinkedData, prove } from '../../src/domain/certificate/data-integrity.ts';
import type { SessionCaller } from '../ports/caller.ts';
import type { CertificateRecord } from '../ports/certificate-store.ts';
import type { Deps } from './deps.ts';
import { issuerAddress, verificationMethod } from './issuer-document.ts';
import { readCertificatePdf } from './view-certificates.ts';

/** `hashed` leaves the name out: only who knows it can tell that the badge is about it. */
export type NameWish = 'plain' | 'hashed';

export interface IssuedBadge {
  readonly code: string;
  readonly badge: LinkedData;
}

/** For whoever may have the paper, and logged as that is. */
export async function readBadgeOf(
  deps: Deps,
  caller: SessionCaller,
  typed: string,
  wish: NameWish,
): Promise<Result<IssuedBadge>> {
  const found = await readCertificatePdf(deps, caller, typed);
  if (!found.ok) return found;
  const { code } = found.value;
  return succeed({ code, badge: await issueBadge(deps, found.value, wish) });
}

export async function issueBadge(
  deps: Deps,
  { code, claim, issuedAtMs }: Omit<CertificateRecord, 'pdf'>,
  wish: NameWish,
): Promise<LinkedData> {
  const now = deps.clock.now();
  const issuer = issuerAddress(deps);
  const badge = openBadge({
    claim,
    name: nameOf(deps, claim.name, wish),
    portalUrl: deps.publicUrl,
    issuer,
    identifier: deps.catalogue.portal.identifier,
    place: await deps.storage.badges.placeOf(code, deps.randomness.below),
    // A clock that was set back must not make a badge that is not good yet.
    validFrom: wholeSeconds(Math.min(issuedAtMs, now)),
  });
  return sign(deps, badge, now);
}

/** With the portal's current key; once more when that was rotated in between. */
export async function sign(deps: Deps, document: LinkedData, atMs: number): Promise<LinkedData> {
  const { sha256: hash, canonise, signer } = deps;
  const { keyId, publicKey } = signer;
  const signed = await prove(
    document,
    {
      created: wholeSeconds(atMs),
      verificationMethod: verificationMethod(issuerAddress(deps), publicKey),
    },
    { hash, canonise, sign: signer.sign },
  );
  return signer.keyId === keyId ? signed : sign(deps, document, atMs);
}

/** Down, never up: what is signed now must not lie in the future. */
export function wholeSeconds(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** Open Badges 3.0 B.1.14: SHA-256 of the name with the salt behind it. */
function nameOf(deps: Deps, name: string, wish: NameWish): BadgeName {
  if (wish === 'plain') return { kind: 'plain', name };
  const salt = deps.randomness.token();
  return { kind: 'hashed', salt, hash: toHex(deps.sha256(utf8(`${name}${salt}`))) };
}
