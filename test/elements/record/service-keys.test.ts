import { afterEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../src/elements/desk-links/desk-links.ts';
import { examples as deskLinks } from '../../../src/elements/desk-links/desk-links.example.ts';
import '../../../src/elements/service-keys/service-keys.ts';
import { answer } from '../../../src/drawing/example.ts';
import { aCreatedKey, examples } from '../../../src/elements/service-keys/service-keys.example.ts';
import { session } from '../../../src/stores/session.ts';
import { accessibilityFaults, clearStage, exampleNamed, settled, show } from './stage.ts';

afterEach(() => {
  clearStage();
  vi.restoreAllMocks();
});

const keys = (name = 'three keys') => show('md-service-keys', exampleNamed(examples, name), '/admin/keys/');
type Page = Awaited<ReturnType<typeof keys>>;
const cells = ({ root }: Page) =>
  [...root.querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent?.trim()),
  );
const calls = ({ asked }: Page) => asked.map(({ call }) => call);
const focused = ({ root }: Page) => root.activeElement;
const button = ({ root }: Page, name: string) => {
  const found = [...root.querySelectorAll('button')].find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent?.trim()) === name,
  );
  if (!found) throw new Error(`no button "${name}"`);
  return found;
};

/** Fill in and send, with the keyboard alone. */
async function make(stage: Page): Promise<void> {
  stage.find('#name').focus();
  await userEvent.keyboard('区委党校学习系统');
  await userEvent.tab();
  await userEvent.keyboard(' ');
  for (let step = 0; step < 4; step += 1) await userEvent.tab();
  await userEvent.keyboard(' ');
  stage.find('button[type=submit].first').focus();
  await userEvent.keyboard('{Enter}');
  await settled();
}

async function askToRevoke(stage: Page, name = '省干部网络学院'): Promise<void> {
  button(stage, `吊销“${name}”`).focus();
  await userEvent.keyboard('{Enter}');
  await settled();
}

describe('md-service-keys: the list', () => {
  test('shows what each key may do and when it was used, the good ones first, the newest before older ones', async () => {
    expect(cells(await keys())).toEqual([
      [
        '市人才工作数据平台（只读报表，每月一次）',
        'md_h7Yp_2sQbF4uXeRa9MkG',
        '读取全部数据',
        '2026 年 10 月 8 日',
        '尚未使用',
        '吊销',
      ],
      [
        '省干部网络学院',
        'md_Vq3xJ0d-8rK2mTnLwZ5c',
        '写入学习记录、更新名称和说明、读取自己写入的记录',
        '2026 年 3 月 2 日',
        '2026 年 11 月 23 日',
        '吊销',
      ],
      [
        '旧培训系统',
        'md_0aZx8WvNcD6tLyPj3BfE',
        '全部权限',
        '2025 年 12 月 30 日',
        '2026 年 6 月 30 日',
        '已于 2026 年 7 月 1 日吊销',
      ],
    ]);
  });

  test('counts them', async () => {
    expect((await keys()).text()).toContain('可以使用 2 个，已吊销 1 个。');
    expect((await keys('no key yet')).text()).toContain('还没有密钥');
  });

  test('is not asked for by whoever is no administrator, who is told whom to turn to', async () => {
    const stage = await keys('not an administrator');
    expect(stage.text()).toContain('请联系系统管理员');
    expect(calls(stage)).toEqual([]);
    expect((await keys('signed out')).find('a.button').getAttribute('href')).toContain('/sign-in/');
  });
});

describe('md-service-keys: making a key', () => {
  test('every scope is explained beside its box', async () => {
    const { root } = await keys();
    const boxes = [...root.querySelectorAll<HTMLInputElement>('input[name=scope]')];
    expect(boxes.map(({ value }) => value)).toHaveLength(8);
    for (const box of boxes) {
      const explained = root.getElementById(box.getAttribute('aria-describedby') ?? '');
      expect(explained?.textContent, box.value).toMatch(/^.{12,}。$/);
    }
  });

  test('by keyboard: it is sent, the secret is shown, and the focus goes there', async () => {
    const stage = await keys();
    await make(stage);
    expect(stage.asked.find(({ call }) => call === 'POST /api/keys')?.body).toEqual({
      name: '区委党校学习系统',
      scopes: ['statements/write', 'state'],
    });
    expect(focused(stage)).toBe(stage.find('#created'));
    const shown = [...stage.root.querySelectorAll('.created dd code')].map((code) => code.textContent);
    expect(shown).toEqual([`${location.origin}/xapi/`, aCreatedKey.key, aCreatedKey.secret]);
    expect(stage.find('.once').textContent).toContain('只在这里显示这一次');
    expect(calls(stage).at(-1)).toBe('GET /api/keys');
    expect(await accessibilityFaults()).toEqual([]);
  });

  test('the secret is gone when it is dismissed, and the form is empty again', async () => {
    const stage = await keys();
    await make(stage);
    button(stage, '密码已保存好').click();
    await settled();
    expect(stage.text()).not.toContain(aCreatedKey.secret);
    expect(focused(stage)).toBe(stage.find('#new'));
    expect(stage.find<HTMLInputElement>('#name').value).toBe('');
    expect(stage.root.querySelectorAll(':checked')).toHaveLength(0);
  });

  test('the secret is gone when the session ends or changes', async () => {
    const stage = await keys();
    await make(stage);
    Object.assign(stage.answers, { 'GET /api/session': answer(null) });
    await session.refresh();
    await settled();
    expect(stage.text()).not.toContain(aCreatedKey.secret);
  });

  test('the secret stays when the list cannot be read again', async () => {
    const stage = await keys();
    const { 'GET /api/keys': _, ...rest } = stage.answers;
    stage.find<HTMLInputElement>('#name').value = '甲';
    stage.find('input[name=scope]').click();
    for (const call of Object.keys(stage.answers)) delete stage.answers[call];
    Object.assign(stage.answers, rest);
    button(stage, '创建密钥').click();
    await settled();
    expect(stage.text()).toContain('连不上服务器');
    expect(stage.text()).toContain(aCreatedKey.secret);
  });

  test('copying says that it is done', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const stage = await keys();
    await make(stage);
    button(stage, '复制密码').focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(write).toHaveBeenCalledWith(aCreatedKey.secret);
    expect(stage.find('.copying').textContent).toBe('密码已复制。');
  });

  test('where the clipboard is closed the old way is tried, and then the hand is asked', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('', 'NotAllowedError'));
    const copied: string[] = [];
    let works = true;
    vi.spyOn(document, 'execCommand').mockImplementation(() => {
      const field = document.querySelector('md-service-keys')?.shadowRoot?.querySelector('textarea');
      copied.push(field?.value.slice(field.selectionStart, field.selectionEnd) ?? '');
      return works;
    });
    const stage = await keys();
    await make(stage);
    const copy = button(stage, '复制编号');
    copy.focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    expect([stage.find('.copying').textContent, copied]).toEqual(['编号已复制。', [aCreatedKey.key]]);
    expect(focused(stage)).toBe(copy);
    expect(stage.root.querySelector('textarea')).toBeNull();
    works = false;
    copy.click();
    await settled();
    expect(stage.find('.copying').textContent).toContain('请选中编号后手动复制');
  });

  test('without a name or a scope nothing is sent, and the place that lacks something is named and focused', async () => {
    const stage = await keys();
    button(stage, '创建密钥').click();
    await settled();
    expect(focused(stage)).toBe(stage.find('#name'));
    expect(stage.find('#name-trouble').textContent).toBe('请填写名称。');
    await userEvent.keyboard('甲{Enter}');
    await settled();
    expect(focused(stage)).toBe(stage.find('input[name=scope]'));
    expect(stage.find('fieldset').getAttribute('aria-describedby')).toContain('scopes-trouble');
    expect(await accessibilityFaults()).toEqual([]);
    expect(calls(stage)).toEqual(['GET /api/keys']);
  });

  test('a name that is taken is said at the name, and what was written stays', async () => {
    const stage = await keys('a name that is taken');
    await make(stage);
    expect(focused(stage)).toBe(stage.find('#name'));
    expect(stage.find('#name').getAttribute('aria-invalid')).toBe('true');
    expect(stage.find('#name-trouble').textContent).toContain('请换一个名称');
    expect(stage.find<HTMLInputElement>('#name').value).toBe('区委党校学习系统');
    expect(stage.root.querySelectorAll(':checked')).toHaveLength(2);
  });

  test('a server out of reach is said above the form', async () => {
    const stage = await keys('server out of reach for writing');
    await make(stage);
    expect(focused(stage)).toBe(stage.find('#form-trouble'));
    expect(stage.find('#form-trouble').textContent).toContain('连不上服务器');
  });
});

describe('md-service-keys: revoking', () => {
  test('asks first: what will happen, when it was last used, with the harmless answer in focus', async () => {
    const stage = await keys();
    await askToRevoke(stage);
    const dialog = stage.find<HTMLDialogElement>('dialog');
    expect(dialog.matches(':modal')).toBe(true);
    expect(dialog.textContent).toContain('吊销“省干部网络学院”？');
    expect(dialog.textContent).toContain('最近一次使用是在 2026 年 11 月 23 日');
    expect(dialog.textContent).toContain('不能恢复');
    expect(focused(stage)).toBe(button(stage, '取消'));
    expect(await accessibilityFaults()).toEqual([]);
    expect(calls(stage)).toEqual(['GET /api/keys']);
  });

  test.each(['{Escape}', '{Enter}'])(
    '%s on it leaves the key alone, and the focus comes back',
    async (press) => {
      const stage = await keys();
      await askToRevoke(stage);
      await userEvent.keyboard(press);
      await settled();
      expect(stage.find<HTMLDialogElement>('dialog').open).toBe(false);
      expect(focused(stage)).toBe(button(stage, '吊销“省干部网络学院”'));
      expect(calls(stage)).toEqual(['GET /api/keys']);
      await askToRevoke(stage, '市人才工作数据平台（只读报表，每月一次）');
      expect(stage.find('dialog').textContent).toContain('还没有使用过');
    },
  );

  test('by keyboard: the key is revoked, the list is read again, and it is said where the focus goes', async () => {
    const stage = await keys();
    await askToRevoke(stage);
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(calls(stage).slice(1)).toEqual(['DELETE /api/keys/md_Vq3xJ0d-8rK2mTnLwZ5c', 'GET /api/keys']);
    expect(stage.find<HTMLDialogElement>('dialog').open).toBe(false);
    expect(stage.find('.said').textContent).toBe('“省干部网络学院”已吊销，不能再使用。');
    expect(focused(stage)).toBe(stage.find('#list'));
  });

  test('one that somebody else revoked meanwhile is said, and the list is read again', async () => {
    const stage = await keys('a name that is taken');
    await askToRevoke(stage);
    button(stage, '确认吊销').click();
    await settled();
    expect(stage.find('.said').textContent).toContain('已于 2026-11-22 吊销');
    expect(calls(stage).at(-1)).toBe('GET /api/keys');
  });

  test('a server out of reach is said in the dialog, which stays', async () => {
    const stage = await keys('server out of reach for writing');
    await askToRevoke(stage);
    button(stage, '确认吊销').click();
    await settled();
    expect(stage.find('dialog [role=alert]').textContent).toContain('连不上服务器');
    expect(stage.find<HTMLDialogElement>('dialog').open).toBe(true);
  });
});

describe('md-desk-links', () => {
  const links = async (name: string) => {
    const { root } = await show('md-desk-links', exampleNamed(deskLinks, name), '/admin/');
    return [...root.querySelectorAll('a')].map((link) => link.getAttribute('href'));
  };

  test('leads to the pages of one’s roles, and to no others', async () => {
    const everybodys = [
      'roster',
      'events',
      'plans',
      'hours',
      'certificates',
      'reports',
      'warnings',
      'reports/evaluations',
      'reviews',
      'statements',
    ];
    const paths = (pages: readonly string[]) => ['/admin/', ...pages.map((page) => `/admin/${page}/`)];
    expect(await links('auditor')).toEqual(paths([...everybodys, 'audit']));
    expect(await links('administrator')).toEqual(
      paths([...everybodys, 'audit', 'questions', 'forwards', 'notices', 'keys']),
    );
    expect(await links('learner')).toEqual([]);
    expect(await links('signed out')).toEqual([]);
  });
});
