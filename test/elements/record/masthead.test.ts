import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../src/elements/account/account.ts';
import { examples } from '../../../src/elements/account/account.example.ts';
import '../../../src/elements/desk-links/desk-links.ts';
import { examples as deskExamples } from '../../../src/elements/desk-links/desk-links.example.ts';
import '../../../src/elements/display-settings/display-settings.ts';
import { examples as displayExamples } from '../../../src/elements/display-settings/display-settings.example.ts';
import { clearStage, exampleNamed, settled, show } from './stage.ts';

afterEach(() => {
  clearStage();
  localStorage.clear();
  delete document.documentElement.dataset.text;
  delete document.documentElement.dataset.contrast;
});

const account = (name: string) => show('md-account', exampleNamed(examples, name), '/courses/');

describe('md-account', () => {
  test('signed out: leads to the sign-in page and back', async () => {
    const { find } = await account('signed out');
    expect(find<HTMLAnchorElement>('a').getAttribute('href')).toBe('/sign-in/?next=%2Fcourses%2F');
  });

  test('signed in: shows the masked name alone and says what the button is for', async () => {
    const { find, text } = await account('signed in');
    expect(find('.name').getAttribute('aria-label')).toBe('欧**博，我的菜单');
    expect(find('.name').getAttribute('aria-expanded')).toBe('false');
    expect(text()).not.toContain('欧阳文博');
  });

  test('the menu opens and closes from the keyboard, and Escape gives the focus back', async () => {
    const { find, root } = await account('signed in');
    await userEvent.keyboard('{Tab}{Tab}{Enter}');
    await settled();
    expect(find('.name').getAttribute('aria-expanded')).toBe('true');
    await userEvent.keyboard('{Tab}');
    expect(root.activeElement?.textContent).toBe('我的学习');
    await userEvent.keyboard('{Escape}');
    await settled();
    expect(find('.name').getAttribute('aria-expanded')).toBe('false');
    expect(root.activeElement).toBe(find('.name'));
  });

  test('the menu closes when the focus leaves it or another place is pressed', async () => {
    const { element, find } = await account('signed in');
    document.body.insertAdjacentHTML('beforeend', '<button>elsewhere</button>');
    find('.name').click();
    await settled();
    document.querySelector<HTMLElement>('body > button')?.click();
    await settled();
    expect(element.open).toBe(false);
  });

  test('unread notices are counted on the bell, what waits beside its page, and both are said', async () => {
    const { find, root } = await account('matters wait');
    expect(find('.bell').getAttribute('aria-label')).toBe('通知，4 条未读');
    expect(find('.bell').getAttribute('href')).toBe('/my/notices/');
    expect(find('.count').textContent).toBe('4');
    const links = [...root.querySelectorAll('.menu a')].map((link) => link.textContent);
    expect(links).toEqual(expect.arrayContaining(['核实与申诉（1）', '核查与申诉（3）', '通知（4）']));
    const due = await account('tasks are due');
    expect(due.text()).toContain('我的任务（2）');
    const quiet = await account('officer');
    expect(quiet.root.querySelector('.count')).toBeNull();
    expect(quiet.find('.bell').getAttribute('aria-label')).toBe('通知');
    expect(quiet.text()).not.toContain('（0）');
  });

  test('only who has a desk is shown the way to it', async () => {
    expect((await account('signed in')).text()).not.toContain('单位学时');
    expect((await account('signed in')).text()).not.toContain('学习记录查询');
    const { root } = await account('officer');
    const paths = [...root.querySelectorAll('.menu a')].map((link) => link.getAttribute('href'));
    expect(paths).toEqual(expect.arrayContaining(['/admin/', '/admin/statements/']));
  });

  test('signing out ends in the sign-in link', async () => {
    const { find, asked } = await account('signed in');
    find('li button').click();
    await settled();
    expect(asked.map(({ call }) => call)).toEqual(['DELETE /api/session']);
    expect(find('a').textContent).toBe('登录');
  });

  test('a sign-out that does not reach the server says so', async () => {
    const { find, answers } = await account('signed in');
    delete answers['DELETE /api/session'];
    find('.name').click();
    find('li button').click();
    await settled();
    expect(find('[role=alert]').textContent).toContain('连不上服务器');
  });
});

describe('md-display-settings', () => {
  const settings = () => show('md-display-settings', exampleNamed(displayExamples, 'as it comes'));

  test('a press turns large text on, keeps it, and announces that it is on', async () => {
    const { find } = await settings();
    find('button').focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(find('button').getAttribute('aria-pressed')).toBe('true');
    expect(document.documentElement.dataset.text).toBe('large');
    expect((await settings()).find('button').getAttribute('aria-pressed')).toBe('true');
  });

  test('a second press turns it off again', async () => {
    const { find } = await settings();
    find('button:last-child').click();
    expect(document.documentElement.dataset.contrast).toBe('high');
    find('button:last-child').click();
    await settled();
    expect(document.documentElement.dataset.contrast).toBeUndefined();
    expect(localStorage.length).toBe(0);
  });
});

describe('md-desk-links', () => {
  const links = async (name: string) => {
    const { root } = await show('md-desk-links', exampleNamed(deskExamples, name), '/admin/');
    return [...root.querySelectorAll('a')].map((link) => link.textContent);
  };

  test('what waits is counted beside its page; with nothing there is no count', async () => {
    expect(await links('matters wait')).toContain('核查与申诉（3）');
    expect(await links('auditor')).toContain('核查与申诉');
    expect(await links('learner')).toEqual([]);
  });

  test.each([
    ['/admin/', '总览', 'page'],
    ['/admin/person/', '总览', 'true'],
    ['/admin/plans/', '计划与任务', 'page'],
    ['/admin/plans/make-up/', '计划与任务', 'true'],
  ])('at %s it says that one is at %s', async (path, name, kind) => {
    const { root } = await show('md-desk-links', exampleNamed(deskExamples, 'auditor'), path);
    const current = [...root.querySelectorAll('[aria-current]')];
    expect(current.map((link) => [link.textContent, link.getAttribute('aria-current')])).toEqual([
      [name, kind],
    ]);
  });
});
