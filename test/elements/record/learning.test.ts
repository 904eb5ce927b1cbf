import { afterEach, describe, expect, test } from 'vitest';
import '../../../src/elements/course-progress/course-progress.ts';
import { examples as progressExamples } from '../../../src/elements/course-progress/course-progress.example.ts';
import '../../../src/elements/my-learning/my-learning.ts';
import { examples as learningExamples } from '../../../src/elements/my-learning/my-learning.example.ts';
import '../../../src/elements/year-card/year-card.ts';
import { examples as yearExamples } from '../../../src/elements/year-card/year-card.example.ts';
import { clearStage, exampleNamed, settled, show } from './stage.ts';

afterEach(clearStage);

const CALL = 'GET /api/me/learning';

describe('md-year-card', () => {
  const card = (name: string) => show('md-year-card', exampleNamed(yearExamples, name), '/');

  test('the ruler says what it draws', async () => {
    const { find } = await card('under way');
    expect(find('.ruler').getAttribute('aria-label')).toBe(
      '已记 6.5 学时，要求 8 学时：在线课程 4，集中培训 1.5，主题实践 1',
    );
    expect(find('.ruler > rect:nth-of-type(2)').getAttribute('width')).toBe('50%');
  });

  test('there is one thing to do next, and it has a name', async () => {
    const { find } = await card('under way');
    expect(find('.button.first').textContent).toBe('接着学：换一条路走得通');
    expect(find('.button.first').getAttribute('href')).toBe('/courses/service/03-another-way/');
  });

  test('what is missing is said with its last day', async () => {
    expect((await card('under way')).text()).toContain('还差 1.5 学时 · 12 月 31 日截止');
  });

  test('a year with nothing in it claims no share', async () => {
    const { text } = await card('nothing yet');
    expect(text()).toContain('占比暂无法评定');
    expect(text()).not.toContain('%，');
  });

  test('a share that fell short says how much is missing', async () => {
    expect((await card('met')).text()).toContain('再学 1.23 个在线学时即可达到 10%');
  });

  test('signed out, what stands without a script stays', async () => {
    const example = exampleNamed(yearExamples, 'signed out');
    const { root } = await show('md-year-card', {
      ...example,
      markup: '<md-year-card><p>静态预览</p></md-year-card>',
    });
    expect(root.querySelector('slot')?.assignedElements()[0]?.textContent).toBe('静态预览');
    expect(root.querySelector('.reserved')).toBeNull();
  });

  test('out of reach, it says so and tries again when asked', async () => {
    const { find, answers, text } = await card('out of reach');
    expect(find('[role=alert]').textContent).toContain('连不上服务器');
    Object.assign(answers, exampleNamed(yearExamples, 'under way').answers);
    find('[role=alert] button').click();
    await settled();
    expect(text()).toContain('6.5');
  });
});

describe('md-course-progress', () => {
  test.each([
    ['signed out', ''],
    ['new', ''],
    ['under way', '学到第 3 课'],
    ['awaiting the quiz', '待测验'],
    ['complete', '✓ 已完成'],
  ])('%s: "%s"', async (name, words) => {
    const { text } = await show('md-course-progress', exampleNamed(progressExamples, name), '/courses/');
    expect(text()).toBe(words);
  });

  test('however many stand on a page, they ask once', async () => {
    const example = exampleNamed(progressExamples, 'under way');
    const { asked } = await show('md-course-progress', { ...example, markup: example.markup.repeat(3) });
    expect(asked.map(({ call }) => call)).toEqual([CALL]);
  });

  test('it marks the lessons of its course, and no others', async () => {
    const example = exampleNamed(progressExamples, 'under way');
    const lessons = [
      'service/01-after-please-wait',
      'service/03-another-way',
      'service/04-saying-no',
      'law/01-x',
    ];
    const list = lessons.map((lesson) => `<p data-lesson="${lesson}"></p>`).join('');
    await show('md-course-progress', { ...example, markup: example.markup + list });
    const states = [...document.querySelectorAll<HTMLElement>('[data-lesson]')].map(
      ({ dataset }) => dataset.state,
    );
    expect(states).toEqual(['complete', 'active', undefined, undefined]);
  });

  test.each([
    ['complete', 'complete'],
    ['under way', undefined],
  ])('in a course that is %s the quiz is marked %s', async (name, state) => {
    const example = exampleNamed(progressExamples, name);
    const course = /course="([^"]+)"/.exec(example.markup)?.[1];
    await show('md-course-progress', {
      ...example,
      markup: `${example.markup}<p data-lesson="${course}/quiz"></p>`,
    });
    expect(document.querySelector<HTMLElement>('[data-lesson]')?.dataset.state).toBe(state);
  });
});

describe('md-my-learning', () => {
  const page = (name: string) =>
    show('md-my-learning', exampleNamed(learningExamples, name), '/my/learning/');

  test('what to do next stands on top, with what it still asks', async () => {
    const { find } = await page('under way');
    const next = find('.next');
    expect(next.querySelector('h2')?.textContent).toBe('服务人民 · 换一条路走得通');
    expect(next.textContent).toContain('本课还有 2 节没读。还需学习 5 分钟。');
    expect(next.querySelector('a')?.getAttribute('href')).toBe('/courses/service/03-another-way/');
  });

  test('a course under way comes first and is open; the lessons show minutes and minimum', async () => {
    const { find } = await page('under way');
    const first = find('.courses > li');
    expect(first.querySelector('h3')?.textContent).toBe('服务人民');
    expect(first.querySelector('details')?.open).toBe(true);
    expect(first.querySelector('tbody tr:nth-child(3)')?.textContent).toMatch(/1 \/ 3\s*4，至少 9\s*在学/);
  });

  test('with every lesson done the quiz is the way on', async () => {
    const { root } = await page('under way');
    const waiting = [...root.querySelectorAll('.courses > li')].find((li) =>
      li.textContent?.includes('恪尽职守'),
    );
    expect(waiting?.querySelector('.quiz a')?.getAttribute('href')).toBe('/courses/duty/quiz/');
  });

  test('with all courses done it leads to the hours', async () => {
    const { find } = await page('all done');
    expect(find('.next a').getAttribute('href')).toBe('/my/hours/');
  });

  test('signed out, it says what one would see and leads to the sign-in page and back', async () => {
    const { find } = await page('signed out');
    expect(find('a').getAttribute('href')).toBe('/sign-in/?next=%2Fmy%2Flearning%2F');
  });
});
