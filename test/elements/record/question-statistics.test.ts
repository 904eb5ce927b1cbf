import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../src/elements/question-statistics/question-statistics.ts';
import { examples } from '../../../src/elements/question-statistics/question-statistics.example.ts';
import { clearStage, exampleNamed, settled, show } from './stage.ts';

afterEach(clearStage);

const page = (name: string, at = '/admin/questions/') =>
  show('md-question-statistics', exampleNamed(examples, name), at);
type Page = Awaited<ReturnType<typeof page>>;
const rows = ({ root }: Page) =>
  [...root.querySelectorAll('.items > tbody > tr')].map((row) =>
    (row.textContent ?? '').replace(/\s+/g, ' '),
  );

test('a publisher sees how each question does, in words and numbers', async () => {
  const stage = await page('publisher');
  const [first = '', second = '', third = ''] = rows(stage);
  expect(stage.text()).toContain('3 道题，2 道要留意');
  expect(first).toContain('q01 · 单选');
  expect(first).toContain('812 人次');
  expect(first).toContain('73.4% 答对');
  expect(first).toContain('0.41');
  expect(first).toContain('有错误选项没人选');
  expect(first).toContain('另有 40 人次答的是改动以前的题');
  expect(second).toContain('−0.12');
  expect(second).toContain('区分度为负');
  expect(third).toContain('还没有人答');
  expect(third).toContain('第 1 位：问清来意');
});

test('the options say which is right, how often each was chosen, and how many left it open', async () => {
  const { root } = await page('publisher');
  const cells = [...(root.querySelector('.choices tbody')?.querySelectorAll('tr') ?? [])].map((row) =>
    [...row.children].map((cell) => (cell.textContent ?? '').trim()),
  );
  expect(cells).toEqual([
    ['请他让家里人代办', '203', '236'],
    [expect.stringMatching(/^✓正确\s+在窗口替他录入$/), '596', '881'],
    ['请他下周再来', '0', '0'],
    ['没有作答', '13', '13'],
  ]);
});

test('only the flagged ones, when asked', async () => {
  const stage = await page('publisher');
  const button = [...stage.root.querySelectorAll('button')].find((one) => one.textContent === '有提示的');
  button?.click();
  await settled();
  expect(rows(stage)).toHaveLength(2);
  expect(button?.ariaPressed).toBe('true');
});

test('another course is read, and the address remembers it', async () => {
  const stage = await page('publisher');
  await userEvent.selectOptions(stage.find<HTMLSelectElement>('select'), 'integrity');
  await settled();
  expect(rows(stage)).toHaveLength(1);
  expect(location.search).toBe('?course=integrity');
  expect(stage.find('a[download]').getAttribute('href')).toBe('/api/questions/export?course=integrity');
});

test('the course of the address is shown first; an unknown one gives way', async () => {
  expect(rows(await page('publisher', '/admin/questions/?course=integrity'))).toHaveLength(1);
  expect(rows(await page('publisher', '/admin/questions/?course=nowhere'))).toHaveLength(3);
});

test('a learner is told whose page it is, and nothing is asked', async () => {
  const { text, asked } = await page('learner');
  expect(text()).toContain('这一页供课程发布人员和系统管理员使用');
  expect(asked.some(({ call }) => call.startsWith('GET /api/questions'))).toBe(false);
});

test('a refusal is shown as the server’s sentence', async () => {
  const { find } = await page('in a quiz of one’s own');
  expect(find('[role=alert]').textContent).toContain('交卷以后再看题目分析');
});
