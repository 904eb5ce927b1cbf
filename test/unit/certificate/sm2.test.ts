/** SM2 over SM3 as openssl and the standard have it, and the key's file. */
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sm2 } from 'sm-crypto-v2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '../../../server/auth/platform.ts';
import { addSm2Key, isSm2Signed, openSm2Key } from '../../../server/auth/sm2.ts';
import { fileTools } from '../../../server/main.ts';
import type { Sm2Key } from '../../../server/ports/platform.ts';
import { checkFile } from '../../../src/domain/archive/check-file.ts';
import { toHex, utf8 } from '../../../src/domain/base/bytes.ts';
import { claimText } from '../../../src/domain/certificate/claim-text.ts';
import { checkSm2, readSm2Signature, type Sm2Signature } from '../../../src/domain/certificate/sm2.ts';
import { reportOf } from '../../../src/i18n/zh-CN/checked-file.ts';
import { aClaim } from '../../support/builders.ts';
import { openssl } from '../../support/openssl.ts';

const directory = mkdtempSync(join(tmpdir(), 'sm2-'));
const keyFile = join(directory, 'sm2-key.pem');
const claim = aClaim({ name: '阿卜杜热合曼·买买提' });
const text = utf8(claimText(claim));
let key: Sm2Key;
let signed: Sm2Signature;

beforeAll(async () => {
  key = await addSm2Key(directory);
  signed = await key.sign(text);
});
afterAll(() => rmSync(directory, { recursive: true }));

const rawOf = (base64Url: string) => Buffer.from(base64Url, 'base64url');

/** @throws with what openssl says: a machine whose openssl knows no SM2 fails here, and says so */
function isAcceptedByOpenssl({ signature }: Sm2Signature, message: Uint8Array, userId: string): boolean {
  const [publicKey, written, read] = ['public.pem', 'signature.der', 'message'].map((name) =>
    join(directory, name),
  ) as [string, string, string];
  openssl(['pkey', '-in', keyFile, '-pubout', '-out', publicKey]);
  writeFileSync(written, rawOf(signature));
  writeFileSync(read, message);
  const asked = ['pkeyutl', '-verify', '-rawin', '-digest', 'sm3', '-pkeyopt', `distid:${userId}`];
  try {
    openssl([...asked, '-pubin', '-inkey', publicKey, '-sigfile', written, '-in', read]);
    return true;
  } catch (error) {
    const told = String((error as { stdout?: Buffer }).stdout);
    if (told.includes('Signature Verification Failure')) return false;
    throw error;
  }
}

test('openssl accepts the signatures, and refuses them for another text or another user id', async () => {
  for (let nth = 0; nth < 12; nth += 1) {
    const message = utf8(`${claimText(claim)}${nth}`);
    const one = await key.sign(message);
    expect(isAcceptedByOpenssl(one, message, '1234567812345678')).toBe(true);
    expect(isAcceptedByOpenssl(one, text, '1234567812345678')).toBe(false);
  }
  expect(isAcceptedByOpenssl(signed, text, 'somebody')).toBe(false);
});

test('what openssl signs with the same key verifies here', async () => {
  const read = join(directory, 'to-sign');
  writeFileSync(read, text);
  const sign = ['pkeyutl', '-sign', '-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678'];
  const signature = openssl([...sign, '-inkey', keyFile, '-in', read]).toString('base64url');
  expect(await isSm2Signed(text, { publicKey: key.publicKey, signature })).toBe(true);
});

describe('a signature is refused', () => {
  const check = (other: Partial<Sm2Signature>, message = text) =>
    isSm2Signed(message, { ...signed, ...other });

  test('but for the right one', async () => {
    expect(await check({})).toBe(true);
  });
  test('over another text', async () => {
    expect(await check({}, utf8(claimText({ ...claim, name: '王晓文' })))).toBe(false);
  });
  test('by another key', async () => {
    expect(await check({ publicKey: sm2.generateKeyPairHex().publicKey })).toBe(false);
  });
  test('with another user id', async () => {
    const { privateKey, publicKey } = sm2.generateKeyPairHex();
    const by = (userId: string) =>
      Buffer.from(sm2.doSignature(text, privateKey, { der: true, hash: true, userId }), 'hex').toString(
        'base64url',
      );
    expect(await check({ publicKey, signature: by('1234567812345678') })).toBe(true);
    expect(await check({ publicKey, signature: by('8765432187654321') })).toBe(false);
  });
  test('with any bit changed', async () => {
    const der = rawOf(signed.signature);
    const changed = [...der.keys()].map((at) => {
      const other = Uint8Array.from(der);
      other[at] = (other[at] as number) ^ 1;
      return Buffer.from(other).toString('base64url');
    });
    for (const signature of changed) expect(await check({ signature })).toBe(false);
  });
  test.each(['', '04', `04${'00'.repeat(64)}`, `02${'11'.repeat(32)}`, 'x'])(
    'by the key “%s”',
    async (publicKey) => {
      expect(await check({ publicKey })).toBe(false);
    },
  );
  test('with numbers that are none', async () => {
    const order = 'fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123';
    const forms = [spelled('00', '00'), spelled('01', '00'), spelled(`00${order}`, `00${order}`), ''];
    for (const signature of forms) expect(await check({ signature })).toBe(false);
  });
  test('in a second spelling', async () => {
    const [r, s] = await numbersLike(/^(?!00)[0-7]/);
    const right = spelled(r, s);
    const other = [spelled(`00${r}`, s), spelled(r, `00${s}`), spelled(r, s, '01')];
    const longer = Buffer.concat([rawOf(right), Uint8Array.of(0)]).toString('base64url');
    expect(await check({ signature: right })).toBe(true);
    for (const signature of [...other, longer]) expect(await check({ signature })).toBe(false);
  });
  test('with a number that is negative, for want of a zero in front', async () => {
    const [r, s] = await numbersLike(/^[89a-f]/);
    expect(await check({ signature: spelled(`00${r}`, `00${s}`) })).toBe(true);
    for (const signature of [spelled(r, `00${s}`), spelled(`00${r}`, s), spelled(r, s)])
      expect(await check({ signature })).toBe(false);
  });
});

function spelled(...numbers: readonly string[]): string {
  const length = (hex: string) => (hex.length / 2).toString(16).padStart(2, '0');
  const body = numbers.map((hex) => `02${length(hex)}${hex}`).join('');
  return Buffer.from(`30${length(body)}${body}`, 'hex').toString('base64url');
}

/** Of a signature both of whose numbers begin so, as one in four does. */
async function numbersLike(beginning: RegExp): Promise<readonly [r: string, s: string]> {
  for (;;) {
    const numbers = readSm2Signature(rawOf((await key.sign(text)).signature)) ?? '';
    const [r, s] = [numbers.slice(0, 64), numbers.slice(64)];
    if (beginning.test(r) && beginning.test(s)) return [r, s];
  }
}

describe('what is said of a proof', () => {
  const tools = { hash: sha256, isSm2Signed };

  test('without such a signature there is nothing to say', async () => {
    expect(await checkSm2({ claim, sm2: undefined }, tools)).toBeUndefined();
  });
  test('good, bad over another claim or none, unchecked where it cannot be computed', async () => {
    const { keyId } = key;
    expect(keyId).toBe(toHex(sha256(Buffer.from(key.publicKey, 'hex'))).slice(0, 16));
    expect(await checkSm2({ claim, sm2: signed }, tools)).toEqual({ state: 'good', keyId });
    const other = { ...claim, name: '王晓文' };
    expect(await checkSm2({ claim: other, sm2: signed }, tools)).toEqual({ state: 'bad', keyId });
    expect(await checkSm2({ claim: undefined, sm2: signed }, tools)).toEqual({ state: 'bad', keyId });
    expect(await checkSm2({ claim, sm2: signed }, { hash: sha256 })).toEqual({ state: 'unchecked', keyId });
  });
});

test.each([
  ['half a byte of a key', 'abc', '00'],
  ['no key', '', '00'],
  ['half a byte of a signature', '04', 'abc'],
])('a file with %s breaks nothing', async (_what, publicKey, signature) => {
  const block = [
    ...['%PDF-1.7\n/Type /MingdeProof', `/Claim <${toHex(text)}>`, '/KeyId (0123456789abcdef)'],
    ...['/Signature <00>', `/Sm2Key <${publicKey}>`, `/Sm2Signature <${signature}>`],
    ...['/Holes [0 0 0 0]', '/FileSignature <00>', '>>\n'],
  ];
  const checked = await checkFile(utf8(block.join('\n')), fileTools(), { wanted: [], keys: [] });
  expect(reportOf(checked).outcome).not.toBe('good');
});

describe('the key’s file', () => {
  test('is for its owner alone, and openssl reads it', () => {
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    const told = openssl(['pkey', '-in', keyFile, '-noout', '-text_pub']).toString();
    expect(told).toContain('SM2');
    expect(told.replace(/[^0-9a-f]/g, '')).toContain(key.publicKey);
  });
  test('is read again as the same key', async () => {
    const again = await openSm2Key(directory);
    expect(again).toMatchObject({ keyId: key.keyId, publicKey: key.publicKey });
    expect(await isSm2Signed(text, await (again as Sm2Key).sign(text))).toBe(true);
  });
  test('is not replaced by another', async () => {
    const before = readFileSync(keyFile, 'utf8');
    await expect(addSm2Key(directory)).rejects.toThrow(/is there already \(key [0-9a-f]{16}\)/);
    expect(readFileSync(keyFile, 'utf8')).toBe(before);
  });
  test('may be one that openssl made', async () => {
    const own = mkdtempSync(join(directory, 'own-'));
    const file = join(own, 'sm2-key.pem');
    writeFileSync(file, openssl(['genpkey', '-algorithm', 'SM2']), { mode: 0o600 });
    const made = await openSm2Key(own);
    expect(await isSm2Signed(text, await (made as Sm2Key).sign(text))).toBe(true);
    const told = openssl(['pkey', '-in', file, '-noout', '-text_pub']).toString();
    expect(told.replace(/[^0-9a-f]/g, '')).toContain(made?.publicKey);
  });
  test('is named when others may read it, or when it holds another key', async () => {
    const other = mkdtempSync(join(directory, 'other-'));
    const file = join(other, 'sm2-key.pem');
    expect(await openSm2Key(other)).toBeUndefined();
    writeFileSync(file, openssl(['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256']));
    chmodSync(file, 0o644);
    await expect(openSm2Key(other)).rejects.toThrow(`${file} (mode 644); run chmod 600`);
    chmodSync(file, 0o600);
    await expect(openSm2Key(other)).rejects.toThrow(`${file} holds no SM2 key`);
  });
});
