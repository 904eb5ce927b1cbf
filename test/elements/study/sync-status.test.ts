import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../src/elements/sync-status/sync-status.ts';
import { examples } from '../../../src/elements/sync-status/sync-status.example.ts';
import { shelf } from '../../../src/stores/study-shelf.ts';
import { tracking } from '../../../src/stores/tracking.ts';
import { eventually } from '../../support/eventually.ts';
import { clearStage, exampleNamed, RECORD, type Server, type Stage, show } from './study-stage.ts';

afterEach(clearStage);

const SEND = 'POST /xapi/statements';
/** On the page with its first state drawn, and nothing left in the queue by others. */
async function sync(name = 'synced', more: Server['answers'] = {}): Promise<Stage> {
  for (const { key } of await shelf.queue.rows()) if (key !== undefined) await shelf.queue.remove(key);
  const stage = await show('md-sync-status', exampleNamed(examples, name), more);
  await eventually(() => stage.find('.word'));
  return stage;
}
const study = () =>
  tracking.record({
    verb: 'initialized',
    about: { ref: { kind: 'lesson', lesson: 'service/03-another-way' }, name: '另一条路' },
  });

describe('md-sync-status', () => {
  test('all is uploaded', async () => {
    const { find } = await sync();
    expect(find('.word').textContent?.trim()).toBe('已同步');
    expect(find('.word').ariaLabel).toBe('学习记录：已同步');
  });

  test('signed out, nothing is recorded and the details lead to sign in', async () => {
    const { find } = await sync('signed out');
    expect(find('.word').textContent).toContain('未登录，不记录');
    find('.word').click();
    await eventually(() => expect(find('.panel a').getAttribute('href')).toMatch(/^\/sign-in\//));
  });

  test('out of reach it counts what waits, says so once, and uploads when asked', async () => {
    const stage = await sync('synced', { [SEND]: { status: 503 } });
    await study();
    await eventually(() => expect(stage.find('.word').textContent).toContain('离线，1 条待上传'));
    expect(stage.find('[aria-live]').textContent).toBe('学习记录：离线，1 条待上传');
    stage.find('.word').click();
    await eventually(() => expect(stage.text()).toContain('最早的一条记于 今天'));
    Object.assign(stage.answers, { [SEND]: RECORD[SEND] });
    stage.find('.panel .button').click();
    await eventually(() => expect(stage.find('.word').textContent).toContain('已同步'));
    expect(stage.statements).toHaveLength(1);
  });

  test('what the server refused is listed with its reason', async () => {
    const stage = await sync('synced', { [SEND]: { status: 400, body: { detail: '时间晚于现在' } } });
    await study();
    await eventually(() => expect(stage.find('.word').textContent).toContain('1 条未被接收'));
    stage.find('.word').click();
    await eventually(() => expect(stage.find('.panel li').textContent).toContain('打开“另一条路”'));
    expect(stage.find('.panel li').textContent).toContain('时间晚于现在');
  });

  test('an upload that succeeds at once is not announced', async () => {
    const stage = await sync();
    await study();
    await eventually(() => expect(stage.statements).toHaveLength(1));
    expect(stage.find('[aria-live]').textContent).toBe('');
  });

  test('the keyboard opens and closes the details', async () => {
    const { find, root } = await sync();
    find('.word').focus();
    await userEvent.keyboard('{Enter}');
    await eventually(() => expect(find('.word').ariaExpanded).toBe('true'));
    expect(find<HTMLElement>('.panel').hidden).toBe(false);
    await userEvent.keyboard('{Escape}');
    await eventually(() => expect(find<HTMLElement>('.panel').hidden).toBe(true));
    expect(root.activeElement).toBe(find('.word'));
  });
});
