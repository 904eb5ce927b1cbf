import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../src/elements/plans/plans.ts';
import { examples } from '../../../src/elements/plans/plans.example.ts';
import { accessibilityFaults, clearStage, exampleNamed, settled, show } from './stage.ts';

afterEach(clearStage);

const page = (name: string, query = '?year=2026') =>
  show('md-plans', exampleNamed(examples, name), `/admin/plans/${query}`);
type Page = Awaited<ReturnType<typeof page>>;
const sent = ({ asked }: Page) => asked.filter(({ call }) => !call.startsWith('GET'));
const unit = (id: string) => `?year=2026&unit=${id}`;

test.each(
  examples.flatMap((example) =>
    ['?year=2026', unit('u-1'), `${unit('u-1')}&edit`, unit('u-2'), unit('u-3')].map((query) => [
      example.name,
      query,
    ]),
  ),
)('%s %s: axe finds nothing', async (name, query) => {
  const { root } = await page(name ?? '', query);
  for (const closed of root.querySelectorAll('details')) closed.open = true;
  expect(await accessibilityFaults()).toEqual([]);
});

describe('the list', () => {
  test('says what waits for whom, and opens a plan by keyboard', async () => {
    const stage = await page('officer');
    expect(stage.text()).toContain('等您批准');
    expect(stage.text()).toContain('1 / 3 次');
    stage.find('[data-id="u-1"]').focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(stage.root.activeElement?.textContent).toBe('市人力资源和社会保障局 2026 年度计划');
    stage.find('.back').click();
    await settled();
    expect((stage.root.activeElement as HTMLElement).dataset.id).toBe('u-1');
  });
});

describe('a plan', () => {
  test('shows its quarters with lights that are said as well as coloured, and what is missing', async () => {
    const { root, text } = await page('officer', unit('u-1'));
    expect([...root.querySelectorAll('.light')].map((light) => light.textContent)).toEqual([
      '已办成',
      '没有办成',
      '快到期',
      '还没到时候',
    ]);
    expect(text()).toContain('第 4 季度没有安排职业道德大讲堂');
    expect(text()).toContain('3 / 12 人');
  });

  test('is approved, or sent back with a reason', async () => {
    const stage = await page('officer', unit('u-2'));
    stage.find('.actions .button:not(.first)').click();
    await settled();
    expect(stage.root.activeElement).toBe(stage.find('#reason'));
    await userEvent.keyboard('请补上第四季度。{Enter}');
    await settled();
    expect(sent(stage)).toEqual([
      {
        call: 'POST /api/plans/u-2/acts',
        body: { year: 2026, version: 3, kind: 'sentBack', reason: '请补上第四季度。' },
      },
    ]);
    expect(stage.root.activeElement?.textContent).toBe('计划已经退回。');
  });

  test('a draft is submitted', async () => {
    const stage = await page('officer', unit('u-4'));
    stage.find('.actions .first').click();
    await settled();
    expect(sent(stage)[0]?.body).toEqual({ year: 2026, version: 3, kind: 'submitted' });
  });
});

describe('writing', () => {
  test('begins with what the year asks; lines are added, filled in, removed and saved', async () => {
    const stage = await page('officer', `${unit('u-3')}&edit`);
    stage.find('form .button.small').click();
    await settled();
    expect(stage.root.querySelectorAll('.line')).toHaveLength(5);
    await userEvent.fill(stage.find('.line input'), '开年第一讲');
    stage.find('.line:last-of-type .link').click();
    await settled();
    stage.find('form .actions .button.small:last-child').click();
    await settled();
    const line = stage.find('.line:last-of-type');
    await userEvent.fill(line.querySelector('input') as HTMLInputElement, '窗口必修');
    line.querySelector<HTMLInputElement>('input[value=service]')?.click();
    line.querySelector<HTMLInputElement>('input[value=window]')?.click();
    stage.find('form .first').click();
    await settled();
    const body = sent(stage)[0]?.body as { lines: object[] };
    expect(body).toMatchObject({ year: 2026, version: 0 });
    expect(body.lines).toHaveLength(5);
    expect(body.lines[0]).toMatchObject({
      kind: 'activity',
      activity: 'lecture',
      quarter: 1,
      title: '开年第一讲',
    });
    expect(body.lines[4]).toMatchObject({
      ...{ kind: 'study', title: '窗口必修', tiers: ['window'], dueDay: '2026-12-20' },
      items: [{ kind: 'course', id: 'service' }],
    });
    expect(location.search).toBe('?year=2026&unit=u-3');
    expect(stage.root.activeElement?.textContent).toBe('计划已经保存。');
  });

  test('refused, says why and keeps the lines', async () => {
    const stage = await page('refused', `${unit('u-3')}&edit`);
    stage.find('form .actions .button.small').click();
    await settled();
    stage.find('form .first').click();
    await settled();
    expect(stage.root.activeElement?.textContent).toBe('请填写每一行的名称。');
    expect(stage.root.querySelectorAll('.line')).toHaveLength(1);
  });
});
