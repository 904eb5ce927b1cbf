/** Checkpoints as signed notes: written, read, and nothing else read as one. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBase64, toBase64, toBase64Url } from '../../../../src/domain/base/bytes.ts';
import { checkpointText, readCheckpointText } from '../../../../src/domain/ledger/checkpoint.ts';
import { readSignedNote, signedNote } from '../../../../src/domain/ledger/signed-note.ts';

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
const origin = 'https://mingde.example.gov.cn/id';
const text = checkpointText(origin, 12, 'ab'.repeat(32), 1_795_420_860_000);

test('a note reads back as what it was made of', () => {
  const signature = Uint8Array.from({ length: 64 }, (_, at) => at);
  const note = signedNote(text, { origin, publicKey: new Uint8Array(32), signature }, sha256);
  expect(readSignedNote(note)).toMatchObject({ text, signatures: [{ name: origin, signature }] });
  expect(note.split('\n').slice(0, 5)).toEqual([...text.trimEnd().split('\n'), '']);
});

test('a checkpoint reads back as what it was made of', () => {
  expect(readCheckpointText(text)).toEqual({
    origin,
    treeSize: 12,
    rootHash: 'ab'.repeat(32),
    signedAtMs: 1_795_420_860_000,
  });
});

test.each([
  ['no line feed at its end', text.trimEnd()],
  ['one too many', `${text}\n`],
  ['a size with a nought before it', text.replace('\n12\n', '\n012\n')],
  ['no time', text.replace(/time .*\n/, '')],
  ['a size no number holds', text.replace('\n12\n', '\n90071992547409939\n')],
  ['an origin with a blank', text.replace('/id', '/ id')],
  ['another line', text.replace('time', 'more 1\ntime')],
])('a text with %s is no checkpoint', (_, wrong) => {
  expect(readCheckpointText(wrong)).toBeUndefined();
});

test.each([
  ['no signature', `${text}\n`],
  ['a signature too short', `${text}\n— ${origin} AAAA\n`],
  ['a hyphen in place of the dash', `${text}\n- ${origin} ${toBase64(new Uint8Array(68))}\n`],
  ['no empty line', `${text}— ${origin} ${toBase64(new Uint8Array(68))}\n`],
])('a text with %s is no note', (_, wrong) => {
  expect(readSignedNote(wrong)).toBeUndefined();
});

test('base64 is what Node writes and reads, and one value has one spelling', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
      expect(fromBase64(toBase64(bytes))).toEqual(bytes);
      expect(fromBase64(toBase64Url(bytes))).toEqual(bytes);
    }),
  );
  for (const wrong of ['AB', 'A', 'AAAA A', 'AAA!']) expect(() => fromBase64(wrong)).toThrow(TypeError);
});
