/**
 * Give the issuer a new signing key: the old one names it in its last signature and is then deleted. What it signed
 * goes on verifying, by its public half in the history.
 */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { utf8 } from '../../src/domain/base/bytes.ts';
import { type IssuerKey, successionText } from '../../src/domain/ledger/key-succession.ts';
import { writeKeyHistory } from './key-history.ts';
import { makeSigningKey, openSigner, readSigningKey, SIGNING_KEY } from './signing-key.ts';

const NEXT = 'signing-key.next.pem';

export interface Rotation {
  readonly before: IssuerKey;
  readonly now: IssuerKey;
}

/**
 * The new key is whole on the disk before the old one names it, and is put in place last: a rotation that broke off is
 * finished by the next one, and two at once do not both happen.
 * @throws Error that names the file to look at
 */
export function rotateSigningKey(directory: string, nowMs: number): Rotation {
  const signer = openSigner(directory);
  const before = last(signer.known(), signer.keyId);
  const next = join(directory, NEXT);
  if (existsSync(next)) return finish(directory, before, signer.known());
  write(next, makeSigningKey());
  const { keyId, publicKey, sign } = readSigningKey(readFileSync(next, 'utf8'), next);
  const text = utf8(successionText({ keyId, publicKey }, before.keyId, nowMs));
  const now: IssuerKey = {
    keyId,
    publicKey,
    succeeds: {
      keyId: before.keyId,
      sinceMs: nowMs,
      signature: base64Url(signer.sign(text)),
      ownSignature: base64Url(sign(text)),
    },
  };
  writeKeyHistory(directory, [...signer.known(), now]);
  renameSync(next, join(directory, SIGNING_KEY));
  return { before, now };
}

function finish(directory: string, before: IssuerKey, known: readonly IssuerKey[]): Rotation {
  const next = join(directory, NEXT);
  const { keyId } = readSigningKey(readFileSync(next, 'utf8'), next);
  const now = known.find((key) => key.keyId === keyId);
  if (!now) {
    throw new Error(
      `${next} is left of a rotation that another process is at, or that broke off before anything was signed: ` +
        'if no other is running, delete that file and run the command again.',
    );
  }
  renameSync(next, join(directory, SIGNING_KEY));
  return { before, now };
}

function last(known: readonly IssuerKey[], keyId: string): IssuerKey {
  const key = known.find((one) => one.keyId === keyId);
  if (!key) throw new Error(`the signing key ${keyId} is not among the keys that are known`);
  return key;
}

/** Refused where the file is there already: another process rotates. */
function write(path: string, pem: string): void {
  const file = openSync(path, 'wx', 0o600);
  writeSync(file, pem);
  fsyncSync(file);
  closeSync(file);
}

function base64Url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
