/** An issuer that must sign with SM2 besides: from the key's making to a file that is checked without a server. */
import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addSm2Key, isSm2Signed, openSm2Key } from '../../../server/auth/sm2.ts';
import { fileTools } from '../../../server/main.ts';
import type { Sm2Key } from '../../../server/ports/platform.ts';
import { postEntry } from '../../../server/services/post-entry.ts';
import type { PublicCertificate } from '../../../src/domain/api/api.ts';
import { checkFile } from '../../../src/domain/archive/check-file.ts';
import { utf8 } from '../../../src/domain/base/bytes.ts';
import { claimText } from '../../../src/domain/certificate/claim-text.ts';
import { readPdfProofs } from '../../../src/domain/certificate/pdf-proof.ts';
import type { Person } from '../../../src/domain/roster/person.ts';
import { reportOf } from '../../../src/i18n/zh-CN/checked-file.ts';
import { aCatalogue, courseEvidence } from '../../support/builders.ts';
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts';

let directory: string;
let portal: TestPortal;
let person: Person;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'mingde-sm2-'));
  writeFileSync(join(directory, 'catalogue.json'), JSON.stringify(aCatalogue()));
  portal = await open();
  person = await portal.addPerson({ name: '王晓文' });
});
afterEach(async () => {
  expect(portal.defects).toEqual([]);
  await portal.close();
});

const keysDirectory = () => join(directory, 'keys');

/** @param sm2Key - another than the one in the file */
async function open(other?: Sm2Key): Promise<TestPortal> {
  const sm2Key = other ?? (await openSm2Key(keysDirectory()));
  const file = join(directory, 'mingde.db');
  return openTestPortal({ file, keysDirectory: keysDirectory(), ...(sm2Key ? { sm2Key } : {}) });
}

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function mingde(...words: readonly string[]): Promise<Ran> {
  const env = { ...process.env, DATA_DIR: directory, MINGDE_BUILD_DIR: directory, SAMPLE_DATA: 'off' };
  return new Promise((done) => {
    execFile(process.execPath, [resolve('server/cli/mingde.ts'), ...words], { env }, (error, out, err) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

/** @returns the code of the course's certificate */
async function certify(course: string): Promise<string> {
  const posted = await postEntry(portal.deps, {
    personId: person.id,
    year: 2026,
    category: 'ethicsOnline',
    centihours: 100,
    source: 'course',
    evidence: courseEvidence({ course }),
    contentHash: 'c0'.repeat(32),
    postedBy: 'system',
  });
  if (!posted.ok) throw new Error(posted.failure.message);
  const found = (await portal.deps.storage.certificates.ofPerson(person.id)).find(
    ({ claim }) => claim.kind === 'course' && claim.course.id === course,
  );
  return found?.code ?? 'none';
}

async function startAgain(sm2Key?: Sm2Key): Promise<void> {
  await portal.close();
  portal = await open(sm2Key);
}

async function addKey(): Promise<Sm2Key> {
  const key = await addSm2Key(keysDirectory());
  await startAgain();
  return key;
}

const ask = async (code: string) =>
  (await portal.app.inject({ url: `/api/certificates/${code}` })).json<PublicCertificate>();

async function pdfOf(code: string): Promise<Buffer> {
  const headers = { cookie: await portal.signIn(person) };
  return (await portal.app.inject({ url: `/api/certificates/${code}/pdf`, headers })).rawPayload;
}

async function verified(pdf: Uint8Array): Promise<Ran> {
  const file = join(mkdtempSync(join(directory, 'brought-')), 'certificate.pdf');
  writeFileSync(file, pdf);
  return mingde('verify', file, '--key', portal.deps.signer.publicKey);
}

test('keys add-sm2 makes a key once, and keys list shows it', async () => {
  expect((await mingde('keys', 'list')).out).toContain('Certificates are not signed with SM2');
  const added = await mingde('keys', 'add-sm2');
  await startAgain();
  const keyId = portal.deps.sm2.key?.keyId ?? 'none';
  expect(added).toMatchObject({ code: 0, err: '' });
  expect(added.out).toContain(`SM2 key ${keyId} is made`);
  expect(added.out).toContain('Restart the portal');
  expect((await mingde('keys', 'list')).out).toContain(`signed with SM2 besides: key ${keyId}`);
  const again = await mingde('keys', 'add-sm2');
  expect(again.code).not.toBe(0);
  expect(again.err).toContain(`is there already (key ${keyId})`);
  expect((await openSm2Key(keysDirectory()))?.keyId).toBe(keyId);
});

test('a certificate issued with the key bears its signature; one issued before has none and stays good', async () => {
  const before = await certify('integrity');
  await addKey();
  const after = await certify('loyalty');

  const old = await ask(before);
  expect(old).toMatchObject({ code: before, state: 'valid' });
  expect(old).not.toHaveProperty('sm2');

  const { claim, sm2 } = await ask(after);
  expect(sm2).toMatchObject({ keyId: portal.deps.sm2.key?.keyId, isVerified: true });
  expect(claim.name).toBe('王*文');
  const signed = { publicKey: sm2?.publicKey ?? '', signature: sm2?.signature ?? '' };
  expect(signed.publicKey).toBe(portal.deps.sm2.key?.publicKey);
  expect(await isSm2Signed(utf8(claimText({ ...claim, name: '王晓文' })), signed)).toBe(true);
  expect(await isSm2Signed(utf8(claimText(claim)), signed)).toBe(false);
});

test('a signature of something else is told, by the portal and of the file', async () => {
  const key = await addSm2Key(keysDirectory());
  await startAgain({ ...key, sign: () => key.sign(utf8('another text')) });
  const code = await certify('integrity');
  expect((await ask(code)).sm2).toMatchObject({ keyId: key.keyId, isVerified: false });
  const { keyId, publicKey } = portal.deps.signer;
  const checked = await checkFile(await pdfOf(code), fileTools(), {
    wanted: [keyId],
    keys: [{ keyId, publicKey }],
  });
  const { outcome, detail, sections } = reportOf(checked);
  expect({ outcome, detail }).toEqual({ outcome: 'bad', detail: '国密 SM2 签名无效，请向签发单位核实。' });
  expect(sections[0]?.lines).toContainEqual({
    mark: 'bad',
    text: `国密 SM2 签名：无效（密钥编号 ${key.keyId}）`,
  });
});

test('the file bears it too, and mingde verify checks it without a server', async () => {
  const before = await pdfOf(await certify('integrity'));
  await addKey();
  const code = await certify('loyalty');
  const after = await pdfOf(code);
  const { sm2 } = await ask(code);
  const { publicKey, signature } = sm2 ?? {};
  expect(readPdfProofs(after)[0]?.sm2).toEqual({ publicKey, signature });

  const good = await verified(after);
  expect(good.code).toBe(0);
  expect(good.out).toContain(`✓ 国密 SM2 签名：有效（密钥编号 ${sm2?.keyId}）`);
  const old = await verified(before);
  expect(old.code).toBe(0);
  expect(old.out).not.toContain('SM2');
});

test('a key and signature of somebody’s own, put into the file, do not pass for the issuer’s', async () => {
  await addKey();
  const pdf = await pdfOf(await certify('integrity'));
  const [proof] = readPdfProofs(pdf);
  if (!proof?.claim || !proof.sm2) throw new Error('no proof');
  const foreign = await addSm2Key(mkdtempSync(join(directory, 'foreign-')));
  const signed = await foreign.sign(utf8(claimText(proof.claim)));
  const hex = (base64Url: string) => Buffer.from(base64Url, 'base64url').toString('hex');
  const forged = Buffer.from(
    pdf
      .toString('latin1')
      .replace(proof.sm2.publicKey, signed.publicKey)
      .replace(hex(proof.sm2.signature), hex(signed.signature)),
    'latin1',
  );
  const told = await verified(forged);
  expect(told.code).toBe(1);
  expect(told.out).not.toContain('SM2 签名：有效');
});

test('the database refuses to change it', async () => {
  await addKey();
  await certify('integrity');
  const driver = new Sqlite(join(directory, 'mingde.db'));
  for (const set of ["sm2_signature = 'x'", 'sm2_public_key = NULL, sm2_signature = NULL']) {
    expect(() => driver.exec(`UPDATE certificates SET ${set}`)).toThrow('never changed');
  }
  driver.close();
});
