/**
 * Secrets that the server must be able to read again, sealed with a key that lies beside the database and not
 * in it: who has a copy of the database alone has none of them.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Vault } from '../ports/platform.ts';
import { readOrMake } from './private-file.ts';

const FILE = 'vault.key';
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
/** Source: NIST SP 800-38D 5.2.1.1, 8.2.2: 96 random bits, a full tag. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Open the key in a directory, or make one there. Without this file what it sealed cannot be opened again.
 * @throws Error with a sentence that says what to do, for a key that others may read or that is none
 */
export function openVault(directory: string): Vault {
  const written = readOrMake({
    directory,
    name: FILE,
    what: 'vault key',
    make: () => `${randomBytes(KEY_BYTES).toString('base64url')}\n`,
  });
  const key = Buffer.from(written.trim(), 'base64url');
  if (key.length === KEY_BYTES) return vaultWith(key);
  throw new Error(`${join(directory, FILE)} holds no key of ${KEY_BYTES} bytes; restore it from the backup.`);
}

/** @param key - 32 bytes */
export function vaultWith(key: Uint8Array): Vault {
  return {
    seal: (secret, purpose) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(purpose));
      const sealed = [nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()];
      return Buffer.concat(sealed).toString('base64url');
    },
    open: (sealed, purpose) => {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
      const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(Buffer.from(purpose));
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      try {
        const secret = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
        return Buffer.concat([secret, decipher.final()]).toString('utf8');
      } catch {
        // The tag does not fit: another key or purpose, or not the bytes that were sealed.
        return undefined;
      }
    },
  };
}
