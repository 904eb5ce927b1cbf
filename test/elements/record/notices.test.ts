import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../src/elements/mail-desk/mail-desk.ts';
import { examples as deskExamples } from '../../../src/elements/mail-desk/mail-desk.example.ts';
import '../../../src/elements/my-notices/my-notices.ts';
import { examples } from '../../../src/elements/my-notices/my-notices.example.ts';
import '../../../src/elements/notice-preferences/notice-preferences.ts';
import { examples as preferenceExamples } from '../../../src/elements/notice-preferences/notice-preferences.example.ts';
import { accessibilityFaults, clearStage, exampleNamed, settled, show } from './stage.ts';

afterEach(clearStage);

const page = (name: string) => show('md-my-notices', exampleNamed(examples, name), '/my/notices/');
type Page = Awaited<ReturnType<typeof page>>;
const sent = ({ asked }: Page) => asked.filter(({ call }) => call.startsWith('POST'));
const press = async (stage: Page, selector: string) => {
  stage.find(selector).click();
  await settled();
};

describe('md-my-notices', () => {
  test.each(examples.map(({ name }) => name))('%s: axe finds nothing', async (name) => {
    await page(name);
    expect(await accessibilityFaults()).toEqual([]);
  });

  test('unread ones first, day by day, each with the way to where one acts', async () => {
    const { root } = await page('some notices');
    expect([...root.querySelectorAll('h2, h3')].map(({ textContent }) => textContent)).toEqual([
      '未读（2）',
      '2026 年 11 月 23 日',
      '2026 年 11 月 20 日',
      '已读',
      '2026 年 11 月 20 日',
      '2026 年 11 月 12 日',
    ]);
    const links = [...root.querySelectorAll('a.title')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['/my/tasks/', '/my/activities/', '/my/tasks/', '/my/hours/']);
    expect(root.querySelector('[data-id="4"]')?.textContent).toContain('已办结');
  });

  test('read from the keyboard, it says how many are left, and where one is', async () => {
    const stage = await page('some notices');
    stage.find('[data-id="6"] [data-action=read]').focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(sent(stage)).toEqual([{ call: 'POST /api/me/notices/reading', body: { id: 6 } }]);
    expect(stage.root.activeElement?.textContent).toBe('已标为已读，还有 1 条未读。');
    expect(stage.root.activeElement?.getAttribute('role')).toBe('status');
    expect(stage.asked.map(({ call }) => call)).toContain('GET /api/session');
  });

  test('each button to read says of which notice it is', async () => {
    const { find } = await page('some notices');
    expect(find('[data-id="6"] [data-action=read]').getAttribute('aria-label')).toBe(
      '标为已读：还有 7 天到期：年度必修',
    );
  });

  test('all are read at once', async () => {
    const stage = await page('some notices');
    await press(stage, '[data-action=all]');
    expect(sent(stage)).toEqual([{ call: 'POST /api/me/notices/reading', body: {} }]);
  });

  test('one group alone is asked for, and the button says that it is chosen', async () => {
    const stage = await page('some notices');
    await press(stage, '[data-group=tasks]');
    expect(stage.asked.map(({ call }) => call)).toContain('GET /api/me/notices?group=tasks');
    expect(stage.find('[data-group=tasks]').getAttribute('aria-pressed')).toBe('true');
    expect(stage.find('[data-group=all]').getAttribute('aria-pressed')).toBe('false');
  });

  test('earlier ones come below, until there are no more', async () => {
    const stage = await page('some notices');
    await press(stage, '[data-action=more]');
    expect(stage.text()).toContain('更早的一条');
    expect(stage.text()).toContain('活动学时已登记');
    expect(stage.root.querySelector('[data-action=more]')).toBeNull();
  });

  test('refused, it says why and takes nothing away', async () => {
    const stage = await page('refused');
    await press(stage, '[data-id="6"] [data-action=read]');
    expect(stage.find('[role=alert]').textContent).toContain('id 要是通知的编号');
    expect(stage.root.querySelector('[data-id="6"]')).not.toBeNull();
  });

  test('what only officers have is no choice for others', async () => {
    const { root } = await page('some notices');
    expect(root.querySelector('[data-group=desk]')).toBeNull();
  });
});

describe('md-notice-preferences', () => {
  const preferences = (name: string) =>
    show('md-notice-preferences', exampleNamed(preferenceExamples, name), '/my/notices/');

  test.each(preferenceExamples.map(({ name }) => name))('%s: axe finds nothing', async (name) => {
    await preferences(name);
    expect(await accessibilityFaults()).toEqual([]);
  });

  test('what is obligatory cannot be switched off; the rest is saved as it is chosen', async () => {
    const stage = await preferences('a learner');
    expect(stage.find<HTMLInputElement>('input[value=tasks]').disabled).toBe(true);
    stage.find<HTMLInputElement>('input[value=results]').click();
    stage.find('button[type=submit]').click();
    await settled();
    expect(stage.asked).toContainEqual({
      call: 'PUT /api/me/notice-preferences',
      body: { quiet: ['results'], noMail: [] },
    });
    expect(stage.root.activeElement?.textContent).toBe('已保存。');
  });

  test('not saved, it says so', async () => {
    const stage = await preferences('not saved');
    stage.find('button[type=submit]').click();
    await settled();
    expect(stage.find('[role=alert]').textContent).toContain('连不上服务器');
    expect(stage.find('[role=status]').textContent).toBe('');
  });

  test('a portal without mails does not speak of them', async () => {
    const { text } = await preferences('a learner');
    expect(text()).not.toContain('邮');
  });

  test('an address is asked for, and a code is sent to it', async () => {
    const stage = await preferences('may give an address');
    stage.find<HTMLInputElement>('#address').focus();
    await userEvent.keyboard('wang@example.gov.cn{Enter}');
    await settled();
    expect(stage.asked).toContainEqual({
      call: 'PUT /api/me/notice-address',
      body: { address: 'wang@example.gov.cn' },
    });
    expect(stage.root.activeElement?.textContent).toContain('六位数字已发到 wang@example.gov.cn');
  });

  test('a wrong code says so, and stays to be mended', async () => {
    const stage = await preferences('waits for the code');
    stage.find<HTMLInputElement>('#code').focus();
    await userEvent.keyboard('123456{Enter}');
    await settled();
    expect(stage.find('[role=alert]').textContent).toContain('验证码不对');
    expect(stage.find<HTMLInputElement>('#code').value).toBe('123456');
  });

  test('with an address each group may be mailed or not, and the address forgotten', async () => {
    const stage = await preferences('has an address');
    expect(stage.find<HTMLInputElement>('input[name=mail][value=results]').checked).toBe(false);
    stage.find<HTMLInputElement>('input[name=mail][value=tasks]').click();
    stage.find('button[type=submit]').click();
    await settled();
    expect(stage.asked).toContainEqual({
      call: 'PUT /api/me/notice-preferences',
      body: { quiet: [], noMail: ['tasks', 'results'] },
    });
    stage.find('[data-action=forget]').click();
    await settled();
    expect(stage.asked.map(({ call }) => call)).toContain('DELETE /api/me/notice-address');
  });

  test('another address is typed where the button was, and has the focus', async () => {
    const stage = await preferences('has an address');
    stage.find('[data-action=change]').click();
    await settled();
    expect(stage.root.activeElement?.id).toBe('address');
  });
});

describe('md-mail-desk', () => {
  const desk = (name: string) => show('md-mail-desk', exampleNamed(deskExamples, name), '/admin/notices/');

  test.each(deskExamples.map(({ name }) => name))('%s: axe finds nothing', async (name) => {
    await desk(name);
    expect(await accessibilityFaults()).toEqual([]);
  });

  test('says what is in the way, until when it waits, and has it tried at once', async () => {
    const stage = await desk('trouble');
    expect(stage.text()).toContain('ECONNREFUSED');
    expect(stage.text()).toContain('下次再试：2026 年 11 月 23 日 9:08');
    stage.find('[data-action=attempt]').focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(stage.asked.map(({ call }) => call)).toContain('POST /api/mail-service/attempt');
    expect(stage.root.activeElement?.getAttribute('role')).toBe('status');
  });

  test('what was refused stands with the words of the mail server, and may be sent again', async () => {
    const stage = await desk('trouble');
    expect(stage.find('[data-id="8"]').textContent).toContain('550 5.1.1 no such user here');
    expect(stage.find('[data-id="9"]').textContent).toContain('不明');
    stage.find('[data-id="8"] [data-action=again]').click();
    await settled();
    expect(stage.asked.map(({ call }) => call)).toContain('POST /api/mail-service/mails/8/attempt');
  });

  test('without a mail server it says how to have one', async () => {
    expect((await desk('not configured')).text()).toContain('SMTP_URL 和 SMTP_FROM');
  });
});
