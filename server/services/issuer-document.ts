/**
 * Who issues badges, and with which keys: the document a verifier fetches from the issuer's address.
 * Source: Controlled Identifiers 1.0, 2. docs/decisions/0017
 */
import { fromBase64 } from '../../src/domain/base/bytes.ts';
import type { LinkedData } from '../../src/domain/certificate/data-integrity.ts';
import { toMultikey } from '../../src/domain/certificate/multikey.ts';
import type { Deps } from './deps.ts';
import { issuerKeys } from './issuer-keys.ts';

export function issuerAddress({ publicUrl }: Pick<Deps, 'publicUrl'>): string {
  return `${publicUrl}/issuer`;
}

/** @param publicKey - raw, base64url */
export function verificationMethod(issuer: string, publicKey: string): string {
  return `${issuer}#${toMultikey(fromBase64(publicKey))}`;
}

/** Keys that have signed stay in it: what they signed goes on verifying after a rotation. */
export async function issuerDocument(deps: Deps): Promise<LinkedData> {
  const id = issuerAddress(deps);
  const keys = await issuerKeys(deps);
  const methods = keys.map(({ publicKey }) => ({
    id: verificationMethod(id, publicKey),
    type: 'Multikey',
    controller: id,
    publicKeyMultibase: toMultikey(fromBase64(publicKey)),
  }));
  return {
    // The terms every Data Integrity library carries with it.
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id,
    alsoKnownAs: [deps.catalogue.portal.identifier],
    verificationMethod: methods,
    assertionMethod: methods.map((method) => method.id),
  };
}
