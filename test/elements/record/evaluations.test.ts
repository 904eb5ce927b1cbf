import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../src/elements/evaluations/evaluations.ts';
import { examples as desk } from '../../../src/elements/evaluations/evaluations.example.ts';
import '../../../src/elements/my-evaluations/my-evaluations.ts';
import { examples as mine } from '../../../src/elements/my-evaluations/my-evaluations.example.ts';
import { accessibilityFaults, clearStage, exampleNamed, settled, show } from './stage.ts';

afterEach(clearStage);

const page = (name: string) => show('md-my-evaluations', exampleNamed(mine, name), '/my/evaluations/');
const deskPage = (name: string) =>
  show('md-evaluations', exampleNamed(desk, name), '/admin/reports/evaluations/');

test.each(mine.map(({ name }) => name))('mine, %s: axe finds nothing', async (name) => {
  const { root } = await page(name);
  root.querySelector<HTMLButtonElement>('[data-subject]')?.click();
  await settled();
  expect(await accessibilityFaults()).toEqual([]);
});

test.each(desk.map(({ name }) => name))('desk, %s: axe finds nothing', async (name) => {
  const { root } = await deskPage(name);
  for (const closed of root.querySelectorAll('details')) closed.open = true;
  expect(await accessibilityFaults()).toEqual([]);
});

describe('answering', () => {
  test('is done by keyboard alone, and nothing of it stays on the page', async () => {
    const stage = await page('to answer');
    expect(stage.text()).toContain('不记名');
    stage.find('[data-subject]').focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(stage.root.activeElement?.getAttribute('name')).toBe('useful');
    await userEvent.keyboard(' {ArrowRight}{ArrowRight}{ArrowRight}{Tab} {Tab}讲得实在{Tab}{Enter}');
    await settled();
    expect(stage.asked.filter(({ call }) => call.startsWith('POST'))).toEqual([
      {
        call: 'POST /api/me/evaluations',
        body: { subject: 'course:integrity@2026', scores: { useful: 4, clear: 1 }, remark: '讲得实在' },
      },
    ]);
    expect(stage.root.activeElement?.textContent).toBe('谢谢，已经交上去了。');
    expect(stage.root.querySelector('form')).toBeNull();
    expect(stage.root.innerHTML).not.toContain('讲得实在');
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('讲得实在');
  });

  test('what is not answered is said, and has the focus', async () => {
    const stage = await page('refused');
    stage.find('[data-subject]').click();
    await settled();
    stage.find('form .first').click();
    await settled();
    expect(stage.find('.error').textContent).toBe('请回答“课文讲得清楚吗？”。');
    expect(stage.root.activeElement?.getAttribute('name')).toBe('clear');
  });

  test('what was answered before stands by its title alone', async () => {
    const { text } = await page('to answer');
    expect(text()).toContain('已经评估过 大讲堂：法条后面是人');
  });
});

describe('the desk', () => {
  test('reads the figures in words, and remarks without names', async () => {
    const { text } = await deskPage('officer');
    expect(text()).toContain('10 份');
    expect(text()).toContain('4.20');
    expect(text()).toContain('1 分 0 份，2 分 1 份，3 分 1 份，4 分 3 份，5 分 5 份');
    expect(text()).toContain('意见（2 条，不分先后）');
  });

  test('says so where nothing is open yet', async () => {
    expect((await deskPage('nothing open')).text()).toContain('现在还没有满五份的评估。');
  });
});
