import { afterEach, describe, expect, test } from 'vitest';
import '../../../src/elements/annual-report/annual-report.ts';
import { dayOf, yearOf } from '../../../src/domain/base/calendar.ts';
import { examples } from '../../../src/elements/annual-report/annual-report.example.ts';
import { clearStage, exampleNamed, settled, show } from './stage.ts';

afterEach(clearStage);

const year = yearOf(Date.now());
const page = (name = 'a district', at = '/admin/reports/annual/') =>
  show('md-annual-report', exampleNamed(examples, name), at);

describe('md-annual-report', () => {
  test('it reads like a report: title, state, contents, and each section under its heading', async () => {
    const { find, root } = await page();
    expect(find('#title').textContent).toBe(`${year} 年度职业道德培训报告`);
    expect(find('.as-of').textContent).toContain('截至');
    const headings = [...root.querySelectorAll('section > h3')].map(({ textContent }) => textContent);
    expect(headings.slice(0, 2)).toEqual(['一、概述', '二、全年达标情况']);
    expect([...root.querySelectorAll('.contents a')].map(({ textContent }) => textContent)).toEqual(headings);
  });

  test('a line of the contents leads to its section, by the keyboard too', async () => {
    const { root, find } = await page();
    find<HTMLAnchorElement>('.contents a[href="#share"]').click();
    expect(root.activeElement?.id).toBe('share');
  });

  test('every chart says in words what it shows, and its numbers stand in a table', async () => {
    const { root } = await page();
    const figures = [...root.querySelectorAll('figure')];
    expect(figures.length).toBeGreaterThan(2);
    for (const figure of figures) {
      expect(figure.querySelector('svg[role="img"]')?.getAttribute('aria-label')).toMatch(/人|学时/u);
      expect(figure.querySelectorAll('details tbody tr').length).toBeGreaterThan(3);
    }
  });

  test('a number leads to its names on the dashboard, at the same day, and says so', async () => {
    const { find } = await page();
    const link = find<HTMLAnchorElement>('.figures div:nth-child(2) a');
    expect(link.getAttribute('href')).toBe(
      `/admin/?unit=u-1&year=${year}&asOf=${dayOf(Date.now())}&group=met#names`,
    );
    expect(link.getAttribute('aria-label')).toBe('全年达标 131，看名单');
  });

  test('another unit is asked for and kept in the address; one without anybody says so', async () => {
    const stage = await page('nobody');
    const select = stage.find<HTMLSelectElement>('select');
    select.value = 'u-2';
    select.dispatchEvent(new Event('change'));
    await settled();
    expect(location.search).toBe(`?unit=u-2&year=${year}`);
    expect(stage.text()).toContain('没有在册人员，没有学时可以统计。');
  });

  test('whoever has no desk is shown the way to the own hours', async () => {
    const { find } = await page('a learner');
    expect(find<HTMLAnchorElement>('a').getAttribute('href')).toBe('/my/hours/');
  });
});
