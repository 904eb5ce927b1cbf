import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../src/elements/my-warnings/my-warnings.ts';
import '../../../src/elements/warning-note/warning-note.ts';
import '../../../src/elements/warnings/warnings.ts';
import { examples as mineExamples } from '../../../src/elements/my-warnings/my-warnings.example.ts';
import { examples as noteExamples } from '../../../src/elements/warning-note/warning-note.example.ts';
import { examples } from '../../../src/elements/warnings/warnings.example.ts';
import { accessibilityFaults, clearStage, exampleNamed, settled, show } from './stage.ts';

afterEach(clearStage);

const page = (name: string, query = '') =>
  show('md-warnings', exampleNamed(examples, name), `/admin/warnings/${query}`);
const mine = (name: string) => show('md-my-warnings', exampleNamed(mineExamples, name), '/my/tasks/');
const note = (name: string) =>
  show('md-warning-note', exampleNamed(noteExamples, name), '/admin/person/?id=p-1');
const sent = ({ asked }: { readonly asked: readonly { readonly call: string; readonly body: unknown }[] }) =>
  asked.filter(({ call }) => !call.startsWith('GET'));

const everyPage = examples.flatMap((example) =>
  ['', '?page=1', '?state=told', ...[1, 2, 3, 4, 5, 6, 7].map((id) => `?id=w-${id}`)].map(
    (query) => [example.name, query] as const,
  ),
);

describe('axe finds nothing', () => {
  test.each(everyPage)('%s %s', async (name, query) => {
    await page(name, query);
    expect(await accessibilityFaults()).toEqual([]);
  });

  test.each(['told', 'talked', 'planned', 'approved', 'returned', 'continued', 'closed'])(
    'form of %s',
    async (kind) => {
      const id = { told: 5, talked: 7, planned: 2, approved: 3, returned: 3, continued: 4, closed: 5 }[kind];
      const stage = await page('officer', `?id=w-${id}`);
      stage.find(`[data-open="${kind}"]`).click();
      await settled();
      expect(await accessibilityFaults()).toEqual([]);
    },
  );

  test.each(mineExamples.map(({ name }) => name))('mine: %s', async (name) => {
    const { root } = await mine(name);
    for (const closed of root.querySelectorAll('details')) closed.open = true;
    root.querySelector<HTMLElement>('[data-action="comment"]')?.click();
    await settled();
    expect(await accessibilityFaults()).toEqual([]);
  });

  test.each(noteExamples.map(({ name }) => name))('note: %s', async (name) => {
    await note(name);
    expect(await accessibilityFaults()).toEqual([]);
  });
});

describe('the list', () => {
  test('says what waits for whom, and opens a case by keyboard', async () => {
    const stage = await page('officer');
    for (const words of [
      '2026 年一季度、2026 年二季度',
      '1.5 / 4',
      '等上级单位批准',
      '更正后不再落后',
      '本人还没有确认谈话记录',
    ])
      expect(stage.text()).toContain(words);
    stage.find('[data-id="w-1"]').focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(stage.root.activeElement?.textContent).toBe('欧阳文博的学习预警');
    stage.find('.back').click();
    await settled();
    expect((stage.root.activeElement as HTMLElement).dataset.id).toBe('w-1');
  });

  test('is of one step where the address says so, a page at a time', async () => {
    const stage = await page('officer', '?page=1');
    expect(stage.text()).toContain('第 51–51 份，共 120 份');
    expect(stage.find<HTMLAnchorElement>('.pages a').getAttribute('href')).toBe('?');
    const told = await page('officer', '?state=told');
    expect(told.text()).toContain('没有处在这一步的预警');
    expect(told.find('[aria-current]').textContent).toBe('待谈话 0');
  });

  test('a learner is shown the way to the own tasks', async () => {
    const { find } = await page('learner');
    expect(find<HTMLAnchorElement>('a.button').getAttribute('href')).toBe('/my/tasks/');
  });
});

describe('a case', () => {
  test('says then and now, whose turn it is, and every act in its order', async () => {
    const { text, root } = await page('officer', '?id=w-6');
    expect([...root.querySelectorAll('.steps b')].map((step) => step.textContent)).toEqual([
      ...['告知主管领导', '谈话', '本人确认谈话记录', '提交整改计划', '批准整改计划', '办结'],
    ]);
    expect(text()).toContain('已办结：有改进，不再落后。');
    expect(text()).toContain('2026 年三季度计入 6.5 学时，应计入 6 学时');
    expect(root.querySelector('[data-open]')).toBeNull();
  });

  test('the head is told: the form is reached, sent and said by keyboard', async () => {
    const stage = await page('officer', '?id=w-1');
    stage.find('[data-open="told"]').focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(stage.root.activeElement?.textContent).toBe('登记告知');
    await userEvent.tab();
    await userEvent.keyboard('李海涛{Enter}');
    await settled();
    expect(sent(stage)).toEqual([
      { call: 'POST /api/warnings/w-1/acts', body: { version: 0, kind: 'told', head: '李海涛', note: '' } },
    ]);
    expect(stage.root.activeElement?.textContent).toBe('已经登记告知。');
  });

  test('a refusal keeps what was typed and is said', async () => {
    const stage = await page('refused', '?id=w-1');
    stage.find('[data-open="told"]').click();
    await settled();
    await userEvent.fill(stage.find('#note'), '面告');
    stage.find('form .first').click();
    await settled();
    expect(stage.root.activeElement?.textContent).toBe('请填写主管领导的姓名。');
    expect(stage.find<HTMLTextAreaElement>('#note').value).toBe('面告');
  });

  test('a plan has lines that are added and removed; without the confirmation it says why', async () => {
    const stage = await page('officer', '?id=w-2');
    stage.find('[data-open="planned"]').click();
    await settled();
    const fill = async (name: string, value: string, at = 0) => {
      const field = stage.root.querySelectorAll<HTMLInputElement>(`fieldset input[name$="${name}"]`)[at];
      if (field) await userEvent.fill(field, value);
    };
    await fill('-text', '学完两门课程');
    await fill('-due', '2026-08-31');
    for (let row = 0; row < 2; row += 1) {
      stage.find('form .button.small').click();
      await settled();
    }
    await fill('-text', '参加大讲堂', 2);
    stage.find('fieldset:nth-of-type(2) .link').click();
    await settled();
    await fill('-due', '2026-09-25', 1);
    await fill('-who', '陈立', 1);
    await userEvent.fill(stage.find('#unconfirmed'), '借调在外');
    stage.find('form .first').click();
    await settled();
    expect(sent(stage)[0]?.body).toEqual({
      ...{ version: 2, kind: 'planned', unconfirmed: '借调在外' },
      measures: [
        { text: '学完两门课程', dueDay: '2026-08-31', responsible: '欧阳文博' },
        { text: '参加大讲堂', dueDay: '2026-09-25', responsible: '陈立' },
      ],
    });
  });

  test('whoever approves may send back with a reason, or think again', async () => {
    const stage = await page('officer', '?id=w-3');
    stage.find('[data-open="approved"]').click();
    await settled();
    stage.find('form .actions .button:not(.first)').click();
    await settled();
    expect(stage.root.activeElement).toBe(stage.find('[data-open="approved"]'));
    stage.find('[data-open="returned"]').click();
    await settled();
    await userEvent.fill(stage.find('#reason'), '措施太笼统');
    stage.find('form .first').click();
    await settled();
    expect(sent(stage)[0]?.body).toEqual({ version: 4, kind: 'returned', reason: '措施太笼统' });
  });

  test('a corrected record is said, and closes the case with that reason', async () => {
    const stage = await page('officer', '?id=w-5');
    expect(stage.text()).toContain('这两个季度已经不是连续落后');
    stage.find('[data-open="closed"]').click();
    await settled();
    expect(stage.root.querySelectorAll('input[type=radio]')).toHaveLength(1);
    stage.find('form .first').click();
    await settled();
    expect(sent(stage)[0]?.body).toEqual({ version: 0, kind: 'closed', outcome: 'corrected', note: '' });
  });
});

describe('mine', () => {
  test('nothing is drawn without a warning', async () => {
    for (const name of ['signed out', 'none', 'out of reach']) expect((await mine(name)).text()).toBe('');
  });

  test('the record of the talk is read and confirmed', async () => {
    const stage = await mine('a talk to confirm');
    expect(stage.text()).toContain('约定八月底以前补学两门课程。');
    stage.find('[data-action="confirm"]').focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(sent(stage)).toEqual([
      { call: 'POST /api/me/warnings/w-2/replies', body: { kind: 'acknowledged', note: '' } },
    ]);
    expect(stage.root.activeElement?.textContent).toBe('已经确认。');
  });

  test('something may be said to it; a refusal keeps the words', async () => {
    const stage = await mine('refused');
    stage.find('[data-action="comment"]').click();
    await settled();
    expect(stage.root.activeElement).toBe(stage.find('textarea'));
    await userEvent.keyboard('借');
    stage.find('form .first').click();
    await settled();
    expect(stage.root.activeElement?.textContent).toBe('请填写说明。');
    expect(stage.find<HTMLTextAreaElement>('textarea').value).toBe('借');
  });

  test('there is nothing to confirm after it was confirmed; earlier ones are folded away', async () => {
    const { root, text } = await mine('one followed and one before');
    expect(root.querySelector('[data-action="confirm"]')).toBeNull();
    expect(text()).toContain('以前的预警（1）');
  });
});

describe('the note on the desk', () => {
  test('counts what is open by what it waits for, and leads there', async () => {
    const { text, root } = await note('counts');
    expect(text()).toContain('11 人连续两个季度落后，正在办理');
    expect(
      [...root.querySelectorAll('li a')].map((link) => [link.textContent, link.getAttribute('href')]),
    ).toEqual([
      ['待告知领导 3', '/admin/warnings/?state=opened'],
      ['待谈话 1', '/admin/warnings/?state=told'],
      ['计划待批准 2', '/admin/warnings/?state=planned'],
      ['跟踪中 5', '/admin/warnings/?state=following'],
    ]);
  });

  test('says nothing where nobody is warned, and asks nothing for a learner', async () => {
    expect((await note('nothing open')).text()).toBe('');
    const learner = await note('learner');
    expect(learner.text()).toBe('');
    expect(learner.asked.filter(({ call }) => call.includes('/api/warnings'))).toEqual([]);
  });

  test('on the page of a person it leads to the cases', async () => {
    const { root } = await note('of a person');
    expect([...root.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
      ...['/admin/warnings/?id=w-4', '/admin/warnings/?id=w-6'],
    ]);
  });
});
