/** The verifier from a disk with the network off: true records pass, changed ones do not, and nothing is asked for. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { postEntry } from '../../server/services/post-entry.ts';
import { publishLog } from '../../server/services/publish-log.ts';
import { reverseEntry } from '../../server/services/reverse-entry.ts';
import { publishedFiles } from '../../server/storage/published-files.ts';
import type { RecordFile } from '../../src/domain/ledger/record-file.ts';
import type { Person } from '../../src/domain/roster/person.ts';
import { distDirectory, openSite, type Site } from './support/site.ts';

let site: Site;
let person: Person;
let record: RecordFile;
let publicCertificate: unknown;
let publicProof: RecordFile;
let latest: string;
const folder = mkdtempSync(join(tmpdir(), 'mingde-verifier-'));

test.beforeAll(async () => {
  site = await openSite();
  person = await site.addPerson({ name: '欧阳文博' });
  const other = await site.addPerson();
  await post(other, 'ethicsEvent', 100, '他人的讲座');
  await post(person, 'ethicsEvent', 600, '第一季度职业道德大讲堂');
  await post(person, 'ethicsOnline', 300, '公正廉洁专题');
  const mistaken = await post(person, 'ethicsPractice', 100, '社区志愿服务');
  await reverseEntry(site.deps, {
    personId: person.id,
    year: 2026,
    entryId: mistaken,
    reason: '重复',
    postedBy: 'o',
  });
  const cookie = await site.signIn(person);
  const ask = async (url: string) => (await site.app.inject({ url, headers: { cookie } })).json();
  record = await ask('/api/me/record');
  const [certificate] = await ask('/api/me/certificates');
  publicCertificate = await ask(`/api/certificates/${certificate.code}`);
  publicProof = await ask(`/api/certificates/${certificate.code}/proof`);
  const published = publishedFiles(folder);
  await publishLog({ ...site.deps, published });
  latest = published.read('latest.txt') ?? '';
});
test.afterAll(() => site.close());

async function post(
  who: Person,
  category: 'ethicsEvent' | 'ethicsOnline' | 'ethicsPractice',
  centihours: number,
  title: string,
): Promise<string> {
  const posted = await postEntry(site.deps, {
    personId: who.id,
    year: 2026,
    category,
    centihours,
    source: 'event',
    evidence: {
      kind: 'event',
      title,
      day: '2026-11-20',
      place: '礼堂',
      organiser: '市委组织部',
      confirmedBy: '陈立',
    },
    contentHash: null,
    postedBy: 'officer',
  });
  if (!posted.ok) throw new Error(posted.failure.message);
  return posted.value.id;
}

/** Opened as somebody would who got it on a stick; anything it asks the network for is a fault. */
async function openVerifier(context: BrowserContext): Promise<{ page: Page; faults: string[] }> {
  await context.setOffline(true);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) faults.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(pathToFileURL(join(distDirectory, 'verifier.html')).href);
  return { page, faults };
}

async function paste(page: Page, value: unknown): Promise<void> {
  await page.getByLabel('或粘贴内容').fill(typeof value === 'string' ? value : JSON.stringify(value));
  await page.getByRole('button', { name: '核验' }).click();
}

test('a downloaded record passes, with the issuer’s key known and without', async ({ context }) => {
  const { page, faults } = await openVerifier(context);
  const file = join(folder, 'record.json');
  writeFileSync(file, JSON.stringify(record));
  await page.getByLabel('打开文件').setInputFiles(file);
  await expect(page.getByRole('heading', { name: '内容自洽' })).toBeVisible();
  await expect(page.getByText('4 条，全部在签署的日志中')).toBeVisible();
  await expect(page.getByText('职业道德学时 9 · 其他网络学时 0')).toBeVisible();
  await expect(page.getByText('与记录逐条相加一致')).toHaveCount(record.certificates.length);

  for (const key of [site.deps.signer.keyId, site.deps.signer.publicKey]) {
    await page.getByLabel('发证机关公布的公钥').fill(key);
    await page.getByRole('button', { name: '核验' }).click();
    await expect(page.getByRole('heading', { name: '核验通过' })).toBeVisible();
  }
  await page.getByLabel('发证机关公布的公钥').fill('0000000000000000');
  await page.getByRole('button', { name: '核验' }).click();
  await expect(page.getByRole('heading', { name: '不是这把公钥签的' })).toBeVisible();
  expect(faults).toEqual([]);
});

const changes: readonly (readonly [string, (file: RecordFile) => unknown, RegExp])[] = [
  [
    'an hour more',
    (file) => ({
      ...file,
      entries: file.entries.map((entry) => ({
        ...entry,
        text: entry.text.replace('"centihours":600', '"centihours":700'),
      })),
    }),
    /其中 1 条没有通过/,
  ],
  [
    'an entry without its canonical spelling',
    (file) => ({
      ...file,
      entries: file.entries.map((entry) => ({ ...entry, text: entry.text.replace('{', '{ ') })),
    }),
    /内容不是规范的记录/,
  ],
  [
    'an entry twice',
    (file) => ({ ...file, entries: [...file.entries, file.entries[0]] }),
    /文件里有重复的记录/,
  ],
  [
    'another root',
    (file) => ({ ...file, checkpoint: file.checkpoint?.replace(/^\d+$/m, '7') ?? null }),
    /签名无效或内容不完整/,
  ],
  [
    'a better certificate',
    (file) => ({
      ...file,
      certificates: file.certificates.map((one) => ({
        ...one,
        claim: { ...one.claim, ethicsCentihours: 2000 },
      })),
    }),
    /签名\s*无效/,
  ],
  [
    'a certificate of another log',
    (file) => ({
      ...file,
      certificates: file.certificates.map((one) => ({ ...one, consistency: ['ab'.repeat(32)] })),
    }),
    /与检查点不符/,
  ],
];
for (const [name, change, sentence] of changes) {
  test(`a record with ${name} does not pass`, async ({ context }) => {
    const { page, faults } = await openVerifier(context);
    await paste(page, change(record));
    await expect(page.getByRole('heading', { name: '有不符之处' })).toBeVisible();
    await expect(page.locator('#outcome')).toContainText(sentence);
    expect(faults).toEqual([]);
  });
}

test('a public certificate passes with the name on the paper, and with no other', async ({ context }) => {
  const { page } = await openVerifier(context);
  await page.getByLabel('发证机关公布的公钥').fill(site.deps.signer.publicKey);
  for (const answer of [publicCertificate, publicProof]) {
    await page.getByLabel('证书上的姓名').fill('');
    await paste(page, answer);
    await expect(page.getByText('数据中的姓名不完整')).toBeVisible();
    await page.getByLabel('证书上的姓名').fill('欧阳文搏');
    await paste(page, answer);
    await expect(page.getByRole('heading', { name: '有不符之处' })).toBeVisible();
    await page.getByLabel('证书上的姓名').fill('欧阳文博');
    await paste(page, answer);
    await expect(page.locator('#outcome')).toContainText(/签名\s*有效/);
  }
  await expect(page.getByRole('heading', { name: '核验通过' })).toBeVisible();
});

test('a published checkpoint passes as it is and as Windows saves it, and not when changed', async ({
  context,
}) => {
  const { page } = await openVerifier(context);
  await page.getByLabel('发证机关公布的公钥').fill(site.deps.signer.publicKey);
  await paste(page, latest.replaceAll('\n', '\r\n'));
  await expect(page.getByRole('heading', { name: '核验通过' })).toBeVisible();
  await paste(page, latest.replace('time 1', 'time 2'));
  await expect(page.getByRole('heading', { name: '有不符之处' })).toBeVisible();
});

test('what is no record gets a sentence that says what would be', async ({ context }) => {
  const { page, faults } = await openVerifier(context);
  await page.getByRole('button', { name: '核验' }).click();
  await expect(page.getByText('请先打开文件或粘贴内容。')).toBeVisible();
  for (const nothing of ['x', '{}', '[]', 'null', '{"format":1,"kind":"record"}', '{"claim":1}']) {
    await paste(page, nothing);
    await expect(page.getByText('这不是能核验的内容')).toBeVisible();
  }
  expect(faults).toEqual([]);
});

test('it is one file that allows itself nothing else', async () => {
  const text = readFileSync(join(distDirectory, 'verifier.html'), 'utf8');
  const [, script = ''] = /<script>([\s\S]*)<\/script>/.exec(text) ?? [];
  const hash = createHash('sha256').update(script).digest('base64');
  expect(text).toContain(`default-src 'none'; script-src 'sha256-${hash}'`);
  expect(script).not.toMatch(/<link|src=|url\(/);
  // JSON-LD has a word of this name, so the script may say it.
  expect(text.replace(script, '')).not.toMatch(/<link|src=|@import|url\(/);
});

test('the portal serves it so that it runs there as well', async ({ page }) => {
  const faults: string[] = [];
  page.on('console', (message) => faults.push(message.text()));
  await page.goto(`${site.url}/verifier.html`);
  await paste(page, record);
  await expect(page.getByRole('heading', { name: '内容自洽' })).toBeVisible();
  expect(faults).toEqual([]);
});

for (const scheme of ['light', 'dark'] as const) {
  for (const width of [360, 1366]) {
    test(`axe finds nothing and nothing overflows, ${scheme}, ${width} px`, async ({ browser }) => {
      const context = await browser.newContext({
        colorScheme: scheme,
        viewport: { width, height: 768 },
        bypassCSP: true,
      });
      const { page } = await openVerifier(context);
      await paste(page, record);
      await expect(page.getByRole('heading', { name: '内容自洽' })).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target}`))).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      ).toBeLessThanOrEqual(0);
      if (process.env.SCREENSHOTS)
        await page.screenshot({
          path: `${process.env.SCREENSHOTS}/verifier-${scheme}-${width}.png`,
          fullPage: true,
        });
      await context.close();
    });
  }
}
