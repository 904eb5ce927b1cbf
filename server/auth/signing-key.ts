/** The issuer's Ed25519 key: made at the first start, kept as a PEM file only its owner may read. */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PublicKey } from '../ports/log-store.ts';
import type { Signer } from '../ports/platform.ts';
import { type PrivateFile, readOrMake } from './private-file.ts';

const FILE = 'signing-key.pem';

/**
 * Open the key in a directory, or make one there. Whoever loses this file cannot sign as the same issuer again.
 * @throws Error with a sentence that says what to do, for a key that others may read or that is no Ed25519 key
 */
export function openSigner(directory: string): Signer {
  const key = readKey({ directory, name: FILE, what: 'signing key', make: makeKey });
  const raw = rawPublicKey(key);
  return {
    keyId: createHash('sha256').update(raw).digest('hex').slice(0, 16),
    publicKey: raw.toString('base64url'),
    sign: (message) => new Uint8Array(sign(null, message, key)),
  };
}

/** The public half of the key in a directory; none is made where there is none. */
export function publicKeysIn(directory: string): readonly PublicKey[] {
  return existsSync(join(directory, FILE)) ? [openSigner(directory)] : [];
}

/** Is this an Ed25519 signature over the message? @param signature - base64url · @param publicKey - raw, base64url */
export function isSigned(message: Uint8Array, signature: string, publicKey: string): boolean {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  return verify(null, message, key, Buffer.from(signature, 'base64url'));
}

function makeKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
}

function readKey(file: PrivateFile): KeyObject {
  const pem = readOrMake(file);
  const path = join(file.directory, file.name);
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch (error) {
    throw new Error(`${path} holds no private key that can be read; restore it from the backup.`, {
      cause: error,
    });
  }
  if (key.asymmetricKeyType !== 'ed25519') {
    throw new Error(
      `${path} holds a key of type ${key.asymmetricKeyType}; certificates are signed with Ed25519.`,
    );
  }
  return key;
}

/** The 32 bytes at the end of the key's SubjectPublicKeyInfo (RFC 8410 section 4). */
function rawPublicKey(key: KeyObject): Buffer {
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  return Buffer.from(x as string, 'base64url');
}
