import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { answer, refusal } from '../../../src/drawing/example.ts';
import '../../../src/elements/forwards/forwards.ts';
import { examples } from '../../../src/elements/forwards/forwards.example.ts';
import { accessibilityFaults, clearStage, exampleNamed, settled, show } from './stage.ts';

afterEach(clearStage);

const page = (name: string) => show('md-forwards', exampleNamed(examples, name), '/admin/forwards/');
type Page = Awaited<ReturnType<typeof page>>;
const card = ({ root }: Page, at = 0) => {
  const text = root.querySelectorAll('.forward')[at]?.textContent ?? '';
  return text.replace(/\s+/g, ' ').trim();
};
const press = async ({ find }: Page, action: string) => {
  find(`[data-action=${action}]`).click();
  await settled();
};
const calls = ({ asked }: Page) => asked.filter(({ call }) => !call.startsWith('GET '));

describe('md-forwards shows', () => {
  test('where to, what, how far and when last', async () => {
    const stage = await page('all is well');
    expect(card(stage)).toContain('✓已全部上报');
    expect(card(stage)).toContain('0 条待上报');
    expect(card(stage)).toContain('对方地址https://lrs.example.gov.cn/xapi（xAPI 1.0.3）');
    expect(card(stage)).toContain('上报内容全部记录');
    expect(card(stage)).toContain('已上报128,430 条');
    expect(card(stage)).toContain('上次成功2026 年 11 月 23 日 9:31');
    expect(card(stage)).toContain('编号尾号 7Qm2');
    expect(card(stage)).not.toContain('上次出错');
  });

  test('what is in the way in plain words, with the target’s own and the next attempt', async () => {
    const stage = await page('blocked');
    expect(card(stage)).toContain('受阻');
    expect(card(stage)).toContain('至多 1,204 条待上报');
    expect(card(stage)).toContain('对方不认这个密钥，编号或密码不对。请核对后更换密钥。');
    expect(card(stage)).toContain('对方答复：401 Unauthorized: unknown key');
    expect(card(stage)).toContain('下次重试2026 年 11 月 23 日 9:44');
  });

  test('verbs by their names where they have one, and each condition on a line', async () => {
    const { root } = await page('blocked');
    const lines = [...root.querySelectorAll('dd')].map((line) => line.textContent);
    expect(lines).toContain('动词：通过、https://w3id.org/xapi/adl/verbs/logged-in');
    expect(lines).toContain('活动：以 https://mingde.example.gov.cn/id/courses/integrity 开头');
    expect(lines).toContain('平台认定的结果（通过、未通过、学完、达到要求）');
    expect(lines).not.toContain('全部记录');
  });

  test('a trouble that is over as history, and refused statements with the reason', async () => {
    const stage = await page('recovered, with refusals');
    expect(card(stage)).toContain('正在上报');
    expect(card(stage)).toContain('上次出错2026 年 11 月 23 日 2:02 连不上对方的服务器');
    expect(stage.find('.refused summary').textContent).toBe('对方拒收 23 条');
    expect(stage.find('.refused li').textContent).toContain(
      '409：A statement with this id and other content',
    );
    expect(stage.find('.refused').textContent).toContain('只列最近 2 条。');
    expect(stage.root.querySelector('.trouble')).toBeNull();
  });

  test.each(['learner', 'no longer an administrator'])(
    'nothing but whom the page is for to a %s',
    async (name) => {
      const stage = await page(name);
      expect(stage.text()).toContain('您的账号没有这项职责');
      expect(stage.root.querySelector('form, [data-action]')).toBeNull();
    },
  );

  test('nothing at all is asked for a learner', async () => {
    expect((await page('learner')).asked).toEqual([]);
  });

  test('a hint where to begin when there is none', async () => {
    expect((await page('nothing yet')).text()).toContain('还没有设置上报');
  });
});

describe('md-forwards adds', () => {
  test('a forward from the keyboard alone, and says so', async () => {
    const stage = await page('nothing yet');
    await userEvent.keyboard('{Tab}{Enter}');
    await settled();
    expect(stage.root.activeElement?.id).toBe('name');
    await userEvent.keyboard('省局{Tab}https://a.cn/xapi{Tab}key-1{Tab} secret {Tab}');
    await userEvent.selectOptions(stage.find('#authority'), 'server');
    await userEvent.selectOptions(stage.find('#from'), 'now');
    stage.find('.more summary').focus();
    await userEvent.keyboard(
      '{Enter}{Tab}https://a.cn/v1{Enter}https://a.cn/v2{Tab}https://a.cn/x{Tab}{Tab}{Enter}',
    );
    await settled();
    expect(calls(stage)).toEqual([
      {
        call: 'POST /api/forwards',
        body: {
          name: '省局',
          address: 'https://a.cn/xapi',
          key: 'key-1',
          secret: ' secret ',
          version: '1.0.3',
          filter: {
            verbs: ['https://a.cn/v1', 'https://a.cn/v2'],
            activity: { match: 'prefix', iri: 'https://a.cn/x' },
            authority: 'server',
          },
          from: 'now',
        },
      },
    ]);
    expect(stage.root.querySelector('form')).toBeNull();
    expect(stage.find('[role=status]').textContent).toBe('已添加“省局”，开始上报。');
    expect(stage.root.activeElement).toBe(stage.find('[role=status]'));
  });

  test('a refusal is said at its field, which has the focus, and keeps what was typed', async () => {
    const stage = await page('a name that is taken');
    await press(stage, 'add');
    await userEvent.fill(stage.find('#name'), '省公务员局');
    await userEvent.fill(stage.find('#secret'), 'typed');
    stage.find('[type=submit]').click();
    await settled();
    expect(stage.root.activeElement?.id).toBe('name');
    expect(stage.find('#name').getAttribute('aria-invalid')).toBe('true');
    expect(stage.find('#name').getAttribute('aria-describedby')).toContain('name-trouble');
    expect(stage.find('#name-trouble').textContent).toContain('已经有名为');
    expect(stage.find<HTMLInputElement>('#secret').value).toBe('typed');
  });

  test('a refused condition opens the part where it stands', async () => {
    const stage = await page('nothing yet');
    stage.answers['POST /api/forwards'] = refusal(400, 'invalid-request', '不是动词标识', {
      field: '/filter/verbs',
    });
    await press(stage, 'add');
    stage.find('[type=submit]').click();
    await settled();
    expect(stage.find<HTMLDetailsElement>('.more').open).toBe(true);
    expect(stage.root.activeElement?.id).toBe('verbs');
  });

  test('a server out of reach is said above the form', async () => {
    const stage = await page('nothing yet');
    delete stage.answers['POST /api/forwards'];
    await press(stage, 'add');
    stage.find('[type=submit]').click();
    await settled();
    expect(stage.find('form [role=alert]').textContent).toContain('连不上服务器');
    expect(stage.root.activeElement).toBe(stage.find('form [role=alert]'));
  });

  test('cancelled, the focus is back where it was', async () => {
    const stage = await page('all is well');
    await press(stage, 'add');
    stage.find('form .button:not(.first)').click();
    await settled();
    expect(stage.root.querySelector('form')).toBeNull();
    expect(stage.root.activeElement).toBe(stage.find('[data-action=add]'));
  });
});

describe('axe finds nothing', () => {
  test.each(['add', 'rekey', 'remove'])('with %s open', async (action) => {
    const stage = await page('several');
    await press(stage, action);
    for (const closed of stage.root.querySelectorAll('details')) closed.open = true;
    expect(await accessibilityFaults()).toEqual([]);
  });

  test('where a field is refused', async () => {
    const stage = await page('a name that is taken');
    await press(stage, 'add');
    stage.find('[type=submit]').click();
    await settled();
    expect(await accessibilityFaults()).toEqual([]);
  });
});

describe('md-forwards changes', () => {
  test.each([
    ['all is well', 'pause', 'PUT /api/forwards/f-1/state', { state: 'paused' }, '“省公务员局”已暂停。'],
    ['paused', 'resume', 'PUT /api/forwards/f-1/state', { state: 'running' }, '“省公务员局”继续上报。'],
    ['blocked', 'retry', 'POST /api/forwards/f-1/attempt', { refused: false }, '“省公务员局”正在重试。'],
  ])('%s: %s', async (name, action, call, body, said) => {
    const stage = await page(name);
    await press(stage, action);
    expect(calls(stage)).toEqual([{ call, body }]);
    expect(stage.find('[role=status]').textContent).toBe(said);
    expect(stage.asked.at(-1)?.call).toBe('GET /api/forwards');
  });

  test('refused statements are sent again', async () => {
    const stage = await page('recovered, with refusals');
    stage.find('.refused button').click();
    await settled();
    expect(calls(stage)).toEqual([{ call: 'POST /api/forwards/f-1/attempt', body: { refused: true } }]);
  });

  test('only what waits can be hurried, only what is paused resumed', async () => {
    const actions = async (name: string) =>
      [...(await page(name)).root.querySelectorAll<HTMLElement>('.forward [data-action]')].map(
        ({ dataset }) => dataset.action,
      );
    expect(await actions('all is well')).toEqual(['pause', 'rekey', 'remove']);
    expect(await actions('blocked')).toEqual(['pause', 'retry', 'rekey', 'remove']);
    expect(await actions('paused')).toEqual(['resume', 'rekey', 'remove']);
  });

  test('every button says whom it concerns', async () => {
    const { root } = await page('several');
    const names = [...root.querySelectorAll('.forward button')].map((button) =>
      button.getAttribute('aria-label'),
    );
    expect(new Set(names).size).toBe(names.length);
    expect(names[0]).toBe('暂停：省公务员局');
  });

  test('another key is sent for that forward alone', async () => {
    const stage = await page('all is well');
    await press(stage, 'rekey');
    expect(stage.root.activeElement?.id).toBe('key');
    await userEvent.keyboard('k2{Tab}s2{Enter}');
    await settled();
    expect(calls(stage)).toEqual([{ call: 'PUT /api/forwards/f-1/key', body: { key: 'k2', secret: 's2' } }]);
  });

  test('removing asks first, and cancelling removes nothing', async () => {
    const stage = await page('all is well');
    await press(stage, 'remove');
    expect(stage.root.activeElement?.textContent).toBe('确定删除“省公务员局”吗？');
    stage.find('.inner .button:not(.first)').click();
    await settled();
    expect(calls(stage)).toEqual([]);
    expect(stage.root.activeElement).toBe(stage.find('[data-action=remove]'));
  });

  test('removed, it is gone from the list', async () => {
    const stage = await page('all is well');
    await press(stage, 'remove');
    stage.answers['GET /api/forwards'] = answer([]);
    await press(stage, 'confirm');
    expect(calls(stage)).toEqual([{ call: 'DELETE /api/forwards/f-1', body: undefined }]);
    expect(stage.find('[role=status]').textContent).toBe('已删除“省公务员局”。');
    expect(stage.root.querySelectorAll('.forward')).toHaveLength(0);
  });

  test('a change that is refused is said, and the list stays', async () => {
    const stage = await page('all is well');
    stage.answers['PUT /api/forwards/f-1/state'] = refusal(404, 'not-found', '没有这一项上报。');
    await press(stage, 'pause');
    expect(stage.find('.outside').textContent).toBe('没有这一项上报。');
    expect(stage.root.querySelectorAll('.forward')).toHaveLength(1);
  });

  test('refreshing asks again and says that it did', async () => {
    const stage = await page('all is well');
    const { answers } = exampleNamed(examples, 'several');
    Object.assign(stage.answers, answers);
    await press(stage, 'refresh');
    expect(stage.root.querySelectorAll('.forward')).toHaveLength(3);
    expect(stage.find('[role=status]').textContent).toBe('已刷新。');
  });
});
