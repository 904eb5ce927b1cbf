import { describe, expect, test } from 'vitest';
import { parseScenario } from './scenario/read-scenario.ts';

const whole = (more: object = {}) => ({
  title: 'Somebody reads, and nothing else happens',
  kind: 'honest',
  start: '2026-11-23T09:00:00+08:00',
  people: { wang: {} },
  steps: [{ at: 0, do: 'open', who: 'wang', lesson: 'integrity/01-gifts' }],
  expect: {},
  ...more,
});
const read = (more: object = {}) => parseScenario(JSON.stringify(whole(more)), 'a.json');

test('a scenario is read with its defaults', () => {
  const { content, steps } = read({ steps: [{ at: '1d 00:01:30', do: 'read', who: 'wang', for: 90 }] });
  expect(content).toBe('small');
  expect(steps).toMatchObject([
    { at: 86_490_000, for: 90_000, device: 'pc', tab: 'tab', input: 'scroll', pace: 300, answers: 'right' },
  ]);
});

describe('what is not understood is refused with its place:', () => {
  const step = (more: object) => read({ steps: [{ at: 0, who: 'wang', ...more }] });

  test.each([
    [
      'an unknown step',
      () => step({ do: 'jump' }),
      /a\.json: steps\[0\]\.do: there is no step "jump"; there are: open, read,/,
    ],
    ['a field the step does not have', () => step({ do: 'idle', lang: 'zh' }), /steps\[0\]: .*"lang"/],
    ['a step without what it needs', () => step({ do: 'read' }), /steps\[0\]\.for: /],
    ['a time that is none', () => step({ do: 'idle', at: 'noon' }), /steps\[0\]\.at: /],
    [
      'somebody who is not there',
      () => step({ do: 'idle', who: 'li' }),
      /steps\[0\]\.who: "li" does not stand under people: wang/,
    ],
    ['an expectation of a stranger', () => read({ expect: { people: { li: {} } } }), /expect\.people: "li"/],
    ['a field of the whole', () => read({ stepps: [] }), /the whole: .*"stepps"/],
    ['no sentence', () => read({ title: 'x' }), /title: say in a sentence/],
    ['no instant', () => read({ start: 'yesterday' }), /start: start is an instant/],
    ['no JSON', () => parseScenario('{', 'a.json'), /a\.json: this is not JSON/],
    [
      'steps out of order',
      () =>
        read({
          steps: [
            { at: 9, do: 'idle', who: 'wang' },
            { at: 3, do: 'idle', who: 'wang' },
          ],
        }),
      /steps\[1\]\.at: steps stand in the order/,
    ],
  ])('%s', (_name, reading, sentence) => {
    expect(reading).toThrow(sentence);
  });
});
