/** The issuer's SM2 key, where it has one: `sm2-key.pem` beside the signing key. Signs besides it, never in its place. */
import { join } from 'node:path';
import { toHex } from '../../src/domain/base/bytes.ts';
import {
  type IsSm2Signed,
  readSm2Signature,
  SM2_USER_ID,
  sm2KeyId,
} from '../../src/domain/certificate/sm2.ts';
import { OperatorError } from '../ports/operator-error.ts';
import type { Sm2Key } from '../ports/platform.ts';
import { der, oid, sequence, TAG } from './der.ts';
import { sha256 } from './platform.ts';
import { readIfThere, readOrMake } from './private-file.ts';

const FILE = 'sm2-key.pem';
const WHAT = 'SM2 key';
const EC_PUBLIC_KEY = oid('1.2.840.10045.2.1');
const SM2_CURVE = oid('1.2.156.10197.1.301');
/** Of RFC 5915's ECPrivateKey. */
const PUBLIC_KEY_MEMBER = 0xa1;
const BIT_STRING = 0x03;

/** Loaded with the first key or signature: reading the library takes a tenth of a second that no start should wait for. */
const load = async () => (await import('sm-crypto-v2')).sm2;

/** @returns undefined where there is none @throws Error that names the file and what to do, for one that is no good */
export async function openSm2Key(directory: string): Promise<Sm2Key | undefined> {
  const pem = readIfThere(directory, FILE, WHAT);
  return pem === undefined ? undefined : await readKey(pem, join(directory, FILE));
}

/** @throws OperatorError where there is one already */
export async function addSm2Key(directory: string): Promise<Sm2Key> {
  const path = join(directory, FILE);
  const standing = await openSm2Key(directory);
  if (standing) {
    throw new OperatorError(
      `${path} is there already (key ${standing.keyId}), and certificates are signed with it. For another key move that ` +
        'file to a safe place first and run the command again: what it signed stays good, for each certificate bears ' +
        'the public key it was signed with.',
    );
  }
  const sm2 = await load();
  const make = () => {
    const { privateKey, publicKey } = sm2.generateKeyPairHex();
    return pemOf(Buffer.from(privateKey, 'hex'), Buffer.from(publicKey, 'hex'));
  };
  return readKey(readOrMake({ directory, name: FILE, what: WHAT, make }), path);
}

export const isSm2Signed: IsSm2Signed = async (message, { publicKey, signature }) => {
  const written = readSm2Signature(Buffer.from(signature, 'base64url'));
  if (written === undefined || !/^04[0-9a-f]{128}$/.test(publicKey)) return false;
  const sm2 = await load();
  try {
    return sm2.doVerifySignature(message, written, publicKey, { hash: true, userId: SM2_USER_ID });
  } catch {
    // No point of the curve, or a number out of range.
    return false;
  }
};

async function readKey(pem: string, path: string): Promise<Sm2Key> {
  const privateKey = privateKeyIn(pem);
  const sm2 = await load();
  const publicKey = orNothing(() => privateKey && sm2.getPublicKeyFromPrivateKey(privateKey));
  if (!privateKey || !publicKey) {
    throw new OperatorError(
      `${path} holds no SM2 key that can be read (PKCS #8 as PEM, without a password): restore it from the backup, or ` +
        'make one with: openssl genpkey -algorithm SM2',
    );
  }
  const options = { publicKey, der: true, hash: true, userId: SM2_USER_ID };
  return {
    keyId: sm2KeyId(publicKey, sha256),
    publicKey,
    sign: async (message) => ({
      publicKey,
      signature: Buffer.from(sm2.doSignature(message, privateKey, options), 'hex').toString('base64url'),
    }),
  };
}

/** PKCS #8 (RFC 5958) around RFC 5915's key. @returns 64 hex digits */
function privateKeyIn(pem: string): string | undefined {
  const [, body = ''] = /-----BEGIN PRIVATE KEY-----([\s\S]+?)-----END PRIVATE KEY-----/.exec(pem) ?? [];
  const digits = Buffer.from(body, 'base64').toString('hex');
  return digits.includes(toHex(SM2_CURVE)) ? /0201010420([0-9a-f]{64})/.exec(digits)?.[1] : undefined;
}

function pemOf(privateKey: Uint8Array, publicKey: Uint8Array): string {
  const point = der(PUBLIC_KEY_MEMBER, der(BIT_STRING, Uint8Array.of(0), publicKey));
  const key = sequence(der(TAG.integer, Uint8Array.of(1)), der(TAG.octets, privateKey), point);
  const whole = sequence(
    der(TAG.integer, Uint8Array.of(0)),
    sequence(EC_PUBLIC_KEY, SM2_CURVE),
    der(TAG.octets, key),
  );
  const lines =
    Buffer.from(whole)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN PRIVATE KEY-----', ...lines, '-----END PRIVATE KEY-----', ''].join('\n');
}

function orNothing<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
