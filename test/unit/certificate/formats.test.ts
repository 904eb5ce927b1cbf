/** The examples of docs/formats.md, which were made by other tools, against this code. */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isSm2Signed } from '../../../server/auth/sm2.ts';
import { fromHex, toHex, utf8 } from '../../../src/domain/base/bytes.ts';
import type { CertificateClaim, CourseClaim } from '../../../src/domain/certificate/claim.ts';
import { claimText } from '../../../src/domain/certificate/claim-text.ts';
import { readCertificateCode } from '../../../src/domain/certificate/code.ts';
import {
  compactAddress,
  compactBytes,
  compactClaimOf,
  readCompactClaim,
} from '../../../src/domain/certificate/compact-claim.ts';
import { courseFactsOf } from '../../../src/domain/certificate/course-facts.ts';
import { sm2KeyId } from '../../../src/domain/certificate/sm2.ts';
import { checkRecord } from '../../../src/domain/ledger/check-record.ts';
import { checkpointText } from '../../../src/domain/ledger/checkpoint.ts';
import { type EntryDraft, leafText } from '../../../src/domain/ledger/entry.ts';
import { type IssuerKey, isSuccession, successionText } from '../../../src/domain/ledger/key-succession.ts';
import { inclusionProof, leafHash, merkleRoot } from '../../../src/domain/ledger/merkle.ts';
import { readRecordFile } from '../../../src/domain/ledger/record-file.ts';
import { signedNote } from '../../../src/domain/ledger/signed-note.ts';
import {
  consistencyRoots,
  inclusionRoot,
  leafOf,
  verifyIndependently,
} from '../../support/independent-verifier.ts';

const document = readFileSync(new URL('../../../docs/formats.md', import.meta.url), 'utf8');
const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());

/** The text of a fenced block, without the line feed before its closing fence. */
function example(name: string): string {
  const block = document.match(new RegExp(`^\`\`\`${name}\\n([\\s\\S]*?)\\n\`\`\`$`, 'm'))?.[1];
  if (block === undefined) throw new Error(`docs/formats.md has no example "${name}"`);
  return block;
}

const publicKey = createPublicKey({
  key: { kty: 'OKP', crv: 'Ed25519', x: example('public-key') },
  format: 'jwk',
});
const isSigned = (text: string, signature: string) =>
  verify(null, utf8(text), publicKey, Buffer.from(signature, 'base64url'));

const claim = JSON.parse(example('certificate')) as CertificateClaim;

test('the key id is the start of the public key’s hash', () => {
  const raw = Buffer.from(example('public-key'), 'base64url');
  expect(toHex(sha256(raw)).slice(0, 16)).toBe(example('key-id'));
});

test('the SM2 signature of the certificate, made by openssl, verifies', async () => {
  const publicKey = example('sm2-public-key');
  const signed = { publicKey, signature: example('sm2-signature') };
  expect(sm2KeyId(publicKey, sha256)).toBe(example('sm2-key-id'));
  expect(await isSm2Signed(utf8(claimText(claim)), signed)).toBe(true);
  expect(await isSm2Signed(utf8(claimText({ ...claim, year: 2025 })), signed)).toBe(false);
});

test('the next key is named by the first, and both have signed for it', () => {
  const next = JSON.parse(example('next-key')) as IssuerKey;
  const first = { keyId: example('key-id'), publicKey: example('public-key') };
  const raw = Buffer.from(next.publicKey, 'base64url');
  expect(toHex(sha256(raw)).slice(0, 16)).toBe(next.keyId);
  expect(successionText(next, first.keyId, next.succeeds?.sinceMs ?? 0)).toBe(example('succession'));
  const by = (text: Uint8Array, signature: Uint8Array, publicKey: string) =>
    verify(
      null,
      text,
      createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' }),
      signature,
    );
  expect(isSuccession(next, first, by)).toBe(true);
  expect(isSuccession({ ...next, keyId: first.keyId }, first, by)).toBe(false);
});

test('the entry has this text, this leaf hash, and is the root of its log', () => {
  const text = leafText(JSON.parse(example('entry')) as EntryDraft);
  expect(text).toBe(example('entry'));
  const leaf = leafHash(utf8(text), sha256);
  expect(toHex(leaf)).toBe(example('leaf-hash'));
  expect(toHex(merkleRoot([leaf], sha256))).toBe(claim.log.rootHash);
});

test('the checkpoint has this text and this signature', () => {
  const [origin = '', size, , time] = example('checkpoint').split('\n');
  const text = checkpointText(origin, Number(size), example('leaf-hash'), Number(time?.split(' ')[1]));
  expect(text).toBe(`${example('checkpoint')}\n`);
  expect(isSigned(text, example('checkpoint-signature'))).toBe(true);
});

test('the certificate has this text and this signature, for this name only', () => {
  expect(claimText(claim)).toBe(example('certificate'));
  expect(isSigned(claimText(claim), example('certificate-signature'))).toBe(true);
  expect(isSigned(claimText({ ...claim, name: '王**' }), example('certificate-signature'))).toBe(false);
  expect(readCertificateCode(claim.code)).toBe(claim.code);
});

test('a course’s certificate says what the entry says', () => {
  const ofCourse = JSON.parse(example('course-certificate')) as CourseClaim;
  expect(claimText(ofCourse)).toBe(example('course-certificate'));
  expect(isSigned(claimText(ofCourse), example('course-certificate-signature'))).toBe(true);
  expect(readCertificateCode(ofCourse.code)).toBe(ofCourse.code);
  expect(courseFactsOf(JSON.parse(example('entry')) as EntryDraft)).toEqual(ofCourse.course);
  const record = JSON.parse(example('record'));
  const signature = example('course-certificate-signature');
  const certificates = [{ ...record.certificates[0], claim: ofCourse, signature }];
  expect(verifyIndependently({ ...record, certificates })).toBe('whole');
});

test('the QR code’s claim has these bytes and this signature', () => {
  const read = readCompactClaim(example('compact-claim'));
  if (!read) throw new Error('docs/formats.md: the compact claim is none');
  expect(read.claim).toEqual(compactClaimOf(claim, example('key-id')));
  expect(toHex(compactBytes(read.claim))).toBe(toHex(read.bytes));
  expect(verify(null, read.bytes, publicKey, read.signature)).toBe(true);
  expect(compactAddress('https://mingde.example.gov.cn/verify/', read.bytes, read.signature)).toBe(
    example('compact-claim'),
  );
});

test('an independent verifier follows the seven leaves’ proofs', () => {
  const seven = JSON.parse(example('seven-leaves'));
  seven.leaves.forEach((leaf: string, at: number) => {
    expect(toHex(leafOf(`entry ${at}`))).toBe(leaf);
  });
  const proved = inclusionRoot([4, 7], Buffer.from(seven.leaves[4], 'hex'), seven.inclusionOf4);
  expect(proved).toBe(seven.root);
  expect(consistencyRoots([3, 7], seven.rootOf3, seven.consistencyOf3)).toEqual([seven.rootOf3, seven.root]);
  expect(inclusionRoot([5, 7], Buffer.from(seven.leaves[4], 'hex'), seven.inclusionOf4)).not.toBe(seven.root);
  const leaves = (seven.leaves as string[]).map(fromHex);
  expect(toHex(merkleRoot(leaves, sha256))).toBe(seven.root);
  expect(inclusionProof(4, leaves, sha256).map(toHex)).toEqual(seven.inclusionOf4);
});

test('an independent verifier finds the record file whole, and a changed one not', () => {
  const record = JSON.parse(example('record'));
  expect(verifyIndependently(record)).toBe('whole');
  const [entry] = record.entries;
  const [certificate] = record.certificates;
  const altered = [
    { ...record, entries: [{ ...entry, text: entry.text.replace('"centihours":100', '"centihours":900') }] },
    { ...record, entries: [{ ...entry, index: 1 }] },
    { ...record, checkpoint: record.checkpoint.replace('time 1', 'time 2') },
    { ...record, certificates: [{ ...certificate, claim: { ...certificate.claim, name: '王小文' } }] },
    { ...record, certificates: [{ ...certificate, consistency: ['ab'.repeat(32)] }] },
    { ...record, keys: [{ ...record.keys[0], keyId: '0'.repeat(16) }] },
  ];
  expect(altered.map(verifyIndependently)).not.toContain('whole');
  expect(altered.filter((file) => verifyIndependently(file) !== 'whole')).toHaveLength(altered.length);
});

test('the portal’s own reader and writer agree with the document', () => {
  const record = readRecordFile(JSON.parse(example('record')));
  if (!record) throw new Error('docs/formats.md: the record is no record file');
  const arithmetic = {
    hash: sha256,
    isSigned: (message: Uint8Array, signature: Uint8Array, key: Uint8Array) =>
      Buffer.from(key).toString('base64url') === example('public-key') &&
      verify(null, message, publicKey, signature),
  };
  expect(checkRecord(record, arithmetic, example('key-id'))).toMatchObject({
    isWhole: false,
    checkpointState: 'good',
    entries: [{ state: 'proved' }],
    // The example's certificate counts more than the one entry that its log has room for.
    certificates: [{ signature: 'good', log: 'good', totals: 'bad' }],
  });
  const origin = example('checkpoint').split('\n')[0] ?? '';
  const signature = Buffer.from(example('checkpoint-signature'), 'base64url');
  const key = Buffer.from(example('public-key'), 'base64url');
  const note = signedNote(`${example('checkpoint')}\n`, { origin, publicKey: key, signature }, sha256);
  expect(note).toBe(`${example('note')}\n`);
});
