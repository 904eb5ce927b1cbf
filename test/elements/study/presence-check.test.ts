import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../src/elements/presence-check/presence-check.ts';
import { examples } from '../../../src/elements/presence-check/presence-check.example.ts';
import {
  ANSWER_EVENT,
  type LessonProgress,
  PROGRESS_EVENT,
  type PresenceAnswer,
} from '../../../src/stores/lesson-progress.ts';
import type { AnswerOutcome, OpenQuestion } from '../../../src/stores/presence.ts';
import { eventually } from '../../support/eventually.ts';
import { accessibilityFaults, clearStage, exampleNamed, type Stage, settled, show } from './study-stage.ts';

const LESSON = 'service/03-another-way';
const aQuestion = (more: Partial<OpenQuestion> = {}): OpenQuestion => ({
  ...{ id: 'q1', text: '门把手上挂着什么？', isPaused: false, isOffline: false },
  options: ['一把伞', '一只袋子', '一张通知'].map((text, at) => ({ id: `o${at}`, text })),
  ...more,
});

let stage: Stage;
let answers: PresenceAnswer[];
const hear = ({ detail }: CustomEvent<PresenceAnswer>) => answers.push(detail);

beforeEach(async () => {
  answers = [];
  stage = await show('md-presence-check', exampleNamed(examples, 'nothing asked'));
  document.addEventListener(ANSWER_EVENT, hear);
});
afterEach(() => {
  document.removeEventListener(ANSWER_EVENT, hear);
  clearStage();
});

async function news(question: OpenQuestion | undefined, lesson = LESSON): Promise<void> {
  const detail: LessonProgress = {
    ...{ lesson, minutes: 3, sectionsSeen: 1, sectionCount: 3, presence: 'counting' },
    question,
  };
  document.dispatchEvent(new CustomEvent(PROGRESS_EVENT, { detail }));
  await settled();
}
/** What lesson-tracker does: the news first, then what came of the answer. */
async function outcome(of: AnswerOutcome, next?: OpenQuestion): Promise<void> {
  await news(next);
  answers.at(-1)?.tell(of);
  await settled();
}
const spoken = () => stage.find('[role=status]').textContent;
const focused = () => stage.root.activeElement?.textContent;

test('nothing asked, nothing shown', () => {
  expect(stage.root.querySelector('.check')).toBeNull();
  expect(spoken()).toBe('');
});

describe('a question', () => {
  test('is shown, announced politely once, leaves the focus alone, and axe finds nothing', async () => {
    document.querySelector<HTMLAnchorElement>('main a')?.focus();
    await news(aQuestion());
    expect(stage.text()).toContain('门把手上挂着什么？');
    expect(spoken()).toContain('门把手上挂着什么？');
    expect(document.activeElement?.localName).toBe('a');
    expect(await accessibilityFaults()).toEqual([]);
    const before = stage.find('[role=status]').firstChild;
    await news(aQuestion());
    expect(stage.find('[role=status]').firstChild).toBe(before);
  });

  test('that stops the clock says so, and that nothing is lost', async () => {
    await news(aQuestion());
    await news(aQuestion({ isPaused: true }));
    expect(stage.text()).toContain('计时已暂停，已经记下的分钟都在');
    expect(spoken()).toContain('计时已暂停');
  });

  test('of another lesson is not shown', async () => {
    await news(aQuestion(), 'service/01-other');
    expect(stage.root.querySelector('.check')).toBeNull();
  });

  test('is reached by Tab and by Alt+Q, and answered by the keyboard', async () => {
    await news(aQuestion());
    document.querySelector<HTMLAnchorElement>('main a')?.focus();
    await userEvent.keyboard('{Tab}');
    expect(focused()).toBe('一把伞');
    document.querySelector<HTMLAnchorElement>('main a')?.focus();
    await userEvent.keyboard('{Alt>}q{/Alt}');
    expect(focused()).toBe('一把伞');
    await userEvent.keyboard('{Tab}{Enter}');
    expect(answers.map(({ question, option }) => [question, option])).toEqual([['q1', 'o1']]);
  });

  test('is answered once, however often it is pressed', async () => {
    await news(aQuestion());
    stage.find('.option').click();
    stage.find('.option').click();
    expect(answers).toHaveLength(1);
  });

  test('that the server took back goes, but not from under the hand', async () => {
    await news(aQuestion());
    stage.find('.option').focus();
    await news(undefined);
    expect(stage.root.querySelector('.option')).not.toBeNull();
    stage.find('.option').blur();
    await news(undefined);
    expect(stage.root.querySelector('.check')).toBeNull();
  });
});

describe('an answer', () => {
  test('right: thanks, and the focus goes back to where the reader was', async () => {
    const link = document.querySelector<HTMLAnchorElement>('main a');
    link?.focus();
    await news(aQuestion());
    await userEvent.keyboard('{Alt>}q{/Alt}{Enter}');
    await outcome('right');
    expect(spoken()).toContain('答对了');
    expect(stage.root.querySelector('.option')).toBeNull();
    expect(document.activeElement).toBe(link);
    await eventually(() => expect(stage.root.querySelector('.check')).toBeNull());
  });

  test('wrong: told kindly, with the next question under the same hand', async () => {
    await news(aQuestion());
    await userEvent.keyboard('{Alt>}q{/Alt}{Enter}');
    await outcome('wrong', aQuestion({ id: 'q2', text: '换一题？', isPaused: true }));
    expect(stage.text()).toContain('不是这一个');
    expect(spoken()).toContain('换一题？');
    expect(stage.root.activeElement?.className).toBe('option');
    stage.find('.option').click();
    expect(answers.at(-1)?.question).toBe('q2');
  });

  test('too late, because somebody was seen: the question is put away', async () => {
    await news(aQuestion());
    stage.find('.option').click();
    await outcome('gone');
    expect(stage.text()).toContain('这个问题收起了');
    expect(stage.root.querySelector('.option')).toBeNull();
  });

  test('without a network: noted, and said so', async () => {
    await news(aQuestion({ isOffline: true }));
    expect(stage.text()).toContain('现在没有网络，先选一个');
    stage.find('.option').click();
    await outcome('noted');
    expect(stage.text()).toContain('连上以后核对');
  });

  test('that did not arrive leaves the question open', async () => {
    await news(aQuestion());
    stage.find('.option').click();
    answers.at(-1)?.tell('unreachable');
    await settled();
    expect(stage.text()).toContain('请稍后再选一次');
    expect(stage.root.querySelectorAll('.option')).toHaveLength(3);
  });
});
