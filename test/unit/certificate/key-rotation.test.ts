/** The issuer's keys one after another, as files. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rotateSigningKey } from '../../../server/auth/rotate-signing-key.ts';
import { isSigned, makeSigningKey, openSigner, publicKeysIn } from '../../../server/auth/signing-key.ts';
import { isSuccession, keysReachedFrom } from '../../../src/domain/ledger/key-succession.ts';

let keys: string;
beforeEach(() => {
  keys = join(mkdtempSync(join(tmpdir(), 'ring-')), 'keys');
});
afterEach(() => rmSync(join(keys, '..'), { recursive: true }));

const at = Date.UTC(2026, 10, 24);
const message = Buffer.from('学时');
const signatureOf = (signer: ReturnType<typeof openSigner>) =>
  Buffer.from(signer.sign(message)).toString('base64url');
const isSignedRaw = (text: Uint8Array, signature: Uint8Array, publicKey: string) =>
  isSigned(text, Buffer.from(signature).toString('base64url'), publicKey);

test('after a rotation the new key signs, and what the old ones signed goes on verifying', () => {
  const first = openSigner(keys);
  const signatures = [signatureOf(first)];
  for (const day of [1, 2]) {
    rotateSigningKey(keys, at + day);
    signatures.push(signatureOf(openSigner(keys)));
  }
  const signer = openSigner(keys);
  expect(new Set(signatures).size).toBe(3);
  expect(signatures.every((signature) => signer.hasSigned(message, signature))).toBe(true);
  expect(signer.hasSigned(Buffer.from('学分'), signatures[0] as string)).toBe(false);
  expect(signer.keyId).toBe(signer.known().at(-1)?.keyId);
  expect(publicKeysIn(keys)).toEqual(signer.known());
});

test('every key is named by the one before, and both sign for it', () => {
  openSigner(keys);
  rotateSigningKey(keys, at);
  const [first, second] = openSigner(keys).known();
  if (!first || !second) throw new Error('two keys were expected');
  expect(first.succeeds).toBeUndefined();
  expect(second.succeeds).toMatchObject({ keyId: first.keyId, sinceMs: at });
  expect(isSuccession(second, first, isSignedRaw)).toBe(true);
});

test('files are readable by their owner alone, and of the old private key nothing is left', () => {
  openSigner(keys);
  const old = readFileSync(join(keys, 'signing-key.pem'), 'utf8');
  rotateSigningKey(keys, at);
  const files = readdirSync(keys).sort();
  expect(files).toEqual(['key-history.json', 'signing-key.pem']);
  expect(files.map((file) => statSync(join(keys, file)).mode & 0o777)).toEqual([0o600, 0o600]);
  expect(files.some((file) => readFileSync(join(keys, file), 'utf8').includes(old))).toBe(false);
});

test('a signer that is open goes on with the new key once it looks, and with the old one until then', () => {
  const signer = openSigner(keys);
  const before = signer.keyId;
  expect(signer.refresh()).toBe(false);
  rotateSigningKey(keys, at);
  expect(signer.keyId).toBe(before);
  const late = signatureOf(signer);
  expect(signer.refresh()).toBe(true);
  expect(signer.keyId).not.toBe(before);
  expect(signer.hasSigned(message, late)).toBe(true);
});

test('where the key file has vanished an open signer says so, and makes no other issuer', () => {
  const signer = openSigner(keys);
  rmSync(join(keys, 'signing-key.pem'));
  expect(() => signer.refresh()).toThrow('restore it from the backup');
  expect(existsSync(join(keys, 'signing-key.pem'))).toBe(false);
  expect(signer.hasSigned(message, signatureOf(signer))).toBe(true);
});

test('a rotation that broke off after the naming is finished by the next', () => {
  openSigner(keys);
  const old = readFileSync(join(keys, 'signing-key.pem'), 'utf8');
  const { now } = rotateSigningKey(keys, at);
  // As it stood before the last step.
  writeFileSync(join(keys, 'signing-key.next.pem'), readFileSync(join(keys, 'signing-key.pem')), {
    mode: 0o600,
  });
  writeFileSync(join(keys, 'signing-key.pem'), old, { mode: 0o600 });
  expect(openSigner(keys).keyId).toBe(now.succeeds?.keyId);
  expect(rotateSigningKey(keys, at + 1).now).toEqual(now);
  expect(openSigner(keys).keyId).toBe(now.keyId);
  expect(readdirSync(keys).sort()).toEqual(['key-history.json', 'signing-key.pem']);
});

test('while another rotation is under way nothing is rotated', () => {
  const signer = openSigner(keys);
  writeFileSync(join(keys, 'signing-key.next.pem'), makeSigningKey(), { mode: 0o600 });
  expect(() => rotateSigningKey(keys, at)).toThrow('signing-key.next.pem is left of a rotation');
  expect(openSigner(keys).keyId).toBe(signer.keyId);
});

test.each([
  ['a key slipped in', (text: string) => text.replace(/"publicKey": "./, '"publicKey": "_')],
  ['another time', (text: string) => text.replace(`${at}`, `${at + 1}`)],
  ['no JSON', () => 'nothing'],
])('a history with %s is refused, and the file is named', (_what, change) => {
  openSigner(keys);
  rotateSigningKey(keys, at);
  const path = join(keys, 'key-history.json');
  writeFileSync(path, change(readFileSync(path, 'utf8')));
  expect(() => openSigner(keys)).toThrow(`${path} is not a history`);
});

test('whoever trusts one key is led to the others, over good successions only', () => {
  openSigner(keys);
  for (const day of [1, 2, 3]) rotateSigningKey(keys, at + day);
  const known = openSigner(keys).known();
  const reached = (from: number, list = known) =>
    keysReachedFrom(list, ({ keyId }) => keyId === known[from]?.keyId, isSignedRaw).map(({ keyId }) => keyId);
  const all = known.map(({ keyId }) => keyId);
  expect(reached(0)).toEqual(all);
  expect(reached(3)).toEqual(all);
  const [, second, third] = known;
  const forged = known.map((key) =>
    key === third && second?.succeeds
      ? { ...key, succeeds: { ...second.succeeds, keyId: second.keyId } }
      : key,
  );
  expect(reached(0, forged)).toEqual(all.slice(0, 2));
  expect(reached(3, forged)).toEqual(all.slice(2));
  const halfSigned = known.map((key) =>
    key === third && key.succeeds
      ? { ...key, succeeds: { ...key.succeeds, ownSignature: key.succeeds.signature } }
      : key,
  );
  expect(reached(0, halfSigned)).toEqual(all.slice(0, 2));
});
