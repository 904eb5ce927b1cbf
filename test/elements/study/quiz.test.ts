import { afterEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Answer } from '../../../src/drawing/example.ts';
import '../../../src/elements/quiz/quiz.ts';
import { examples } from '../../../src/elements/quiz/quiz.example.ts';
import { session } from '../../../src/stores/session.ts';
import { eventually } from '../../support/eventually.ts';
import {
  accessibilityFaults,
  clearStage,
  exampleNamed,
  type Server,
  type Stage,
  settled,
  show,
} from './study-stage.ts';

afterEach(clearStage);

const quiz = (name: string, more: Server['answers'] = {}) =>
  show('md-quiz', exampleNamed(examples, name), more);

const saves = (stage: Stage) =>
  stage.asked.filter(({ call }) => call.startsWith('PUT ')).map(({ call, body }) => [call.slice(-2), body]);

const inputs = (stage: Stage) => [...stage.root.querySelectorAll<HTMLInputElement>('.options input')];

const focused = (stage: Stage) => stage.root.activeElement?.textContent?.trim();

async function press(stage: Stage, words: string): Promise<void> {
  const buttons = [...stage.root.querySelectorAll('button')].filter((button) => !button.hidden);
  const button = buttons.find(
    (candidate) => candidate.textContent?.trim() === words || candidate.ariaLabel === words,
  );
  if (!button)
    throw new Error(`no button “${words}” among ${buttons.map((each) => each.textContent?.trim())}`);
  button.click();
  await settled();
}

describe('before an attempt', () => {
  test('signed out, it leads to the sign-in page', async () => {
    const { find } = await quiz('signed out');
    expect(find('a').getAttribute('href')).toMatch(/^\/sign-in\/\?next=/);
  });

  test('unfinished lessons are linked, by title where the page knows it', async () => {
    const { root } = await quiz('lessons unfinished');
    const links = [...root.querySelectorAll('li a')].map((link) => [
      link.getAttribute('href'),
      link.textContent,
    ]);
    expect(links).toEqual([
      ['/courses/service/02-first-asked/', '首问的人'],
      ['/courses/service/03-another-way/', '第 3 课'],
    ]);
  });

  test('the rules and past results stand beside one thing to do', async () => {
    const { text, root } = await quiz('ready');
    expect(text()).toContain('共 3 题');
    expect(text()).toContain('连续 3 次未通过，要等 1 小时才能再答');
    expect(text()).toContain('33 分');
    expect(root.querySelectorAll('.button.first')).toHaveLength(1);
  });

  test('a refusal to begin is shown as the server’s sentence', async () => {
    const stage = await quiz('refused to begin');
    await press(stage, '开始测验');
    expect(stage.find('[role=alert]').textContent).toContain('40 分钟后再答');
  });

  test('while waiting there is nothing to begin, but a time', async () => {
    const { text, root } = await quiz('waiting');
    expect(text()).toContain('2099 年 11 月 22 日 12:00 以后可以再答');
    expect(root.querySelector('.button.first')).toBeNull();
  });

  test('out of reach, it says so and tries again when asked', async () => {
    const stage = await quiz('out of reach');
    expect(stage.find('[role=alert]').textContent).toContain('连不上服务器');
    Object.assign(stage.answers, exampleNamed(examples, 'ready').answers);
    await press(stage, '重试');
    expect(stage.text()).toContain('测验说明');
  });

  test('beginning moves the focus to the first open question', async () => {
    const stage = await quiz('ready');
    await press(stage, '再答一次');
    expect(focused(stage)).toBe('一次告知要说清哪几样？');
  });
});

describe('a live attempt', () => {
  test('a reload goes on at the first open question with the answers given', async () => {
    const stage = await quiz('live');
    expect(stage.find('[role=status]').textContent).toBe('已答 1 / 3');
    expect(stage.find('h2').textContent).toBe('一次告知要说清哪几样？');
    await press(stage, '上一题');
    expect(inputs(stage).map(({ checked }) => checked)).toEqual([false, true, false]);
  });

  test('a choice is saved at once, several where several may be right', async () => {
    const stage = await quiz('live');
    for (const at of [0, 2]) {
      inputs(stage)[at]?.click();
      await settled();
    }
    expect(saves(stage)).toEqual([
      ['q2', { options: ['q2-1'] }],
      ['q2', { options: ['q2-1', 'q2-3'] }],
    ]);
    expect(stage.find('[role=status]').textContent).toBe('已答 2 / 3');
  });

  test('an answer can be taken back', async () => {
    const stage = await quiz('live');
    await press(stage, '上一题');
    await press(stage, '清除本题选择');
    expect(saves(stage)).toEqual([['q1', { options: [] }]]);
    expect(inputs(stage).some(({ checked }) => checked)).toBe(false);
  });

  test('the keyboard alone answers and goes on', async () => {
    const stage = await quiz('live');
    await press(stage, '第 3 题，未答');
    expect(focused(stage)).toBe('首问的人说一句“不归我管”就可以了。');
    await userEvent.keyboard('{Tab}{ }{ArrowDown}');
    await settled();
    expect(saves(stage).at(-1)).toEqual(['q3', { options: ['q3-f'] }]);
  });

  test('offline, the answer is marked as unsaved and saved when the network returns', async () => {
    const stage = await quiz('live');
    stage.isOffline = true;
    inputs(stage)[0]?.click();
    await settled();
    expect(stage.text()).toContain('未保存');
    expect(stage.root.querySelector('[aria-label="第 2 题，未保存"]')).not.toBeNull();
    stage.isOffline = false;
    dispatchEvent(new Event('online'));
    await settled();
    expect(stage.root.querySelector('[aria-label="第 2 题，已答"]')).not.toBeNull();
    expect(stage.text()).not.toContain('未保存');
  });

  test('an unsaved answer survives a reload and is sent again', async () => {
    const stage = await quiz('live');
    stage.isOffline = true;
    inputs(stage)[1]?.click();
    await settled();
    const markup = document.body.innerHTML;
    document.body.replaceChildren();
    stage.isOffline = false;
    const before = saves(stage).length;
    document.body.innerHTML = markup;
    await settled();
    expect(saves(stage).slice(before)).toEqual([['q2', { options: ['q2-2'] }]]);
    const root = document.querySelector('md-quiz')?.shadowRoot;
    expect(root?.querySelector('[role=status]')?.textContent).toBe('已答 2 / 3');
  });

  test('a newer choice made while the last one is on its way is saved after it', async () => {
    const stage = await quiz('live');
    inputs(stage)[0]?.click();
    inputs(stage)[1]?.click();
    await settled();
    expect(saves(stage).at(-1)).toEqual(['q2', { options: expect.arrayContaining(['q2-2']) }]);
    expect(stage.text()).toContain('已保存');
  });

  test('before handing in, open questions are counted and can be gone to', async () => {
    const stage = await quiz('live');
    await press(stage, '交卷');
    expect(focused(stage)).toBe('确认交卷');
    expect(stage.text()).toContain('还有 2 题没有作答');
    await press(stage, '回去作答');
    expect(focused(stage)).toBe('一次告知要说清哪几样？');
  });

  test('nothing is handed in while an answer is unsaved', async () => {
    const stage = await quiz('live', {
      'PUT /api/attempts/a1/answers/q2': { status: 503, body: undefined } as Answer,
    });
    inputs(stage)[0]?.click();
    await settled();
    await press(stage, '交卷');
    await press(stage, '仍要交卷');
    expect(stage.find('[role=alert]').textContent).toContain('还有 1 题没有保存，不能交卷');
    expect(stage.asked.some(({ call }) => call.endsWith('/submission'))).toBe(false);
  });

  test('handing in shows score, verdicts and the explanations the server sends', async () => {
    const stage = await quiz('live');
    await press(stage, '交卷');
    await press(stage, '仍要交卷');
    expect(focused(stage)).toBe('第 1 次：通过');
    expect(stage.text()).toContain('3 题答对 3 题，80 分及格');
    expect(stage.text()).toContain('要求一次性告知');
  });

  test('closed in another browser, the result takes its place', async () => {
    const passed = exampleNamed(examples, 'passed').answers['GET /api/attempts/a1'];
    const stage = await quiz('live', {
      'PUT /api/attempts/a1/answers/q2': {
        status: 409,
        body: {
          type: 'about:blank',
          title: 'attempt-closed',
          status: 409,
          code: 'attempt-closed',
          detail: '已交卷',
        },
      },
    });
    if (passed) stage.answers['GET /api/attempts/a1'] = passed;
    inputs(stage)[0]?.click();
    await eventually(() => expect(stage.text()).toContain('这次测验已经交卷'));
    expect(stage.text()).toContain('3 题答对 3 题');
  });

  test('a session that ended keeps the attempt on the page and saves after signing in again', async () => {
    const ended = { type: 'about:blank', title: '', status: 401, code: 'not-signed-in', detail: '请先登录' };
    const stage = await quiz('live');
    const signedIn = stage.answers['GET /api/session'];
    const save = stage.answers['PUT /api/attempts/a1/answers/q2'];
    stage.answers['PUT /api/attempts/a1/answers/q2'] = { status: 401, body: ended };
    stage.answers['GET /api/session'] = { status: 200, body: null };
    inputs(stage)[0]?.click();
    await settled();
    expect(stage.text()).toContain('登录已过期，1 题未保存');
    if (save) stage.answers['PUT /api/attempts/a1/answers/q2'] = save;
    if (signedIn) stage.answers['GET /api/session'] = signedIn;
    await session.refresh();
    await settled();
    expect(stage.text()).not.toContain('未保存');
    expect(inputs(stage)[0]?.checked).toBe(true);
  });

  test('beats name the quiz', async () => {
    const stage = await quiz('live');
    await eventually(() =>
      expect(stage.asked.find(({ call }) => call === 'POST /api/presence')?.body).toMatchObject({
        item: 'service/quiz',
      }),
    );
  });
});

describe('results', () => {
  test('a failed attempt shows verdicts and no right answers', async () => {
    const stage = await quiz('ready');
    await press(stage, '查看第 1 次的结果');
    expect(stage.text()).toContain('未通过');
    expect(stage.root.querySelectorAll('.tag.unmet')).toHaveLength(2);
    expect(stage.text()).not.toContain('正确答案');
  });

  test('after a pass there is nothing to begin', async () => {
    const { text, root } = await quiz('passed');
    expect(text()).toContain('测验已通过');
    expect(root.textContent).not.toContain('再答一次');
  });
});

describe('the further kinds of question', () => {
  const go = async (place: number) => {
    const stage = await quiz('all kinds');
    await eventually(() => stage.find('.navigator'));
    await press(stage, `第 ${place} 题，未答`);
    return stage;
  };
  const selects = (stage: Stage) => [...stage.root.querySelectorAll('select')];
  const pick = async (stage: Stage, at: number, value: string) => {
    const select = selects(stage)[at] as HTMLSelectElement;
    await userEvent.selectOptions(select, value);
    await settled();
  };
  const items = (stage: Stage) =>
    [...stage.root.querySelectorAll('.ordering li')].map((item) => item.children[1]?.textContent);
  const said = (stage: Stage) => stage.find('p[role=status]').textContent;
  const field = (stage: Stage) => stage.find<HTMLInputElement>('.filling input');

  test.each([1, 2, 3, 4])('axe finds nothing in question %i', async (place) => {
    await go(place);
    // The last button's colour is on its way.
    await eventually(async () => expect(await accessibilityFaults()).toEqual([]));
  });

  test('a matching saves each pick with its place, and is answered when every row is', async () => {
    const stage = await go(1);
    await pick(stage, 1, 'm1-o1');
    expect(saves(stage)).toEqual([['m1', { options: ['', 'm1-o1', ''] }]]);
    expect(stage.root.querySelector('[aria-label="第 1 题，未答完"]')).not.toBeNull();
    expect(stage.find('[role=status]').textContent).toBe('已答 0 / 4');
    await pick(stage, 0, 'm1-o2');
    await pick(stage, 2, 'm1-o2');
    expect(saves(stage).at(-1)).toEqual(['m1', { options: ['m1-o2', 'm1-o1', 'm1-o2'] }]);
    expect(stage.find('[role=status]').textContent).toBe('已答 1 / 4');
  });

  test('each list of a matching is named by its row, and none is chosen at first', async () => {
    const stage = await go(1);
    expect(selects(stage).map((select) => [select.labels?.[0]?.textContent, select.value])).toEqual([
      ['不归本窗口办的事', ''],
      ['缺一份材料', ''],
      ['手机不会操作', ''],
    ]);
  });

  test('an ordering is moved by the keyboard, says where the item is, and keeps the focus on it', async () => {
    const stage = await go(2);
    expect(items(stage)).toEqual(['说清缺什么', '问清来意', '复述一遍']);
    const down = stage.find('[aria-label="下移：说清缺什么"]');
    down.focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(items(stage)).toEqual(['问清来意', '说清缺什么', '复述一遍']);
    expect(said(stage)).toBe('“说清缺什么”移到第 2 位，共 3 位。');
    expect(stage.root.activeElement?.ariaLabel).toBe('下移：说清缺什么');
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(saves(stage).at(-1)).toEqual(['s1', { options: ['s1-a', 's1-b', 's1-c'] }]);
    // At the end of the list the other button takes the focus; pressing on the spent one does nothing.
    expect(stage.root.activeElement?.ariaLabel).toBe('上移：说清缺什么');
    const count = saves(stage).length;
    stage.find('[aria-label="下移：说清缺什么"]').click();
    await settled();
    expect(saves(stage)).toHaveLength(count);
  });

  test('an ordering left as it starts is not answered; taken back, it starts anew', async () => {
    const stage = await go(2);
    expect(stage.find('[role=status]').textContent).toBe('已答 0 / 4');
    stage.find('[aria-label="上移：复述一遍"]').click();
    await settled();
    await press(stage, '恢复打乱的次序');
    expect(saves(stage).at(-1)).toEqual(['s1', { options: [] }]);
    expect(items(stage)).toEqual(['说清缺什么', '问清来意', '复述一遍']);
  });

  test('a blank says what is expected, and is saved once when the typing pauses', async () => {
    const stage = await go(3);
    expect(stage.find('.filling p').textContent).toContain('一个整数');
    expect(field(stage).getAttribute('aria-describedby')).toBe(stage.find('.filling p').id);
    await userEvent.type(field(stage), '10');
    expect(saves(stage)).toEqual([]);
    expect(stage.text()).toContain('正在保存');
    await eventually(() => expect(saves(stage)).toEqual([['f1', { options: ['10'] }]]));
    await eventually(() => expect(stage.text()).toContain('已保存'));
  });

  test('leaving a blank saves it at once', async () => {
    const stage = await go(3);
    await userEvent.type(field(stage), '8');
    field(stage).dispatchEvent(new Event('change'));
    await vi.waitFor(() => expect(saves(stage)).toEqual([['f1', { options: ['8'] }]]), { timeout: 600 });
  });

  test('a text that an input method is still composing is neither saved nor written over', async () => {
    const stage = await go(3);
    const input = field(stage);
    const compose = (value: string) => {
      input.value = value;
      input.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }));
    };
    input.dispatchEvent(new CompositionEvent('compositionstart'));
    compose("gong'shi");
    (stage.element as HTMLElement & { requestUpdate: () => void }).requestUpdate();
    await settled();
    expect(input.value).toBe("gong'shi");
    expect(stage.find('[role=status]').textContent).toBe('已答 0 / 4');
    input.value = '公示';
    input.dispatchEvent(new CompositionEvent('compositionend'));
    await eventually(() => expect(saves(stage)).toEqual([['f1', { options: ['公示'] }]]));
  });

  test('a text typed just before the page died is there afterwards', async () => {
    const stage = await go(3);
    await userEvent.type(field(stage), '八');
    await settled();
    stage.isOffline = true;
    const markup = document.body.innerHTML;
    document.body.replaceChildren();
    await settled();
    stage.isOffline = false;
    const before = saves(stage).length;
    document.body.innerHTML = markup;
    await eventually(() => expect(saves(stage).slice(before)).toEqual([['f1', { options: ['八'] }]]));
    const root = document.querySelector('md-quiz')?.shadowRoot;
    expect(root?.querySelector('[role=status]')?.textContent).toBe('已答 1 / 4');
  });

  test('a scenario shows its passage and is answered when every part is', async () => {
    const stage = await go(4);
    expect([...stage.root.querySelectorAll('.situation p')].map((one) => one.textContent)).toEqual([
      '快下班了，一位老人走到窗口。',
      '他的事不归你办。',
    ]);
    for (const at of [0, 3, 4]) {
      inputs(stage)[at]?.click();
      await settled();
    }
    expect(saves(stage).at(-1)).toEqual(['c1', { options: ['c1-p1-1', 'c1-p2-1', 'c1-p2-2'] }]);
    inputs(stage)[1]?.click();
    await settled();
    expect(saves(stage).at(-1)).toEqual(['c1', { options: ['c1-p2-1', 'c1-p2-2', 'c1-p1-2'] }]);
    expect(stage.root.querySelector('[aria-label="第 4 题，已答"]')).not.toBeNull();
  });

  test('a half answered question is counted before handing in', async () => {
    const stage = await go(1);
    await pick(stage, 0, 'm1-o2');
    await press(stage, '交卷');
    expect(stage.text()).toContain('还有 4 题没有作答或者没有答完');
  });

  test('the result tells each kind of answer in words, with the right one where it was missed', async () => {
    const stage = await quiz('all kinds');
    await press(stage, '交卷');
    await press(stage, '仍要交卷');
    expect(stage.text()).toContain('不归本窗口办的事：首问负责');
    expect(stage.text()).toContain('1. 问清来意');
    expect(stage.text()).toContain('您的答案 ９ 正确答案8');
    expect(stage.text()).toContain('先做什么：甲说的办法');
    expect(await accessibilityFaults()).toEqual([]);
  });
});

test('with no attempt left this year it says from when the next may begin', async () => {
  const { text, root } = await quiz('no attempt left');
  expect(text()).toContain('今年的 3 次都没有通过，2099 年 1 月 1 日 00:00 以后可以再答');
  expect(text()).toContain('每年最多答 3 次，今年还剩 0 次');
  expect(root.querySelector('.button.first')).toBeNull();
});
