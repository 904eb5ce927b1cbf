import { afterEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../src/elements/roster-imports/roster-imports.ts';
import { dayOf } from '../../../src/domain/base/calendar.ts';
import { answer } from '../../../src/drawing/example.ts';
import {
  anImport,
  done,
  examples,
  half,
} from '../../../src/elements/roster-imports/roster-imports.example.ts';
import { accessibilityFaults, clearStage, exampleNamed, settled, show } from './stage.ts';

afterEach(() => {
  clearStage();
  vi.useRealTimers();
});

const desk = (name: string) => show('md-roster-imports', exampleNamed(examples, name), '/admin/roster/');
type Page = Awaited<ReturnType<typeof desk>>;
const PATH = `/api/roster/imports/${anImport.id}`;
const calls = ({ asked }: Page) => asked.map(({ call }) => call);
const status = ({ find }: Page) => find('.current [role=status]').textContent?.trim();
const lastBody = ({ asked }: Page, call: string) => asked.findLast((one) => one.call === call)?.body;

async function press({ find }: Page, selector: string): Promise<void> {
  find(selector).focus();
  await userEvent.keyboard('{Enter}');
  await settled();
}

async function opened(name: string): Promise<Page> {
  const stage = await desk(name);
  await press(stage, '.past button');
  return stage;
}

test.each([
  ...['ready', 'with faults', 'half a file', 'reading', 'writing', 'done', 'unusable', 'changed meanwhile'],
])('%s, opened: axe finds nothing', async (name) => {
  await opened(name);
  expect(await accessibilityFaults()).toEqual([]);
});

test('whoever is not signed in, or has nothing to do here, sees nothing: the page’s other element tells them', async () => {
  expect((await desk('signed out')).text()).toBe('');
  const learner = await desk('a learner');
  expect(learner.text()).toBe('');
  expect(calls(learner).filter((call) => call.includes('roster'))).toEqual([]);
});

test('an auditor looks, and can change nothing', async () => {
  const stage = await opened('an auditor');
  expect(stage.root.querySelector('form.upload')).toBeNull();
  expect(stage.root.querySelector('[data-action=undo]')).toBeNull();
  expect(status(stage)).toBe('已写入名册。');
});

describe('choosing a file', () => {
  test('without a file nothing is sent and the place is named', async () => {
    const stage = await desk('nothing yet');
    await press(stage, 'form.upload button[type=submit]');
    expect(stage.find('#upload-trouble').textContent).toBe('请先选择一个文件。');
    expect(stage.root.activeElement?.id).toBe('file');
  });

  test('a list of everybody names its unit and the day; a list of units asks for neither', async () => {
    const stage = await desk('ready');
    stage.find<HTMLInputElement>('input[name=coverage][value=true]').click();
    await settled();
    const data = new DataTransfer();
    data.items.add(new File(['工号'], '名册.csv'));
    stage.find('.zone').dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }));
    await settled();
    expect(stage.find('.chosen').textContent).toBe('已选：名册.csv');
    stage.find<HTMLFormElement>('form.upload').requestSubmit();
    await settled();
    const query = new URLSearchParams({
      name: '名册.csv',
      kind: 'people',
      day: dayOf(Date.now()),
      complete: 'u-1',
    });
    expect(calls(stage)).toContain(`POST /api/roster/imports?${query}`);
    stage.find<HTMLInputElement>('input[name=kind][value=units]').click();
    await settled();
    expect(stage.root.querySelector('#day')).toBeNull();
  });

  test('while it is read the bar moves, and its end shows the difference', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const showing = desk('reading');
    await vi.advanceTimersByTimeAsync(50);
    const stage = await showing;
    stage.find<HTMLElement>('.past button').click();
    await vi.advanceTimersByTimeAsync(50);
    expect(stage.find('#progress').textContent).toBe('正在核对，已读 42%');
    stage.answers[`GET ${PATH}`] = answer(anImport);
    await vi.advanceTimersByTimeAsync(800);
    expect(status(stage)).toBe('核对完毕，名册还没有改动。');
  });
});

describe('the difference', () => {
  test('faults are shown first, and nothing can be confirmed', async () => {
    const stage = await opened('with faults');
    expect(stage.find('.rows tbody').textContent).toContain('A12 工号“1012”只有 4 位');
    expect(stage.root.querySelector('[data-action=confirm]')).toBeNull();
    expect(status(stage)).toContain('有 2 行要改，名册没有改动');
  });

  test('what changes is shown from what to what, filtered by kind', async () => {
    const stage = await opened('ready');
    const button = [...stage.root.querySelectorAll<HTMLElement>('.filter button')].find((one) =>
      one.textContent?.includes('调动'),
    );
    button?.click();
    await settled();
    expect(calls(stage)).toContain(`GET ${PATH}/rows?after=0&verdict=moved`);
    expect(stage.find('.rows tbody').textContent?.replace(/\s+/gu, ' ')).toContain(
      '单位 市人社局 → 市人社局/社会保险服务大厅',
    );
  });

  test('confirming sends what was seen', async () => {
    const stage = await opened('ready');
    expect(stage.find('[data-action=confirm]').textContent?.trim()).toBe('确认写入 17 行');
    await press(stage, '[data-action=confirm]');
    expect(lastBody(stage, `POST ${PATH}/confirmation`)).toEqual({
      fileHash: anImport.fileHash,
      counts: anImport.rows,
    });
  });

  test('where half a file may be meant, the number is asked for and sent', async () => {
    const stage = await opened('half a file');
    stage.find<HTMLInputElement>('#leaving').value = '640';
    await press(stage, '[data-action=confirm]');
    expect(lastBody(stage, `POST ${PATH}/confirmation`)).toEqual({
      fileHash: half.fileHash,
      counts: half.rows,
      leaving: 640,
    });
  });

  test('what changed meanwhile is said, and shown first', async () => {
    const stage = await opened('changed meanwhile');
    expect(stage.text()).toContain('核对之后名册有了变动');
    expect(calls(stage)).toContain(`GET ${PATH}/rows?after=0&newly=true`);
    expect(stage.find('.rows tbody').textContent).toContain('有变动');
  });

  test('a refusal is announced and nothing is lost', async () => {
    const stage = await opened('refused');
    await press(stage, '[data-action=confirm]');
    expect(stage.text()).toContain('另一位管理员刚刚确认了这次导入。');
    expect(stage.root.querySelectorAll('.rows tbody tr')).toHaveLength(4);
  });
});

test('undoing asks once, says what follows, and tells that it is done', async () => {
  const stage = await opened('done');
  await press(stage, '[data-action=undo]');
  expect(stage.find<HTMLDialogElement>('dialog').open).toBe(true);
  expect(stage.find('#effect').textContent).toContain('已有学习记录的不会删除，改为今天离开');
  expect(await accessibilityFaults()).toEqual([]);
  await press(stage, '[data-action=undo-yes]');
  expect(calls(stage)).toContain(`POST ${PATH}/undoing`);
  expect(done.state).toBe('done');
  expect(status(stage)).toBe('已整批撤销，名册恢复到导入之前。');
});

test('a long list is taken back bit by bit: how far, what others see meanwhile, and the end', async () => {
  const stage = await opened('a long list, done');
  await press(stage, '[data-action=undo]');
  await press(stage, '[data-action=undo-yes]');
  expect(stage.find<HTMLProgressElement>('progress').value).toBe(4_000);
  expect(stage.find('#progress').textContent).toContain('正在撤销，已恢复 40%');
  expect(stage.find('#progress').textContent).toContain('离开这一页不影响撤销');
  expect(stage.root.querySelector('[data-action=undo]')).toBeNull();
  await expect.poll(() => status(stage), { timeout: 5_000 }).toBe('已整批撤销，名册恢复到导入之前。');
});
