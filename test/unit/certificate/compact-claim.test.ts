/** The claim in the QR code: small, one spelling, and nothing of it can be changed. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { sha256 } from '../../../server/auth/platform.ts';
import { isSigned, openSigner } from '../../../server/auth/signing-key.ts';
import { openCertificatePrinter } from '../../../server/documents/certificate-printer.ts';
import { fromBase64, toBase64Url } from '../../../src/domain/base/bytes.ts';
import { checkCompact } from '../../../src/domain/certificate/check-paper.ts';
import type { CertificateClaim } from '../../../src/domain/certificate/claim.ts';
import { certificateCode } from '../../../src/domain/certificate/code.ts';
import {
  type CompactClaim,
  compactAddress,
  compactBytes,
  compactClaimOf,
  readCompactClaim,
} from '../../../src/domain/certificate/compact-claim.ts';
import { aClaim } from '../../support/builders.ts';

const directory = mkdtempSync(join(tmpdir(), 'compact-'));
afterAll(() => rmSync(directory, { recursive: true }));
const signer = openSigner(join(directory, 'keys'));
const PAGE = 'https://mingde.example.gov.cn/verify/';

function addressOf(claim: CertificateClaim): string {
  const bytes = compactBytes(compactClaimOf(claim, signer.keyId));
  return compactAddress(PAGE, bytes, signer.sign(bytes));
}

const trust = { wanted: [signer.publicKey], keys: [{ keyId: signer.keyId, publicKey: signer.publicKey }] };
const arithmetic = {
  hash: sha256,
  isSigned: (message: Uint8Array, signature: Uint8Array, key: Uint8Array) =>
    isSigned(message, toBase64Url(signature), toBase64Url(key)),
};
const isGood = (written: string) => {
  const read = readCompactClaim(written);
  return read !== undefined && checkCompact(read, trust, arithmetic).signature === 'good';
};

test('what is written can be read, whatever stands in it', () => {
  const texts = fc.string({ unit: 'binary', maxLength: 40 });
  const claims: fc.Arbitrary<CompactClaim> = fc.record({
    kind: fc.constantFrom('annual', 'course'),
    isSample: fc.boolean(),
    code: fc.infiniteStream(fc.nat(31)).map((stream) => certificateCode(() => stream.next().value)),
    year: fc.integer({ min: 2000, max: 2100 }),
    centihours: fc.integer({ min: 0, max: 2 ** 24 - 1 }),
    asOf: fc
      .date({ min: new Date('2000-01-01'), max: new Date('2140-01-01'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10)),
    keyId: fc.constant(signer.keyId),
    ...{ name: texts, issuer: texts, title: texts },
  });
  fc.assert(
    fc.property(claims, (claim) => {
      const bytes = compactBytes(claim);
      expect(readCompactClaim(compactAddress(PAGE, bytes, signer.sign(bytes)))?.claim).toEqual(claim);
    }),
  );
});

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

test('every single bit that is changed is found', () => {
  const encoded = addressOf(aClaim()).split('#c=')[1] ?? '';
  const bytes = fromBase64(encoded);
  expect(isGood(encoded)).toBe(true);
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const other = Uint8Array.from(bytes);
    other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(isGood(toBase64Url(other)), `bit ${bit}`).toBe(false);
  }
});

test('a second spelling of the same bytes is none', () => {
  // What base64 writes of the last byte has bits to spare in two cases of three.
  let spared = 0;
  for (const name of ['王', '王晓', '王晓文']) {
    const encoded = addressOf(aClaim({ name })).split('#c=')[1] ?? '';
    const others = [...BASE64URL].map((last) => encoded.slice(0, -1) + last).filter((one) => one !== encoded);
    const bytes = Buffer.from(encoded, 'base64url');
    const same = others.filter((other) => Buffer.from(other, 'base64url').equals(bytes));
    spared += same.length;
    for (const other of same) expect(readCompactClaim(other)).toBeUndefined();
  }
  expect(spared).toBeGreaterThan(0);
});

test.each([
  ['an address', addressOf(aClaim())],
  ['with blanks about it', `\n ${addressOf(aClaim())} \r\n`],
  ['what follows #c=', addressOf(aClaim()).split('#c=')[1] ?? ''],
  ['the fragment', `#c=${addressOf(aClaim()).split('#c=')[1]}`],
])('%s is read', (_what, written) => expect(isGood(written)).toBe(true));

test.each([
  '',
  'x',
  'https://mingde.example.gov.cn/verify/?code=7K3M-9QXD-2H5T-VB49',
  `#c=${'A'.repeat(200)}`,
  `#c=${'!'.repeat(200)}`,
])('“%s” is none', (written) => expect(readCompactClaim(written)).toBeUndefined());

test('of long texts the beginning is kept, and says so', () => {
  const { issuer, name } = compactClaimOf(
    aClaim({ issuer: '单'.repeat(40), name: '𠮷'.repeat(25) }),
    signer.keyId,
  );
  expect(issuer).toBe(`${'单'.repeat(29)}…`);
  expect(name).toBe('𠮷'.repeat(25));
});

test.each([
  ['an ordinary one', aClaim()],
  [
    'the longest name and issuer',
    aClaim({
      name: '欧'.repeat(25),
      issuer: '样例市公务员主管部门培训管理与考核评价中心办公室（代章）第二支部',
    }),
  ],
])('zbarimg reads it from a sheet of 150 dots an inch: %s', async (_what, claim) => {
  const printer = await openCertificatePrinter();
  const file = join(directory, `${claim.name.length}.pdf`);
  const address = addressOf(claim);
  writeFileSync(file, await printer.print(claim, { qrText: address, verifyUrl: PAGE }));
  execFileSync('pdftoppm', ['-png', '-singlefile', '-r', '150', file, file]);
  const scanned = execFileSync('zbarimg', ['--quiet', '--raw', `${file}.png`], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  expect(scanned.trim()).toBe(address);
  expect(isGood(scanned)).toBe(true);
});
