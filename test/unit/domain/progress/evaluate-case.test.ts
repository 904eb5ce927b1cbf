/** When a case is complete: a whole way to an ending, and the minutes. */
import { expect, test } from 'vitest';
import { type CaseProgress, evaluateCase } from '../../../../src/domain/progress/evaluate-case.ts';
import { aCase } from '../../../support/builders.ts';

const study = aCase();
const walked: CaseProgress = {
  scenesSeen: ['counter', 'ask-back', 'done'],
  choices: [
    { scene: 'counter', to: 'ask-back' },
    { scene: 'ask-back', to: 'done' },
  ],
  minutes: 2,
};

test('a whole way and the minutes complete it', () => {
  expect(evaluateCase(study, walked)).toEqual({
    path: ['counter', 'ask-back', 'done'],
    minutes: 2,
    minimumMinutes: 2,
    complete: true,
  });
});

test.each([
  ['a minute short', { minutes: 1 }],
  ['the first scene not seen', { scenesSeen: ['ask-back', 'done'] }],
  ['a scene on the way not seen', { scenesSeen: ['counter', 'done'] }],
  ['the ending not seen', { scenesSeen: ['counter', 'ask-back'] }],
  ['a decision not taken', { choices: [{ scene: 'ask-back', to: 'done' }] }],
  ['a decision that leads nowhere', { choices: [{ scene: 'counter', to: 'done' }] }],
  ['nothing at all', { scenesSeen: [], choices: [], minutes: 0 }],
])('not with %s', (_case, lacking) => {
  expect(evaluateCase(study, { ...walked, ...lacking }).complete).toBe(false);
});

test('detours do no harm, and the shortest way walked is told', () => {
  const detour: CaseProgress = {
    scenesSeen: ['counter', 'ask-back', 'done', 'late'],
    choices: [...walked.choices, { scene: 'counter', to: 'late' }],
    minutes: 9,
  };
  expect(evaluateCase(study, detour).path).toEqual(['counter', 'late']);
});

test('a way that leads round in a circle ends the search all the same', () => {
  const circle = aCase({
    scenes: [
      { id: 'counter', title: '一', leadsTo: ['ask-back'] },
      { id: 'ask-back', title: '二', leadsTo: ['counter', 'done'] },
      { id: 'done', title: '三', leadsTo: [] },
    ],
  });
  const progress = {
    scenesSeen: ['counter', 'ask-back'],
    choices: [
      { scene: 'counter', to: 'ask-back' },
      { scene: 'ask-back', to: 'counter' },
    ],
    minutes: 9,
  };
  expect(evaluateCase(circle, progress).path).toBeUndefined();
});
