import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../src/elements/statement-explorer/statement-explorer.ts';
import { exampleId } from '../../../src/drawing/example-statements.ts';
import { indentJson } from '../../../src/elements/statement-explorer/indent-json.ts';
import {
  examples,
  openExamples,
} from '../../../src/elements/statement-explorer/statement-explorer.example.ts';
import { accessibilityFaults, clearStage, exampleNamed, settled, show } from './stage.ts';

afterEach(clearStage);

const HERE = '/admin/statements/';
const page = (name: string, query = '') =>
  show('md-statement-explorer', exampleNamed(examples, name), HERE + query);
const openPage = (name: string) => {
  const example = openExamples.find((candidate) => candidate.name === name);
  return show(
    'md-statement-explorer',
    exampleNamed(openExamples, name),
    `${HERE}?statement=${example?.statement}`,
  );
};
type Page = Awaited<ReturnType<typeof page>>;
const rows = ({ root }: Page) => [...root.querySelectorAll('tbody tr')];
const status = ({ find }: Page) => find('[role=status]').textContent?.trim();
const spoken = (element: Element | undefined | null) => element?.textContent?.replace(/\s+/g, ' ').trim();
const press = async ({ root }: Page, name: string) => {
  const found = [...root.querySelectorAll<HTMLElement>('button, a')].find((each) =>
    spoken(each)?.includes(name),
  );
  if (!found) throw new Error(`nothing to press is called ${name}`);
  found.click();
  await settled();
};
const steps = ({ root }: Page) => [...root.querySelectorAll('.timeline .what')].map(spoken);

describe('the list', () => {
  test('shows when in Shanghai, who, what in plain words, and of which content', async () => {
    const stage = await page('newest');
    expect(status(stage)).toBe('已列出最新的 50 条，还有更早的');
    const [first, second] = rows(stage);
    expect([...(first?.children ?? [])].map(spoken)).toEqual([
      '2026 年 11 月 12 日 20:31',
      '王伟 0100234500 江岸区行政审批局',
      '学习了一节：门把手上的袋子，看详情',
      '门把手上的袋子 公正廉洁 › 一张没有署名的卡',
    ]);
    expect(spoken(second)).toContain('答错');
    expect(stage.root.querySelector('tbody')?.textContent).not.toContain('http');
  });

  test('more is added below, said, and the focus goes to where it begins', async () => {
    const stage = await page('newest');
    await press(stage, '看更早的记录');
    expect(rows(stage)).toHaveLength(62);
    expect(status(stage)).toBe('共 62 条，已全部列出');
    expect((stage.root.activeElement as HTMLElement).dataset.statement).toBe(exampleId(50));
  });

  test('more that does not come is said, and what is there stays', async () => {
    const stage = await page('newest');
    delete stage.answers['GET /api/statements?cursor=951'];
    await press(stage, '看更早的记录');
    expect(stage.find('.actions [role=alert]').textContent).toContain('连不上服务器');
    expect(rows(stage)).toHaveLength(50);
  });

  test('a search that had to stop says how far back it came', async () => {
    const stage = await page('searched back');
    expect(status(stage)).toBe('往前查到 2026 年 3 月 1 日 0:00，列出 3 条；更早的还没有查');
    expect(stage.text()).toContain('继续往前查');
  });

  test('nothing found is said, and nothing is offered for export', async () => {
    const stage = await page('nothing found');
    expect(status(stage)).toBe('没有符合条件的记录。');
    expect(stage.root.querySelector('table, .export')).toBeNull();
  });
});

describe('looking for something', () => {
  test('works by keyboard alone, and the address holds it', async () => {
    const stage = await page('newest');
    await userEvent.keyboard('{Tab}王伟{Enter}');
    await settled();
    expect(stage.asked.at(-1)?.call).toBe('GET /api/statements?person=%E7%8E%8B%E4%BC%9F');
    expect(location.search).toBe('?person=%E7%8E%8B%E4%BC%9F');
    expect(status(stage)).toBe('共 3 条，已全部列出');
  });

  test('content is picked by its title, and verbs by a word', async () => {
    const stage = await page('newest');
    const options = [...stage.root.querySelectorAll('#picker optgroup')].map((group) => [
      (group as HTMLOptGroupElement).label,
      ...[...group.children].map(spoken),
    ]);
    expect(options).toEqual([
      ['公正廉洁', '整门课程', '第 1 课 一张没有署名的卡', '测验'],
      ['案例', '十点零五分'],
    ]);
    await userEvent.selectOptions(stage.find('#picker'), 'integrity/01-gifts');
    await userEvent.selectOptions(stage.find('#verb'), '通过测验');
    await press(stage, '查询');
    expect(stage.asked.at(-1)?.call).toBe('GET /api/statements?activity=integrity%2F01-gifts&verb=passed');
    expect(rows(stage)).toHaveLength(1);
  });

  test('content outside the catalogue is named by its identifier', async () => {
    const stage = await page('newest');
    await userEvent.selectOptions(stage.find('#picker'), '目录以外的内容……');
    await settled();
    await userEvent.fill(stage.find('#activity'), 'https://a.cn/x');
    await press(stage, '查询');
    expect(location.search).toBe('?activity=https%3A%2F%2Fa.cn%2Fx');
    expect(status(stage)).toBe('没有符合条件的记录。');
  });

  test('a shared address brings back its form, an instant and a foreign verb included', async () => {
    const query =
      '?person=0100300001&activity=https%3A%2F%2Fa.cn%2Fx&verb=https%3A%2F%2Fa.cn%2Fv&from=2026-11-12T09%3A00%3A00%2B08%3A00';
    const { find, asked } = await page('newest', query);
    const value = (selector: string) => find<HTMLInputElement>(selector).value;
    expect(['#person', '#activity', '#verb', '#from', '#to'].map(value)).toEqual([
      '0100300001',
      'https://a.cn/x',
      'https://a.cn/v',
      '2026-11-12T09:00:00+08:00',
      '',
    ]);
    expect(asked[0]?.call).toBe(`GET /api/statements${query}`);
  });

  test('a mistake is said at its field, and the focus goes there', async () => {
    const stage = await page('newest');
    await userEvent.fill(stage.find('#from'), '2026-11-13');
    await userEvent.fill(stage.find('#to'), '2026-11-12');
    await press(stage, '查询');
    const from = stage.find('#from');
    expect(from.getAttribute('aria-invalid')).toBe('true');
    expect(stage.find(`#${from.getAttribute('aria-describedby')}`).textContent).toContain('请对调或改正');
    expect(stage.root.activeElement).toBe(from);
    expect(await accessibilityFaults()).toEqual([]);
  });

  test('a name several people bear leads to each of them', async () => {
    const stage = await page('newest', '?person=王伟');
    expect(stage.text()).toContain('“王伟”对应 3 人');
    await press(stage, '只看王伟（工号 0100300001，江岸区行政审批局）');
    expect(location.search).toBe('?person=0100300001');
    expect(stage.find<HTMLInputElement>('#person').value).toBe('0100300001');
    expect(stage.text()).toContain('人员：王伟，工号 0100300000，江岸区行政审批局');
  });

  test('a name too many bear says so, and offers no export that would not be complete', async () => {
    const { find, root } = await page('too many of that name');
    expect(find('.matched .error').textContent).toContain('只查了按工号排在最前的 50 位');
    expect(root.querySelector('.export a')).toBeNull();
    expect(find('.export').textContent).toContain('导出会不完整');
  });

  test('clearing shows everything again, and the way back leads to the search before', async () => {
    const stage = await page('newest', '?person=0100300001');
    await press(stage, '清空条件');
    expect([location.search, rows(stage).length]).toEqual(['', 50]);
    expect(stage.find<HTMLInputElement>('#person').value).toBe('');
    history.back();
    await new Promise((resolve) => window.addEventListener('popstate', resolve, { once: true }));
    await settled();
    expect(rows(stage)).toHaveLength(1);
    expect(stage.find<HTMLInputElement>('#person').value).toBe('0100300001');
  });

  test('a search that does not reach the server keeps the form, and may be tried again', async () => {
    const stage = await page('newest');
    await userEvent.fill(stage.find('#person'), '张');
    await press(stage, '查询');
    expect(stage.find('[role=alert]').textContent).toContain('连不上服务器');
    expect(stage.find<HTMLInputElement>('#person').value).toBe('张');
    stage.answers['GET /api/statements?person=%E5%BC%A0'] = { status: 200, body: { statements: [] } };
    await press(stage, '重试');
    expect(status(stage)).toBe('没有符合条件的记录。');
  });

  test('what is typed stays while more is read', async () => {
    const stage = await page('newest');
    await userEvent.fill(stage.find('#person'), '王');
    await press(stage, '看更早的记录');
    expect(stage.find<HTMLInputElement>('#person').value).toBe('王');
  });
});

test('the export links carry the search as it is shown, not as it is being typed', async () => {
  const stage = await page('newest', '?person=王伟');
  await userEvent.fill(stage.find('#person'), '别人');
  const links = [...stage.root.querySelectorAll<HTMLAnchorElement>('.export a')];
  expect(links.map((link) => link.getAttribute('href'))).toEqual([
    '/api/statements/export?person=%E7%8E%8B%E4%BC%9F&format=csv',
    '/api/statements/export?person=%E7%8E%8B%E4%BC%9F&format=ndjson',
  ]);
  expect(links.every((link) => link.hasAttribute('download'))).toBe(true);
  expect(stage.find('.export').textContent).toContain('审计日志');
});

describe('one statement', () => {
  test('opens from the list by keyboard, and the way back leads to its row', async () => {
    const stage = await page('newest');
    stage.find<HTMLElement>(`[data-statement="${exampleId(0)}"]`).focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(location.search).toBe(`?statement=${exampleId(0)}`);
    expect(stage.root.activeElement?.id).toBe('heading');
    expect(spoken(stage.root.activeElement)).toBe('学习了一节：门把手上的袋子');
    const before = stage.asked.length;
    await press(stage, '回到查询结果');
    expect([location.search, stage.asked.length]).toEqual(['', before]);
    expect((stage.root.activeElement as HTMLElement).dataset.statement).toBe(exampleId(0));
  });

  test('a link for another window is left to the browser', async () => {
    const stage = await page('newest');
    const link = stage.find<HTMLAnchorElement>(`[data-statement="${exampleId(0)}"]`);
    expect(link.getAttribute('href')).toBe(`?statement=${exampleId(0)}`);
    const click = new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true });
    link.addEventListener('click', (event) => {
      expect(event.defaultPrevented).toBe(false);
      event.preventDefault();
    });
    link.dispatchEvent(click);
    await settled();
    expect(location.search).toBe('');
  });

  test('shows from what happened to the credit, with the minutes beside it drawn and said', async () => {
    const stage = await openPage('first to tell');
    expect(steps(stage)).toEqual([
      '发生，以发送设备的时钟为准',
      '由本人的浏览器报告，平台收下',
      '首次记到这一节，计入 2026 年的学习进度',
      '这一天在“一张没有署名的卡”没有计到学习分钟',
      '这一天在“一张没有署名的卡”计了 5 分钟',
      '学完“公正廉洁”',
      '记入 2026 年度 1 学时，学时账第 20,418 条',
    ]);
    expect(stage.find('.day').getAttribute('aria-label')).toBe(
      '11 月 12 日学习时间：20:20–20:24，20:30–20:31',
    );
    expect(stage.root.querySelector('.nothing')).toBeNull();
    const completion = [...stage.root.querySelectorAll('a')].find(
      (link) => spoken(link) === '看学完的那条记录',
    );
    expect(completion?.getAttribute('href')).toBe(`?statement=${exampleId(70)}`);
  });

  test.each([
    ['told before', '这条记录没有带来学时：进度和学时依据最早的那条记录。'],
    ['practice', '自测只供练习，不影响进度和学时。'],
    ['voided', '这条记录没有带来学时。'],
  ])('%s: says honestly that it led to nothing, and why', async (name, why) => {
    expect((await openPage(name)).find('.nothing').textContent).toBe(why);
  });

  test('a quiz shows its attempt, and a credit that was taken back says so', async () => {
    const stage = await openPage('a passed quiz');
    expect(stage.find('.timeline').textContent?.replace(/\s+/g, ' ')).toContain(
      '“公正廉洁”第 2 次测验 通过，86 分，答对 6 / 7 题',
    );
    expect(spoken(stage.root.querySelector('.timeline .tag'))).toBe('已冲销');
  });

  test('the completion itself shows the credit, and no link to where one is already', async () => {
    const stage = await openPage('the completion');
    expect(steps(stage).slice(-2)).toEqual(['学完“公正廉洁”', '记入 2026 年度 1 学时，学时账第 20,418 条']);
    expect(stage.root.querySelector('.timeline a')).toBeNull();
  });

  test('a voided one says so at once, and leads to what voided it', async () => {
    const { root, find } = await openPage('voided');
    expect(spoken(find('#heading'))).toContain('已作废');
    const link = [...root.querySelectorAll('a')].find((each) => spoken(each) === '看作废它的那条记录');
    expect(link?.getAttribute('href')).toBe(`?statement=${exampleId(90)}`);
    expect(find('.timeline').textContent).toContain('报告的系统：干部网络学院');
  });

  test('the JSON is there on request, character for character', async () => {
    const { find } = await openPage('first to tell');
    const details = find<HTMLDetailsElement>('.raw');
    expect(details.open).toBe(false);
    expect(find('pre').textContent).toContain('"scaled": 0.860');
    expect(find('pre').textContent).toContain('"冒号: 逗号, {括号}"');
    const link = find<HTMLAnchorElement>('.raw a');
    const text = await (async () => decodeURIComponent(link.href.split(',').slice(1).join(',')))();
    expect(text).toContain(`{"id":"${exampleId(0)}","verb":{`);
  });

  test('one that is not there says so, with the way back', async () => {
    const { find, text } = await openPage('not there');
    expect(find('[role=alert]').textContent).toContain('没有这条记录');
    expect(text()).toContain('回到查询结果');
  });

  test('the way back from a shared statement asks for the list then', async () => {
    const stage = await openPage('first to tell');
    expect(stage.asked.map(({ call }) => call)).toEqual([`GET /api/statements/${exampleId(0)}`]);
    Object.assign(stage.answers, exampleNamed(examples, 'newest').answers);
    await press(stage, '回到查询结果');
    expect(rows(stage)).toHaveLength(50);
  });

  test.each(openExamples.map((example) => example.name))('%s: axe finds nothing', async (name) => {
    const { root } = await openPage(name);
    for (const closed of root.querySelectorAll('details')) closed.open = true;
    expect(await accessibilityFaults()).toEqual([]);
  });
});

test('whoever may not look is told so, and led to the own record', async () => {
  const { find, root } = await page('learner');
  expect(find('a').getAttribute('href')).toBe('/my/learning/');
  expect(root.querySelector('form')).toBeNull();
});

test('signed out leads to signing in and back to the very search', async () => {
  const { find } = await page('signed out', '?verb=passed');
  expect(find('a.first').getAttribute('href')).toBe(
    '/sign-in/?next=%2Fadmin%2Fstatements%2F%3Fverb%3Dpassed',
  );
});

test.each([
  ['{}', '{}'],
  ['{"a":[],"b":{ }}', '{\n  "a": [],\n  "b": {}\n}'],
  ['{"a":[1.50,"x\\"y,{"],"b":null}', '{\n  "a": [\n    1.50,\n    "x\\"y,{"\n  ],\n  "b": null\n}'],
])('JSON is indented and nothing else: %s', (text, indented) => {
  expect(indentJson(text)).toBe(indented);
});
