/**
 * The right edge of the log's tree: the roots of its whole subtrees, of which there is one for each bit of its
 * size. It is all that is needed to go on adding leaves and to know the root, whatever stands to its left.
 */
import { type Hash, nodeHash } from './merkle.ts';

export interface TreeEdge {
  readonly size: number;
  /** From the left, which is from the largest. */
  readonly peaks: readonly Uint8Array[];
}

export const NO_LEAVES: TreeEdge = { size: 0, peaks: [] };

/** The root of a whole subtree of 2^level leaves, the `place`-th of that level. */
export interface TreeNode {
  readonly level: number;
  readonly place: number;
  readonly hash: Uint8Array;
}

export interface GrowingTree {
  /** @returns the nodes above the leaf that are whole now, from the lowest */
  readonly push: (leaf: Uint8Array) => readonly TreeNode[];
  readonly size: () => number;
  readonly root: () => Uint8Array;
  readonly edge: () => TreeEdge;
}

/** @throws RangeError for an edge that no tree has */
export function growTree(hash: Hash, from: TreeEdge = NO_LEAVES): GrowingTree {
  if (from.peaks.length !== peakSizes(from.size).length) {
    throw new RangeError(`a log of ${from.size} has no edge of ${from.peaks.length} hashes`);
  }
  const peaks = [...from.peaks];
  let { size } = from;
  return {
    push: (leaf) => {
      const nodes: TreeNode[] = [];
      let [node, place] = [leaf, size];
      for (let level = 1; place % 2 === 1; level += 1) {
        node = nodeHash(peaks.pop() as Uint8Array, node, hash);
        place = (place - 1) / 2;
        nodes.push({ level, place, hash: node });
      }
      peaks.push(node);
      size += 1;
      return nodes;
    },
    size: () => size,
    root: () => rootOfPeaks(peaks, hash),
    edge: () => ({ size, peaks: [...peaks] }),
  };
}

/** The hash of nothing for no peaks. */
export function rootOfPeaks(peaks: readonly Uint8Array[], hash: Hash): Uint8Array {
  const last = peaks.at(-1);
  if (!last) return hash(new Uint8Array(0));
  return peaks.slice(0, -1).reduceRight((right, left) => nodeHash(left, right, hash), last);
}

/** A whole subtree: 2^level leaves from `place` × 2^level on. */
export interface Subtree {
  readonly level: number;
  readonly place: number;
}

/**
 * The whole subtrees a range is made of, from the left.
 * @param from - a multiple of the largest power of two in `count`, as in every range of a proof
 */
export function subtreesOf(from: number, count: number): readonly Subtree[] {
  let start = from;
  return peakSizes(count).map((leaves) => {
    const subtree = { level: Math.log2(leaves), place: start / leaves };
    start += leaves;
    return subtree;
  });
}

/** 13 → 8, 4, 1 */
function peakSizes(size: number): readonly number[] {
  const sizes: number[] = [];
  for (let rest = size, bit = 1; rest > 0; rest = Math.floor(rest / 2), bit *= 2) {
    if (rest % 2 === 1) sizes.unshift(bit);
  }
  return sizes;
}
