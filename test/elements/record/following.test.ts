import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../src/elements/following/following.ts';
import { yearOf } from '../../../src/domain/base/calendar.ts';
import { examples } from '../../../src/elements/following/following.example.ts';
import { clearStage, exampleNamed, settled, show } from './stage.ts';

afterEach(clearStage);

const year = yearOf(Date.now());
const desk = (name = 'a district', at = '/admin/') => show('md-following', exampleNamed(examples, name), at);
type Page = Awaited<ReturnType<typeof desk>>;
const button = ({ root }: Page, name: string) => {
  const found = [...root.querySelectorAll('button')].find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent ?? '').trim() === name,
  );
  if (!found) throw new Error(`no button "${name}"`);
  return found;
};
const listed = ({ root }: Page) =>
  [...root.querySelectorAll('table.people tbody th')].map((cell) => cell.textContent?.trim());

describe('md-following', () => {
  test('it says on top how many have met the year, of how many, and why the others have not', async () => {
    const { find } = await desk();
    expect(find('.headline').textContent?.replace(/\s+/g, ' ')).toContain('全年达标 131 / 263 人');
    const key = find('.overview .key').textContent ?? '';
    for (const reason of ['还没有学时', '学时不够', '网络占比没达到', '占比无法评定'])
      expect(key).toContain(reason);
  });

  test('every chart says in words what it shows, and has its numbers in a table', async () => {
    const { root } = await desk();
    for (const drawn of root.querySelectorAll('svg[role="img"]'))
      expect(drawn.getAttribute('aria-label')).toMatch(/人|学时/u);
    for (const figure of root.querySelectorAll('figure')) {
      const columns = figure.querySelectorAll('svg g').length;
      expect(figure.querySelectorAll('details tbody tr')).toHaveLength(columns);
    }
  });

  test('the list begins with those who lag; pressing a figure lists its people and goes there', async () => {
    const stage = await desk();
    expect(stage.find('#names').textContent).toBe('名单：还没有达标');
    expect(listed(stage)).toHaveLength(100);
    button(stage, '网络占比没达到 33 人').focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(stage.find('#names').textContent).toBe('名单：网络占比没达到');
    expect(listed(stage)).toHaveLength(33);
    expect(stage.root.activeElement?.id).toBe('names');
  });

  test('each name opens that person, and says so', async () => {
    const { find } = await desk();
    const link = find<HTMLAnchorElement>('table.people tbody a');
    expect(link.getAttribute('href')).toBe(`/admin/person/?id=p-0&year=${year}`);
    expect(link.getAttribute('aria-label')).toBe('王伟，看学时记录');
  });

  test('a unit in the table is entered, kept in the address, and left by the way above it', async () => {
    const stage = await desk();
    button(stage, '江岸区行政审批局').click();
    await settled();
    expect(location.search).toBe(`?unit=u-2&year=${year}`);
    expect(stage.find('.path').textContent?.replace(/\s+/g, '')).toBe('江岸区›江岸区行政审批局');
    expect(stage.asked.at(-1)?.call).toBe(`GET /api/following/people?unit=u-2&year=${year}&group=lagging`);
  });

  test('another day is asked for, said above the figures, and one press leads back to today', async () => {
    const stage = await desk();
    const day = stage.find<HTMLInputElement>('input[type="date"]');
    day.value = `${year}-01-01`;
    day.dispatchEvent(new Event('change'));
    await settled();
    expect(stage.find('.overview').textContent).toContain('结束时的情况，按现行规则重算');
    button(stage, '回到今天').click();
    await settled();
    expect(location.search).toBe(`?year=${year}`);
  });

  test('the address brings unit, day and group with it', async () => {
    const stage = await desk('a district', `/admin/?year=${year}&group=share`);
    expect(stage.find('#names').textContent).toBe('名单：网络占比没达到');
  });

  test('a report leads to exactly the list that stands behind its number', async () => {
    const at = `/admin/?unit=u-1&year=${year}&month=4#names`;
    const stage = await desk('a district', at);
    expect(stage.find('#names').textContent).toBe('名单：4 月有登记');
    expect(stage.root.activeElement?.id).toBe('names');
    expect(stage.asked.at(-1)?.call).toBe(`GET /api/following/people?unit=u-1&year=${year}&month=4`);
  });

  test('a long list is turned page by page', async () => {
    const stage = await desk();
    expect(stage.find('nav.pages [role="status"]').textContent).toBe('第 1–100 人，共 132 人');
    button(stage, '下一页').click();
    await settled();
    expect(stage.find('nav.pages [role="status"]').textContent).toBe('第 101–132 人，共 132 人');
  });

  test('a figure without anybody says that the list is empty', async () => {
    const stage = await desk();
    const [row] = [...stage.root.querySelectorAll('section[aria-labelledby="tiers"] tbody tr')].slice(1);
    row?.querySelector('button')?.click();
    await settled();
    expect(stage.find('.list').textContent).toContain('没有符合条件的人员');
  });

  test('whoever has no desk is shown the way to the own hours', async () => {
    const { find } = await desk('learner');
    expect(find<HTMLAnchorElement>('a').getAttribute('href')).toBe('/my/hours/');
  });
});
