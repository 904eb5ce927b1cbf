/** Every key that signs or has signed for this issuer, with how each follows from the one before. */
import type { IssuerKey } from '../../src/domain/ledger/key-succession.ts';
import type { Deps } from './deps.ts';

/** @returns those of the key files, oldest first, behind any that only the record still knows */
export async function issuerKeys(deps: Pick<Deps, 'storage' | 'signer'>): Promise<readonly IssuerKey[]> {
  const known = deps.signer.known();
  const recorded = await deps.storage.log.keys();
  const forgotten = recorded.filter(({ keyId }) => !known.some((key) => key.keyId === keyId));
  return [...forgotten.map(({ keyId, publicKey }) => ({ keyId, publicKey })), ...known];
}
