/** The desk of certificates in a browser: ask for a batch, follow it, find, take back, issue again. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../src/elements/certificate-desk/certificate-desk.ts';
import { answer } from '../../../src/drawing/example.ts';
import {
  aRow,
  examples,
  issuing,
  ready,
} from '../../../src/elements/certificate-desk/certificate-desk.example.ts';
import { accessibilityFaults, clearStage, exampleNamed, settled, show } from './stage.ts';

afterEach(() => {
  clearStage();
});

const desk = (name: string) =>
  show('md-certificate-desk', exampleNamed(examples, name), '/admin/certificates/');
type Page = Awaited<ReturnType<typeof desk>>;
const calls = (stage: Page) => stage.asked.map(({ call }) => call);

async function press(stage: Page, selector: string): Promise<void> {
  stage.find(selector).focus();
  await userEvent.keyboard('{Enter}');
  await settled();
}

test.each(examples.map((example) => [example.name, example] as const))(
  '%s: axe finds nothing',
  async (_name, example) => {
    await show('md-certificate-desk', example, '/admin/certificates/');
    expect(await accessibilityFaults()).toEqual([]);
  },
);

describe('a batch', () => {
  test('is asked for by unit, followed while it is made, and can be downloaded', async () => {
    const stage = await desk('nothing yet');
    const batch = `GET /api/certificate-batches/${ready.id}`;
    stage.answers[batch] = answer(issuing);
    stage.find<HTMLFormElement>('form.issue').requestSubmit();
    const wait = { timeout: 20_000 };
    await vi.waitFor(() => expect(stage.root.activeElement?.id).toBe('current'), wait);
    const sent = stage.asked.find(({ call }) => call === 'POST /api/certificate-batches');
    expect(sent?.body).toMatchObject({ kinds: 'annual', unit: 'unit-1' });
    expect(stage.find<HTMLProgressElement>('progress').value).toBe(issuing.done);
    stage.answers[batch] = answer(ready);
    await vi.waitFor(() => expect(stage.text()).toContain('还差 1.5 学时'), wait);
    expect(stage.text()).toContain('已备好 4,284 张证书，其中 12 张是这次新出具的。');
    expect(stage.find('.current a.first').getAttribute('href')).toMatch(/archive\.zip$/);
    expect(await accessibilityFaults()).toEqual([]);
  });

  test('is asked for by a list; an empty one is not sent', async () => {
    const stage = await desk('nothing yet');
    stage.find<HTMLInputElement>('input[value=true]').click();
    await settled();
    await press(stage, 'form.issue button');
    expect(stage.text()).toContain('请填写工号');
    expect(stage.root.activeElement?.id).toBe('list');
    expect(calls(stage)).not.toContain('POST /api/certificate-batches');
    stage.find<HTMLTextAreaElement>('#list').value = '300000011\n300000012 ';
    await press(stage, 'form.issue button');
    const sent = stage.asked.find(({ call }) => call === 'POST /api/certificate-batches');
    expect(sent?.body).toMatchObject({ staffNumbers: ['300000011', '300000012'] });
  });

  test('that is refused says what to change', async () => {
    const stage = await desk('refused');
    await press(stage, 'form.issue button');
    expect(stage.find('#issue-trouble').textContent).toBe('截至日期要在今天以前。');
  });

  test('an auditor looks and changes nothing', async () => {
    const stage = await desk('an auditor');
    expect(stage.root.querySelector('form.issue')).toBeNull();
    await press(stage, 'form.find button');
    expect(stage.root.querySelector('[aria-label^=撤销证书]')).toBeNull();
  });
});

describe('what was issued', () => {
  test('is taken back with a reason, by keyboard', async () => {
    const stage = await desk('ready');
    await press(stage, 'form.find button');
    expect(stage.text()).toContain('姓名登记有误');
    await press(stage, '[aria-label^=撤销证书]');
    expect(stage.find<HTMLDialogElement>('dialog').open).toBe(true);
    expect(await accessibilityFaults()).toEqual([]);
    await press(stage, 'dialog button.first');
    expect(stage.find('#reason-trouble').textContent).toContain('至少 4 个字');
    stage.find<HTMLTextAreaElement>('#reason').value = '姓名登记有误';
    await press(stage, 'dialog button.first');
    const sent = stage.asked.find(({ call }) => call === `POST /api/certificates/${aRow.code}/revocation`);
    expect(sent?.body).toEqual({ reason: '姓名登记有误' });
    expect(stage.find('.outside').textContent).toContain('已撤销');
    expect(stage.find<HTMLDialogElement>('dialog').open).toBe(false);
  });

  test('what was taken back can be issued again', async () => {
    const stage = await desk('ready');
    await press(stage, 'form.find button');
    await press(stage, '[aria-label^=重新出具]');
    expect(stage.find('.outside').textContent).toContain('NEW0-0000-0000-0000');
  });
});
