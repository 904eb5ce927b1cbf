import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../src/elements/make-up/make-up.ts';
import { examples } from '../../../src/elements/make-up/make-up.example.ts';
import { accessibilityFaults, clearStage, exampleNamed, settled, show } from './stage.ts';

afterEach(clearStage);

const LIST = '?year=2025';
const NEW = '?new=&year=2025';
const FOR_EVENT = '?new=absent%3Aevent-1&year=2025';
const page = (name: string, query = LIST) =>
  show('md-make-up', exampleNamed(examples, name), `/admin/plans/make-up/${query}`);
type Page = Awaited<ReturnType<typeof page>>;
const sent = ({ asked }: Page) => asked.filter(({ call }) => call.startsWith('POST'));

test.each(
  examples.flatMap((example) => [LIST, NEW, FOR_EVENT, '?year=2024'].map((query) => [example.name, query])),
)('%s %s: axe finds nothing', async (name, query) => {
  const { root } = await page(name ?? '', query);
  for (const closed of root.querySelectorAll('details')) closed.open = true;
  root.querySelector<HTMLButtonElement>('td .link')?.click();
  await settled();
  expect(await accessibilityFaults()).toEqual([]);
});

describe('the list', () => {
  test('tells who, for what, how and whether it is done', async () => {
    const { text } = await page('officer');
    expect(text()).toContain('缺席活动：第四季度职业道德大讲堂');
    expect(text()).toContain('2025 年度任意职业道德学时 1.5 学时');
    expect(text()).toContain('2 月 3 日 补上');
  });

  test('an excuse is asked for with its reason, sent, and said', async () => {
    const stage = await page('officer');
    stage.find('[data-id="order-1"] .link').focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(stage.root.activeElement).toBe(stage.find('#reason'));
    await userEvent.keyboard('全年病假。{Enter}');
    await settled();
    expect(sent(stage)).toEqual([
      { call: 'POST /api/make-up/order-1/changes', body: { kind: 'excused', reason: '全年病假。' } },
    ]);
    expect(stage.root.activeElement?.textContent).toBe('已登记免予补训。');
  });

  test('refused, it says why and keeps the form', async () => {
    const stage = await page('refused');
    stage.find('[data-id="order-1"] .link').click();
    await settled();
    stage.find('.change button[type=submit]').click();
    await settled();
    expect(stage.find('.change .error').textContent).toBe('请写明理由。');
  });
});

describe('ordering', () => {
  test('those who missed it are all chosen at first; who is left out is not ordered', async () => {
    const stage = await page('officer', NEW);
    await userEvent.selectOptions(stage.find('#subject'), 'absent:event-1');
    await settled();
    expect(stage.find('.first').textContent).toBe('给 2 人下达补训');
    expect(stage.text()).toContain('另有 1 人已经下达过补训。');
    stage.find<HTMLInputElement>('input[value="p-2"]').click();
    stage.find<HTMLInputElement>('input[name=items][value=integrity]').click();
    await userEvent.fill(stage.find('#dueDay'), '2026-03-01');
    await settled();
    expect(stage.find('.first').textContent).toBe('给 1 人下达补训');
    stage.find('.first').click();
    await settled();
    expect(sent(stage)[0]?.body).toEqual({
      ...{
        cause: 'absent',
        subject: 'event-1',
        year: 2025,
        people: ['p-3'],
        dueDay: '2026-03-01',
        words: '',
      },
      items: [{ kind: 'course', id: 'integrity' }],
    });
    expect(stage.root.activeElement?.textContent).toBe('已经给 1 人下达补训。');
  });

  test('where nobody missed it, says so', async () => {
    const stage = await page('officer', NEW);
    await userEvent.selectOptions(stage.find('#subject'), 'failed:integrity');
    await settled();
    expect(stage.text()).toContain('没有缺这一项的人员');
    expect(stage.root.querySelector('.first')).toBeNull();
  });

  test('refused, the fault stands at its field', async () => {
    const stage = await page('refused', FOR_EVENT);
    stage.find('.first').click();
    await settled();
    expect(stage.text()).toContain('请选择补学的课程，或者填写要补的学时。');
    expect(stage.root.activeElement?.getAttribute('name')).toBe('items');
  });
});
