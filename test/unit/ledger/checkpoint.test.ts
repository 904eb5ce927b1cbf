/** The text of a checkpoint, byte for byte. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toHex } from '../../../src/domain/base/bytes.ts';
import { checkpointText } from '../../../src/domain/ledger/checkpoint.ts';

const ORIGIN = 'https://mingde.example.gov.cn/id';
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

test('the vector of docs/formats.md', () => {
  expect(checkpointText(ORIGIN, 0, EMPTY, 1_798_732_800_000)).toBe(
    'https://mingde.example.gov.cn/id\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\ntime 1798732800000\n',
  );
});

test('size, root and time read back', () => {
  fc.assert(
    fc.property(
      fc.maxSafeNat(),
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      fc.maxSafeNat(),
      (treeSize, root, signedAtMs) => {
        const lines = checkpointText(ORIGIN, treeSize, toHex(root), signedAtMs).split('\n');
        expect(lines).toHaveLength(5);
        expect(lines).toEqual([
          ORIGIN,
          String(treeSize),
          Buffer.from(root).toString('base64'),
          `time ${signedAtMs}`,
          '',
        ]);
      },
    ),
  );
});

test.each([
  ['an origin with a line end', `${ORIGIN}\n1`, 1, EMPTY, 1],
  ['no origin', '', 1, EMPTY, 1],
  ['half an entry', ORIGIN, 0.5, EMPTY, 1],
  ['a negative size', ORIGIN, -1, EMPTY, 1],
  ['a short root', ORIGIN, 1, EMPTY.slice(2), 1],
  ['a root that is no hex', ORIGIN, 1, 'xyz', 1],
  ['a time between milliseconds', ORIGIN, 1, EMPTY, 1.5],
] as const)('%s is refused', (_what, origin, treeSize, root, time) => {
  expect(() => checkpointText(origin, treeSize, root, time)).toThrow(TypeError);
});
