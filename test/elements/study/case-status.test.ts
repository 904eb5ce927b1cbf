import { afterEach, describe, expect, test } from 'vitest';
import '../../../src/elements/case-status/case-status.ts';
import { someCases } from '../../../src/drawing/example-learning.ts';
import { examples } from '../../../src/elements/case-status/case-status.example.ts';
import type { CaseProgress } from '../../../src/stores/case-progress.ts';
import { eventually } from '../../support/eventually.ts';
import { clearStage, exampleNamed, settled, show } from './study-stage.ts';

afterEach(clearStage);

const open = (name: string) => show('md-case-status', exampleNamed(examples, name));
const tell = (detail: Partial<CaseProgress>) =>
  document.dispatchEvent(
    new CustomEvent('md-case-progress', {
      detail: { case: 'counter', minutes: 0, presence: 'counting', isAtEnding: false, ...detail },
    }),
  );

describe('md-case-status', () => {
  test('signed out it says what the case is worth, and leads to signing in', async () => {
    const { text, find } = await open('signed out');
    expect(text()).toContain('学完记 0.11 学时');
    expect(find<HTMLAnchorElement>('a').pathname).toBe('/sign-in/');
  });

  test('it says minutes and ending, from the record and from the page, whichever is further', async () => {
    const { text } = await open('under way');
    expect(text()).toContain('已学 3 分钟，至少 7 分钟');
    expect(text()).toContain('已走到结局');
    tell({ case: 'queue', minutes: 5 });
    await settled();
    expect(text()).toContain('已学 5 分钟');
  });

  test('it asks the record again when all may be done, and shows the credit', async () => {
    const stage = await open('new');
    expect(stage.text()).toContain('还没有走到结局');
    const done = { ...someCases[2], state: 'complete', creditedThisYear: true };
    stage.answers['GET /api/me/learning'] = { status: 200, body: { courses: [], cases: [done] } };
    tell({ minutes: 7, isAtEnding: false });
    await settled();
    expect(stage.text()).not.toContain('已记入');
    tell({ minutes: 7, isAtEnding: true });
    await eventually(() => expect(stage.text()).toContain('已记入本年度 0.11 学时'));
  });

  test('it says why nothing is counted', async () => {
    const { text } = await open('new');
    tell({ presence: 'paused' });
    await settled();
    expect(text()).toContain('暂停计时');
  });
});
