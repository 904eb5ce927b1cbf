import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../src/elements/my-hours/my-hours.ts';
import { examples } from '../../../src/elements/my-hours/my-hours.example.ts';
import { clearStage, exampleNamed, settled, show } from './stage.ts';

afterEach(clearStage);

const page = (name: string, at = '/my/hours/') => show('md-my-hours', exampleNamed(examples, name), at);
type Page = Awaited<ReturnType<typeof page>>;
const rows = ({ root }: Page) => [...root.querySelectorAll<HTMLDetailsElement>('details.entry')];
const row = (stage: Page, id: string) => stage.find<HTMLDetailsElement>(`details[data-entry="${id}"]`);
const facts = (entry: HTMLElement) =>
  Object.fromEntries(
    [...entry.querySelectorAll('dl > div')].map((fact) => [
      fact.querySelector('dt')?.textContent,
      fact.querySelector('dd')?.textContent?.trim(),
    ]),
  );

describe('rules of other places', () => {
  const many = () => page('caps, floors and a re-opening');

  test('a cap says what was posted beyond it, and the ruler draws what counts', async () => {
    const { text, find } = await many();
    expect(text()).toContain('主题实践：全年最多计 2 学时，已记 3.5 学时');
    expect(find('.ruler').getAttribute('aria-label')).toContain('已记 7 学时');
  });

  test('a floor names each principle, and which are lacking', async () => {
    const { text } = await many();
    expect(text()).toContain('0.11 / 0.5');
    expect(text()).toContain('还缺：服务人民、依法办事');
  });

  test('a cut-off in the next year says its year, and every requirement leads to its clause', async () => {
    const { text, root } = await many();
    expect(text()).toContain('登记到 2027 年 4 月 30 日 为止');
    expect(text()).toContain('2027 年 4 月 30 日截止');
    const links = [...root.querySelectorAll<HTMLAnchorElement>('a[href^="/rules/"]')];
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      '/rules/wuhan/#cut-off',
      '/rules/wuhan/#hours',
      '/rules/wuhan/#each',
    ]);
  });

  test('a re-opening and what was posted under it say so', async () => {
    const stage = await many();
    expect(rows(stage).map((entry) => entry.querySelector('.tag')?.textContent)).toEqual([
      '重开后登记',
      '重开',
      ...Array.from({ length: 3 }, () => undefined),
    ]);
    expect(facts(row(stage, 'e-21000'))).toMatchObject({ 可登记到: '2027 年 6 月 30 日' });
  });

  test('a case says the way that was walked', async () => {
    const stage = await many();
    expect(facts(row(stage, 'e-15980'))).toMatchObject({
      学习时间: '9 分钟，要求至少 8 分钟',
      走过的路: '作了 2 次选择，走到“墙”',
    });
  });
});

describe('the requirements', () => {
  test('the ruler and the share bar say what they draw', async () => {
    const { find } = await page('under way');
    expect(find('.ruler').getAttribute('aria-label')).toContain('已记 6.5 学时，要求 8 学时');
    expect(find('.share-bar').getAttribute('aria-label')).toBe('占 12.5%，要求 10%');
  });

  test('a state is a word, not only a colour', async () => {
    const { root } = await page('under way');
    const tags = [...root.querySelectorAll('.requirement .tag')].map((tag) => tag.textContent?.trim());
    expect(tags).toEqual(['还差 1.5', '✓达到']);
  });

  test('beyond the requirement, the ruler grows and marks where the requirement ends', async () => {
    const { find } = await page('beyond the requirement');
    expect(find('.ruler').getAttribute('aria-label')).toContain('已记 10.25 学时，要求 8 学时');
    expect(find('.ruler .required').getAttribute('x1')).toBe(`${800 / 11}%`);
  });

  test('a share without a denominator is not assessable, with the reason, and never met', async () => {
    const { root, text } = await page('nothing yet');
    expect(root.querySelector('.requirement:nth-child(2) .tag')?.textContent?.trim()).toBe('暂无法评定');
    expect(text()).toContain('没有可以比较的总数');
  });

  test('kinds differ in pattern, not only in colour', async () => {
    const { root } = await page('beyond the requirement');
    const drawn = [...root.querySelectorAll('.ruler > rect[fill]')].map((rect) => rect.getAttribute('fill'));
    expect(new Set(drawn).size).toBe(4);
    expect(root.querySelectorAll('pattern :is(line, circle)')).toHaveLength(3);
  });

  test('behind each figure stands a table with the same numbers', async () => {
    const { root } = await page('under way');
    const [hours, share] = root.querySelectorAll('.requirement table');
    expect(hours?.textContent?.replace(/\s+/g, ' ')).toContain('合计6.5');
    expect(share?.textContent?.replace(/\s+/g, ' ')).toContain('12.5%');
  });
});

describe('where the hours come from', () => {
  test('the newest entry comes first and amounts line up', async () => {
    const stage = await page('under way');
    const amounts = rows(stage).map((entry) => entry.querySelector('.amount')?.textContent?.trim());
    expect(amounts).toEqual(['+1.00', '+28.00', '−1.50', '+1.50', '+1.50', '+1.00', '+3.00']);
  });

  test('a course shows its study times, in words as well, its attempt and its content', async () => {
    const entry = row(await page('under way'), 'e-20417');
    expect(entry.querySelector('.day')?.getAttribute('aria-label')).toBe(
      '11 月 11 日学习时间：8:10–8:32，12:40–12:54',
    );
    expect(facts(entry)).toMatchObject({
      学习时间: '60 分钟，要求至少 36 分钟',
      测验: '第 2 次 86 分，合格线 80 分',
      内容版本: '第 3 版 · 9f2c…541a',
      记录: '第 20,418 条，11 月 12 日记入',
    });
  });

  test('an activity shows who confirmed it, an import its file and row', async () => {
    const stage = await page('under way');
    expect(facts(row(stage, 'e-15230'))).toMatchObject({ 地点: '市民之家三楼报告厅', 确认人: '陈立' });
    expect(facts(row(stage, 'e-19002'))).toMatchObject({
      来源平台: '省干部网络学院',
      导入文件: '江岸区2026年10月.xlsx，第 118 行',
    });
  });

  test('a reversed entry is struck through, says so, and leads to what took it back', async () => {
    const stage = await page('under way');
    const reversed = row(stage, 'e-18800');
    expect(reversed.querySelector('summary s')).not.toBeNull();
    expect(reversed.querySelector('summary')?.textContent).toContain('已冲销');
    reversed.open = true;
    reversed.querySelector<HTMLElement>('dd button')?.click();
    await settled();
    expect(row(stage, 'e-18850').open).toBe(true);
    expect(stage.root.activeElement).toBe(row(stage, 'e-18850').querySelector('summary'));
    expect(facts(row(stage, 'e-18850')).冲销原因).toContain('重复登记');
  });

  test('pressing a kind from the keyboard leads to its entries and says how many', async () => {
    const stage = await page('under way');
    const [, event] = stage.root.querySelectorAll<HTMLElement>('.key button');
    event?.focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(rows(stage)).toHaveLength(3);
    expect(stage.root.activeElement?.id).toBe('entries');
    expect(stage.find('[role=status]').textContent).toBe('集中培训：3 条记录');
    expect(event?.getAttribute('aria-pressed')).toBe('true');
    expect(location.search).toBe('?kind=ethicsEvent');
  });

  test('pressing it again shows all', async () => {
    const stage = await page('under way', '/my/hours/?kind=ethicsEvent');
    expect(rows(stage)).toHaveLength(3);
    stage.root.querySelectorAll<HTMLElement>('.key button')[1]?.click();
    await settled();
    expect(rows(stage)).toHaveLength(7);
  });

  test('pressing the share shows what is counted above and below the line', async () => {
    const stage = await page('under way');
    stage.root.querySelectorAll<HTMLElement>('.number')[1]?.click();
    await settled();
    expect(rows(stage).map((entry) => entry.dataset.entry)).toEqual(['e-20417', 'e-19002', 'e-9120']);
  });

  test('another year is asked for and kept in the address', async () => {
    const stage = await page('under way');
    await userEvent.selectOptions(stage.find('select'), '2025');
    await settled();
    expect(stage.asked.at(-1)?.call).toBe('GET /api/me/hours?year=2025');
    expect(location.search).toBe('?year=2025');
    expect(stage.text()).toContain('这一年还没有学时记录');
  });

  test('out of reach, a retry brings the page', async () => {
    const stage = await page('out of reach');
    Object.assign(stage.answers, exampleNamed(examples, 'under way').answers);
    stage.find('[role=alert] button').click();
    await settled();
    expect(rows(stage)).toHaveLength(7);
  });

  test('a session that ends leaves nothing of the record on the page', async () => {
    const stage = await page('under way');
    stage.answers['GET /api/me/hours?year=2025'] = {
      status: 401,
      body: { code: 'not-signed-in', detail: '请先登录。' },
    };
    await userEvent.selectOptions(stage.find('select'), '2025');
    await settled();
    expect(stage.text()).not.toContain('6.5');
    expect(stage.find('a').textContent).toBe('登录');
  });
});

describe('the evidence in full', () => {
  const opened = async () => {
    const stage = await page('under way');
    const entry = row(stage, 'e-20417');
    entry.open = true;
    const deep = entry.querySelector<HTMLDetailsElement>('.deep');
    if (!deep) throw new Error('no evidence to open');
    deep.open = true;
    await expect.poll(() => deep.textContent).toContain('一张表格');
    return { ...stage, deep };
  };

  test('an entry opens down to lessons, sections, minutes, attempt, rule and signature', async () => {
    const { deep } = await opened();
    const text = deep.textContent?.replace(/\s+/g, ' ') ?? '';
    for (const told of [
      '36 分钟，要求至少 18 分钟',
      '7e2a1b3c-0d4e-4f5a-8b6c-9d0e1f2a3b4c',
      '记入时还没有这一节',
      '答对 13 / 15 题',
      '武人社发〔2017〕44号 三（二）2',
      '已在 2026 年 11 月 12 日 20:31 签署的 20,420 条日志中',
    ])
      expect(text).toContain(told);
  });

  test('minutes without a network are drawn apart, said apart, and stand in the table', async () => {
    const { deep } = await opened();
    expect(deep.querySelectorAll('svg.day .offline')).toHaveLength(1);
    expect(deep.querySelector('figcaption')?.textContent).toContain('其中离线 14 分钟');
    const rowsOfDay = [...deep.querySelectorAll('figure tbody tr')].map((one) =>
      one.textContent?.replace(/\s+/g, ' ').trim(),
    );
    expect(rowsOfDay).toEqual(['8:10–8:32 22 在线', '12:40–12:54 14 离线']);
  });

  test('an answer that does not come says so and can be asked for again', async () => {
    const stage = await page('under way');
    const entry = row(stage, 'e-9120');
    entry.open = true;
    const deep = entry.querySelector<HTMLDetailsElement>('.deep');
    if (deep) deep.open = true;
    await expect.poll(() => deep?.querySelector('[role="alert"]')?.textContent).toBeTruthy();
    deep?.querySelector('button')?.click();
    await expect.poll(() => deep?.querySelector('[role="alert"]')?.textContent).toBeTruthy();
  });

  test('the record and the verifier can be downloaded', async () => {
    const { root } = await page('under way');
    const links = [...root.querySelectorAll<HTMLAnchorElement>('.downloads a')];
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['/api/me/record', '/verifier.html']);
    expect(links.every((link) => link.hasAttribute('download'))).toBe(true);
  });
});
