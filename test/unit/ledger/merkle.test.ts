/** Inclusion proofs under attack: every byte, place and size matters. Vectors stand with the domain's tests. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8 } from '../../../src/domain/base/bytes.ts';
import {
  type InclusionClaim,
  inclusionProof,
  leafHash,
  merkleRoot,
  verifyInclusion,
} from '../../../src/domain/ledger/merkle.ts';

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
const logOf = (size: number) =>
  Array.from({ length: size }, (_, at) => leafHash(utf8(`entry ${at}`), sha256));

function claimOf(size: number, index: number): InclusionClaim {
  const leaves = logOf(size);
  const leaf = leaves[index] as Uint8Array;
  return {
    index,
    treeSize: size,
    leaf,
    proof: inclusionProof(index, leaves, sha256),
    root: merkleRoot(leaves, sha256),
  };
}

const aClaim = fc
  .integer({ min: 1, max: 70 })
  .chain((size) => fc.nat({ max: size - 1 }).map((index) => claimOf(size, index)));

/** RFC 6962 2.1.1 read backwards: the same answer by another way, from the root's split downwards. */
function rootFromPath({ index, treeSize, leaf, proof }: InclusionClaim): Uint8Array {
  if (treeSize === 1) return leaf;
  const split = 2 ** Math.floor(Math.log2(treeSize - 1));
  const sibling = proof.at(-1) as Uint8Array;
  const below = { leaf, proof: proof.slice(0, -1), root: leaf };
  const isLeft = index < split;
  const inner = isLeft
    ? rootFromPath({ ...below, index, treeSize: split })
    : rootFromPath({ ...below, index: index - split, treeSize: treeSize - split });
  const [left, right] = isLeft ? [inner, sibling] : [sibling, inner];
  return sha256(Uint8Array.from([1, ...left, ...right]));
}

test('every leaf of every log up to 40 is proved, and by the definition too', () => {
  for (let size = 1; size <= 40; size += 1) {
    for (let index = 0; index < size; index += 1) {
      const claim = claimOf(size, index);
      expect(verifyInclusion(claim, sha256)).toBe(true);
      expect(rootFromPath(claim)).toEqual(claim.root);
    }
  }
});

test('one changed bit in leaf, path or root is refused', () => {
  fc.assert(
    fc.property(aClaim, fc.nat(), fc.nat({ max: 255 }), (claim, which, bit) => {
      const parts = [claim.leaf, claim.root, ...claim.proof].map((part) => part.slice());
      const part = parts[which % parts.length] as Uint8Array;
      part[bit >> 3] = (part[bit >> 3] as number) ^ (1 << (bit & 7));
      const [leaf = part, root = part, ...proof] = parts;
      expect(verifyInclusion({ ...claim, leaf, root, proof }, sha256)).toBe(false);
    }),
  );
});

test('the path of one place proves no other place', () => {
  fc.assert(
    fc.property(aClaim, fc.integer({ min: -3, max: 75 }), (claim, index) => {
      expect(verifyInclusion({ ...claim, index }, sha256)).toBe(index === claim.index);
    }),
  );
});

test('a path that is longer, shorter or in another order is refused', () => {
  fc.assert(
    fc.property(aClaim, (claim) => {
      const { proof, root } = claim;
      expect(verifyInclusion({ ...claim, proof: [...proof, root] }, sha256)).toBe(false);
      if (proof.length > 0)
        expect(verifyInclusion({ ...claim, proof: proof.slice(0, -1) }, sha256)).toBe(false);
      if (proof.length > 1)
        expect(verifyInclusion({ ...claim, proof: [...proof].reverse() }, sha256)).toBe(false);
    }),
  );
});

test.each([0.5, Number.NaN, -1, Number.POSITIVE_INFINITY])(
  '%d is no place, even in a log of one',
  (index) => {
    expect(verifyInclusion({ ...claimOf(1, 0), index }, sha256)).toBe(false);
    expect(() => inclusionProof(index, logOf(1), sha256)).toThrow(RangeError);
  },
);

test.each([1.5, Number.NaN, 0])('%d is no size', (treeSize) => {
  expect(verifyInclusion({ ...claimOf(1, 0), treeSize }, sha256)).toBe(false);
});

test('a path whose seam between left and right was moved is refused', () => {
  const { leaf, proof, root, ...place } = claimOf(2, 0);
  const [sibling = leaf] = proof;
  const longer = Uint8Array.from([...leaf, ...sibling.slice(0, 1)]);
  expect(verifyInclusion({ ...place, leaf: longer, proof: [sibling.slice(1)], root }, sha256)).toBe(false);
});

test('a node of the tree cannot pass for an entry', () => {
  const [left, right] = logOf(2) as [Uint8Array, Uint8Array];
  expect(leafHash(Uint8Array.from([...left, ...right]), sha256)).not.toEqual(
    merkleRoot([left, right], sha256),
  );
});
