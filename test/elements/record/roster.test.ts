import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../src/elements/roster/roster.ts';
import { answer } from '../../../src/drawing/example.ts';
import { examples, peoplePath, today } from '../../../src/elements/roster/roster.example.ts';
import { accessibilityFaults, clearStage, exampleNamed, settled, show } from './stage.ts';

afterEach(clearStage);

const desk = (name: string) => show('md-roster', exampleNamed(examples, name), '/admin/roster/');
type Page = Awaited<ReturnType<typeof desk>>;
const calls = ({ asked }: Page) => asked.map(({ call }) => call);
const lastBody = ({ asked }: Page, call: string) => asked.findLast((one) => one.call === call)?.body;

async function press({ find }: Page, selector: string): Promise<void> {
  find(selector).focus();
  await userEvent.keyboard('{Enter}');
  await settled();
}

const submit = async (stage: Page, form: string) => {
  stage.find<HTMLFormElement>(form).requestSubmit();
  await settled();
};
const choose = async (stage: Page, mode: string) => {
  stage.find<HTMLInputElement>(`input[name=mode][value=${mode}]`).click();
  await settled();
};

test('axe finds nothing with a person open, a unit open, or slips on the page', async () => {
  const stage = await desk('an administrator');
  await press(stage, '.people button');
  expect(await accessibilityFaults()).toEqual([]);
  await press(stage, 'dialog [data-action=close]');
  await press(stage, '[data-action=edit-unit]');
  expect(await accessibilityFaults()).toEqual([]);
  await press(stage, 'dialog [data-action=close]');
  await press(stage, '[data-action=slips]');
  expect(await accessibilityFaults()).toEqual([]);
});

describe('who sees what', () => {
  test('a learner is told whose page it is, and nothing is asked for', async () => {
    const stage = await desk('a learner');
    expect(stage.text()).toContain('供单位的培训管理员使用');
    expect(calls(stage).filter((call) => call.includes('roster'))).toEqual([]);
  });

  test('an auditor looks, and can change nothing', async () => {
    const stage = await desk('an auditor');
    expect(stage.text()).toContain('阿卜杜热合曼·买买提');
    expect(stage.root.querySelectorAll('[data-action], .people button')).toHaveLength(0);
  });

  test('with no unit yet the page says what to do', async () => {
    const stage = await desk('no unit yet');
    expect(stage.text()).toContain('还没有单位');
    await press(stage, '[data-action=add-unit]');
    expect(stage.find('dialog').textContent).toContain('编号');
  });
});

test('a unit is chosen in the tree by keyboard, and its people are shown', async () => {
  const stage = await desk('an officer');
  stage.root.querySelectorAll<HTMLElement>('.unit')[1]?.focus();
  await userEvent.keyboard('{Enter}');
  await settled();
  expect(calls(stage)).toContain(peoplePath('u-2'));
  expect(stage.root.activeElement?.id).toBe('unit-name');
  expect(stage.text()).toContain('这一天这里没有人员');
});

test('more people are added below, and the number is announced', async () => {
  const stage = await desk('an officer');
  expect(stage.root.querySelectorAll('.people tbody tr')).toHaveLength(3);
  [...stage.root.querySelectorAll<HTMLElement>('.main > button')].at(-1)?.click();
  await settled();
  expect(stage.root.querySelectorAll('.people tbody tr')).toHaveLength(4);
  expect(stage.text()).toContain('显示了 4 人');
});

test('another day is asked for with the tree of that day', async () => {
  const stage = await desk('an officer');
  const day = '2026-03-05';
  stage.answers[`GET /api/roster/units?day=${day}`] = answer([]);
  stage.find<HTMLInputElement>('#on').value = day;
  await submit(stage, 'form.search');
  expect(calls(stage)).toContain(`GET /api/roster/units?day=${day}`);
  expect(calls(stage)).toContain(`GET /api/roster/units/u-1/people?day=${day}&text=&below=true&after=`);
});

describe('one person', () => {
  test('fields are sent as a row of a sheet would say them, and an emptied post ends', async () => {
    const stage = await desk('an officer');
    await press(stage, '.people button');
    expect(stage.find('dialog').textContent).toContain('市人力资源和社会保障局');
    stage.find<HTMLInputElement>('#post').value = '';
    await submit(stage, 'form.fields');
    expect(lastBody(stage, 'POST /api/roster/people')).toEqual({
      fields: {
        ...{ staffNumber: '100200017', name: '阿卜杜热合曼·买买提', post: '无' },
        ...{ tier: '窗口单位', trainingKind: '在职', startDay: '2019-07-01' },
      },
    });
    expect(stage.find<HTMLDialogElement>('dialog').open).toBe(false);
    expect(stage.root.activeElement?.textContent).toContain('已保存');
  });

  test('a move has a day and a unit, a leaving a day and what follows', async () => {
    const stage = await desk('an officer');
    await press(stage, '.people button');
    await choose(stage, 'move');
    stage.find<HTMLSelectElement>('#unit').value = '0101';
    await submit(stage, 'form.fields');
    expect(lastBody(stage, 'POST /api/roster/people')).toEqual({
      fields: {
        ...{ staffNumber: '100200017', name: '阿卜杜热合曼·买买提', unit: '0101', since: today },
      },
    });
    await press(stage, '.people button');
    await choose(stage, 'leave');
    expect(stage.find('dialog').textContent).toContain('离开之后不能再登录');
    await submit(stage, 'form.fields');
    expect(lastBody(stage, 'POST /api/roster/people')).toMatchObject({ fields: { leaveDay: today } });
  });

  test('a refusal stays in the dialog, announced, with what was typed', async () => {
    const stage = await desk('refused');
    await press(stage, '.people button');
    stage.find<HTMLInputElement>('#post').value = '科长';
    await submit(stage, 'form.fields');
    expect(stage.find('dialog [role=alert]').textContent).toBe('您管理的范围里没有单位“0102”。');
    expect(stage.find<HTMLInputElement>('#post').value).toBe('科长');
  });

  test('roles are given and taken by an administrator only', async () => {
    const officer = await desk('an officer');
    await press(officer, '.people button');
    expect(officer.find('dialog').textContent).toContain('培训管理员（社会保险服务大厅）');
    expect(officer.root.querySelector('form.grant')).toBeNull();
    clearStage();
    const stage = await desk('an administrator');
    await press(stage, '.people button');
    await submit(stage, 'form.grant');
    expect(lastBody(stage, 'PUT /api/roster/people/p-1/roles')).toEqual({ role: 'officer', unitId: 'u-2' });
    await press(stage, 'dialog .link');
    expect(lastBody(stage, 'DELETE /api/roster/people/p-1/roles')).toEqual({
      role: 'officer',
      unitId: 'u-2',
    });
    expect(stage.find('dialog .said').textContent).toBe('已撤销。');
  });
});

test('the highest unit within reach keeps its parent, which is named to the server as it is', async () => {
  const stage = await desk('an officer');
  await press(stage, '[data-action=edit-unit]');
  expect(stage.root.querySelector('#parent')).toBeNull();
  await submit(stage, 'form.fields');
  expect(lastBody(stage, 'POST /api/roster/units')).toMatchObject({ fields: { code: '0101', parent: '01' } });
});

test('slips show number, code and way, once: closed, they are gone', async () => {
  const stage = await desk('an officer');
  await press(stage, '[data-action=slips]');
  expect(lastBody(stage, 'POST /api/roster/activations')).toEqual({ unitId: 'u-1', isBelowToo: true });
  expect(stage.root.activeElement?.id).toBe('slips');
  expect(stage.find('.slip').textContent).toContain('ABCD-EFGH-JKMN-PQRS');
  await press(stage, '[data-action=slips-close]');
  expect(stage.text()).not.toContain('ABCD');
  expect(document.documentElement.dataset.slips).toBeUndefined();
});
