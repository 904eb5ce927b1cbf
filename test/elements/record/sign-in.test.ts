import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../src/elements/sign-in/sign-in.ts';
import { examples } from '../../../src/elements/sign-in/sign-in.example.ts';
import { clearStage, exampleNamed, settled, show } from './stage.ts';

afterEach(clearStage);

async function form(name: string, at = '/sign-in/') {
  const stage = await show('md-sign-in', exampleNamed(examples, name), at);
  const left: string[] = [];
  stage.element.leaveFor = (address) => left.push(address);
  return { ...stage, left };
}

/** Fill in both fields and press Enter, all from the keyboard. */
async function signIn(stage: Awaited<ReturnType<typeof form>>): Promise<void> {
  stage.find('#staffNumber').focus();
  await userEvent.keyboard('100234567{Tab}secret-1{Enter}');
  await settled();
}

describe('md-sign-in', () => {
  test('the fields have labels and say to password managers what they are', async () => {
    const { find } = await form('signed out');
    expect(find('label[for=staffNumber]').textContent).toBe('工号');
    expect(find('#staffNumber').getAttribute('autocomplete')).toBe('username');
    expect(find('label[for=password]').textContent).toBe('密码');
    expect(find('#password').getAttribute('autocomplete')).toBe('current-password');
  });

  test('after signing in one goes where one wanted to', async () => {
    const stage = await form('signed out', '/sign-in/?next=%2Fmy%2Fhours%2F');
    await signIn(stage);
    expect(stage.asked).toEqual([
      { call: 'POST /api/session', body: { staffNumber: '100234567', password: 'secret-1' } },
    ]);
    expect(stage.left).toEqual([`${location.origin}/my/hours/`]);
  });

  test('another site as the way on is not followed', async () => {
    const stage = await form('signed out', '/sign-in/?next=%2F%2Fevil.example%2F');
    await signIn(stage);
    expect(stage.left).toEqual([`${location.origin}/my/learning/`]);
  });

  test('a wrong password is said in a sentence that has the focus and belongs to both fields', async () => {
    const stage = await form('wrong password');
    await signIn(stage);
    expect(stage.root.activeElement?.id).toBe('trouble');
    expect(stage.find('#trouble').textContent).toContain('工号或密码不对');
    for (const field of ['#staffNumber', '#password']) {
      expect(stage.find(field).getAttribute('aria-invalid')).toBe('true');
      expect(stage.find(field).getAttribute('aria-describedby')).toContain('trouble');
    }
    expect(stage.left).toEqual([]);
  });

  test('a locked account says for how long', async () => {
    const stage = await form('locked');
    await signIn(stage);
    expect(stage.find('#trouble').textContent).toContain('15 分钟后再试');
  });

  test('an empty field is named, gets the focus, and nothing is sent', async () => {
    const { find, root, asked } = await form('signed out');
    find('button[type=submit]').click();
    await settled();
    expect(root.activeElement?.id).toBe('staffNumber');
    expect(find('#staffNumber').getAttribute('aria-describedby')).toContain('staffNumber-trouble');
    expect(find('#staffNumber-trouble').textContent).toBe('请填写工号。');
    expect(asked).toEqual([]);
  });

  test('without a server the typed words stay', async () => {
    const stage = await form('already signed in');
    stage.answers['DELETE /api/session'] = { status: 204 };
    stage.find('button').click();
    await settled();
    await signIn(stage);
    expect(stage.find('#trouble').textContent).toContain('连不上服务器');
    expect(stage.find<HTMLInputElement>('#staffNumber').value).toBe('100234567');
  });

  test('the password can be shown, and the button says that it is', async () => {
    const { find } = await form('signed out');
    find('.with-button button').click();
    await settled();
    expect(find<HTMLInputElement>('#password').type).toBe('text');
    expect(find('.with-button button').getAttribute('aria-pressed')).toBe('true');
  });

  test('whoever is signed in already sees so and can go on', async () => {
    const { find, text } = await form('already signed in');
    expect(text()).toContain('您已登录：欧**博（江岸区行政审批局）');
    expect(find<HTMLAnchorElement>('a').href).toBe(`${location.origin}/my/learning/`);
  });
});
