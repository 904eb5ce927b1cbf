/** The issuer's key on disk. */
import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSigner } from '../../../server/auth/signing-key.ts';

let parent: string;
let keys: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'signer-'));
  keys = join(parent, 'keys');
});
afterEach(() => rmSync(parent, { recursive: true }));

const modeOf = (path: string) => statSync(path).mode & 0o777;
const keyFile = () => join(keys, 'signing-key.pem');

/** A key file put there by somebody. */
function placeKey(text: string, mode = 0o600): void {
  mkdirSync(keys, { mode: 0o700 });
  writeFileSync(keyFile(), text, { mode });
  chmodSync(keyFile(), mode);
}

test('the first start makes a key that only its owner may read', () => {
  openSigner(keys);
  expect(readdirSync(keys)).toEqual(['signing-key.pem']);
  expect(modeOf(keyFile())).toBe(0o600);
  expect(modeOf(keys)).toBe(0o700);
  expect(readFileSync(keyFile(), 'utf8')).toMatch(/^-----BEGIN PRIVATE KEY-----/);
});

test('later starts use the same key', () => {
  const first = openSigner(keys);
  const second = openSigner(keys);
  expect([second.keyId, second.publicKey]).toEqual([first.keyId, first.publicKey]);
});

test('its signatures verify with the public key it tells, and its id is that key’s hash', () => {
  const signer = openSigner(keys);
  const message = Buffer.from('学时');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: signer.publicKey }, format: 'jwk' });
  expect(verify(null, message, key, signer.sign(message))).toBe(true);
  expect(verify(null, Buffer.from('学分'), key, signer.sign(message))).toBe(false);
  const raw = Buffer.from(signer.publicKey, 'base64url');
  expect(raw).toHaveLength(32);
  expect(signer.keyId).toBe(createHash('sha256').update(raw).digest('hex').slice(0, 16));
});

test.each([0o640, 0o604, 0o622])(
  'a key that others may open is refused until it is closed again (mode %i, decimal)',
  (mode) => {
    openSigner(keys);
    chmodSync(keyFile(), mode);
    expect(() => openSigner(keys)).toThrow(`mode ${mode.toString(8)}); run chmod 600`);
    chmodSync(keyFile(), 0o600);
    expect(openSigner(keys).keyId).toMatch(/^[0-9a-f]{16}$/);
  },
);

test.each(['', 'not a key', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n'])(
  'a corrupt key file is refused, and left as it is: %j',
  (text) => {
    placeKey(text);
    expect(() => openSigner(keys)).toThrow('restore it from the backup');
    expect(readFileSync(keyFile(), 'utf8')).toBe(text);
  },
);

test('a key of another kind is refused', () => {
  const { privateKey } = generateKeyPairSync('x25519');
  placeKey(privateKey.export({ type: 'pkcs8', format: 'pem' }) as string);
  expect(() => openSigner(keys)).toThrow('key of type x25519');
});

test('a place that cannot be written is named', () => {
  writeFileSync(join(parent, 'file'), '');
  expect(() => openSigner(join(parent, 'file', 'keys'))).toThrow(join(parent, 'file', 'keys'));
});
