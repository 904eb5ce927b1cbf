/** The growing tree says what the whole tree says, and proofs that one log begins another hold (RFC 9162 2.1). */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromHex, toHex, utf8 } from '../../../../src/domain/base/bytes.ts';
import {
  consistencyRanges,
  inclusionProof,
  inclusionRanges,
  leafHash,
  merkleRoot,
  verifyConsistency,
} from '../../../../src/domain/ledger/merkle.ts';
import { growTree, rootOfPeaks, subtreesOf } from '../../../../src/domain/ledger/tree-edge.ts';

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
const logOf = (size: number) =>
  Array.from({ length: size }, (_, at) => leafHash(utf8(`entry ${at}`), sha256));
const rootAt = (leaves: readonly Uint8Array[], size: number) => merkleRoot(leaves.slice(0, size), sha256);
const rangeRoot = (leaves: readonly Uint8Array[]) => (range: { from: number; count: number }) =>
  merkleRoot(leaves.slice(range.from, range.from + range.count), sha256);
const [first, second] = [fc.integer({ min: 1, max: 130 }), fc.integer({ min: 1, max: 130 })];

test('leaf after leaf, the growing tree has the root of all leaves so far', () => {
  const leaves = logOf(70);
  const tree = growTree(sha256);
  expect(toHex(tree.root())).toBe(toHex(merkleRoot([], sha256)));
  leaves.forEach((leaf, at) => {
    tree.push(leaf);
    expect(toHex(tree.root())).toBe(toHex(rootAt(leaves, at + 1)));
  });
});

test('a tree goes on from its edge as if it had never stopped', () => {
  fc.assert(
    fc.property(first, second, (before, more) => {
      const leaves = logOf(before + more);
      const begun = growTree(sha256);
      for (const leaf of leaves.slice(0, before)) begun.push(leaf);
      const tree = growTree(sha256, begun.edge());
      for (const leaf of leaves.slice(before)) tree.push(leaf);
      expect(toHex(tree.root())).toBe(toHex(rootAt(leaves, before + more)));
    }),
    { numRuns: 500 },
  );
});

test('an edge with a hash too many or too few is refused', () => {
  const [leaf = new Uint8Array()] = logOf(1);
  expect(() => growTree(sha256, { size: 3, peaks: [leaf] })).toThrow(RangeError);
  expect(() => growTree(sha256, { size: 4, peaks: [leaf, leaf] })).toThrow(RangeError);
});

test('every node that becomes whole is told once, with its place', () => {
  const leaves = logOf(64);
  const tree = growTree(sha256);
  const nodes = leaves.flatMap((leaf) => tree.push(leaf));
  expect(nodes).toHaveLength(63);
  for (const { level, place, hash } of nodes) {
    const count = 2 ** level;
    expect(toHex(hash)).toBe(toHex(merkleRoot(leaves.slice(place * count, (place + 1) * count), sha256)));
  }
});

test('a range of a proof is made of whole subtrees', () => {
  fc.assert(
    fc.property(first, fc.nat(), (size, place) => {
      const leaves = logOf(size);
      for (const { from, count } of inclusionRanges(place % size, size)) {
        const peaks = subtreesOf(from, count).map((subtree) => {
          const width = 2 ** subtree.level;
          return rangeRoot(leaves)({ from: subtree.place * width, count: width });
        });
        expect(toHex(rootOfPeaks(peaks, sha256))).toBe(toHex(rangeRoot(leaves)({ from, count })));
      }
    }),
    { numRuns: 500 },
  );
});

test('of every two logs the shorter is proved to begin the longer', () => {
  fc.assert(
    fc.property(first, second, (one, other) => {
      const [firstSize, secondSize] = [Math.min(one, other), Math.max(one, other)];
      const leaves = logOf(secondSize);
      const proof = consistencyRanges(firstSize, secondSize).map(rangeRoot(leaves));
      const claim = {
        firstSize,
        firstRoot: rootAt(leaves, firstSize),
        secondSize,
        secondRoot: rootAt(leaves, secondSize),
        proof,
      };
      expect(verifyConsistency(claim, sha256)).toBe(true);
      const foreign = sha256(utf8('another'));
      const forged = [
        { ...claim, firstRoot: foreign },
        { ...claim, secondRoot: foreign },
        { ...claim, proof: [...proof, foreign] },
        { ...claim, firstSize: 0 },
        { ...claim, firstSize: secondSize + 1 },
        { ...claim, firstSize: Number.NaN },
        { ...claim, firstRoot: Uint8Array.from([...claim.firstRoot, 1]) },
        ...proof.map((_, at) => ({ ...claim, proof: proof.filter((__, other) => other !== at) })),
        ...proof.map((_, at) => ({
          ...claim,
          proof: proof.map((hash, other) => (other === at ? foreign : hash)),
        })),
      ];
      expect(forged.filter((forgery) => verifyConsistency(forgery, sha256))).toEqual([]);
    }),
    { numRuns: 5000 },
  );
}, 120_000);

test('a log whose past was rewritten is not consistent, whatever the proof', () => {
  fc.assert(
    fc.property(first, second, fc.nat(), (one, other, place) => {
      const [firstSize, secondSize] = [Math.min(one, other), Math.max(one, other)];
      const leaves = logOf(secondSize);
      const rewritten = leaves.map((leaf, at) =>
        at === place % firstSize ? leafHash(utf8('rewritten'), sha256) : leaf,
      );
      const proof = consistencyRanges(firstSize, secondSize).map(rangeRoot(rewritten));
      const claim = {
        firstSize,
        firstRoot: rootAt(leaves, firstSize),
        secondSize,
        secondRoot: rootAt(rewritten, secondSize),
        proof,
      };
      expect(verifyConsistency(claim, sha256)).toBe(false);
    }),
    { numRuns: 1000 },
  );
}, 60_000);

test('Certificate Transparency’s own proofs come out (RFC 9162 2.1.5: 3, 4 and 6 of 7 leaves)', () => {
  const ranges = (size: number) => consistencyRanges(size, 7).map(({ from, count }) => [from, count]);
  expect(ranges(3)).toEqual([
    [2, 1],
    [3, 1],
    [0, 2],
    [4, 3],
  ]);
  expect(ranges(4)).toEqual([[4, 3]]);
  expect(ranges(6)).toEqual([
    [4, 2],
    [6, 1],
    [0, 4],
  ]);
});

test('the proofs of inclusion are those that were always made', () => {
  const leaves = logOf(13);
  const proof = inclusionProof(11, leaves, sha256).map(toHex);
  const by = (...range: [number, number]) => toHex(merkleRoot(leaves.slice(...range), sha256));
  expect(proof).toEqual([by(10, 11), by(8, 10), by(12, 13), by(0, 8)]);
  expect(proof.every((hash) => fromHex(hash).length === 32)).toBe(true);
});
