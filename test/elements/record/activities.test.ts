import type { LitElement } from 'lit';
import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../src/elements/event-code/event-code.ts';
import { examples as codeExamples } from '../../../src/elements/event-code/event-code.example.ts';
import '../../../src/elements/events/events.ts';
import { examples as eventExamples } from '../../../src/elements/events/events.example.ts';
import '../../../src/elements/my-activities/my-activities.ts';
import { examples as myExamples } from '../../../src/elements/my-activities/my-activities.example.ts';
import '../../../src/elements/practice-desk/practice-desk.ts';
import { examples as practiceExamples } from '../../../src/elements/practice-desk/practice-desk.example.ts';
import { accessibilityFaults, clearStage, exampleNamed, settled, show } from './stage.ts';

afterEach(clearStage);

const desk = (name: string, query = '') =>
  show('md-events', exampleNamed(eventExamples, name), `/admin/events/${query}`);
const code = (name: string, query = '?event=e-1') =>
  show('md-event-code', exampleNamed(codeExamples, name), `/admin/events/code/${query}`);
const mine = (name: string, query = '') =>
  show('md-my-activities', exampleNamed(myExamples, name), `/my/activities/${query}`);
const practice = (name: string) =>
  show('md-practice-desk', exampleNamed(practiceExamples, name), '/admin/events/practice/');
const faults = async (shown: Promise<unknown>) => {
  await shown;
  return accessibilityFaults();
};
type Asked = Pick<Awaited<ReturnType<typeof desk>>, 'asked'>;
const sent = ({ asked }: Asked) => asked.filter(({ call }) => !call.startsWith('GET'));

describe('nothing is in the way of anybody', () => {
  test.each(eventExamples.map(({ name }) => name))('the desk, %s', async (name) => {
    expect(await faults(desk(name))).toEqual([]);
  });
  test.each(['officer', 'waiting for approval', 'posted'])('one event, %s', async (name) => {
    expect(await faults(desk(name, '?event=e-1'))).toEqual([]);
  });
  test.each(['?new=1', '?event=e-1&edit=1'])('the form %s', async (query) => {
    expect(await faults(desk('officer', query))).toEqual([]);
  });
  test.each(codeExamples.map(({ name }) => name))('the code, %s', async (name) => {
    expect(await faults(code(name))).toEqual([]);
  });
  test.each(myExamples.map(({ name }) => name))('the own page, %s', async (name) => {
    expect(await faults(mine(name, '?code=K7MP2XWD&event=e-1'))).toEqual([]);
  });
  test.each(practiceExamples.map(({ name }) => name))('claimed practice, %s', async (name) => {
    expect(await faults(practice(name))).toEqual([]);
  });
});

describe('the desk', () => {
  test('an event opens from the keyboard and has the focus', async () => {
    const stage = await desk('officer');
    stage.find('[data-id="e-1"]').focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(location.search).toBe('?event=e-1');
    expect(stage.root.activeElement?.textContent).toBe('第四季度职业道德大讲堂');
  });

  test('those on the list of whom nothing is known are entered with one press', async () => {
    const stage = await desk('officer', '?event=e-1');
    stage.find<HTMLButtonElement>('[data-action=all]').click();
    await settled();
    expect(sent(stage)).toEqual([
      {
        call: 'POST /api/events/e-1/marks',
        body: { version: 4, people: [{ staffNumber: '100234569', kind: 'whole' }] },
      },
    ]);
  });

  test('approving sends the version that was seen, and says how many have hours', async () => {
    const stage = await desk('waiting for approval', '?event=e-1');
    expect(stage.text()).toContain('欧阳文博、阿卜杜热合曼·买买提');
    stage.find<HTMLButtonElement>('[data-action=approve]').click();
    await settled();
    expect(sent(stage)).toEqual([{ call: 'POST /api/events/e-1/approval', body: { version: 4 } }]);
    expect(stage.find('.said').textContent).toContain('共 1 人');
  });

  test('taking somebody off asks for the reason and says what follows', async () => {
    const stage = await desk('posted', '?event=e-1');
    stage.find<HTMLButtonElement>('[aria-label^="欧阳文博"]').click();
    await settled();
    expect(stage.find<HTMLDialogElement>('dialog').open).toBe(true);
    expect(stage.find('dialog').textContent).toContain('冲销');
    stage.find<HTMLTextAreaElement>('#reason').value = '代签';
    stage.find<HTMLFormElement>('dialog form').requestSubmit();
    await settled();
    expect(sent(stage)[0]?.body).toEqual({ version: 4, personId: 'p-1', reason: '代签' });
    expect(stage.find<HTMLDialogElement>('dialog').open).toBe(false);
  });

  test('what changed meanwhile is said', async () => {
    const stage = await desk('changed meanwhile', '?event=e-1');
    const submit = [...stage.root.querySelectorAll('button')].find((one) => one.textContent === '提交审核');
    submit?.click();
    await settled();
    expect(stage.text()).toContain('钱立 10:02 改了活动内容');
  });

  test('a plan keeps what was typed when it is refused, and names the field', async () => {
    const stage = await desk('officer', '?event=e-1&edit=1');
    stage.find<HTMLInputElement>('#title').value = '改过的名称';
    stage.find<HTMLFormElement>('form.plan').requestSubmit();
    await settled();
    expect(sent(stage)[0]?.body).toMatchObject({ version: 4, plan: { title: '改过的名称', beginsAt: 540 } });
    expect(stage.find<HTMLInputElement>('#title').value).toBe('改过的名称');
    expect(stage.root.activeElement?.id).toBe('endsAt');
    expect(stage.text()).toContain('结束时间要晚于开始时间');
  });

  test('a learner is led to the own page, and nothing is asked of the desk', async () => {
    const stage = await desk('a learner');
    expect(stage.find<HTMLAnchorElement>('a').getAttribute('href')).toBe('/my/activities/');
    expect(stage.asked.some(({ call }) => call.includes('/api/events'))).toBe(false);
  });
});

describe('the code on the wall', () => {
  test('is drawn, can be typed, and counts who came', async () => {
    const stage = await code('signing in');
    expect(stage.find('.qr').getAttribute('data-text')).toBe(
      `${location.origin}/my/activities/?event=e-1&code=K7MP2XWD`,
    );
    expect(stage.text()).toContain('K7MP 2XWD');
    expect(stage.text()).toContain('已签到 128 人');
    stage.find<HTMLButtonElement>('[data-direction=out]').click();
    await (stage.root.host as LitElement).updateComplete;
    // Until the other code is there, nobody can scan the old one under the new name.
    expect(stage.find('[data-direction=out]').getAttribute('aria-pressed')).toBe('true');
    expect(stage.text()).not.toContain('K7MP 2XWD');
    expect(stage.root.querySelector('[data-text]')).toBeNull();
    await settled();
    expect(stage.text()).toContain('QQ34 9ZTB');
    expect(stage.find('[data-direction=out]').getAttribute('aria-pressed')).toBe('true');
  });

  test('too early, says when, and leads back', async () => {
    const stage = await code('too early');
    expect(stage.text()).toContain('开始前两小时');
    expect(stage.root.querySelector('a[href="/admin/events/?event=e-1"]')).not.toBeNull();
  });
});

describe('the own page', () => {
  test('a scanned code is looked at, and one press signs', async () => {
    const stage = await mine('some of each', '?event=e-1&code=K7MP2XWD');
    await settled();
    expect(stage.find('.about').textContent).toContain('第四季度职业道德大讲堂');
    stage.find<HTMLButtonElement>('[data-action=sign]').click();
    await settled();
    expect(sent(stage).map(({ call, body }) => [call, body])).toEqual([
      ['POST /api/me/signs/look', { code: 'K7MP2XWD', event: 'e-1' }],
      ['POST /api/me/signs', { code: 'K7MP2XWD', event: 'e-1' }],
    ]);
    expect(stage.text()).toContain('签到成功，时间 8:52');
    expect(location.search).toBe('');
  });

  test('an old code says so, and another can be typed', async () => {
    const stage = await mine('an old code', '?event=e-1&code=K7MP2XWD');
    await settled();
    expect(stage.find('.sign .error').textContent).toContain('换过');
    stage.find<HTMLInputElement>('#sign-code').value = 'k7mp 2xwd';
    stage.find<HTMLFormElement>('.type').requestSubmit();
    await settled();
    expect(sent(stage).at(-1)?.body).toEqual({ code: 'k7mp 2xwd' });
  });

  test('practice is claimed with what was typed, and a refusal keeps it', async () => {
    const stage = await mine('an old code');
    stage.find<HTMLButtonElement>('[data-action=claim]').click();
    await settled();
    stage.find<HTMLInputElement>('#claim-title').value = '志愿服务';
    stage.find<HTMLInputElement>('#claim-minutes').value = '90';
    stage.find<HTMLFormElement>('.claim-form').requestSubmit();
    await settled();
    expect(sent(stage).at(-1)?.body).toMatchObject({
      title: '志愿服务',
      amount: { kind: 'minutes', minutes: 90 },
    });
    expect(stage.find<HTMLInputElement>('#claim-title').value).toBe('志愿服务');
    expect(stage.root.activeElement?.id).toBe('claim-day');
  });

  test('a refused claim says why, and can be mended', async () => {
    const stage = await mine('some of each');
    expect(stage.text()).toContain('照片看不清是什么活动');
    [...stage.root.querySelectorAll<HTMLButtonElement>('[data-action=resend]')].at(-1)?.click();
    await settled();
    expect(stage.find<HTMLInputElement>('#claim-title').value).toBe('社区志愿服务：帮老人办事');
  });
});

describe('claimed practice', () => {
  test('is passed on with one press, and what the officer ought to notice stands beside it', async () => {
    const stage = await practice('one waits');
    expect(stage.text()).toContain('同一天还申报过：志愿服务（下午场）');
    stage.find<HTMLFormElement>('form').requestSubmit();
    await settled();
    expect(sent(stage)).toEqual([
      { call: 'POST /api/practice/c-1/decision', body: { outcome: 'approved', reason: '' } },
    ]);
  });

  test('is not sent back without a reason', async () => {
    const stage = await practice('without a reason');
    stage.find<HTMLButtonElement>('[data-action=refuse]').click();
    await settled();
    expect(stage.text()).toContain('请写明退回的原因');
    expect(stage.root.activeElement?.tagName).toBe('TEXTAREA');
  });
});
