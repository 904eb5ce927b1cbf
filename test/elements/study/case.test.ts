import { afterEach, describe, expect, test } from 'vitest';
import '../../../src/elements/case/case.ts';
import { examples } from '../../../src/elements/case/case.example.ts';
import type { CaseProgress } from '../../../src/stores/case-progress.ts';
import { session } from '../../../src/stores/session.ts';
import { eventually } from '../../support/eventually.ts';
import { aPerson, clearStage, exampleNamed, RECORD, settled, show } from './study-stage.ts';

afterEach(clearStage);

const open = (name = 'signed in') => show('md-case', exampleNamed(examples, name));
const shown = () =>
  [...document.querySelectorAll<HTMLElement>('[data-scene], [data-debrief]')]
    .filter(({ hidden }) => !hidden)
    .map(({ id }) => id);
const take = async (to: string) => {
  const way = [...document.querySelectorAll<HTMLElement>(`[data-way="${to}"]`)].find(
    (each) => each.offsetParent,
  );
  way?.click();
  await settled();
};
const arrived = (id: string) => eventually(() => expect(shown()).toEqual([id]));

describe('md-case', () => {
  test('one scene is shown at a time, the first at the beginning', async () => {
    await open();
    expect(shown()).toEqual(['scene-start']);
  });

  test('a way leads to its scene; focus goes to the heading, the path stands above', async () => {
    const { root } = await open();
    await take('wave');
    expect(shown()).toEqual(['scene-wave']);
    expect(document.activeElement?.id).toBe('scene-wave-title');
    expect(location.hash).toBe('#scene-wave');
    const steps = [...root.querySelectorAll('nav li')].map((step) =>
      step.textContent?.replace(/\s+/g, ' ').trim(),
    );
    expect(steps).toEqual(['三十一号 选择：请他明天来', '他走得很快']);
    expect(root.querySelector('[aria-current=step]')?.textContent).toBe('他走得很快');
  });

  test('at an ending the debrief opens', async () => {
    const { root } = await open();
    await take('ask');
    expect(shown()).toEqual(['scene-ask', 'debrief']);
    expect(root.querySelector('[role=status]')?.textContent).toContain('结局');
  });

  test('the browser’s Back leads back', async () => {
    await open();
    await take('wave');
    await take('ask');
    history.back();
    await arrived('scene-wave');
    history.back();
    await arrived('scene-start');
  });

  test('one can step back and begin anew', async () => {
    const { root } = await open();
    await take('wave');
    await take('ask');
    const [back, restart] = [...root.querySelectorAll('button')];
    back?.click();
    expect(shown()).toEqual(['scene-wave']);
    restart?.click();
    await settled();
    expect(shown()).toEqual(['scene-start']);
    expect(root.querySelector('nav')).toBeNull();
  });

  test('whoever signs in midway has the walked path told', async () => {
    const stage = await open('signed out');
    await take('wave');
    await take('ask');
    expect(stage.statements).toEqual([]);
    Object.assign(stage.answers, RECORD, { 'GET /api/session': { status: 200, body: aPerson() } });
    await session.refresh();
    await eventually(() => expect(stage.statements).toHaveLength(6));
    const chosen = stage.statements.filter(({ verb }) => verb.id.endsWith('interacted'));
    expect(chosen.map(({ result }) => result?.response).sort()).toEqual(['ask', 'wave']);
  });

  test('an ending counts as reached only by whoever walked there from the first scene', async () => {
    const heard: boolean[] = [];
    const hear = ({ detail }: CustomEvent<CaseProgress>) => heard.push(detail.isAtEnding);
    document.addEventListener('md-case-progress', hear);
    await open();
    await take('ask');
    expect(heard.at(-1)).toBe(true);
    await clearStage();
    history.replaceState(null, '', '#scene-ask');
    await open();
    document.removeEventListener('md-case-progress', hear);
    expect(heard.at(-1)).toBe(false);
  });

  test('statements tell the opening, each scene once, and the way chosen', async () => {
    const stage = await open();
    await take('wave');
    await take('ask');
    await eventually(() => expect(stage.statements).toHaveLength(6));
    const said = stage.statements.map(({ verb, object, result }) =>
      [
        verb.id.split('/').at(-1),
        object.id.replace('https://mingde.example/cases/queue', ''),
        result?.response,
      ].join(' '),
    );
    expect(said.sort()).toEqual(
      [
        ...['initialized  ', 'experienced /scenes/start ', 'interacted /scenes/start wave'],
        ...['experienced /scenes/wave ', 'interacted /scenes/wave ask', 'experienced /scenes/ask '],
      ].sort(),
    );
    expect(stage.statements.every(({ context }) => context.platform === 'Mingde')).toBe(true);
  });

  test('signed out it reads the same and says nothing', async () => {
    const stage = await open('signed out');
    await take('wave');
    expect(shown()).toEqual(['scene-wave']);
    expect(stage.asked.some(({ call }) => call.includes('/xapi/'))).toBe(false);
  });

  test('taken off the page, it leaves every scene visible', async () => {
    const { element } = await open();
    const main = element.parentElement;
    const scenes = [...element.children];
    element.remove();
    main?.append(...scenes);
    expect(shown()).toHaveLength(4);
  });
});
