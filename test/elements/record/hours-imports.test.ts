import { afterEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../src/elements/hours-imports/hours-imports.ts';
import { answer } from '../../../src/drawing/example.ts';
import { anImport, examples, posted } from '../../../src/elements/hours-imports/hours-imports.example.ts';
import { accessibilityFaults, clearStage, exampleNamed, settled, show } from './stage.ts';

afterEach(() => {
  clearStage();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const desk = (name: string) => show('md-hours-imports', exampleNamed(examples, name), '/admin/hours/');
type Page = Awaited<ReturnType<typeof desk>>;
const PATH = `/api/hours-imports/${anImport.id}`;
const UPLOAD = 'POST /api/hours-imports?name=%E4%B8%89%E5%AD%A3%E5%BA%A6.csv&platform=';
const calls = ({ asked }: Page) => asked.map(({ call }) => call);
const status = ({ find }: Page) => find('.current [role=status]').textContent?.trim();

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

function drop(stage: Page, file: File): void {
  const data = new DataTransfer();
  data.items.add(file);
  stage.find('.zone').dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }));
}

const aSheet = () => new File(['工号'], '三季度.csv');

test.each(['ready', 'posted', 'reading', 'unusable'])('%s, opened: axe finds nothing', async (name) => {
  await opened(name);
  expect(await accessibilityFaults()).toEqual([]);
});

describe('who sees what', () => {
  test('a learner is told whose page it is, and nothing is asked for', async () => {
    const stage = await desk('a learner');
    expect(stage.text()).toContain('供单位的培训管理员使用');
    expect(calls(stage).filter((call) => call.includes('hours-imports'))).toEqual([]);
  });

  test('an auditor looks, and can change nothing', async () => {
    const stage = await opened('an auditor');
    expect(stage.root.querySelector('form.upload')).toBeNull();
    expect(stage.root.querySelector('[data-action=reverse]')).toBeNull();
    expect(status(stage)).toContain('已登记 1,286 行');
  });
});

describe('choosing a file', () => {
  test('a dropped file is announced, uploaded as it is, and followed to its verdicts', async () => {
    const stage = await desk('ready');
    drop(stage, aSheet());
    await settled();
    expect(stage.find('.chosen').textContent).toBe('已选：三季度.csv');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    stage.find<HTMLFormElement>('form.upload').requestSubmit();
    await vi.advanceTimersByTimeAsync(50);
    expect(calls(stage)).toContain(UPLOAD);
    expect(stage.find('progress')).toBeTruthy();
    expect(stage.root.activeElement?.id).toBe('current');
    await vi.advanceTimersByTimeAsync(800);
    expect(calls(stage)).toContain(`GET ${PATH}`);
    expect(status(stage)).toBe('核对完毕：将登记 1,286 行、2123.5 学时；已有 14 行；未通过 2 行。');
  });

  test('without a file, or with a year that is none, nothing is sent and the place is named', async () => {
    const stage = await desk('nothing yet');
    await press(stage, 'form.upload button[type=submit]');
    expect(stage.find('#upload-trouble').textContent).toBe('请先选择一个文件。');
    expect(stage.root.activeElement?.id).toBe('file');
    drop(stage, aSheet());
    stage.find<HTMLInputElement>('#year').value = '26';
    await press(stage, 'form.upload button[type=submit]');
    expect(stage.root.activeElement?.id).toBe('year');
    expect(calls(stage).some((call) => call.startsWith('POST'))).toBe(false);
  });

  test('the templates can be taken', async () => {
    const stage = await desk('nothing yet');
    const links = [...stage.root.querySelectorAll('.templates a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['/api/hours-imports/template.xlsx', '/api/hours-imports/template.csv']);
  });
});

describe('looking at verdicts', () => {
  test('refused rows come first, with cell and reason; the others by filter and page', async () => {
    const stage = await opened('ready');
    expect(stage.find('[aria-pressed=true]').textContent?.trim()).toBe('未通过 2');
    expect(stage.text()).toContain('F31 学时“一点五”不是最多两位小数的数字');
    await press(stage, '.filter button:first-child');
    expect(stage.root.querySelectorAll('.rows tbody tr')).toHaveLength(4);
    await press(stage, '.rows > button');
    expect(stage.root.querySelectorAll('.rows tbody tr')).toHaveLength(5);
    expect(stage.find('.refused a').getAttribute('href')).toBe(`${PATH}/refused.xlsx`);
  });

  test('a file that cannot be used says what is wrong, and offers no confirmation', async () => {
    const stage = await opened('unusable');
    expect(stage.find('.trouble').textContent).toContain('A1:I1是合并单元格');
    expect(stage.root.querySelector('[data-action=confirm]')).toBeNull();
  });
});

describe('confirming', () => {
  test('sends what was seen, by keyboard', async () => {
    const stage = await opened('ready');
    await press(stage, '[data-action=confirm]');
    const sent = stage.asked.find(({ call }) => call === `POST ${PATH}/posting`);
    expect(sent?.body).toEqual({ fileHash: anImport.fileHash, newRows: 1_286 });
    expect(stage.find('progress')).toBeTruthy();
  });

  test('what changed meanwhile is said, and the new verdicts are shown', async () => {
    const stage = await opened('changed meanwhile');
    stage.answers[`GET ${PATH}`] = answer({ ...anImport, rows: { new: 1_283, known: 17, refused: 2 } });
    await press(stage, '[data-action=confirm]');
    expect(stage.text()).toContain('3 行的结论不同了');
    expect(stage.find('[data-action=confirm]').textContent).toContain('1,283 行');
  });

  test('a file that was changed on the disk since it was read is not confirmed', async () => {
    const stage = await desk('ready');
    const file = aSheet();
    drop(stage, file);
    stage.answers[UPLOAD] = answer(anImport, 202);
    await settled();
    await press(stage, 'form.upload button[type=submit]');
    vi.spyOn(file, 'slice').mockImplementation(() => {
      throw new DOMException('changed', 'NotReadableError');
    });
    await press(stage, '[data-action=confirm]');
    expect(stage.text()).toContain('文件在核对之后改过');
    expect(calls(stage)).not.toContain(`POST ${PATH}/posting`);
  });

  test('given up, nothing stays and that is said', async () => {
    const stage = await opened('ready');
    await press(stage, '[data-action=drop]');
    expect(calls(stage)).toContain(`DELETE ${PATH}`);
    expect(stage.root.activeElement?.textContent).toBe('已放弃，没有登记任何学时。');
  });
});

describe('taking back', () => {
  test('asks for a reason, sends it, and Escape changes nothing', async () => {
    const stage = await opened('posted');
    await press(stage, '[data-action=reverse]');
    expect(stage.find<HTMLDialogElement>('dialog').open).toBe(true);
    expect(stage.find('#effect').textContent).toContain('1,286 行');
    expect(await accessibilityFaults()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await settled();
    expect(stage.find<HTMLDialogElement>('dialog').open).toBe(false);

    await press(stage, '[data-action=reverse]');
    await press(stage, 'dialog button[type=submit]');
    expect(stage.find('#reason-trouble').textContent).toContain('请写明撤回的原因');
    stage.find('#reason').focus();
    await userEvent.keyboard('平台导出有误');
    stage.answers[`GET ${PATH}`] = answer({ ...posted, state: 'reversed' });
    await press(stage, 'dialog button[type=submit]');
    const sent = stage.asked.find(({ call }) => call === `POST ${PATH}/reversal`);
    expect(sent?.body).toEqual({ reason: '平台导出有误' });
    expect(stage.find('progress')).toBeTruthy();
  });
});
