/** The examples of docs/formats.md, which were made by other tools, against this code. */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { toHex, utf8 } from '../../../src/domain/base/bytes.ts';
import type { CertificateClaim } from '../../../src/domain/certificate/claim.ts';
import { claimText } from '../../../src/domain/certificate/claim-text.ts';
import { readCertificateCode } from '../../../src/domain/certificate/code.ts';
import { checkpointText } from '../../../src/domain/ledger/checkpoint.ts';
import { type EntryDraft, leafText } from '../../../src/domain/ledger/entry.ts';
import { leafHash, merkleRoot } from '../../../src/domain/ledger/merkle.ts';

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
