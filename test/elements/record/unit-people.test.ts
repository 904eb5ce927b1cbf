import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../src/elements/unit-people/unit-people.ts';
import { examples } from '../../../src/elements/unit-people/unit-people.example.ts';
import { clearStage, exampleNamed, settled, show } from './stage.ts';

afterEach(clearStage);

const desk = (name: string) => show('md-unit-people', exampleNamed(examples, name), '/admin/');
type Page = Awaited<ReturnType<typeof desk>>;
const rows = ({ root }: Page) => [...root.querySelectorAll('tbody tr')];
const cells = (row: Element | undefined) =>
  [...(row?.children ?? [])].map((cell) => cell.textContent?.trim());
const press = async (stage: Page, name: string) => {
  const button = [...stage.root.querySelectorAll('button')].find((each) => each.textContent?.trim() === name);
  button?.click();
  await settled();
};

describe('md-unit-people', () => {
  test('it counts on top who has met the year', async () => {
    const { find } = await desk('a district');
    expect(find('.figure-line').textContent).toBe('全年达标 35 / 263 人');
  });

  test('whoever lags most comes first, whoever has met the year last', async () => {
    const hours = rows(await desk('a small unit')).map((row) => Number.parseFloat(cells(row)[3] ?? ''));
    const states = rows(await desk('a small unit')).map((row) => cells(row)[5]);
    const firstMet = states.indexOf('✓达标');
    expect(firstMet).toBeGreaterThan(0);
    expect(states.slice(firstMet).every((state) => state === '✓达标')).toBe(true);
    expect(hours.slice(0, firstMet)).toEqual(
      [...hours.slice(0, firstMet)].sort((left, right) => left - right),
    );
  });

  test('the units are listed as a tree, and another one is asked for when chosen', async () => {
    const stage = await desk('a district');
    const names = [...stage.root.querySelectorAll('option')].map((option) => option.textContent);
    expect(names.slice(0, 3)).toEqual(['江岸区', '　江岸区行政审批局', '　　社会事务科']);
    await userEvent.selectOptions(stage.find('select'), 'u-2');
    await settled();
    expect(stage.asked.at(-1)?.call).toMatch(/^GET \/api\/units\/u-2\/people\?year=\d{4}$/);
    expect(rows(stage)).toHaveLength(12);
  });

  test('a hundred rows stand on a page, and turning it leads to the table', async () => {
    const stage = await desk('a district');
    expect(rows(stage)).toHaveLength(100);
    expect(stage.find('[role=status]').textContent).toBe('第 1–100 人，共 263 人');
    await press(stage, '下一页');
    expect(stage.find('[role=status]').textContent).toBe('第 101–200 人，共 263 人');
    expect(stage.root.activeElement).toBe(stage.find('table'));
  });

  test('a filter starts at the first page again and says how many it found', async () => {
    const stage = await desk('a district');
    await press(stage, '下一页');
    await press(stage, '已达标');
    expect(stage.find('[role=status]').textContent).toBe('共 35 人');
    expect(new Set(rows(stage).map((row) => cells(row)[5]))).toEqual(new Set(['✓达标']));
  });

  test('people are found by part of a name, with rare characters too', async () => {
    const stage = await desk('a small unit');
    await userEvent.fill(stage.find('input[type=search]'), '𠮷田');
    await settled();
    expect(new Set(rows(stage).map((row) => cells(row)[0]))).toEqual(new Set(['𠮷田明']));
  });

  test('a search that finds nobody says so', async () => {
    const stage = await desk('a small unit');
    stage.find('input[type=search]').focus();
    await userEvent.keyboard('zzz');
    await settled();
    expect(stage.text()).toContain('没有符合条件的人员');
  });

  test('a learner is told whom the page is for', async () => {
    const { find, text } = await desk('learner');
    expect(text()).toContain('您的账号没有这项职责');
    expect(find('a').getAttribute('href')).toBe('/my/hours/');
  });

  test('people out of reach can be asked for again, with the units still there', async () => {
    const stage = await desk('out of reach');
    expect(stage.find('[role=alert]').textContent).toContain('连不上服务器');
    Object.assign(stage.answers, exampleNamed(examples, 'a district').answers);
    await press(stage, '重试');
    expect(rows(stage)).toHaveLength(100);
  });
});
