import { afterEach, describe, expect, test } from 'vitest';
import '../../../src/elements/person/person.ts';
import '../../../src/elements/reports/reports.ts';
import { yearOf } from '../../../src/domain/base/calendar.ts';
import { examples as personExamples } from '../../../src/elements/person/person.example.ts';
import { examples as reportExamples } from '../../../src/elements/reports/reports.example.ts';
import { clearStage, exampleNamed, settled, show } from './stage.ts';

afterEach(clearStage);

const year = yearOf(Date.now());
const press = async (root: ShadowRoot, name: string) => {
  const found = [...root.querySelectorAll('button')].find((each) => each.textContent?.trim() === name);
  if (!found) throw new Error(`no button "${name}"`);
  found.click();
  await settled();
};

describe('md-person', () => {
  const page = (name: string) =>
    show('md-person', exampleNamed(personExamples, name), '/admin/person/?id=p-1');

  test('it says who it is, where they were and are, and what was certified', async () => {
    const { text } = await page('an officer looks');
    for (const words of [
      '阿卜杜热合曼·买买提',
      '工号 100234567',
      '窗口单位',
      '社会事务科',
      `${year - 1} 年，8.5 学时`,
    ])
      expect(text()).toContain(words);
  });

  test('a closed year is opened again only after it was asked once', async () => {
    const stage = await page('an officer looks');
    const { root, find, asked } = stage;
    find('details.reopen summary').click();
    await press(root, '重开');
    expect(find('[role="alert"]').textContent).toBe('请写明理由和期限。');
    find<HTMLInputElement>('input[name="until"]').value = `${year + 1}-01-31`;
    find<HTMLTextAreaElement>('textarea').value = '签到表找到了';
    await press(root, '重开');
    expect(asked.some(({ call }) => call.startsWith('POST'))).toBe(false);
    await press(root, '确定重开');
    expect(asked.at(-1)?.body).toEqual({
      ...{ year: year - 1, category: 'ethicsOnline', until: `${year + 1}-01-31`, reason: '签到表找到了' },
    });
    expect(stage.text()).toContain('已重开，已记入账目。');
  });

  test('whoever only reads has nothing to press', async () => {
    const { root } = await page('an auditor looks');
    expect(root.querySelector('details.reopen')).toBeNull();
  });

  test('without anybody in the address it leads back to the desk', async () => {
    const { find } = await show(
      'md-person',
      exampleNamed(personExamples, 'an auditor looks'),
      '/admin/person/',
    );
    expect(find<HTMLAnchorElement>('a').getAttribute('href')).toBe('/admin/');
  });
});

describe('md-reports', () => {
  const page = (name: string) => show('md-reports', exampleNamed(reportExamples, name), '/admin/reports/');

  test('each sheet is a link that carries the unit, the year and the day', async () => {
    const { root, find } = await page('an officer');
    const unit = find<HTMLSelectElement>('select');
    unit.value = 'u-2';
    unit.dispatchEvent(new Event('change'));
    await settled();
    const links = [...root.querySelectorAll<HTMLAnchorElement>('.sheets a')].map((link) =>
      link.getAttribute('href'),
    );
    expect(links[0]).toBe(`/api/reports/roster.xlsx?unit=u-2&year=${year}`);
    expect(links).toHaveLength(4);
  });

  test('a publisher has the questions alone', async () => {
    const { root } = await page('a publisher');
    expect([...root.querySelectorAll('.sheets h3')].map((heading) => heading.textContent)).toEqual([
      '题目分析',
    ]);
    expect(root.querySelector('.pickers')).toBeNull();
  });

  test('closing a year is asked once, says what follows, and an early one is ticked', async () => {
    const { root, find, asked, text } = await page('the root');
    await press(root, `关账：${year - 1} 年度`);
    expect(text()).toContain('不能撤回');
    find<HTMLInputElement>('input[name="early"]').click();
    await press(root, '确定关账');
    expect(asked.find(({ call }) => call.startsWith('POST'))?.body).toEqual({
      ...{ year: year - 1, isEarlyAccepted: true },
    });
    expect(text()).toContain(`${year - 1} 年度已关账。`);
  });
});
