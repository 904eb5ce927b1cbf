import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../src/elements/reviews/reviews.ts';
import { examples } from '../../../src/elements/reviews/reviews.example.ts';
import { accessibilityFaults, clearStage, exampleNamed, settled, show } from './stage.ts';

afterEach(clearStage);

const page = (name: string, query = '') =>
  show('md-reviews', exampleNamed(examples, name), `/admin/reviews/${query}`);
type Page = Awaited<ReturnType<typeof page>>;
const sent = ({ asked }: Page) => asked.filter(({ call }) => call.startsWith('POST'));
const choose = async (stage: Page, value: string) => {
  stage.find<HTMLInputElement>(`input[name=outcome][value=${value}]`).click();
  await settled();
};

describe('what waits', () => {
  test('is counted, open matters alone are listed, and the others on demand', async () => {
    const stage = await page('officer');
    expect(stage.find('.counts').textContent).toContain('待核查 1 项');
    expect(stage.root.querySelectorAll('.row')).toHaveLength(2);
    stage.find('.closed input').click();
    await settled();
    expect(stage.root.querySelectorAll('.row')).toHaveLength(5);
    expect(stage.text()).toContain('已认可 · 上一级复核');
  });

  test('with nothing to do, says so', async () => {
    const { text } = await page('nothing waits');
    expect(text()).toContain('没有学习提示。');
    expect(text()).toContain('没有学时申诉。');
  });

  test('a learner is led to the own page, and nothing is asked of the desk', async () => {
    const stage = await page('learner');
    expect(stage.find<HTMLAnchorElement>('a').getAttribute('href')).toBe('/my/reviews/');
    expect(stage.asked.some(({ call }) => call.includes('/api/reviews'))).toBe(false);
  });

  test('a card opens from the keyboard, has the focus, and the way back leads to its row', async () => {
    const stage = await page('officer');
    stage.find('[data-id="card-1"]').focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(location.search).toBe('?card=card-1');
    expect(stage.root.activeElement?.textContent).toBe('阿卜杜热合曼·买买提 · 阅读速度超出常人');
    stage.find('.back').click();
    await settled();
    expect(location.search).toBe('');
    expect((stage.root.activeElement as HTMLElement).dataset.id).toBe('card-1');
  });
});

describe('a card', () => {
  test('tells the figures, what they do not prove, and that nobody has replied yet', async () => {
    const { text } = await page('officer', '?card=card-1');
    expect(text()).toContain('5 节共 2,480 字，前后 40 秒，合每分钟 3,720 字');
    expect(text()).toContain('不能说明是谁操作的');
    expect(text()).toContain('请本人在 2026 年 11 月 30 日前说明');
  });

  test('the day’s lanes say what they draw, and the table behind holds the same', async () => {
    const { find } = await page('officer', '?card=card-1');
    expect(find('.lanes svg').getAttribute('aria-label')).toBe(
      '2026 年 11 月 19 日：计 47 分钟，读完 2 节，测验 2 次',
    );
    const rows = [...find('.evidence-day table').querySelectorAll('tbody tr')].map((row) =>
      row.textContent?.replace(/\s+/g, ' ').trim(),
    );
    expect(rows).toHaveLength(6);
    expect(rows[0]).toContain('8:12–8:34');
    expect(rows[1]).toContain('离线学习，后来补传');
    expect(rows[3]).toContain('09:40:00 才传到（补传）');
    expect(rows[5]).toContain('90 分，通过，用时 300 秒，10 题');
  });

  test('nothing can be taken back before the learner was heard', async () => {
    const stage = await page('officer', '?card=card-1');
    expect(stage.find<HTMLInputElement>('input[value=reversal]').disabled).toBe(true);
    expect(stage.text()).toContain('本人说明以后，或者 2026 年 11 月 30 日以后，才能冲销学时。');
  });

  test('a decision with its reason is sent, and what was done is said', async () => {
    const stage = await page('officer', '?card=card-1');
    await choose(stage, 'none');
    await userEvent.fill(stage.find('#reason'), '看过记录，没有问题。');
    stage.find('form button[type=submit]').click();
    await settled();
    expect(sent(stage)).toEqual([
      {
        call: 'POST /api/reviews/cards/card-1/decision',
        body: { outcome: 'none', reason: '看过记录，没有问题。' },
      },
    ]);
    expect(stage.root.activeElement?.textContent).toBe('处理结果已提交，本人会看到。');
    expect(stage.root.activeElement?.getAttribute('role')).toBe('status');
  });

  test('a reversal names entries; those reversed before are not offered', async () => {
    const stage = await page('officer', '?card=heard');
    await choose(stage, 'reversal');
    const boxes = [...stage.root.querySelectorAll<HTMLInputElement>('input[name=entries]')];
    expect(boxes.map(({ value }) => value)).toEqual(['e-1']);
    boxes[0]?.click();
    await userEvent.fill(stage.find('#reason'), '本人说明由他人代学。');
    stage.find('form button[type=submit]').click();
    await settled();
    expect(sent(stage)[0]?.body).toEqual({
      outcome: 'reversal',
      reason: '本人说明由他人代学。',
      entries: ['e-1'],
    });
  });

  test('refused, keeps what was typed and says why', async () => {
    const stage = await page('refused', '?card=card-1');
    await choose(stage, 'talk');
    await userEvent.fill(stage.find('#reason'), '已经谈过话了。');
    stage.find('form button[type=submit]').click();
    await settled();
    expect(stage.find('.general').textContent).toBe('这张核查卡已经有了结论，不能再改。');
    expect(stage.root.activeElement).toBe(stage.find('.general'));
    expect(stage.find<HTMLTextAreaElement>('#reason').value).toBe('已经谈过话了。');
  });

  test('decided, it shows the decision and no form', async () => {
    const stage = await page('officer', '?card=shared');
    expect(stage.root.querySelector('form')).toBeNull();
    expect(stage.text()).toContain('冲销的学时：公正廉洁');
    expect(stage.text()).toContain('其他单位人员 1在用这台设备');
  });
});

describe('an appeal', () => {
  test('shows the claim with its lines, and the bound with a proposal', async () => {
    const stage = await page('officer', '?appeal=appeal-1');
    expect(stage.text()).toContain('1.5 学时');
    await choose(stage, 'granted');
    expect(stage.find<HTMLInputElement>('#centihours').value).toBe('1.5');
    expect(stage.find('#centihours-hint').textContent).toBe('最多 8 学时。');
  });

  test('is granted as hours, whole hundredths', async () => {
    const stage = await page('officer', '?appeal=appeal-1');
    await choose(stage, 'granted');
    await userEvent.fill(stage.find('#centihours'), '1.25');
    await userEvent.selectOptions(stage.find('#category'), 'ethicsPractice');
    await userEvent.fill(stage.find('#reason'), '纸质签到表上有姓名。');
    stage.find('form button[type=submit]').click();
    await settled();
    expect(sent(stage)[0]?.body).toEqual({
      outcome: 'granted',
      reason: '纸质签到表上有姓名。',
      category: 'ethicsPractice',
      centihours: 125,
    });
  });

  test('too much is refused at its field, which gets the focus', async () => {
    const stage = await page('refused', '?appeal=appeal-1');
    await choose(stage, 'granted');
    await userEvent.fill(stage.find('#centihours'), '80');
    stage.find('form button[type=submit]').click();
    await settled();
    const field = stage.find<HTMLInputElement>('#centihours');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(stage.root.activeElement).toBe(field);
    expect(stage.find('#centihours-trouble').textContent).toBe('学时要大于 0，最多 8 学时。');
    expect(field.value).toBe('80');
  });

  test('whoever may not decide reads it and is told why', async () => {
    const stage = await page('auditor', '?appeal=foreign');
    expect(stage.root.querySelector('form')).toBeNull();
    expect(stage.text()).toContain('您可以查阅，不能处理');
  });

  test('of a course that is credited can only be refused', async () => {
    const stage = await page('officer', '?appeal=full');
    expect(stage.find<HTMLInputElement>('input[value=granted]').disabled).toBe(true);
    expect(stage.text()).toContain('这门课本年度已经记过学时，不能再记。');
  });
});

describe.each([
  '?card=card-1',
  '?card=heard',
  '?card=shared',
  '?appeal=appeal-1',
  '?appeal=foreign',
  '?appeal=full',
])('%s', (query) => {
  test('axe finds nothing, with the form as far as it goes', async () => {
    const stage = await page('officer', query);
    for (const closed of stage.root.querySelectorAll('details')) closed.open = true;
    for (const value of ['reversal', 'granted']) {
      stage.root.querySelector<HTMLInputElement>(`input[value=${value}]:enabled`)?.click();
    }
    await settled();
    expect(await accessibilityFaults()).toEqual([]);
  });
});
