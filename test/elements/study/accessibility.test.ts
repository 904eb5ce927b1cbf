import { afterEach, describe, expect, test } from 'vitest';
import '../../../src/elements/case/case.ts';
import { examples as cases } from '../../../src/elements/case/case.example.ts';
import '../../../src/elements/case-status/case-status.ts';
import { examples as caseStatus } from '../../../src/elements/case-status/case-status.example.ts';
import '../../../src/elements/lesson-status/lesson-status.ts';
import { examples as lessonStatus } from '../../../src/elements/lesson-status/lesson-status.example.ts';
import '../../../src/elements/lesson-tracker/lesson-tracker.ts';
import { examples as lessonTracker } from '../../../src/elements/lesson-tracker/lesson-tracker.example.ts';
import '../../../src/elements/presence-check/presence-check.ts';
import { examples as presenceCheck } from '../../../src/elements/presence-check/presence-check.example.ts';
import '../../../src/elements/quiz/quiz.ts';
import { examples as quiz } from '../../../src/elements/quiz/quiz.example.ts';
import '../../../src/elements/sync-status/sync-status.ts';
import { examples as syncStatus } from '../../../src/elements/sync-status/sync-status.example.ts';
import { accessibilityFaults, clearStage, settled, show } from './study-stage.ts';

const ELEMENTS = [
  ['md-lesson-tracker', lessonTracker],
  ['md-lesson-status', lessonStatus],
  ['md-sync-status', syncStatus],
  ['md-presence-check', presenceCheck],
  ['md-quiz', quiz],
  ['md-case', cases],
  ['md-case-status', caseStatus],
] as const;

afterEach(clearStage);

describe.each(ELEMENTS)('%s', (tag, examples) => {
  test.each(examples.map((example) => [example.name, example] as const))(
    '%s: axe finds nothing',
    async (_name, example) => {
      const { root } = await show(tag, example);
      if (tag === 'md-sync-status') root.querySelector('button')?.click();
      await settled();
      expect(await accessibilityFaults()).toEqual([]);
    },
  );
});
