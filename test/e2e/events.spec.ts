/** A lecture with two browsers: the officer's wall, a learner's phone, and the second officer who approves. */
import { expect, type Page, test } from '@playwright/test';
import type { Person } from '../../src/domain/roster/person.ts';
import { testClock } from '../support/test-clock.ts';
import { signInByForm, watchPage } from './support/learner.ts';
import { openSite, type Site } from './support/site.ts';

let site: Site;
let officer: Person;
let second: Person;
let learner: Person;
test.beforeAll(async () => {
  site = await openSite({ clock: testClock('2026-11-23T08:50:00+08:00') });
  learner = await site.addPerson({ name: '王晓文' });
  officer = await site.addPerson({ name: '赵明' }, [{ role: 'officer', unitId: 'unit-1' }]);
  second = await site.addPerson({ name: '钱立' }, [{ role: 'officer', unitId: 'unit-1' }]);
});
test.afterAll(async () => {
  expect(site.defects).toEqual([]);
  await site.close();
});

/** What the phone's camera reads from the wall. */
async function scanned(wall: Page): Promise<string> {
  return (await wall.locator('md-event-code .qr').getAttribute('data-text')) ?? '';
}

test('sign in and out by the code on the wall, approve, and the learner’s hours grow', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const open = async () => {
    const page = await (await browser.newContext()).newPage();
    const faults = watchPage(page, site);
    return { page, faults };
  };
  const [wall, phone, desk] = [await open(), await open(), await open()];
  await phone.page.setViewportSize({ width: 360, height: 740 });

  await test.step('the officer plans a lecture and announces it', async () => {
    await signInByForm(wall.page, site, officer, '/admin/events/');
    await wall.page.getByRole('link', { name: '新建活动' }).click();
    await wall.page.getByLabel('名称').fill('第四季度职业道德大讲堂');
    await wall.page.getByLabel('日期', { exact: true }).fill('2026-11-23');
    await wall.page.getByLabel('开始时间').fill('09:00');
    await wall.page.getByLabel('结束时间').fill('10:30');
    await wall.page.getByLabel('地点').fill('报告厅');
    await wall.page.getByLabel('承办单位').fill('政务服务中心');
    await wall.page.getByRole('button', { name: '保存' }).click();
    await wall.page.getByRole('button', { name: '发布' }).click();
    await expect(wall.page.locator('md-events')).toContainText('已发布');
  });

  await test.step('the learner sees it, scans the wall and signs in', async () => {
    await wall.page.getByRole('link', { name: '打开现场签到' }).click();
    await expect(wall.page.locator('md-event-code .qr')).toBeVisible();
    await signInByForm(phone.page, site, learner, '/my/activities/');
    await expect(phone.page.locator('md-my-activities')).toContainText('正在签到');
    await phone.page.goto(await scanned(wall.page));
    await phone.page.getByRole('button', { name: '确认签到' }).click();
    await expect(phone.page.locator('md-my-activities')).toContainText('签到成功，时间 8:50');
  });

  await test.step('at the end the learner signs out', async () => {
    for (let quarter = 0; quarter < 4; quarter += 1) {
      site.clock.advance(25 * 60_000);
      // Both are still at work, so neither session ends.
      await wall.page.getByRole('button', { name: quarter % 2 === 0 ? '签退' : '签到', exact: true }).click();
      await phone.page.goto(`${site.url}/my/activities/`);
      await expect(phone.page.locator('md-my-activities')).toContainText('参加过的活动');
    }
    await wall.page.getByRole('button', { name: '签退', exact: true }).click();
    await expect(wall.page.getByRole('img', { name: '签退二维码' })).toBeVisible();
    await expect(wall.page.locator('md-event-code')).toContainText('已签到 1 人');
    await phone.page.goto(await scanned(wall.page));
    await phone.page.getByRole('button', { name: '确认签退' }).click();
    await expect(phone.page.locator('md-my-activities')).toContainText('签退成功');
  });

  await test.step('the officer submits it, and cannot approve the own entry', async () => {
    await wall.page.getByRole('link', { name: '返回活动' }).click();
    await wall.page.getByRole('button', { name: '登记出勤' }).click();
    await wall.page.getByRole('button', { name: '提交审核' }).click();
    await expect(wall.page.locator('md-events')).toContainText('要由另一位管理员审核');
  });

  await test.step('another officer approves, and the hours are there', async () => {
    await signInByForm(desk.page, site, second, '/admin/events/');
    await desk.page.getByRole('link', { name: '第四季度职业道德大讲堂' }).click();
    await desk.page.getByRole('button', { name: '审核通过，给 1 人登记 2 学时' }).click();
    await expect(desk.page.locator('md-events')).toContainText('学时已经登记，共 1 人');
    await phone.page.goto(`${site.url}/my/hours/`);
    await expect(phone.page.locator('md-my-hours')).toContainText('第四季度职业道德大讲堂');
    await expect(phone.page.locator('md-my-hours')).toContainText('还差 6');
  });

  expect([...wall.faults, ...phone.faults, ...desk.faults]).toEqual([]);
});
