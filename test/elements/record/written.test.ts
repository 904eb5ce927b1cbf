import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../src/elements/written/written.ts';
import { examples } from '../../../src/elements/written/written.example.ts';
import { accessibilityFaults, clearStage, exampleNamed, settled, show } from './stage.ts';

afterEach(clearStage);

const PLACES = ['', '?new', '?task=task-1', '?work=work-1'];
const page = (name: string, query = '') =>
  show('md-written', exampleNamed(examples, name), `/admin/plans/written/${query}`);
type Page = Awaited<ReturnType<typeof page>>;
const sent = ({ asked }: Page) => asked.filter(({ call }) => call.startsWith('POST'));

test.each(examples.flatMap(({ name }) => PLACES.map((query) => [name, query] as const)))(
  '%s %s: axe finds nothing',
  async (name, query) => {
    const { root } = await page(name, query);
    for (const closed of root.querySelectorAll('details')) closed.open = true;
    root.querySelector<HTMLButtonElement>('[data-act="revoke"], .sheet > .actions .small')?.click();
    await settled();
    expect(await accessibilityFaults()).toEqual([]);
  },
);

describe('the desk', () => {
  test('tells what waits for whom, and what is out', async () => {
    const { text, find } = await page('officer');
    expect(text()).toContain('2 篇等着评阅');
    expect(text()).toContain('等第二位读者');
    expect(find('[data-id="work-1"]').textContent).toContain('窗口就是一面镜子（王晓文）');

    expect(text()).toContain('由别人评');
    expect(text()).toContain('3 / 12 人');
  });

  test('opens a work by keyboard, and the way back leads to where one was', async () => {
    const stage = await page('officer');
    stage.find('[data-id="work-1"]').focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(location.search).toBe('?work=work-1');
    expect(stage.root.activeElement?.tagName).toBe('H2');
    stage.find('.back a').click();
    await settled();
    expect(stage.root.activeElement).toBe(stage.find('[data-id="work-1"]'));
  });
});

describe('reading', () => {
  test('the rubric stands beside the text, and nothing of the first reader', async () => {
    const { text, root } = await page('officer', '?work=work-1');
    expect(root.querySelectorAll('.prose p')).toHaveLength(2);
    expect(text()).toContain('您是第二位读者');
    expect(text()).toContain('写了自己岗位上真实的一件事');
    expect(root.querySelector('#readings')).toBeNull();
  });

  test('points add up as they are given, and are sent with the version that was read', async () => {
    const stage = await page('officer', '?work=work-1');
    await userEvent.fill(stage.find('#points-own-work'), '50');
    await userEvent.fill(stage.find('#points-language'), '31');
    await settled();
    expect(stage.find('.marks .total').textContent).toBe('合计 81 分（满分 100 分）');
    await userEvent.fill(stage.find('#remark'), '写得实在。');
    stage.find('.marks button[type=submit]').click();
    await settled();
    expect(sent(stage)).toEqual([
      {
        call: 'POST /api/written-works/work-1/readings',
        body: { version: 2, points: { 'own-work': 50, language: 31 }, remark: '写得实在。' },
      },
    ]);
    expect(stage.root.activeElement?.textContent).toBe('评分已经交上。');
  });

  test('refused, the fault is said, its criterion has the focus, and what was given stays', async () => {
    const stage = await page('refused', '?work=work-1');
    await userEvent.fill(stage.find('#points-own-work'), '50');
    stage.find('.marks button[type=submit]').click();
    await settled();
    expect(stage.find('.marks .error').textContent).toBe('请给“文字朴实”打分。');
    expect(stage.root.activeElement?.id).toBe('points-language');
    expect(stage.find<HTMLInputElement>('#points-own-work').value).toBe('50');
  });

  test('it may be given back with a remark', async () => {
    const stage = await page('officer', '?work=work-1');
    await userEvent.fill(stage.find('#remark'), '请写一件具体的事。');
    stage.find('[data-act="return"]').click();
    await settled();
    expect(sent(stage)).toEqual([
      { call: 'POST /api/written-works/work-1/return', body: { version: 2, remark: '请写一件具体的事。' } },
    ]);
  });

  test('the same words are shown side by side, and nobody is judged by them', async () => {
    const { root, text } = await page('officer', '?work=work-1');
    const section = root.querySelector('[aria-labelledby="similar"]');
    expect(section?.querySelectorAll('td')).toHaveLength(2);
    expect(text()).toContain('这里只列出地方，不是结论');
    expect(section?.textContent).not.toMatch(/抄袭|剽窃|雷同|嫌疑|违规/);
    expect(section?.querySelector('.tag, .error')).toBeNull();
  });

  test('a third reader sees both readings', async () => {
    const { text } = await page('third reader', '?work=work-1');
    expect(text()).toContain('您是第三位读者');
    expect(text()).toContain('第一位读者：李建国');
    expect(text()).toContain('第二位读者：周海涛');
  });

  test('a result is withdrawn with its reason', async () => {
    const stage = await page('decided', '?work=work-1');
    expect(stage.text()).toContain('81 分，通过');
    expect(stage.text()).toContain('学时没有登记成：2025 年度的补训已于 2026-03-31 截止');
    stage.find('[data-act="revoke"]').click();
    await settled();
    expect(stage.root.activeElement?.id).toBe('reason');
    await userEvent.keyboard('核实以后撤销{Enter}');
    await settled();
    expect(sent(stage)).toEqual([
      { call: 'POST /api/written-works/work-1/revocation', body: { reason: '核实以后撤销' } },
    ]);
  });
});

describe('asking', () => {
  test('counts first, then asks what was confirmed', async () => {
    const stage = await page('officer', '?new');
    await userEvent.fill(stage.find('#topic'), '窗口就是一面镜子');
    await userEvent.fill(stage.find('#dueDay'), '2026-12-20');
    stage.find<HTMLInputElement>('input[name=tiers][value=window]').click();
    stage.find('.first').click();
    await settled();
    expect(stage.root.activeElement?.textContent).toBe('符合条件的有 12 人。');
    stage.find('.first').click();
    await settled();
    expect(sent(stage).map(({ call }) => call)).toEqual(['POST /api/written/preview', 'POST /api/written']);
    expect(sent(stage)[1]?.body).toMatchObject({
      ...{ kind: 'reflection', topic: '窗口就是一面镜子', minimumCharacters: 800, rubric: 'reflection' },
      ...{ unitId: 'hrss', tiers: ['window'], dueDay: '2026-12-20', newcomerDays: 30 },
    });
    expect(location.search).toBe('?task=task-1');
    expect(stage.root.activeElement?.textContent).toBe('书面作业已经布置。');
  });

  test('another kind has its own rubrics and its own hours', async () => {
    const stage = await page('officer', '?new');
    expect(stage.find('#kind-hint').textContent).toBe('规则没有规定学时，通过后不记学时');
    await userEvent.selectOptions(stage.find('#kind'), 'paper');
    await settled();
    expect(stage.find<HTMLSelectElement>('#rubric').value).toBe('paper');
    expect(stage.find('#kind-hint').textContent).toBe('通过后记 1 学时');
  });

  test('as a part of an assignment, people and day are not asked', async () => {
    const stage = await page('officer', '?new');
    await userEvent.selectOptions(stage.find('#assignment'), 'assignment-1');
    await settled();
    expect(stage.root.querySelector('#dueDay')).toBeNull();
    stage.find('.first').click();
    await settled();
    expect(sent(stage)[0]?.body).toMatchObject({ assignment: 'assignment-1' });
  });

  test('refused, the fault stands at its field', async () => {
    const stage = await page('refused', '?new');
    stage.find('.first').click();
    await settled();
    expect(stage.find('#topic-trouble').textContent).toBe('请填写题目。');
    expect(stage.root.activeElement?.id).toBe('topic');
  });
});

test('the day is moved with a reason', async () => {
  const stage = await page('officer', '?task=task-1');
  stage.find('.sheet .actions .small').click();
  await settled();
  await userEvent.fill(stage.find('#new-due'), '2026-12-28');
  await userEvent.fill(stage.find('#reason'), '月底太忙');
  stage.find('.change .first').click();
  await settled();
  expect(sent(stage)).toEqual([
    { call: 'POST /api/written/task-1/due-day', body: { reason: '月底太忙', dueDay: '2026-12-28' } },
  ]);
  expect(stage.root.activeElement?.textContent).toBe('期限已经更改。');
});
