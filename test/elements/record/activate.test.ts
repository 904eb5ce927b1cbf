import { afterEach, expect, test } from 'vitest';
import '../../../src/elements/activate/activate.ts';
import { examples } from '../../../src/elements/activate/activate.example.ts';
import { accessibilityFaults, clearStage, exampleNamed, settled, show } from './stage.ts';

afterEach(clearStage);

const CODE = 'ABCD-EFGH-JKMN-PQRS';
const page = (name: string) => show('md-activate', exampleNamed(examples, name), `/activate/#${CODE}`);
type Page = Awaited<ReturnType<typeof page>>;

async function fill({ find }: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [id, value] of Object.entries(values)) find<HTMLInputElement>(`#${id}`).value = value;
  find<HTMLFormElement>('form').requestSubmit();
  await settled();
}

const whole = { staffNumber: '000001', password: 'Jiang-cheng 2026', again: 'Jiang-cheng 2026' };

test('the code of the address is in its field, and no longer in the address', async () => {
  const stage = await page('a good code');
  expect(stage.find<HTMLInputElement>('#code').value).toBe(CODE);
  expect(location.hash).toBe('');
  expect(await accessibilityFaults()).toEqual([]);
});

test.each([
  ['code', { ...whole, code: '' }, '请填写激活码。'],
  ['staffNumber', { ...whole, staffNumber: '' }, '请填写工号。'],
  ['password', { ...whole, password: '', again: '' }, '请填写新密码。'],
  ['again', { ...whole, again: 'Jiang-cheng 2027' }, '两遍输入的密码不一样，请重新输入。'],
])('what is wrong with %s is said there, and nothing is sent', async (field, values, sentence) => {
  const stage = await page('a good code');
  await fill(stage, values);
  expect(stage.find(`#${field}-trouble`).textContent).toBe(sentence);
  expect(stage.root.activeElement?.id).toBe(field);
  expect(stage.asked.map(({ call }) => call)).not.toContain('POST /api/activation');
});

test('with a good code the password is set, and the way to sign in is shown', async () => {
  const stage = await page('a good code');
  await fill(stage, whole);
  expect(stage.asked.at(-1)?.body).toEqual({
    code: CODE,
    staffNumber: '000001',
    password: 'Jiang-cheng 2026',
  });
  expect(stage.find('[role=status]').textContent).toContain('密码已设置');
  expect(stage.find<HTMLAnchorElement>('a').getAttribute('href')).toBe('/sign-in/');
});

test('a weak password is said at its field, a spent code of the whole', async () => {
  const weak = await page('a weak password');
  await fill(weak, whole);
  expect(weak.find('#password-trouble').textContent).toBe('密码里不要有自己的工号或姓名。');
  clearStage();
  const spent = await page('a spent code');
  await fill(spent, whole);
  expect(spent.find('#trouble').textContent).toContain('激活码或工号不对');
});
