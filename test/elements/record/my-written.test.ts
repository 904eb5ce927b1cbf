import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../src/elements/my-written/my-written.ts';
import { answer, aSession } from '../../../src/drawing/example.ts';
import { toWrite } from '../../../src/drawing/example-written.ts';
import { examples } from '../../../src/elements/my-written/my-written.example.ts';
import { accessibilityFaults, clearStage, exampleNamed, settled, show } from './stage.ts';

beforeEach(() => localStorage.clear());
afterEach(clearStage);

const KEY = `mingde.written.${aSession.person.id}.task-1`;
const page = (name: string, query = '?work=task-1') =>
  show('md-my-written', exampleNamed(examples, name), `/my/written/${query}`);
type Page = Awaited<ReturnType<typeof page>>;
const typed = ({ find }: Page) => find<HTMLTextAreaElement>('textarea').value;
const saves = ({ asked }: Page) => asked.filter(({ call }) => call.startsWith('PUT'));
const kept = () => JSON.parse(localStorage.getItem(KEY) ?? 'null');

test.each(examples.flatMap(({ name }) => ['', '?work=task-1'].map((query) => [name, query] as const)))(
  '%s %s: axe finds nothing',
  async (name, query) => {
    const { root } = await page(name, query);
    for (const closed of root.querySelectorAll('details')) closed.open = true;
    root.querySelector<HTMLButtonElement>('.writing > .actions button')?.click();
    await settled();
    expect(await accessibilityFaults()).toEqual([]);
  },
);

test('the list says what is to be written, until when, and what became of the rest', async () => {
  const { text, root } = await page('to write', '');
  expect(text()).toContain('退回修改');
  expect(text()).toContain('补 2025 年度缺的 1.5 学时');
  expect(text()).toContain('正在评阅');
  expect(root.querySelector('a')?.getAttribute('href')).toBe('/my/written/?work=task-2');
});

describe('writing', () => {
  test('begins with the draft, and counts what is missing', async () => {
    const stage = await page('to write');
    expect(typed(stage)).toBe('我在窗口坐了十年。');
    expect(stage.find('#text-count').textContent).toBe('已写 9 字，还差 791 字');
    expect(stage.text()).toContain('写了自己岗位上真实的一件事');
  });

  test('every key is kept on this device at once, and a moment later on the server', async () => {
    const stage = await page('to write');
    await userEvent.type(stage.find('textarea'), '再写');
    expect(kept()).toEqual({ text: '我在窗口坐了十年。再写', revision: 3 });
    expect(stage.find('.kept').textContent).toBe('正在保存……');
    await expect
      .poll(() => saves(stage).map(({ body }) => body), { timeout: 5000 })
      .toEqual([{ text: '我在窗口坐了十年。再写', revision: 3 }]);
    await expect.poll(() => stage.find('.kept').textContent).toBe('已经保存。');
    // Nothing of it stays on a shared machine.
    expect(kept()).toBeNull();
  });

  test('with no network it stays on this device, says so, and is there after a reload', async () => {
    const stage = await page('to write');
    delete stage.answers['PUT /api/me/written/task-1/draft'];
    await userEvent.type(stage.find('textarea'), '在火车上');
    await expect.poll(() => stage.find('.kept').textContent, { timeout: 5000 }).toContain('先存在这台设备上');
    const { 'PUT /api/me/written/task-1/draft': saved, ...offline } = exampleNamed(
      examples,
      'to write',
    ).answers;
    const example = { ...exampleNamed(examples, 'to write'), answers: offline };
    const again = await show('md-my-written', example, '/my/written/?work=task-1');
    expect(typed(again)).toBe('我在窗口坐了十年。在火车上');
    again.answers['PUT /api/me/written/task-1/draft'] = saved ?? { status: 500 };
    await userEvent.type(again.find('textarea'), '写的');
    await expect
      .poll(() => saves(again).at(-1)?.body, { timeout: 5000 })
      .toEqual({ text: '我在窗口坐了十年。在火车上写的', revision: 3 });
    await expect.poll(kept).toBeNull();
  });

  test('what another device wrote meanwhile is shown, and the person chooses', async () => {
    localStorage.setItem(KEY, JSON.stringify({ text: '手机上写的', revision: 2 }));
    const stage = await page('to write');
    expect(typed(stage)).toBe('手机上写的');
    expect(stage.find('.conflict .quote').textContent).toBe('我在窗口坐了十年。');
    expect(saves(stage)).toEqual([]);
    stage.find('[data-choose="other"]').click();
    await settled();
    expect(typed(stage)).toBe('我在窗口坐了十年。');
    expect(stage.root.querySelector('.conflict')).toBeNull();
  });

  test('told by the server that it is behind, it asks instead of writing over', async () => {
    const stage = await page('to write');
    stage.answers['PUT /api/me/written/task-1/draft'] = answer({
      text: '办公室写的',
      revision: 9,
      isKept: false,
    });
    await userEvent.type(stage.find('textarea'), '一句');
    await expect
      .poll(() => stage.root.querySelector('.conflict .quote')?.textContent, { timeout: 5000 })
      .toBe('办公室写的');
    stage.answers['PUT /api/me/written/task-1/draft'] = answer({ text: '', revision: 10, isKept: true });
    stage.find('[data-choose="this"]').click();
    await expect
      .poll(() => saves(stage).at(-1)?.body)
      .toEqual({ text: '我在窗口坐了十年。一句', revision: 9 });
  });

  test('is handed in by keyboard, once asked and once confirmed', async () => {
    const stage = await page('to write');
    stage.find('.writing > .actions button').focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(stage.root.activeElement?.textContent).toBe('确定交');
    stage.answers['GET /api/me/written/task-1'] = answer({ ...toWrite, draft: null, state: 'reading' });
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(stage.asked.find(({ call }) => call === 'POST /api/me/written/task-1')?.body).toEqual({
      text: '我在窗口坐了十年。',
    });
    expect(stage.root.activeElement?.textContent).toBe('已经交上去了，等两位读者评阅。');
    expect(stage.root.querySelector('textarea')).toBeNull();
    expect(kept()).toBeNull();
  });

  test('too short, it says what is missing and keeps every word', async () => {
    const stage = await page('too short');
    stage.find('.writing > .actions button').click();
    await settled();
    stage.find('.sure button').click();
    await settled();
    expect(stage.find('#text-trouble').textContent).toBe('至少要写 800 字，现在是 9 字，还差 791 字。');
    expect(stage.root.activeElement?.id).toBe('text');
    expect(typed(stage)).toBe('我在窗口坐了十年。');
  });
});

describe('afterwards', () => {
  test('the result stands with the remarks, and the text in paragraphs', async () => {
    const { text, root } = await page('passed');
    expect(text()).toContain('82 分（满分 100 分）');
    expect(text()).toContain('最后一段可以再具体一些。');
    expect(root.querySelectorAll('.prose p')).toHaveLength(2);
    expect(root.querySelector('textarea')).toBeNull();
  });

  test('given back, it says why, and one goes on with what was handed in', async () => {
    const stage = await page('returned');
    expect(stage.text()).toContain('请联系自己的岗位，写一件具体的事。');
    expect(typed(stage)).toContain('有一回来了一位老人');
  });
});
