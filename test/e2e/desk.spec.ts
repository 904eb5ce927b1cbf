/** A department’s year at the desk: from a faulty list of people to the extract that goes to the appraisers. */
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import type { Person } from '../../src/domain/roster/person.ts';
import { sheetRows } from '../http/following/sheet-rows.ts';
import { rosterGb18030, rosterSheet } from '../support/roster-sheet.ts';
import { testClock } from '../support/test-clock.ts';
import { TEST_PASSWORD } from '../support/test-portal.ts';
import { signInByForm, watchPage } from './support/learner.ts';
import { openSite, type Site } from './support/site.ts';

const BUREAU = '市人社局';
const SHEET = {
  units: ['0101', '010101'],
  nearUnit: { written: '社保服务太厅', name: '社保服务大厅' },
} as const;

let site: Site;
let officer: Person;
let second: Person;
let head: Person;
test.beforeAll(async () => {
  site = await openSite({ clock: testClock('2026-11-23T08:50:00+08:00') });
  await site.deps.storage.roster.add({
    units: [
      { id: 'city', code: '01', name: '江澄市', parentId: null, organType: 'government' },
      { id: 'bureau', code: '0101', name: BUREAU, parentId: 'city', organType: 'government' },
      { id: 'hall', code: '010101', name: '社保服务大厅', parentId: 'bureau', organType: 'government' },
    ],
    ...{ people: [], grants: [], fromDay: '2026-01-01' },
  });
  const officerOf = (unitId: string, name: string) =>
    site.addPerson({ unitId, name }, [{ role: 'officer', unitId }]);
  officer = await officerOf('bureau', '赵明');
  second = await officerOf('bureau', '钱立');
  head = await officerOf('city', '孙涛');
});
test.afterAll(async () => {
  expect(site.defects).toEqual([]);
  await site.close();
});

async function chooseSheet(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(bytes) };
  await page.locator('md-roster-imports #file').setInputFiles(file);
  await page.getByRole('button', { name: '上传并核对' }).click();
}

/** The person of a row of the sheet, who has used the slip with the first password. */
async function activated(staffNumber: string): Promise<Person> {
  const person = await site.deps.storage.roster.personByStaffNumber(staffNumber);
  if (!person) throw new Error(`${staffNumber} is not in the roster`);
  await site.deps.storage.accounts.setPassword(person.id, await site.deps.passwords.hash(TEST_PASSWORD));
  return person;
}

test('import 300 people, plan, lecture, practice, make-up, closing, extract', async ({ browser }) => {
  test.setTimeout(400_000);
  const open = async () => {
    const page = await (await browser.newContext()).newPage();
    page.setDefaultTimeout(60_000);
    await page.clock.setSystemTime(site.clock.now());
    return { page, faults: watchPage(page, site) };
  };
  const [desk, phone, beside, above] = [await open(), await open(), await open(), await open()];
  await phone.page.setViewportSize({ width: 360, height: 740 });
  const passTo = async (ms: number) => {
    site.clock.set(ms);
    for (const { page } of [desk, phone, beside, above]) await page.clock.setSystemTime(ms);
  };

  await test.step('ten faults are named with their cells, and nothing is imported', async () => {
    await signInByForm(desk.page, site, officer, '/admin/roster/');
    const broken = rosterSheet(SHEET);
    await chooseSheet(desk.page, '名册.csv', rosterGb18030(broken));
    const shown = desk.page.locator('md-roster-imports');
    await shown.getByRole('button', { name: /^要改/ }).click();
    for (const { cell, says } of broken.faults) {
      await expect(shown.locator('tr', { hasText: `${cell} ` }).filter({ hasText: says })).not.toHaveCount(0);
    }
    await expect(shown.getByRole('button', { name: /^确认写入/ })).toHaveCount(0);
    expect(await site.deps.storage.roster.personByStaffNumber('001001')).toBeUndefined();
    await shown.getByRole('button', { name: '放弃这次导入' }).click();
  });

  await test.step('mended, the sheet is imported whole', async () => {
    await chooseSheet(desk.page, '名册-改.csv', rosterGb18030(rosterSheet({ ...SHEET, isMended: true })));
    await desk.page.getByRole('button', { name: '确认写入 300 行' }).click();
    await expect(desk.page.locator('md-roster-imports').getByRole('button', { name: /撤销/ })).toBeVisible();
  });
  const [listener, absentee] = [await activated('001001'), await activated('001003')];

  await test.step('the year is planned, and approved one unit higher', async () => {
    await desk.page.goto(`${site.url}/admin/plans/`);
    await desk.page.getByRole('link', { name: BUREAU }).click();
    await desk.page.getByRole('link', { name: '写计划' }).click();
    await desk.page.getByRole('button', { name: '填入每季度大讲堂和一期研修班' }).click();
    await desk.page.getByRole('button', { name: '保存计划' }).click();
    await expect(desk.page.locator('md-plans')).toContainText('计划已经保存');
    await desk.page.getByRole('button', { name: '提交上级批准' }).click();
    await expect(desk.page.locator('md-plans')).toContainText('计划已经提交');
    await signInByForm(above.page, site, head, '/admin/plans/');
    await above.page.getByRole('link', { name: BUREAU }).click();
    await above.page.getByRole('button', { name: '批准', exact: true }).click();
    await expect(above.page.locator('md-plans')).toContainText('计划已经批准');
  });

  await test.step('a lecture: one signs in by the code on the wall, one does not come', async () => {
    const page = desk.page;
    await page.goto(`${site.url}/admin/events/`);
    await page.getByRole('link', { name: '新建活动' }).click();
    await page.getByLabel('名称').fill('第四季度职业道德大讲堂');
    await page.getByLabel('日期', { exact: true }).fill('2026-11-23');
    await page.getByLabel('开始时间').fill('09:00');
    await page.getByLabel('结束时间').fill('09:20');
    await page.getByLabel('地点').fill('报告厅');
    await page.getByLabel('承办单位').fill(BUREAU);
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('button', { name: '发布' }).click();
    await page.getByText('按工号添加').click();
    await page.getByLabel('工号').fill(`${listener.staffNumber}\n${absentee.staffNumber}`);
    await page.getByRole('button', { name: '加入名单' }).click();
    await expect(page.locator('md-events')).toContainText(absentee.name);
    await page.getByRole('link', { name: '打开现场签到' }).click();
    await signInByForm(phone.page, site, listener, '/my/activities/');
    await phone.page.goto(await scanned(page));
    await phone.page.getByRole('button', { name: '确认签到' }).click();
    await expect(phone.page.locator('md-my-activities')).toContainText('签到成功');
    await passTo(site.clock.now() + 25 * 60_000);
    await page.getByRole('button', { name: '签退', exact: true }).click();
    await expect(page.getByRole('img', { name: '签退二维码' })).toBeVisible();
    await phone.page.goto(await scanned(page));
    await phone.page.getByRole('button', { name: '确认签退' }).click();
    await expect(phone.page.locator('md-my-activities')).toContainText('签退成功');
    await page.getByRole('link', { name: '返回活动' }).click();
    await page.getByRole('button', { name: '登记出勤' }).click();
    await page.getByRole('button', { name: `${absentee.name}：缺席` }).click();
    await expect(page.locator('md-events')).toContainText('未到 1 人');
    await page.getByRole('button', { name: '提交审核' }).click();
    await expect(page.locator('md-events')).toContainText('要由另一位管理员审核');
    await signInByForm(beside.page, site, second, '/admin/events/');
    await beside.page.getByRole('link', { name: '第四季度职业道德大讲堂' }).click();
    await beside.page.getByRole('button', { name: /^审核通过，给 1 人登记/ }).click();
    await expect(beside.page.locator('md-events')).toContainText('学时已经登记，共 1 人');
  });

  await test.step('practice is claimed on the phone and approved by two', async () => {
    await phone.page.goto(`${site.url}/my/activities/`);
    await phone.page.getByRole('button', { name: '申报实践' }).click();
    const form = phone.page.locator('md-my-activities form.claim-form');
    await form.getByLabel('名称').fill('社区志愿服务');
    await form.locator('[name=day]').fill('2026-11-21');
    await form.locator('[name=place]').fill('江边社区');
    await form.locator('[name=organiser]').fill('街道办事处');
    await form.locator('[name=minutes]').fill('360');
    await form.locator('[name=text]').fill('在社区帮老人办理手机缴费，一共六个小时，社区主任可以证明。');
    await form.locator('button[type=submit]').click();
    await expect(phone.page.locator('md-my-activities')).toContainText('等待初审');
    await desk.page.goto(`${site.url}/admin/events/practice/`);
    await desk.page.getByRole('button', { name: '初审通过' }).click();
    await expect(desk.page.locator('md-practice-desk')).toContainText('已办理');
    await above.page.goto(`${site.url}/admin/events/practice/`);
    await above.page.getByRole('button', { name: '复审通过，登记学时' }).click();
    await expect(above.page.locator('md-practice-desk')).toContainText('已办理');
  });

  await test.step('whoever was absent is ordered to make it up', async () => {
    await desk.page.goto(`${site.url}/admin/plans/make-up/`);
    await desk.page
      .getByRole('button', { name: '下达补训' })
      .or(desk.page.getByRole('link', { name: '下达补训' }))
      .click();
    await desk.page
      .getByLabel('缺的是哪一项')
      .selectOption({ label: '第四季度职业道德大讲堂（2026 年 11 月 23 日）' });
    await expect(desk.page.locator('md-make-up')).toContainText(absentee.name);
    await desk.page.getByRole('checkbox', { name: '公正廉洁' }).check();
    await desk.page.getByLabel('补训期限').fill('2026-12-20');
    await desk.page.getByRole('button', { name: '给 1 人下达补训' }).click();
    await expect(desk.page.locator('md-make-up')).toContainText('已经给 1 人下达补训');
  });

  await test.step('after the year the head closes it', async () => {
    await passTo(Date.parse('2027-04-10T09:00:00+08:00'));
    await signInByForm(above.page, site, head, '/admin/reports/');
    await above.page.getByRole('button', { name: '关账：2026 年度' }).click();
    await above.page.getByRole('button', { name: '确定关账' }).click();
    await expect(above.page.locator('md-reports')).toContainText('2026 年度已关账');
  });

  await test.step('the extract goes to the appraisers', async () => {
    await above.page.reload();
    await above.page.getByRole('combobox', { name: '年度' }).selectOption('2026');
    const [file] = await Promise.all([
      above.page.waitForEvent('download'),
      above.page.getByRole('link', { name: '下载年度考核材料' }).click(),
    ]);
    const rows = await sheetRows(readFileSync(await file.path()));
    const row = rows.find((cells) => cells.includes(listener.staffNumber));
    expect(rows.length).toBeGreaterThan(300);
    expect(row).toContain(listener.name);
  });

  expect([...desk.faults, ...phone.faults, ...beside.faults, ...above.faults]).toEqual([]);
});

/** What the phone’s camera reads from the wall. */
async function scanned(wall: Page): Promise<string> {
  await expect(wall.locator('md-event-code .qr')).toBeVisible();
  return (await wall.locator('md-event-code .qr').getAttribute('data-text')) ?? '';
}
