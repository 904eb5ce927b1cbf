/** Proofs from the log: that an entry stands in it, that it only ever grew. Reads what a proof needs, not the log. */
import { fromHex, toHex } from '../../src/domain/base/bytes.ts';
import {
  consistencyRanges,
  inclusionRanges,
  type LeafRange,
  merkleRoot,
} from '../../src/domain/ledger/merkle.ts';
import { rootOfPeaks, type Subtree, subtreesOf } from '../../src/domain/ledger/tree-edge.ts';
import type { Deps } from './deps.ts';

type ProvingDeps = Pick<Deps, 'storage' | 'sha256'>;

/** @returns sibling hashes from the leaf upwards, hex */
export function proveInclusion(
  deps: ProvingDeps,
  index: number,
  treeSize: number,
): Promise<readonly string[]> {
  return Promise.all(inclusionRanges(index, treeSize).map((range) => rangeRoot(deps, range)));
}

export function proveConsistency(
  deps: ProvingDeps,
  first: number,
  second: number,
): Promise<readonly string[]> {
  return Promise.all(consistencyRanges(first, second).map((range) => rangeRoot(deps, range)));
}

async function rangeRoot(deps: ProvingDeps, { from, count }: LeafRange): Promise<string> {
  const peaks = await Promise.all(subtreesOf(from, count).map((subtree) => subtreeRoot(deps, subtree)));
  return toHex(rootOfPeaks(peaks, deps.sha256));
}

async function subtreeRoot({ storage, sha256 }: ProvingDeps, subtree: Subtree): Promise<Uint8Array> {
  const kept = await storage.log.node(subtree);
  if (kept !== undefined) return fromHex(kept);
  const width = 2 ** subtree.level;
  const leaves = await storage.log.leaves(subtree.place * width, width);
  return merkleRoot(
    leaves.map(({ leafHash }) => fromHex(leafHash)),
    sha256,
  );
}
