/**
 * The ledger as a Merkle tree: one root stands for every entry, and a short path proves one entry in it.
 * Source: RFC 6962 section 2.1 (hashing, audit paths); verification after RFC 9162 section 2.1.3.2.
 */

/** SHA-256, given by the platform. */
export type Hash = (bytes: Uint8Array) => Uint8Array;

export function leafHash(entry: Uint8Array, hash: Hash): Uint8Array {
  return hash(concat(Uint8Array.of(0), entry));
}

function nodeHash(left: Uint8Array, right: Uint8Array, hash: Hash): Uint8Array {
  return hash(concat(Uint8Array.of(1), left, right));
}

/** The root over leaf hashes in log order; the hash of nothing for an empty log. */
export function merkleRoot(leaves: readonly Uint8Array[], hash: Hash): Uint8Array {
  const [only] = leaves;
  if (only === undefined) return hash(new Uint8Array(0));
  if (leaves.length === 1) return only;
  const split = splitOf(leaves.length);
  return nodeHash(merkleRoot(leaves.slice(0, split), hash), merkleRoot(leaves.slice(split), hash), hash);
}

/**
 * The sibling hashes from a leaf up to the root.
 * @throws RangeError when the log has no leaf at `index`
 */
export function inclusionProof(
  index: number,
  leaves: readonly Uint8Array[],
  hash: Hash,
): readonly Uint8Array[] {
  if (!isPlace(index, leaves.length)) throw new RangeError(`no leaf ${index} in a log of ${leaves.length}`);
  if (leaves.length === 1) return [];
  const split = splitOf(leaves.length);
  const left = leaves.slice(0, split);
  const right = leaves.slice(split);
  return index < split
    ? [...inclusionProof(index, left, hash), merkleRoot(right, hash)]
    : [...inclusionProof(index - split, right, hash), merkleRoot(left, hash)];
}

export interface InclusionClaim {
  readonly index: number;
  readonly treeSize: number;
  readonly leaf: Uint8Array;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** Does the path lead from the leaf to the root, and to nothing else? */
export function verifyInclusion(claim: InclusionClaim, hash: Hash): boolean {
  if (!isPlace(claim.index, claim.treeSize)) return false;
  // A longer "hash" could carry a piece of its neighbour across the seam between left and right.
  if ([claim.leaf, ...claim.proof].some((part) => part.length !== claim.root.length)) return false;
  let node = claim.index;
  let last = claim.treeSize - 1;
  let running = claim.leaf;
  for (const sibling of claim.proof) {
    if (last === 0) return false;
    const isRight = node % 2 === 1 || node === last;
    running = isRight ? nodeHash(sibling, running, hash) : nodeHash(running, sibling, hash);
    while (isRight && node % 2 === 0 && node !== 0) {
      node = Math.floor(node / 2);
      last = Math.floor(last / 2);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && equalBytes(running, claim.root);
}

/** Fractions and NaN pass a comparison of sizes; they are no places all the same. */
function isPlace(index: number, size: number): boolean {
  return Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size;
}

/** The largest power of two smaller than `size`. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, at) => byte === right[at]);
}
