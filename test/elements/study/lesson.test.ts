import { afterEach, describe, expect, test, vi } from 'vitest';
import type { BeatRequest } from '../../../src/domain/api/presence.ts';
import type { Example } from '../../../src/drawing/example.ts';
import '../../../src/elements/lesson-status/lesson-status.ts';
import { examples as statusExamples } from '../../../src/elements/lesson-status/lesson-status.example.ts';
import '../../../src/elements/lesson-tracker/lesson-tracker.ts';
import { examples } from '../../../src/elements/lesson-tracker/lesson-tracker.example.ts';
import { type LessonProgress, PROGRESS_EVENT } from '../../../src/stores/lesson-progress.ts';
import { session } from '../../../src/stores/session.ts';
import { eventually } from '../../support/eventually.ts';
import { aPerson, clearStage, exampleNamed, type Server, type Stage, settled, show } from './study-stage.ts';

afterEach(clearStage);

const STATE = '/xapi/activities/state';
const aLesson = (name = 'signed in', more: Server['answers'] = {}) =>
  show('md-lesson-tracker', exampleNamed(examples, name), more);

const verbs = (stage: Stage) => stage.statements.map(({ verb }) => verb.id.split('/').at(-1));
const objects = (stage: Stage, verb: string) =>
  stage.statements
    .filter((each) => each.verb.id.endsWith(verb))
    .map(({ object }) => object.id.split('/lessons/')[1]);
const seen = (section: string) =>
  document.querySelector(`[data-outline-section=${section}]`)?.hasAttribute('data-seen');

describe('sections', () => {
  test('a section counts once it was in view for two seconds and its end was reached', async () => {
    const stage = await aLesson();
    expect(seen('s1')).toBe(false);
    await eventually(() => expect(objects(stage, 'experienced')).toEqual(['03-another-way/sections/s1']));
    expect(seen('s1')).toBe(true);
    expect(seen('s2')).toBe(false);
    const told = stage.statements.find(({ verb }) => verb.id.endsWith('experienced'));
    expect(told).toMatchObject({
      object: { definition: { name: { 'zh-CN': '先听完' } } },
      context: {
        contextActivities: {
          parent: [{ id: 'https://mingde.example/courses/service/lessons/03-another-way' }],
          grouping: [{ id: 'https://mingde.example/courses/service' }],
        },
      },
    });
  });

  test('a section whose end was not reached does not count', async () => {
    const stage = await aLesson();
    document.querySelector('#p3')?.scrollIntoView({ block: 'start' });
    await new Promise((resolve) => setTimeout(resolve, 3_500));
    expect(objects(stage, 'experienced')).not.toContain('03-another-way/sections/s2');
    document.querySelector('#p4')?.scrollIntoView({ block: 'end' });
    await eventually(() => expect(objects(stage, 'experienced')).toContain('03-another-way/sections/s2'));
  });

  test('what the record knows is marked and not told again', async () => {
    const example = exampleNamed(examples, 'signed in');
    const view = example.answers['GET /api/me/learning']?.body as { courses: object[] };
    const [course] = view.courses;
    const known = { courses: [{ ...course, sectionsSeen: { 'service/03-another-way': ['s1'] } }], cases: [] };
    const stage = await aLesson('signed in', { 'GET /api/me/learning': { status: 200, body: known } });
    await eventually(() => expect(seen('s1')).toBe(true));
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(objects(stage, 'experienced')).toEqual([]);
  });

  test('a section told while the record is out of reach is not told again on the next page', async () => {
    const stage = await aLesson('signed in', { 'POST /xapi/statements': { status: 503 } });
    await eventually(() => expect(seen('s1')).toBe(true));
    const markup = document.body.innerHTML.replaceAll('data-seen=""', '');
    document.body.innerHTML = markup;
    expect(seen('s1')).toBe(false);
    await vi.waitFor(() => expect(seen('s1')).toBe(true), { timeout: 1_500 });
    expect(stage.statements).toEqual([]);
  });

  test('signed out nothing is recorded', async () => {
    const stage = await aLesson('signed out');
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(stage.asked.filter(({ call }) => !call.startsWith('GET /api/session'))).toEqual([]);
  });
});

describe('what else is told', () => {
  test('the opening once, a self-check with its success, the leaving', async () => {
    const stage = await aLesson();
    document.querySelector<HTMLInputElement>('input[data-right]')?.click();
    await eventually(() => expect(verbs(stage)).toEqual(['initialized', 'answered']));
    expect(stage.statements[1]).toMatchObject({
      object: {
        id: 'https://mingde.example/courses/service/lessons/03-another-way/self-checks/c1',
        definition: { name: { 'zh-CN': '哪一种更合适？' } },
      },
      result: { success: true, response: '2' },
    });
    dispatchEvent(new PageTransitionEvent('pagehide'));
    await eventually(() => expect(verbs(stage)).toEqual(['initialized', 'answered', 'suspended']));
  });
});

describe('presence', () => {
  const beats = (stage: Stage) =>
    stage.asked.filter(({ call }) => call === 'POST /api/presence').map(({ body }) => body as BeatRequest);

  test('the first beat comes at once, without a nonce', async () => {
    const stage = await aLesson();
    await eventually(() => expect(beats(stage)).toHaveLength(1));
    expect(beats(stage)[0]).toMatchObject({ item: 'service/03-another-way', visible: true, focused: true });
    expect(beats(stage)[0]).not.toHaveProperty('nonce');
  });

  test('the next echoes the nonce twenty seconds later', async () => {
    const stage = await aLesson();
    await eventually(() => expect(beats(stage)).toHaveLength(1));
    const now = performance.now();
    vi.spyOn(performance, 'now').mockReturnValue(now + 20_000);
    // Any look at the clock is enough: coming to the front is one.
    dispatchEvent(new Event('focus'));
    await eventually(() => expect(beats(stage).map(({ nonce }) => nonce)).toEqual([undefined, 'n1']));
    vi.mocked(performance.now).mockRestore();
  });

  test('asked again and found to be the same person, the chain of beats goes on', async () => {
    const stage = await aLesson();
    await eventually(() => expect(beats(stage)).toHaveLength(1));
    await settled();
    await session.refresh();
    const now = performance.now();
    vi.spyOn(performance, 'now').mockReturnValue(now + 20_000);
    dispatchEvent(new Event('focus'));
    await eventually(() => expect(beats(stage).map(({ nonce }) => nonce)).toEqual([undefined, 'n1']));
    vi.mocked(performance.now).mockRestore();
  });

  test('another person on the same page begins a chain of their own', async () => {
    const stage = await aLesson();
    await eventually(() => expect(beats(stage)).toHaveLength(1));
    await settled();
    stage.answers['GET /api/session'] = { status: 200, body: aPerson() };
    await session.refresh();
    const now = performance.now();
    vi.spyOn(performance, 'now').mockReturnValue(now + 20_000);
    dispatchEvent(new Event('focus'));
    await eventually(() => expect(beats(stage).map(({ nonce }) => nonce)).toEqual([undefined, undefined]));
    vi.mocked(performance.now).mockRestore();
  });

  test('a page behind another sends nothing', async () => {
    vi.spyOn(document, 'hasFocus').mockReturnValue(false);
    const stage = await aLesson();
    await settled();
    expect(beats(stage)).toEqual([]);
    vi.mocked(document.hasFocus).mockRestore();
    dispatchEvent(new Event('focus'));
    await eventually(() => expect(beats(stage)).toHaveLength(1));
  });
});

describe('the place to resume', () => {
  const withPlace = (block: string): Server['answers'] => ({
    [`GET ${STATE}`]: ({ query }) =>
      query.has('stateId')
        ? { status: 200, body: { block, at: '2026-11-21T02:00:00.000Z' } }
        : { status: 200, body: ['resume'] },
  });

  test('the page goes to the block, says so, and leaves the focus alone', async () => {
    const { find } = await aLesson('signed in', withPlace('p3'));
    await eventually(() => expect(find('.resumed').textContent).toContain('已回到上次读到的地方'));
    const top = document.querySelector('#p3')?.getBoundingClientRect().top ?? -1;
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(40);
    expect(document.activeElement).toBe(document.body);
    find<HTMLAnchorElement>('.resumed a').click();
    expect(window.scrollY).toBe(0);
  });

  test.each([
    ['the place is the first block', 'p1', ''],
    ['the block is gone', 'p99', ''],
    ['the address names a place', 'p3', '#s1'],
  ])('nothing moves when %s', async (_name, block, hash) => {
    history.replaceState(null, '', hash || location.href);
    const { find } = await aLesson('signed in', withPlace(block));
    await settled();
    expect(find('.resumed').textContent?.trim()).toBe('');
    expect(window.scrollY).toBe(0);
  });

  test('the topmost block is saved after two seconds, and not before', async () => {
    const stage = await aLesson();
    await eventually(() => expect(stage.asked.some(({ call }) => call === `GET ${STATE}`)).toBe(true));
    document.querySelector('#p4')?.scrollIntoView({ block: 'start' });
    const saved = () => stage.asked.filter(({ call }) => call === `PUT ${STATE}`);
    await eventually(() => expect(saved()).toHaveLength(1));
    expect(saved()[0]?.body).toMatchObject({ block: 'p4' });
    expect(saved()[0]?.query.get('stateId')).toBe('resume');
    expect(saved()[0]?.headers.get('x-experience-api-version')).toBe('1.0.3');
  });
});

describe('md-lesson-status', () => {
  const status = (name = 'signed in') => show('md-lesson-status', exampleNamed(statusExamples, name));
  const tell = async (progress: Partial<LessonProgress>) => {
    const detail: LessonProgress = {
      ...{ lesson: 'service/03-another-way', minutes: 3, sectionsSeen: 1, sectionCount: 3 },
      ...{ presence: 'counting', ...progress },
    };
    document.dispatchEvent(new CustomEvent(PROGRESS_EVENT, { detail }));
    await settled();
  };

  test('minutes, what is needed, and sections', async () => {
    const { text } = await status();
    await tell({});
    expect(text()).toBe('本课已计 3 分钟，至少 8 分钟 · 1/3 节');
  });

  test.each([
    ['superseded', '另一个页面正在计时'],
    ['offline', '网络中断，可以接着读'],
    ['offlineUncounted', '暂不计时'],
    ['offlineAsked', '请答一下小问题'],
    ['asked', '答一下小问题就继续'],
    ['idle', '计时已暂停'],
    ['refused', '请刷新页面'],
  ] as const)('%s is said in plain words', async (presence, words) => {
    const { find } = await status();
    await tell({ presence });
    expect(find('[role=status]').textContent).toContain(words);
  });

  test('signed out it leads to the sign-in page', async () => {
    const { find, text } = await status('signed out');
    await tell({ presence: 'signedOut', minutes: undefined });
    expect(text()).toContain('不计学时');
    expect(find('a').getAttribute('href')).toMatch(/^\/sign-in\//);
  });

  test('complete, it says what comes next', async () => {
    const { find, text } = await status();
    await tell({ minutes: 9, sectionsSeen: 3 });
    expect(text()).toContain('本课已学完');
    await eventually(() => expect(find('a').textContent).toBe('去学下一课'));
  });

  test('news of another lesson is not shown', async () => {
    const { text } = await status();
    await tell({ lesson: 'service/01-other', minutes: 99 });
    expect(text()).not.toContain('99');
  });

  test('coming after the tracker it still learns how things stand', async () => {
    const both: Example = {
      ...exampleNamed(examples, 'signed in'),
      markup: `${exampleNamed(examples, 'signed in').markup}<md-lesson-status lesson="service/03-another-way" minimum-minutes="8"></md-lesson-status>`,
    };
    await show('md-lesson-tracker', both);
    const root = document.querySelector('md-lesson-status')?.shadowRoot;
    await eventually(() => expect(root?.textContent).toContain('分钟，至少 8 分钟 · 0/2 节'));
  });
});
