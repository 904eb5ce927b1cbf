/** The issuer's Ed25519 key: made at the first start, kept as a PEM file only its owner may read. */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Signer } from '../ports/platform.ts';

const FILE = 'signing-key.pem';
const READABLE_BY_OTHERS = 0o077;

/**
 * Open the key in a directory, or make one there. Whoever loses this file cannot sign as the same issuer again.
 * @throws Error with a sentence that says what to do, for a key that others may read or that is no Ed25519 key
 */
export function openSigner(directory: string): Signer {
  const path = join(directory, FILE);
  if (!existsSync(path)) makeKey(directory, path);
  const key = readKey(path);
  const raw = rawPublicKey(key);
  return {
    keyId: createHash('sha256').update(raw).digest('hex').slice(0, 16),
    publicKey: raw.toString('base64url'),
    sign: (message) => new Uint8Array(sign(null, message, key)),
  };
}

/** Written whole under another name, then linked: of two first starts at once, one key wins and both read it. */
function makeKey(directory: string, path: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const { privateKey } = generateKeyPairSync('ed25519');
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    const file = openSync(draft, 'wx', 0o600);
    writeSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }) as string);
    fsyncSync(file);
    closeSync(file);
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw new Error(
        `The signing key ${path} cannot be written; make ${directory} writable for this user.`,
        {
          cause: error,
        },
      );
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

function readKey(path: string): KeyObject {
  const pem = readPrivately(path);
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

/** The mode is asked of the open file, so that it cannot be changed for another between look and read. */
function readPrivately(path: string): string {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    throw new Error(`The signing key ${path} cannot be opened; this user must own it.`, { cause: error });
  }
  try {
    const { mode } = fstatSync(file);
    // Windows has no such bits: there every file seems readable by all.
    if (process.platform !== 'win32' && (mode & READABLE_BY_OTHERS) !== 0) {
      const shown = (mode & 0o777).toString(8);
      throw new Error(`Others may read the signing key ${path} (mode ${shown}); run chmod 600 on it.`);
    }
    return readFileSync(file, 'utf8');
  } finally {
    closeSync(file);
  }
}

/** The 32 bytes at the end of the key's SubjectPublicKeyInfo (RFC 8410 section 4). */
function rawPublicKey(key: KeyObject): Buffer {
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  return Buffer.from(x as string, 'base64url');
}
