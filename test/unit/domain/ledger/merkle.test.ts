/** The ledger's Merkle tree: published vectors, and the laws of inclusion. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromHex, toHex } from '../../../../src/domain/base/bytes.ts';
import {
  inclusionProof,
  leafHash,
  merkleRoot,
  verifyInclusion,
} from '../../../../src/domain/ledger/merkle.ts';

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());

/** The inputs and roots of Certificate Transparency's own tests (google/certificate-transparency, merkle_tree_test). */
const INPUTS = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

test('an empty log has the hash of nothing as its root (RFC 6962 2.1)', () => {
  expect(toHex(merkleRoot([], sha256))).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
});

test.each(ROOTS.map((root, at) => [at + 1, root] as const))(
  '%i leaves have the published root',
  (size, root) => {
    const leaves = INPUTS.slice(0, size).map((input) => leafHash(fromHex(input), sha256));
    expect(toHex(merkleRoot(leaves, sha256))).toBe(root);
  },
);

const aLog = fc
  .array(fc.uint8Array({ maxLength: 8 }), { minLength: 1, maxLength: 40 })
  .map((entries) => entries.map((entry) => leafHash(entry, sha256)));
const aPlace = fc.nat();

test('every leaf of every log is proved, by a path that fits the tree’s height', () => {
  fc.assert(
    fc.property(aLog, aPlace, (leaves, place) => {
      const index = place % leaves.length;
      const proof = inclusionProof(index, leaves, sha256);
      const leaf = leaves[index] as Uint8Array;
      const claim = { index, treeSize: leaves.length, leaf, proof, root: merkleRoot(leaves, sha256) };
      expect(verifyInclusion(claim, sha256)).toBe(true);
      expect(proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(leaves.length)));
    }),
  );
});

test('a proof proves nothing else: another leaf, place, path or root is refused', () => {
  fc.assert(
    fc.property(aLog, aPlace, (leaves, place) => {
      const index = place % leaves.length;
      const proof = inclusionProof(index, leaves, sha256);
      const leaf = leaves[index] as Uint8Array;
      const claim = { index, treeSize: leaves.length, leaf, proof, root: merkleRoot(leaves, sha256) };
      const foreign = leafHash(Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 255, 255), sha256);
      const forged = [
        { ...claim, leaf: foreign },
        { ...claim, root: foreign },
        { ...claim, proof: [...proof, foreign] },
        { ...claim, proof: proof.map((sibling, at) => (at === 0 ? foreign : sibling)) },
        { ...claim, proof: proof.slice(1) },
        { ...claim, index: -1 },
        { ...claim, index: leaves.length },
        { ...claim, treeSize: leaves.length * 2 + 1 },
      ];
      const stillTrue = forged.filter((forgery) => verifyInclusion(forgery, sha256));
      // A log of one leaf has an empty path: shortening or replacing nothing changes nothing.
      expect(stillTrue).toHaveLength(proof.length === 0 ? 2 : 0);
    }),
  );
});

test.each([-1, 3])('there is no leaf %i in a log of three', (index) => {
  const leaves = INPUTS.slice(0, 3).map((input) => leafHash(fromHex(input), sha256));
  expect(() => inclusionProof(index, leaves, sha256)).toThrow(RangeError);
});
