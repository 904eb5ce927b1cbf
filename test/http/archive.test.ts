/** The learner's archive over HTTP, and `mingde verify` on it and on whatever somebody made of it. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rotateSigningKey } from '../../server/auth/rotate-signing-key.ts';
import { fileTools } from '../../server/main.ts';
import { postEntry } from '../../server/services/post-entry.ts';
import { checkFile } from '../../src/domain/archive/check-file.ts';
import type { Person } from '../../src/domain/roster/person.ts';
import { type Report, reportOf } from '../../src/i18n/zh-CN/checked-file.ts';
import { type Files, unzip, zipOf } from '../support/archives.ts';
import { openTestPortal, type TestPortal } from '../support/test-portal.ts';

const MINGDE = resolve(import.meta.dirname, '../../server/cli/mingde.ts');

let portal: TestPortal;
let directory: string;
let person: Person;
let cookie: string;
let zip: Buffer;
let files: Files;

/** Three entries, a certificate that was replaced and the one that stands; the key was rotated in between. */
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'mingde-archive-'));
  portal = await openTestPortal({ keysDirectory: join(directory, 'keys') });
  person = await portal.addPerson({ name: '欧阳文博' });
  cookie = await portal.signIn(person);
  await post(portal, person, 900);
  await post(portal, await portal.addPerson(), 900);
  rotateSigningKey(join(directory, 'keys'), portal.clock.now());
  portal.deps.signer.refresh();
  await post(portal, person, 100);
  zip = (await get('/api/me/archive')).rawPayload;
  files = await unzip(zip);
});
afterAll(async () => {
  expect(portal.defects).toEqual([]);
  await portal.close();
  rmSync(directory, { recursive: true });
});

const get = (url: string, who = cookie) =>
  portal.app.inject({ url, ...(who && { headers: { cookie: who } }) });

async function post(to: TestPortal, who: Person, centihours: number): Promise<void> {
  to.clock.advance(60_000);
  const posted = await postEntry(to.deps, {
    personId: who.id,
    year: 2026,
    category: 'ethicsOnline',
    centihours,
    source: 'event',
    evidence: {
      kind: 'event',
      title: '讲座',
      day: '2026-11-20',
      place: '礼堂',
      organiser: '市委组织部',
      confirmedBy: '陈立',
    },
    contentHash: null,
    postedBy: 'officer',
  });
  if (!posted.ok) throw new Error(posted.failure.message);
}

const tools = () => ({ ...fileTools(), nowMs: portal.clock.now() });
const check = async (bytes: Uint8Array, ...wanted: string[]): Promise<Report> =>
  reportOf(await checkFile(bytes, tools(), { wanted, keys: [] }));
const told = (report: Report, mark: 'good' | 'bad' | 'unknown' | 'plain') =>
  report.sections.flatMap(({ lines }) => lines.filter((line) => line.mark === mark).map(({ text }) => text));

const jsonIn = (path: string, from = files) => JSON.parse(Buffer.from(from.get(path) ?? []).toString('utf8'));
const changed = async (change: (copy: Files) => void): Promise<Buffer> => {
  const copy = new Map(files);
  change(copy);
  return zipOf(copy);
};
const pdfName = () => [...files.keys()].find((path) => path.endsWith('.pdf')) ?? '';

test('the archive holds certificates, badges, the ledger with its proofs, keys and states, and says what is what', async () => {
  const answer = await get('/api/me/archive');
  expect(answer.headers).toMatchObject({
    'content-type': 'application/zip',
    'content-disposition': 'attachment; filename="mingde-archive-all.zip"',
  });
  const issued = await portal.deps.storage.certificates.ofPerson(person.id);
  expect(issued).toHaveLength(2);
  for (const { code } of issued) {
    expect(files.has(`certificates/${code} 2026 年度公务员职业道德学时.pdf`)).toBe(true);
    expect(jsonIn(`badges/${code}.badge.json`).credentialSubject.licenseNumber).toBe(code);
  }
  expect(jsonIn('record.json').entries).toHaveLength(2);
  expect(jsonIn('manifest.json')).toMatchObject({
    name: '欧阳文博',
    year: null,
    certificates: [{ state: 'valid' }, { state: 'superseded' }],
    keys: [{}, { keyId: portal.deps.signer.keyId }],
  });
  const readme = Buffer.from(files.get('README.txt') ?? []).toString('utf8');
  expect(readme.startsWith('\uFEFF欧阳文博的学习档案\r\n')).toBe(true);
  for (const { code } of issued) expect(readme).toContain(code);
});

test('it is whole, says whose key it is, and what cannot be told without asking', async () => {
  const report = await check(zip);
  expect([report.outcome, report.heading]).toEqual(['good', '内容自洽']);
  expect(told(report, 'bad')).toEqual([]);
  expect(told(report, 'good')).toEqual(expect.arrayContaining([expect.stringContaining('与签名的目录一致')]));
  expect(told(report, 'good').filter((text) => text.includes('内容与证书一致'))).toEqual([
    expect.stringContaining('状态列表：有效'),
    expect.stringContaining('状态列表：已被新证书取代'),
  ]);
  const unknown = told(report, 'unknown').join();
  expect(unknown).toContain(`公钥来自文件本身：密钥编号（指纹）${portal.deps.signer.keyId}`);
  expect(unknown).toContain('现在的状态离线查不到');
});

test('a key that is made known pins it: the current one, or the one before, which named it', async () => {
  const [before, now] = portal.deps.signer.known();
  for (const key of [now?.publicKey, before?.keyId]) {
    expect([key, (await check(zip, key ?? '')).heading]).toEqual([key, '核验通过']);
  }
  const other = await check(zip, 'ab'.repeat(8));
  expect([other.outcome, other.heading]).toEqual(['bad', '不是这把公钥签的']);
});

test('an archive that was packed again is read all the same', async () => {
  expect((await check(await zipOf(files, true))).outcome).toBe('good');
});

test.each<[string, (copy: Files) => void, string]>([
  ['an edited PDF', (copy) => copy.set(pdfName(), Buffer.from('%PDF-1.7')), '.pdf：被改动过'],
  ['a missing file', (copy) => copy.delete('record.json'), 'record.json：目录里有，压缩包里没有'],
  ['a file put in', (copy) => copy.set('certificates/奖状.pdf', Buffer.from('x')), '奖状.pdf：目录里没有'],
  ['no signature', (copy) => copy.delete('manifest.signature.json'), '目录没有签名'],
  [
    'a table of contents made to fit',
    (copy) => {
      const manifest = Buffer.from(copy.get('manifest.json') ?? []).toString('utf8');
      copy.set('manifest.json', Buffer.from(manifest.replaceAll('superseded', 'valid')));
    },
    '目录的签名无效',
  ],
])('%s is told', async (_, change, sentence) => {
  const report = await check(await changed(change));
  expect(report.outcome).toBe('bad');
  expect(told(report, 'bad').join('\n')).toContain(sentence);
});

test('another’s badge in the place of one’s own is told, whatever the table of contents says', async () => {
  const [first, second] = jsonIn('manifest.json').certificates;
  const report = await check(
    await changed((copy) => copy.set(first.badge, files.get(second.badge) as Uint8Array)),
  );
  expect(told(report, 'bad')).toContain('电子徽章与证书的内容不同');
});

test('an archive signed by somebody else’s portal is whole in itself, and refused by the issuer’s key', async () => {
  const forger = await openTestPortal();
  const forged = await forger.addPerson({ name: '欧阳文博' });
  await post(forger, forged, 900);
  const answer = await forger.app.inject({
    url: '/api/me/archive',
    headers: { cookie: await forger.signIn(forged) },
  });
  await forger.close();
  expect((await check(answer.rawPayload)).heading).toBe('内容自洽');
  expect((await check(answer.rawPayload, portal.deps.signer.publicKey)).outcome).toBe('bad');
});

test.each<[string, () => Uint8Array, string]>([
  ['half of it', () => zip.subarray(0, zip.length / 2), '压缩包不完整'],
  ['a byte changed', () => withByte(zip, zip.indexOf('%PDF-') + 9), '损坏了'],
  ['a name of the directory changed', () => withByte(zip, zip.lastIndexOf('README')), '压缩包'],
])('%s is told', async (_, damage, sentence) => {
  const report = await check(damage());
  expect([report.outcome, report.detail]).toEqual(['bad', expect.stringContaining(sentence)]);
});

function withByte(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
}

test('one year is one year; a year without rules is refused, and so is whoever is signed out', async () => {
  const answer = await get('/api/me/archive?year=2026');
  expect(answer.headers['content-disposition']).toContain('mingde-archive-2026.zip');
  const report = await check(answer.rawPayload);
  expect([report.outcome, told(report, 'plain')[0]]).toEqual(['good', expect.stringContaining('2026 年度')]);
  expect((await get('/api/me/archive?year=26')).statusCode).toBe(400);
  expect((await get('/api/me/archive', '')).statusCode).toBe(401);
});

test('somebody without a single hour gets an archive that says so', async () => {
  const nobody = await portal.signIn(await portal.addPerson());
  const report = await check((await get('/api/me/archive', nobody)).rawPayload);
  expect([report.outcome, told(report, 'plain')]).toEqual(['good', expect.arrayContaining(['没有证书'])]);
});

test('the command tells it in Chinese, by the file’s content and not its name; its exit code is the verdict', async () => {
  const cases: [name: string, bytes: Uint8Array | string, args: string[], code: number, said: string][] = [
    ['档案.txt', zip, [], 0, '✓ 内容自洽'],
    ['archive.zip', zip, ['--key', portal.deps.signer.publicKey], 0, '✓ 核验通过'],
    ['forged.zip', await changed((copy) => copy.set(pdfName(), Buffer.from('%PDF'))), [], 1, '✗ 有不符之处'],
    ['badge.json', files.get(jsonIn('manifest.json').certificates[0].badge) ?? '', [], 0, '电子徽章'],
    ['record.json', files.get('record.json') ?? '', ['--key', keyFile()], 0, '核验通过'],
    ['other.zip', await zipOf(new Map([['a.txt', Buffer.from('x')]])), [], 2, '不是学习档案'],
    ['photo.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), [], 2, '认不出这个文件'],
    ['record.json', files.get('record.json') ?? '', ['--key', 'nonsense'], 1, '不是公钥、密钥编号'],
  ];
  const outcomes = await Promise.all(
    cases.map(async ([name, bytes, args, code, said], at) => {
      const folder = mkdtempSync(join(directory, `case-${at}-`));
      writeFileSync(join(folder, name), bytes);
      const ran = await mingde('verify', join(folder, name), ...args);
      return [name, ran.code, ran.text.includes(said) ? said : ran.text, code];
    }),
  );
  expect(outcomes).toEqual(cases.map(([name, , , code, said]) => [name, code, said, code]));
  expect((await mingde('verify', join(directory, 'nowhere.zip'))).code).toBe(2);
});

function keyFile(): string {
  const file = join(directory, 'issuer.json');
  writeFileSync(file, files.get('issuer.json') ?? '');
  return file;
}

function mingde(...args: string[]): Promise<{ code: number; text: string }> {
  return new Promise((done) => {
    execFile(process.execPath, [MINGDE, ...args], { cwd: directory }, (error, stdout, stderr) =>
      done({ code: error ? Number(error.code) : 0, text: stdout + stderr }),
    );
  });
}
