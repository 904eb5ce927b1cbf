/**
 * The ledger as a Merkle tree: one root stands for every entry, and a short path proves one entry in it.
 * Source: RFC 6962 section 2.1 (hashing, audit paths, consistency); verification after RFC 9162 section 2.1.
 */

/** SHA-256, given by the platform. */
export type Hash = (bytes: Uint8Array) => Uint8Array;

export function leafHash(entry: Uint8Array, hash: Hash): Uint8Array {
  return hash(concat(Uint8Array.of(0), entry));
}

export function nodeHash(left: Uint8Array, right: Uint8Array, hash: Hash): Uint8Array {
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

/** Neighbouring leaves whose root is one hash of a proof. */
export interface LeafRange {
  readonly from: number;
  readonly count: number;
}

/**
 * What the sibling hashes from a leaf up to the root stand for. Who keeps hashes of inner nodes need not read
 * every leaf to prove one.
 * @throws RangeError when the log has no leaf at `index`
 */
export function inclusionRanges(index: number, size: number): readonly LeafRange[] {
  if (!isPlace(index, size)) throw new RangeError(`no leaf ${index} in a log of ${size}`);
  const ranges: LeafRange[] = [];
  let [from, count] = [0, size];
  while (count > 1) {
    const split = splitOf(count);
    if (index - from < split) {
      ranges.unshift({ from: from + split, count: count - split });
      count = split;
    } else {
      ranges.unshift({ from, count: split });
      from += split;
      count -= split;
    }
  }
  return ranges;
}

/**
 * What the hashes stand for that prove a log to be the beginning of a longer one. Source: RFC 9162 2.1.4.1.
 * @returns none for two logs of one size
 * @throws RangeError unless 0 < first ≤ second
 */
export function consistencyRanges(first: number, second: number): readonly LeafRange[] {
  if (!isPlace(first - 1, second)) throw new RangeError(`no log of ${first} begins a log of ${second}`);
  const ranges: LeafRange[] = [];
  let [from, count, isWhole] = [0, second, true];
  while (first - from < count) {
    const split = splitOf(count);
    if (first - from <= split) {
      ranges.unshift({ from: from + split, count: count - split });
      count = split;
    } else {
      ranges.unshift({ from, count: split });
      from += split;
      count -= split;
      isWhole = false;
    }
  }
  return isWhole ? ranges : [{ from, count }, ...ranges];
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
  return inclusionRanges(index, leaves.length).map(({ from, count }) =>
    merkleRoot(leaves.slice(from, from + count), hash),
  );
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

export interface ConsistencyClaim {
  readonly firstSize: number;
  readonly firstRoot: Uint8Array;
  readonly secondSize: number;
  readonly secondRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** Is the first log the beginning of the second? Source: RFC 9162 2.1.4.2. */
export function verifyConsistency(claim: ConsistencyClaim, hash: Hash): boolean {
  const { firstSize, firstRoot, secondSize, secondRoot, proof } = claim;
  if (!isWellFormed(claim)) return false;
  if (firstSize === secondSize) return proof.length === 0 && equalBytes(firstRoot, secondRoot);
  const [seed, ...rest] = isPowerOfTwo(firstSize) ? [firstRoot, ...proof] : proof;
  if (!seed) return false;
  const walked = walkConsistency([firstSize - 1, secondSize - 1], { seed, rest }, hash);
  return walked !== undefined && equalBytes(walked.first, firstRoot) && equalBytes(walked.second, secondRoot);
}

/** @returns the two roots the path leads to; undefined when it is too long or too short */
function walkConsistency(
  places: readonly [number, number],
  { seed, rest }: { readonly seed: Uint8Array; readonly rest: readonly Uint8Array[] },
  hash: Hash,
): { readonly first: Uint8Array; readonly second: Uint8Array } | undefined {
  let [node, last] = up(places, (place) => place % 2 === 1);
  let [first, second] = [seed, seed];
  for (const sibling of rest) {
    if (last === 0) return undefined;
    if (node % 2 === 1 || node === last) {
      first = nodeHash(sibling, first, hash);
      second = nodeHash(sibling, second, hash);
      [node, last] = up([node, last], (place) => place % 2 === 0 && place !== 0);
    } else {
      second = nodeHash(second, sibling, hash);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? { first, second } : undefined;
}

function isWellFormed({ firstSize, firstRoot, secondSize, secondRoot, proof }: ConsistencyClaim): boolean {
  return (
    isPlace(firstSize - 1, secondSize) &&
    [firstRoot, ...proof].every((part) => part.length === secondRoot.length)
  );
}

/** Both numbers a level up while the first one says so. */
function up([node, last]: readonly [number, number], goesOn: (node: number) => boolean): [number, number] {
  let [place, end] = [node, last];
  while (goesOn(place)) {
    place = Math.floor(place / 2);
    end = Math.floor(end / 2);
  }
  return [place, end];
}

function isPowerOfTwo(size: number): boolean {
  return size === 1 || splitOf(size) * 2 === size;
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
