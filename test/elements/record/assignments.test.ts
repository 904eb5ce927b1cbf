import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../src/elements/assignments/assignments.ts';
import { examples } from '../../../src/elements/assignments/assignments.example.ts';
import '../../../src/elements/my-tasks/my-tasks.ts';
import { examples as taskExamples } from '../../../src/elements/my-tasks/my-tasks.example.ts';
import { accessibilityFaults, clearStage, exampleNamed, settled, show } from './stage.ts';

afterEach(clearStage);

const page = (name: string, query = '') =>
  show('md-assignments', exampleNamed(examples, name), `/admin/plans/assignments/${query}`);
type Page = Awaited<ReturnType<typeof page>>;
const sent = ({ asked }: Page) => asked.filter(({ call }) => call.startsWith('POST'));

describe('accessibility', () => {
  test.each(
    examples.flatMap((example) => ['', '?new', '?assignment=task-1'].map((query) => [example.name, query])),
  )('%s %s: axe finds nothing', async (name, query) => {
    const { root } = await page(name ?? '', query);
    for (const closed of root.querySelectorAll('details')) closed.open = true;
    expect(await accessibilityFaults()).toEqual([]);
  });
  test.each(taskExamples.map((example) => [example.name, example] as const))(
    'tasks, %s: axe finds nothing',
    async (_name, example) => {
      const { root } = await show('md-my-tasks', example, '/my/tasks/');
      for (const closed of root.querySelectorAll('details')) closed.open = true;
      expect(await accessibilityFaults()).toEqual([]);
    },
  );
});

describe('the list', () => {
  test('tells how many have done each, and leads to those who lag', async () => {
    const stage = await page('officer');
    expect(stage.text()).toContain('1 / 3 人');
    stage.find('.late').click();
    await settled();
    expect(location.search).toBe('?assignment=task-1&state=lagging');
    expect(stage.root.querySelectorAll('tbody tr')).toHaveLength(2);
  });

  test('opens one by keyboard with the focus on its name, and the way back leads to its row', async () => {
    const stage = await page('officer');
    stage.find('[data-id="task-1"]').focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(stage.root.activeElement?.textContent).toBe('一季度窗口人员必修');
    stage.find('.back').click();
    await settled();
    expect((stage.root.activeElement as HTMLElement).dataset.id).toBe('task-1');
  });

  test('a learner is led to the own tasks, and nothing is asked of the desk', async () => {
    const stage = await page('learner');
    expect(stage.find<HTMLAnchorElement>('a').getAttribute('href')).toBe('/my/tasks/');
    expect(stage.asked).toEqual([]);
  });
});

describe('making one', () => {
  const fill = async (stage: Page) => {
    await userEvent.fill(stage.find('#title'), '一季度必修');
    stage.find<HTMLInputElement>('input[value="course:service"]').click();
    stage.find<HTMLInputElement>('input[value="window"]').click();
    await userEvent.fill(stage.find('#dueDay'), '2026-03-31');
  };
  const submit = async (stage: Page) => {
    stage.find('form button[type=submit]').click();
    await settled();
  };

  test('shows how many people it means before it is made', async () => {
    const stage = await page('officer', '?new');
    await fill(stage);
    await submit(stage);
    expect(stage.root.activeElement?.textContent).toBe('符合条件的有 12 人，其中 3 人今年已经学过。');
    expect(sent(stage).map(({ call }) => call)).toEqual(['POST /api/assignments/preview']);
    await submit(stage);
    expect(sent(stage)[1]).toEqual({
      call: 'POST /api/assignments',
      body: {
        unitId: 'u-1',
        title: '一季度必修',
        items: [{ kind: 'course', id: 'service' }],
        tiers: ['window'],
        trainingKinds: [],
        unitIds: [],
        staffNumbers: [],
        dueDay: '2026-03-31',
        newcomerDays: 30,
      },
    });
    expect(location.search).toBe('?assignment=task-1');
    expect(stage.find('.said').textContent).toBe('任务已经布置。');
  });

  test('changed after the count, it is counted again', async () => {
    const stage = await page('officer', '?new');
    await fill(stage);
    await submit(stage);
    stage.find<HTMLInputElement>('input[value="leader"]').click();
    await settled();
    await submit(stage);
    expect(sent(stage).map(({ call }) => call)).toEqual([
      'POST /api/assignments/preview',
      'POST /api/assignments/preview',
    ]);
  });

  test('refused, keeps what was typed and shows the field at fault', async () => {
    const stage = await page('refused', '?new');
    await fill(stage);
    await submit(stage);
    expect(stage.root.activeElement).toBe(stage.find('#staffNumbers'));
    expect(stage.find('#staffNumbers-trouble').textContent).toContain('没有工号 100');
    expect(stage.find<HTMLInputElement>('#title').value).toBe('一季度必修');
  });
});

describe('changing one', () => {
  test('a new day is sent with its reason, and what was done is said', async () => {
    const stage = await page('officer', '?assignment=task-1');
    stage.find('.actions button').click();
    await settled();
    await userEvent.fill(stage.find('#new-due'), '2026-04-15');
    await userEvent.fill(stage.find('#change-reason'), '顺延');
    stage.find('.change button[type=submit]').click();
    await settled();
    expect(sent(stage)).toEqual([
      { call: 'POST /api/assignments/task-1/due-day', body: { dueDay: '2026-04-15', reason: '顺延' } },
    ]);
    expect(stage.root.activeElement?.textContent).toBe('期限已经更改。');
  });

  test('those who are overdue are a step away from make-up training', async () => {
    const { find } = await page('officer', '?assignment=task-1');
    expect(find<HTMLAnchorElement>('.actions a').getAttribute('href')).toBe(
      '/admin/plans/make-up/?new=unfinished%3Atask-1&year=2026',
    );
  });

  test('an auditor is offered no change', async () => {
    const stage = await page('auditor', '?assignment=task-1');
    expect(stage.root.querySelector('.actions')).toBeNull();
  });
});

describe('my tasks', () => {
  const mine = (name: string) => show('md-my-tasks', exampleNamed(taskExamples, name), '/my/tasks/');

  test('the next thing to do leads to what is not done of the most urgent task', async () => {
    const { find } = await mine('tasks');
    expect(find('.next h2').textContent).toBe('窗口服务规范');
    expect(find<HTMLAnchorElement>('.next .button').getAttribute('href')).toBe('/courses/window/');
  });

  test('make-up training comes before everything else: its window closes', async () => {
    const { find, text } = await mine('make-up first');
    expect(find('.next h2').textContent).toBe('公正廉洁');
    expect(text()).toContain('2025 年度，缺席活动：第四季度职业道德大讲堂');
  });

  test('what is done is put away, and counted', async () => {
    const { find } = await mine('tasks');
    expect(find('.earlier summary').textContent).toBe('已完成的任务（1）');
  });

  test('with nothing asked, leads to the own learning', async () => {
    const { find } = await mine('nothing to do');
    expect(find<HTMLAnchorElement>('.next .button').getAttribute('href')).toBe('/my/learning/');
  });
});
