/** The verifier from a disk with the network off: the QR code that a scanner reads from the paper, and the PDF itself. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { postEntry } from '../../server/services/post-entry.ts';
import { distDirectory, openSite, type Site } from './support/site.ts';

let site: Site;
let scanned: string;
let pdf: string;
const folder = mkdtempSync(join(tmpdir(), 'mingde-paper-'));

test.beforeAll(async () => {
  site = await openSite();
  const person = await site.addPerson({ name: '阿卜杜热合曼·买买提' });
  for (const category of ['ethicsOnline', 'ethicsEvent'] as const) {
    const posted = await postEntry(site.deps, {
      personId: person.id,
      year: 2026,
      category,
      centihours: 500,
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
  const [listed] = await site.deps.storage.certificates.ofPerson(person.id);
  const certificate = await site.deps.storage.certificates.find(listed?.code ?? '');
  if (!certificate) throw new Error('no certificate was issued');
  pdf = join(folder, 'certificate.pdf');
  writeFileSync(pdf, certificate.pdf);
  execFileSync('pdftoppm', ['-png', '-singlefile', '-r', '150', pdf, pdf]);
  scanned = execFileSync('zbarimg', ['--quiet', '--raw', `${pdf}.png`], { encoding: 'utf8' });
  writeFileSync(join(folder, 'edited.pdf'), Buffer.concat([certificate.pdf, Buffer.from('% more\n')]));
});
test.afterAll(() => site.close());

async function openVerifier(context: BrowserContext): Promise<Page> {
  await context.setOffline(true);
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(distDirectory, 'verifier.html')).href);
  return page;
}

test('the QR code read from the paper passes with the issuer’s key, and not when it is changed', async ({
  context,
}) => {
  const page = await openVerifier(context);
  const check = page.getByRole('button', { name: '核验' });
  await page.getByLabel('或粘贴内容').fill(scanned);
  await check.click();
  await expect(page.getByRole('heading', { name: '还缺公钥' })).toBeVisible();
  await page.getByLabel('发证机关公布的公钥').fill(site.deps.signer.publicKey);
  await check.click();
  await expect(page.getByRole('heading', { name: '核验通过' })).toBeVisible();
  await expect(page.locator('#outcome')).toContainText('阿卜杜热合曼·买买提');
  await expect(page.locator('#outcome')).toContainText('现在是否有效，要联网');
  const at = scanned.indexOf('#c=') + 60;
  const other = scanned[at] === 'A' ? 'B' : 'A';
  await page.getByLabel('或粘贴内容').fill(scanned.slice(0, at) + other + scanned.slice(at + 1));
  await check.click();
  await expect(page.getByRole('heading', { name: '核验通过' })).toBeHidden();
});

test('the true PDF passes, an edited one does not and tells what was issued', async ({ context }) => {
  const page = await openVerifier(context);
  await page.getByLabel('发证机关公布的公钥').fill(site.deps.signer.publicKey);
  await page.getByLabel('打开文件').setInputFiles(pdf);
  await expect(page.getByRole('heading', { name: '核验通过' })).toBeVisible();
  await page.getByLabel('打开文件').setInputFiles(join(folder, 'edited.pdf'));
  await expect(page.getByRole('heading', { name: '有不符之处' })).toBeVisible();
  await expect(page.locator('#outcome')).toContainText('签发时的内容');
});

test('the page of the portal tells the state and the whole name of whoever brings the paper', async ({
  page,
}) => {
  await page.goto(`${site.url}/verify/${scanned.trim().slice(scanned.indexOf('#c='))}`);
  await expect(page.getByText('二维码的内容与签发的证书逐项一致')).toBeVisible();
  await expect(page.getByText('这张证书由本平台签发，现在有效')).toBeVisible();
  await expect(page.getByText('没有被改写')).toBeVisible();
  await page.locator('input[type=file]').setInputFiles(pdf);
  await expect(page.getByText('与签发的文件完全一致')).toBeVisible();
  await page.locator('input[type=file]').setInputFiles(join(folder, 'edited.pdf'));
  await expect(page.getByText('签发后被改动过')).toBeVisible();
  if (process.env.SCREENSHOTS)
    await page.screenshot({ path: `${process.env.SCREENSHOTS}/verify.png`, fullPage: true });
});
