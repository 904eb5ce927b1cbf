/** Rotate the signing key, and write down who did it. */
import type { IssuerKey } from '../../src/domain/ledger/key-succession.ts';
import type { Deps } from './deps.ts';

export interface RotatedKeys {
  readonly before: IssuerKey;
  readonly now: IssuerKey;
}

/** @param rotate - does it to the files */
export async function rotateKeys(deps: Deps, rotate: (nowMs: number) => RotatedKeys): Promise<RotatedKeys> {
  const atMs = deps.clock.now();
  const { before, now } = rotate(atMs);
  deps.signer.refresh();
  await deps.storage.log.addKeys(deps.signer.known(), atMs);
  await deps.storage.audit.record({
    atMs,
    who: 'system',
    action: 'signing-key-rotated',
    detail: { before: before.keyId, now: now.keyId },
  });
  return { before, now };
}
