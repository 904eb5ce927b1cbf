/** Status lists as signed credentials, kept in memory until a state changes or the key does. */
import { gzipSync } from 'node:zlib';
import type { LinkedData } from '../../src/domain/certificate/data-integrity.ts';
import {
  bitstring,
  type StatusPurpose,
  statusListCredential,
} from '../../src/domain/certificate/status-list.ts';
import type { UnsoundCertificate } from '../ports/badge-store.ts';
import type { Deps } from './deps.ts';
import { sign, wholeSeconds } from './issue-badge.ts';
import { issuerAddress } from './issuer-document.ts';

/** @returns undefined for a list that was never opened */
export type StatusLists = (list: number, purpose: StatusPurpose) => Promise<LinkedData | undefined>;

interface Kept {
  readonly changes: number;
  readonly keyId: string;
  readonly signed: Promise<LinkedData>;
}

export function openStatusLists(deps: Deps): StatusLists {
  const kept = new Map<string, Kept>();
  return async (list, purpose) => {
    // Read before the bits: a change in between is seen the next time.
    const changes = await deps.storage.badges.changesOf(list);
    if (changes === undefined) return undefined;
    const { keyId } = deps.signer;
    const key = `${list}/${purpose}`;
    const known = kept.get(key);
    if (known?.changes === changes && known.keyId === keyId) return known.signed;
    const signed = signStatusList(deps, list, purpose);
    kept.set(key, { changes, keyId, signed });
    signed.catch(() => kept.delete(key));
    return signed;
  };
}

/** As the certificates stand now. */
export async function signStatusList(deps: Deps, list: number, purpose: StatusPurpose): Promise<LinkedData> {
  const now = deps.clock.now();
  const unsound = await deps.storage.badges.unsound(list);
  const positions = unsound.filter(({ state }) => concerns(purpose, state)).map(({ position }) => position);
  const credential = statusListCredential({
    portalUrl: deps.publicUrl,
    issuer: issuerAddress(deps),
    list,
    purpose,
    validFrom: wholeSeconds(now),
    packed: gzipSync(bitstring(positions)),
  });
  return sign(deps, credential, now);
}

/** What was replaced says something that is no longer so: it is refused like what was taken back. */
function concerns(purpose: StatusPurpose, state: UnsoundCertificate['state']): boolean {
  return purpose === 'revocation' || state === 'superseded';
}
