/** The verifier from a disk with the network off: archives and badges, true ones and changed ones. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { postEntry } from '../../server/services/post-entry.ts';
import { type Files, unzip, zipOf } from '../support/archives.ts';
import { distDirectory, openSite, type Site } from './support/site.ts';

let site: Site;
let zip: Buffer;
let files: Files;
const folder = mkdtempSync(join(tmpdir(), 'mingde-verifier-archive-'));

test.beforeAll(async () => {
  site = await openSite();
  const person = await site.addPerson({ name: '欧阳文博' });
  const posted = await postEntry(site.deps, {
    personId: person.id,
    year: 2026,
    category: 'ethicsOnline',
    centihours: 900,
    source: 'event',
    evidence: {
      kind: 'event',
      title: '第一季度职业道德大讲堂',
      day: '2026-11-20',
      place: '礼堂',
      organiser: '市委组织部',
      confirmedBy: '陈立',
    },
    contentHash: null,
    postedBy: 'officer',
  });
  if (!posted.ok) throw new Error(posted.failure.message);
  const cookie = await site.signIn(person);
  zip = (await site.app.inject({ url: '/api/me/archive', headers: { cookie } })).rawPayload;
  files = await unzip(zip);
});
test.afterAll(() => site.close());

/** Anything it asks the network for is a fault. */
async function openVerifier(context: BrowserContext): Promise<{ page: Page; faults: string[] }> {
  await context.setOffline(true);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('request', (request) => {
    if (!/^(file|blob):/.test(request.url())) faults.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(pathToFileURL(join(distDirectory, 'verifier.html')).href);
  return { page, faults };
}

async function give(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  await page.getByLabel('打开文件').setInputFiles(file);
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
const badge = () => [...files].find(([path]) => path.startsWith('badges/'))?.[1] ?? new Uint8Array();

test('an archive passes, packed or not, and the issuer’s key pins it', async ({ context }) => {
  const { page, faults } = await openVerifier(context);
  await give(page, '学习档案.zip', zip);
  await expect(heading(page, '内容自洽')).toBeVisible();
  await expect(page.getByText('欧阳文博（工号')).toBeVisible();
  await expect(page.getByText('电子徽章签名有效，内容与证书一致')).toBeVisible();
  await expect(page.getByText(site.deps.signer.keyId).first()).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  await page.getByLabel('发证机关公布的公钥').fill(site.deps.signer.publicKey);
  await page.getByRole('button', { name: '核验' }).click();
  await expect(heading(page, '核验通过')).toBeVisible();
  await give(page, 'packed.zip', await zipOf(files, true));
  await expect(heading(page, '核验通过')).toBeVisible();
  await page.getByLabel('发证机关公布的公钥').fill('0000000000000000');
  await page.getByRole('button', { name: '核验' }).click();
  await expect(heading(page, '不是这把公钥签的')).toBeVisible();
  expect(faults).toEqual([]);
});

test('an archive that was changed or cut off is told from the true one', async ({ context }) => {
  const { page, faults } = await openVerifier(context);
  const pdf = [...files.keys()].find((path) => path.endsWith('.pdf')) ?? '';
  const edited = new Map(files).set(pdf, Buffer.from('%PDF-1.7'));
  await give(page, 'edited.zip', await zipOf(edited));
  await expect(heading(page, '有不符之处')).toBeVisible();
  await expect(page.getByText('被改动过，与目录里的校验值不符')).toBeVisible();
  await give(page, 'half.zip', zip.subarray(0, zip.length / 2));
  await expect(heading(page, '压缩包有问题')).toBeVisible();
  await give(page, 'other.zip', await zipOf(new Map([['a.txt', Buffer.from('x')]])));
  await expect(heading(page, '不是学习档案')).toBeVisible();
  expect(faults).toEqual([]);
});

test('a badge is checked from its file or its text, and a changed one is not believed', async ({
  context,
}) => {
  const { page, faults } = await openVerifier(context);
  await give(page, 'badge.json', badge());
  await expect(heading(page, '内容自洽')).toBeVisible();
  await expect(page.getByText('徽章的每一项内容都没有改动过')).toBeVisible();
  const text = Buffer.from(badge()).toString('utf8');
  await page.getByLabel('或粘贴内容').fill(text.replace('"creditsEarned": 9', '"creditsEarned": 90'));
  await page.getByRole('button', { name: '核验' }).click();
  await expect(heading(page, '有不符之处')).toBeVisible();
  expect(faults).toEqual([]);
});
