/** Sign the state of the whole ledger, so that an entry changed later is found. */
import { fromHex, toHex, utf8 } from '../../src/domain/base/bytes.ts';
import { checkpointText } from '../../src/domain/ledger/checkpoint.ts';
import { merkleRoot } from '../../src/domain/ledger/merkle.ts';
import type { Checkpoint } from '../ports/ledger-store.ts';
import type { Deps } from './deps.ts';

/** @returns the checkpoint over every entry there is now, signed and kept */
export async function signCheckpoint(deps: Deps): Promise<Checkpoint> {
  const leaves = await deps.storage.ledger.leafHashes();
  const latest = await deps.storage.ledger.latestCheckpoint();
  if (latest?.treeSize === leaves.length) return latest;
  const rootHash = toHex(merkleRoot(leaves.map(fromHex), deps.sha256));
  const signedAtMs = deps.clock.now();
  const text = checkpointText(deps.catalogue.portal.identifier, leaves.length, rootHash, signedAtMs);
  const checkpoint: Checkpoint = {
    treeSize: leaves.length,
    rootHash,
    signedAtMs,
    keyId: deps.signer.keyId,
    signature: Buffer.from(deps.signer.sign(utf8(text))).toString('base64url'),
  };
  await deps.storage.ledger.addCheckpoint(checkpoint);
  return checkpoint;
}
