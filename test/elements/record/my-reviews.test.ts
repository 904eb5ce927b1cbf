import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../src/elements/my-reviews/my-reviews.ts';
import { examples } from '../../../src/elements/my-reviews/my-reviews.example.ts';
import { accessibilityFaults, clearStage, exampleNamed, settled, show } from './stage.ts';

afterEach(clearStage);

const page = (name: string, query = '') =>
  show('md-my-reviews', exampleNamed(examples, name), `/my/reviews/${query}`);
type Page = Awaited<ReturnType<typeof page>>;
const sent = ({ asked }: Page) => asked.filter(({ call }) => call.startsWith('POST'));
const press = async (stage: Page, selector: string) => {
  stage.find(selector).click();
  await settled();
};

describe('a card', () => {
  test('asks kindly, says that nothing has changed, and until when', async () => {
    const { text } = await page('some matters');
    expect(text()).toContain('这不是处分，也不影响您现在的学时');
    expect(text()).toContain('请在 2026 年 11 月 30 日前说明');
    expect(text()).toContain('不能说明是谁操作的');
  });

  test('takes a reply from the keyboard, and says that it was taken', async () => {
    const stage = await page('some matters');
    stage.find('[data-id="card-1"] [data-action=reply]').focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    expect((stage.root.activeElement as HTMLElement).id).toBe('text');
    await userEvent.keyboard('在高铁上看的。');
    await userEvent.keyboard('{Tab}{Enter}');
    await settled();
    expect(sent(stage)).toEqual([
      { call: 'POST /api/me/reviews/card-1/replies', body: { text: '在高铁上看的。' } },
    ]);
    expect(stage.root.activeElement?.textContent).toBe('说明已提交。');
    expect(stage.root.activeElement?.getAttribute('role')).toBe('status');
  });

  test('refused, keeps the reply and says why', async () => {
    const stage = await page('refused');
    await press(stage, '[data-id="card-1"] [data-action=reply]');
    await userEvent.fill(stage.find('#text'), '在高铁上看的。');
    await press(stage, 'form button[type=submit]');
    expect(stage.find('.general').textContent).toBe('这件事已经有了结论。');
    expect(stage.find<HTMLTextAreaElement>('#text').value).toBe('在高铁上看的。');
  });

  test('decided, shows outcome, reason and what was taken back', async () => {
    const { find } = await page('some matters');
    const card = find('[data-id="card-2"]').textContent ?? '';
    expect(card).toContain('冲销学时');
    expect(card).toContain('核对值班表');
    expect(card).toContain('冲销的学时：公正廉洁');
  });

  test('cancelling gives the focus back to its button', async () => {
    const stage = await page('some matters');
    await press(stage, '[data-id="card-1"] [data-action=reply]');
    await press(stage, 'form button[type=button]');
    expect(stage.root.activeElement).toBe(stage.find('[data-id="card-1"] [data-action=reply]'));
  });
});

describe('an appeal', () => {
  test('the page that led here chooses the course', async () => {
    const stage = await page('nothing', '?new=course&course=service');
    expect(stage.find<HTMLSelectElement>('#course').value).toBe('service');
  });

  test('is made with hours as whole hundredths', async () => {
    const stage = await page('nothing');
    await press(stage, '[data-action=appeal]');
    expect(stage.root.activeElement?.textContent).toBe('提出申诉');
    await userEvent.selectOptions(stage.find('#subject'), 'activity');
    await settled();
    await userEvent.fill(stage.find('#title'), '第二季度大讲堂');
    await userEvent.fill(stage.find('#day'), '2026-06-10');
    await userEvent.fill(stage.find('#claimed'), '1.5');
    await userEvent.fill(stage.find('#words'), '签到表上有我的名字。');
    await press(stage, 'form button[type=submit]');
    expect(sent(stage)[0]?.body).toEqual({
      subject: 'activity',
      title: '第二季度大讲堂',
      day: '2026-06-10',
      claimedCentihours: 150,
      words: '签到表上有我的名字。',
    });
    expect(stage.find('.said').textContent).toBe('申诉已提交，请等待答复。');
  });

  test('hours that are no number are told at their field, and nothing is sent', async () => {
    const stage = await page('nothing', '?new=course');
    await userEvent.fill(stage.find('#claimed'), '一个半');
    await press(stage, 'form button[type=submit]');
    expect(sent(stage)).toEqual([]);
    expect(stage.root.activeElement).toBe(stage.find('#claimed'));
    expect(stage.find('#claimed-trouble').textContent).toContain('例如 1 或 0.5');
  });

  test('what the server refuses is told at its field, and what was typed stays', async () => {
    const stage = await page('refused', '?new=course&course=integrity');
    await userEvent.fill(stage.find('#claimed'), '1');
    await press(stage, 'form button[type=submit]');
    expect(stage.root.activeElement).toBe(stage.find('#words'));
    expect(stage.find('#words').getAttribute('aria-invalid')).toBe('true');
    expect(stage.find<HTMLInputElement>('#claimed').value).toBe('1');
    expect(stage.find<HTMLSelectElement>('#course').value).toBe('integrity');
  });

  test('shows state, deadline and every step', async () => {
    const { find } = await page('some matters');
    expect(find('[data-id="appeal-1"]').textContent).toContain('2126 年 12 月 18 日前答复');
    const granted = find('[data-id="appeal-3"]').textContent ?? '';
    expect(granted).toContain('已认可 · 上一级复核');
    expect(granted).toContain('记入其他网络学时 1.5 学时');
    expect(granted).toContain('已向平台核实。');
  });

  test('may be withdrawn, or taken one unit higher', async () => {
    const stage = await page('some matters');
    await press(stage, '[data-id="appeal-1"] [data-action=withdraw]');
    expect(stage.find('.said').textContent).toBe('申诉已撤回。');
    await press(stage, '[data-id="appeal-2"] [data-action=review]');
    await userEvent.fill(stage.find('form #words'), '测验当天已经通过。');
    await press(stage, 'form button[type=submit]');
    expect(sent(stage).map(({ call }) => call)).toEqual([
      'POST /api/me/appeals/appeal-1/withdrawal',
      'POST /api/me/appeals/appeal-2/review',
    ]);
    expect(sent(stage)[1]?.body).toEqual({ words: '测验当天已经通过。' });
  });
});

test.each(['?new=course', '?new=activity'])('axe finds nothing in the form %s', async (query) => {
  const stage = await page('some matters', query);
  stage.find<HTMLFormElement>('form').requestSubmit();
  await settled();
  expect(await accessibilityFaults()).toEqual([]);
});
