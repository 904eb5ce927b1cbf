/** The proof and the seal in a PDF, looked at with tools that know nothing of how they were made. */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '../../../server/auth/platform.ts';
import { openSealKey } from '../../../server/auth/seal-key.ts';
import { isSigned, openSigner } from '../../../server/auth/signing-key.ts';
import { openCertificatePrinter } from '../../../server/documents/certificate-printer.ts';
import { provePdf } from '../../../server/documents/seal-pdf.ts';
import { claimText } from '../../../src/domain/certificate/claim-text.ts';
import { checkPdf, readPdfProofs } from '../../../src/domain/certificate/pdf-proof.ts';
import { aClaim } from '../../support/builders.ts';
import { makeSeal, openssl, type SealKeyKind } from '../../support/openssl.ts';

const directory = mkdtempSync(join(tmpdir(), 'seal-'));
const atMs = Date.UTC(2026, 10, 23, 8);
const claim = aClaim({ name: '阿卜杜热合曼·买买提' });
const signer = openSigner(join(directory, 'keys'));
let printed: Uint8Array;
let plain: Uint8Array;
let sealed: Uint8Array;

beforeAll(async () => {
  const printer = await openCertificatePrinter();
  printed = await printer.print(claim, { qrText: 'x', verifyUrl: 'https://mingde.example.gov.cn/verify/' });
  plain = proved();
  makeSeal(join(directory, 'rsa'));
  sealed = proved('rsa');
});
afterAll(() => rmSync(directory, { recursive: true }));

function proved(seal?: string): Uint8Array {
  const text = claimText(claim);
  return provePdf(printed, {
    code: claim.code,
    claimText: text,
    keyId: signer.keyId,
    signature: signer.sign(Buffer.from(text)),
    sm2: undefined,
    atMs,
    sign: signer.sign,
    sha256,
    seal: seal === undefined ? undefined : openSealKey(join(directory, seal), Date.now()),
  });
}

const arithmetic = {
  hash: sha256,
  isSigned: (message: Uint8Array, signature: Uint8Array, key: Uint8Array) =>
    isSigned(message, Buffer.from(signature).toString('base64url'), Buffer.from(key).toString('base64url')),
};
const check = (pdf: Uint8Array) =>
  checkPdf(pdf, (keyId) => (keyId === signer.keyId ? signer.publicKey : undefined), arithmetic);

function saved(pdf: Uint8Array): string {
  const file = join(directory, `${randomBytes(6).toString('hex')}.pdf`);
  writeFileSync(file, pdf);
  return file;
}

const pdfsig = (pdf: Uint8Array) =>
  execFileSync('pdfsig', ['-nocert', saved(pdf)], {
    encoding: 'utf8',
    env: { ...process.env, HOME: directory },
  });

/** What the signature covers, and the signature, cut out as ISO 32000 says. */
function cutOut(pdf: Uint8Array): { readonly covered: string; readonly cms: string } {
  const text = Buffer.from(pdf).toString('latin1');
  const [, before, after, rest] = (/\/ByteRange \[0 (\d+) (\d+) (\d+)\]/.exec(text) ?? []).map(Number);
  if (before === undefined || after === undefined || rest === undefined) throw new Error('no ByteRange');
  expect(after + rest).toBe(pdf.length);
  const [covered, cms] = [
    saved(Buffer.concat([pdf.subarray(0, before), pdf.subarray(after)])),
    saved(new Uint8Array()),
  ];
  writeFileSync(cms, Buffer.from(text.slice(before + 1, after - 1), 'hex'));
  return { covered, cms };
}

function isAcceptedByOpenssl(pdf: Uint8Array, seal: string): boolean {
  const { covered, cms } = cutOut(pdf);
  const certificate = join(directory, seal, 'seal.pem');
  const asked = ['cms', '-verify', '-cades', '-inform', 'DER', '-in', cms, '-content', covered, '-binary'];
  try {
    openssl([...asked, '-CAfile', certificate, '-purpose', 'any', '-out', saved(new Uint8Array())]);
    return true;
  } catch {
    return false;
  }
}

const changed = (pdf: Uint8Array, at: number): Uint8Array => {
  const other = Uint8Array.from(pdf);
  // Another digit where a digit stands, so that nothing but the change itself gives it away.
  other[at] = (other[at] as number) ^ 1;
  return other;
};

describe.each<SealKeyKind>(['rsa:2048', 'P-256', 'P-384'])('a seal with a key %s', (kind) => {
  test('is accepted by pdfsig and by openssl, with its Chinese subject', () => {
    makeSeal(join(directory, kind), kind);
    const pdf = proved(kind);
    const told = pdfsig(pdf);
    expect(told).toContain('Signature is Valid');
    expect(told).toContain('Total document signed');
    expect(told).toContain('ETSI.CAdES.detached');
    expect(told).toContain('Common Name: 江城市公务员培训证书专用章');
    expect(told).toContain('O=江城市公务员主管部门');
    expect(isAcceptedByOpenssl(pdf, kind)).toBe(true);
    expect(check(pdf)).toMatchObject({ isIntact: true, isClaimSigned: true });
  });
});

test('the claim in the file is the one that was signed', () => {
  for (const pdf of [plain, sealed]) {
    const checked = check(pdf);
    expect(checked).toMatchObject({ isIntact: true, isClaimSigned: true });
    expect(checked?.proof.claim).toEqual(claim);
  }
  expect(check(printed)).toBeUndefined();
});

test('without a seal, a byte changed anywhere is found with no network', () => {
  const places = [...Array(Math.floor(plain.length / 149)).keys()].map((nth) => nth * 149);
  const end = [...Array(2600).keys()].map((nth) => plain.length - 1 - nth).filter((at) => at % 3 === 0);
  const missed = [...places, ...end].filter((at) => check(changed(plain, at))?.isIntact);
  expect(missed).toEqual([]);
});

test('with a seal, a byte changed anywhere is found by the proof, the seal’s own bytes by openssl', () => {
  const [, hole] = readPdfProofs(sealed)[0]?.holes ?? [];
  if (!hole) throw new Error('the sealed file has no hole for its seal');
  const [from, length] = hole;
  const isInSeal = (at: number) => at >= from && at < from + length;
  const places = [...Array(Math.floor(sealed.length / 211)).keys()].map((nth) => nth * 211);
  expect(places.filter((at) => !isInSeal(at) && check(changed(sealed, at))?.isIntact)).toEqual([]);
  const inSeal = [...Array(24).keys()].map((nth) => from + Math.floor((nth * length) / 24));
  const missed = inSeal.filter(
    (at) => check(changed(sealed, at))?.isIntact && isAcceptedByOpenssl(changed(sealed, at), 'rsa'),
  );
  expect(missed).toEqual([]);
  expect(pdfsig(changed(sealed, 20_000))).not.toContain('Signature is Valid');
  expect(isAcceptedByOpenssl(changed(sealed, 20_000), 'rsa')).toBe(false);
});

test('more behind the end of the file, or something hidden where the seal stands, is found', () => {
  expect(check(Buffer.concat([plain, Buffer.from('% more\n')]))?.isIntact).toBe(false);
  const [, hole] = readPdfProofs(sealed)[0]?.holes ?? [];
  const hiding = Buffer.from(sealed);
  hiding.write('><< /Evil true >>', (hole?.[0] ?? 0) + (hole?.[1] ?? 0) - 20, 'latin1');
  expect(check(hiding)?.isIntact).toBe(false);
  const padding = Buffer.from(sealed);
  padding.write('ab', (hole?.[0] ?? 0) + (hole?.[1] ?? 0) - 2, 'latin1');
  expect(check(padding)?.isIntact).toBe(false);
});

test('a file with another claim written into it says neither that it is whole nor that its claim was signed', () => {
  const hex = (text: string) => Buffer.from(text).toString('hex');
  const other = Buffer.from(
    Buffer.from(plain).toString('latin1').replace(hex('"ethicsCentihours":8'), hex('"ethicsCentihours":9')),
    'latin1',
  );
  expect(other.equals(plain)).toBe(false);
  expect(check(other)).toMatchObject({ isIntact: false, isClaimSigned: false });
});

test('an edited file still tells what was issued', () => {
  const edited = Buffer.concat([plain, Buffer.from(`\n${'9 0 obj\n<< /Type /Page >>\nendobj\n'.repeat(3)}`)]);
  const checked = check(edited);
  expect(checked).toMatchObject({ isIntact: false, isClaimSigned: true });
  expect(checked?.proof.claim).toEqual(claim);
});

test('the paper stays what it was: the printed bytes first, readable, PDF/A-2b, nothing of them changed', () => {
  expect(Buffer.from(sealed.subarray(0, printed.length)).equals(Buffer.from(printed))).toBe(true);
  const meta = execFileSync('pdfinfo', ['-meta', saved(sealed)], { encoding: 'utf8' });
  expect(meta).toContain('<pdfaid:part>2</pdfaid:part>');
  const text = execFileSync('pdftotext', ['-raw', saved(sealed), '-'], { encoding: 'utf8' });
  expect(text.replace(/\s/g, '')).toContain(claim.name);
});

test('the same certificate gives the same bytes, unsealed and with an RSA seal', () => {
  expect(Buffer.from(proved()).equals(Buffer.from(plain))).toBe(true);
  expect(Buffer.from(proved('rsa')).equals(Buffer.from(sealed))).toBe(true);
});

describe('a seal that no reader would accept is refused at the start', () => {
  const folder = (
    name: string,
    ...made: Parameters<typeof makeSeal> extends [string, ...infer Rest] ? Rest : never
  ) => {
    const path = join(directory, name);
    makeSeal(path, ...made);
    return path;
  };
  const open =
    (path: string, nowMs = Date.now()) =>
    () =>
      openSealKey(path, nowMs);

  test('no seal at all is no fault', () => {
    expect(openSealKey(join(directory, 'keys'), atMs)).toBeUndefined();
  });
  test('one that has ended', () => {
    const path = folder('ended');
    expect(open(path, Date.now() + 3651 * 86_400_000)).toThrow(/ended on .*put a valid one there/);
    expect(open(path, Date.now() - 86_400_000)).toThrow(/begins on/);
  });
  test('a key of another certificate', () => {
    const [path, other] = [folder('mine'), folder('others')];
    writeFileSync(join(path, 'seal-key.pem'), readFileSync(join(other, 'seal-key.pem')));
    expect(open(path)).toThrow(/is not the key of the first certificate/);
  });
  test('a key that others may read', () => {
    const path = folder('open');
    chmodSync(join(path, 'seal-key.pem'), 0o644);
    expect(open(path)).toThrow('run chmod 600');
  });
  test('half of it', () => {
    const path = folder('half');
    rmSync(join(path, 'seal-key.pem'));
    expect(open(path)).toThrow('a seal needs both');
  });
  test('a key with a password, and one of a kind that readers do not know', () => {
    const path = folder('locked');
    const key = join(path, 'seal-key.pem');
    writeFileSync(key, openssl(['pkey', '-in', key, '-aes256', '-passout', 'pass:secret']));
    expect(open(path)).toThrow('without a password');
    writeFileSync(key, openssl(['genpkey', '-algorithm', 'ED25519']));
    expect(open(path)).toThrow('readers of PDFs accept RSA and EC');
  });
  test('a bundle that was not taken apart', () => {
    const path = join(directory, 'bundle');
    openSigner(path);
    writeFileSync(join(path, 'seal.p12'), 'x', { mode: 0o600 });
    expect(open(path)).toThrow(/openssl pkcs12 -in seal\.p12 -nokeys/);
  });
  test('what is no certificate', () => {
    const path = folder('none');
    writeFileSync(join(path, 'seal.pem'), 'nothing');
    expect(open(path)).toThrow('holds no certificate that can be read');
  });
});
