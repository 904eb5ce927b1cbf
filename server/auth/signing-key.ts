/** The issuer's Ed25519 key: made at the first start, kept as a PEM file only its owner may read. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { IssuerKey } from '../../src/domain/ledger/key-succession.ts';
import type { Signer, SigningKey } from '../ports/platform.ts';
import { isSigned } from './is-signed.ts';
import { keyIdOf, readKeyHistory } from './key-history.ts';
import { type PrivateFile, readOrMake } from './private-file.ts';

export { isSigned } from './is-signed.ts';

export const SIGNING_KEY = 'signing-key.pem';

/**
 * Open the key in a directory, or make one there. Whoever loses this file cannot sign as the same issuer again.
 * @throws Error with a sentence that says what to do, for a key that others may read or that is no Ed25519 key
 */
export function openSigner(directory: string): Signer {
  let ring = openRing(directory);
  return {
    get keyId() {
      return ring.current.keyId;
    },
    get publicKey() {
      return ring.current.publicKey;
    },
    sign: (message) => ring.current.sign(message),
    current: () => ring.current,
    known: () => ring.known,
    hasSigned: (message, signature) =>
      ring.known.some(({ publicKey }) => isSigned(message, signature, publicKey)),
    refresh: () => {
      const before = ring.current.keyId;
      // Whoever took the file away shall be told of it; another issuer is not made out of that.
      if (!existsSync(join(directory, SIGNING_KEY))) throw new Error(gone(directory));
      ring = openRing(directory);
      return ring.current.keyId !== before;
    },
  };
}

/** The public half of every key in a directory; none is made where there is none. */
export function publicKeysIn(directory: string): readonly IssuerKey[] {
  return existsSync(join(directory, SIGNING_KEY)) ? openSigner(directory).known() : [];
}

/** PKCS #8 as PEM. */
export function makeSigningKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
}

/** @param path - for the sentence when it is none */
export function readSigningKey(pem: string, path: string): SigningKey {
  const key = parse(pem, path);
  // The 32 bytes at the end of the key's SubjectPublicKeyInfo (RFC 8410 section 4).
  const publicKey = createPublicKey(key).export({ format: 'jwk' }).x as string;
  return {
    keyId: keyIdOf(publicKey),
    publicKey,
    sign: (message) => new Uint8Array(sign(null, message, key)),
  };
}

interface Ring {
  readonly current: SigningKey;
  readonly known: readonly IssuerKey[];
}

function openRing(directory: string): Ring {
  const file: PrivateFile = { directory, name: SIGNING_KEY, what: 'signing key', make: makeSigningKey };
  const current = readSigningKey(readOrMake(file), join(directory, SIGNING_KEY));
  const { keyId, publicKey } = current;
  const history = readKeyHistory(directory);
  const isListed = history.some((key) => key.keyId === keyId);
  return { current, known: isListed ? history : [...history, { keyId, publicKey }] };
}

function gone(directory: string): string {
  return `${join(directory, SIGNING_KEY)} is gone; restore it from the backup. Until then the key read before signs.`;
}

function parse(pem: string, path: string): KeyObject {
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
