/** The keys somebody trusts, as given on the command line: keys, key ids, or files that hold keys. */
import { existsSync, readFileSync } from 'node:fs';
import type { FileTrust } from '../../src/domain/archive/check-file.ts';
import { fromBase64, toBase64Url, toHex } from '../../src/domain/base/bytes.ts';
import { fromMultikey } from '../../src/domain/certificate/multikey.ts';
import { type IssuerKey, readSuccession } from '../../src/domain/ledger/key-succession.ts';
import { sha256 } from '../auth/platform.ts';
import { OperatorError } from '../ports/operator-error.ts';

/** @throws OperatorError for what is no key, id or file of keys: a key mistyped must not pass for none */
export function readTrust(given: readonly string[]): FileTrust {
  const read = given.map((one) => (existsSync(one) ? readKeyFile(one) : readKey(one)));
  return { wanted: read.flatMap(({ wanted }) => wanted), keys: read.flatMap(({ keys }) => keys) };
}

function readKey(text: string): FileTrust {
  const name = text.trim();
  if (/^[0-9a-f]{16}$/i.test(name)) return { wanted: [name], keys: [] };
  const key = rawKey(name);
  if (!key) {
    throw new OperatorError(
      `“${text}”不是公钥、密钥编号，也不是存有公钥的文件。公钥是 43 位（或以 z6Mk 开头），编号是 16 位十六进制。`,
    );
  }
  const { keyId, publicKey } = named(key);
  return { wanted: [keyId], keys: [{ keyId, publicKey }] };
}

/** `keys.json` of /checkpoints/, `issuer.json` of /issuer, or any file with one key in it. */
function readKeyFile(file: string): FileTrust {
  const text = readFileSync(file, 'utf8').trim();
  const keys = text.startsWith('{') ? keysIn(text) : readKey(text).keys;
  if (keys.length === 0) throw new OperatorError(`“${file}”里没有公钥。`);
  return { wanted: keys.map(({ keyId }) => keyId), keys };
}

function keysIn(text: string): readonly IssuerKey[] {
  let value: Readonly<Record<string, unknown>>;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  const listed = Array.isArray(value.keys) ? value.keys : [];
  const methods = Array.isArray(value.verificationMethod) ? value.verificationMethod : [];
  return [...listed, ...methods].flatMap((one: Readonly<Record<string, unknown>>) => {
    const key = rawKey(String(one?.publicKey ?? one?.publicKeyMultibase ?? ''));
    const succeeds = readSuccession(one?.succeeds);
    return key ? [{ ...named(key), ...(succeeds && { succeeds }) }] : [];
  });
}

function named(key: Uint8Array): Pick<IssuerKey, 'keyId' | 'publicKey'> {
  return { keyId: toHex(sha256(key)).slice(0, 16), publicKey: toBase64Url(key) };
}

function rawKey(text: string): Uint8Array | undefined {
  try {
    const key = text.startsWith('z') && text.length !== 43 ? fromMultikey(text) : fromBase64(text);
    return key.length === 32 ? key : undefined;
  } catch {
    return undefined;
  }
}
