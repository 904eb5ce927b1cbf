/** xAPI 1.0.3 Data 2.3.1, statement comparison. */
import { describe, expect, test } from 'vitest';
import { equivalenceText, isSentAgain } from '../../../src/domain/xapi/equivalence-text.ts';
import {
  ACTIVITY,
  AGENT,
  aFullStatement,
  anAttachment,
  aStatement,
  aSubStatement,
  UUID,
  VERB,
} from './a-statement.ts';

const OTHER = { openid: 'https://example.gov.cn/people/li' };
const WHEN = '2026-11-23T01:00:00Z';

describe('two statements are equivalent that differ', () => {
  const pairs: readonly (readonly [string, object, object])[] = [
    ['in what the server sets', {}, { id: UUID, stored: WHEN, authority: AGENT, version: '1.0.0' }],
    ['in a timestamp the server set', {}, { timestamp: WHEN, stored: '2026-11-23T09:00:00+08:00' }],
    ['in the zone of a timestamp', { timestamp: WHEN }, { timestamp: '2026-11-23T09:00:00.000+08:00' }],
    ['in a verb’s display', {}, { verb: { ...VERB, display: { en: 'x' } } }],
    ['in an activity’s definition', {}, { object: { ...ACTIVITY, definition: { name: { en: 'x' } } } }],
    ['in attachments', {}, { attachments: [anAttachment()] }],
    [
      'in the order of a group’s members',
      { actor: { objectType: 'Group', member: [AGENT, OTHER] } },
      { actor: { objectType: 'Group', member: [OTHER, AGENT] } },
    ],
    [
      'in the case of an e-mail’s domain',
      { actor: { mbox: 'mailto:wang@EXAMPLE.gov.cn' } },
      { actor: { mbox: 'mailto:wang@example.gov.cn' } },
    ],
    [
      'in one context activity or a list of one',
      { context: { contextActivities: { parent: ACTIVITY } } },
      { context: { contextActivities: { parent: [ACTIVITY] } } },
    ],
    [
      'in a SubStatement’s display',
      { object: aSubStatement() },
      { object: aSubStatement({ verb: { ...VERB, display: { en: 'x' } } }) },
    ],
    ['in how a duration is written', { result: { duration: 'PT60S' } }, { result: { duration: 'PT1M' } }],
    [
      'in less than a hundredth of a second',
      { result: { duration: 'PT1.001S' } },
      { result: { duration: 'PT1.009S' } },
    ],
    [
      'in the order of properties',
      { result: { success: true, completion: true } },
      { result: { completion: true, success: true } },
    ],
  ];
  test.each(pairs)('%s', (_title, one, other) => {
    expect(equivalenceText(aStatement(one))).toBe(equivalenceText(aStatement(other)));
  });
});

describe('two statements are not equivalent that differ', () => {
  const pairs: readonly (readonly [string, object, object])[] = [
    ['in the actor', {}, { actor: OTHER }],
    ['in the verb', {}, { verb: { id: 'http://adlnet.gov/expapi/verbs/answered' } }],
    ['in the object', {}, { object: { id: 'https://example.gov.cn/activities/2' } }],
    ['in the result', { result: { success: true } }, { result: { success: false } }],
    [
      'in the hundredths of a duration',
      { result: { duration: 'PT1.01S' } },
      { result: { duration: 'PT1.02S' } },
    ],
    ['in the months of a duration', { result: { duration: 'P1M' } }, { result: { duration: 'P30D' } }],
    ['in a timestamp that was sent', { timestamp: WHEN }, { timestamp: '2026-11-23T01:00:01Z' }],
    ['in the registration', {}, { context: { registration: UUID } }],
    [
      'in a context activity',
      { context: { contextActivities: { parent: [ACTIVITY] } } },
      { context: { contextActivities: { other: [ACTIVITY] } } },
    ],
    [
      'in an extension',
      { context: { extensions: { 'https://a.cn/x': [1, null] } } },
      { context: { extensions: { 'https://a.cn/x': [1] } } },
    ],
    [
      'in a SubStatement’s result',
      { object: aSubStatement() },
      { object: aSubStatement({ result: { success: true } }) },
    ],
  ];
  test.each(pairs)('%s', (_title, one, other) => {
    expect(equivalenceText(aStatement(one))).not.toBe(equivalenceText(aStatement(other)));
  });
});

test('a statement with everything has a text', () => {
  expect(equivalenceText(aFullStatement())).toContain('account|https://example.gov.cn/units|u1');
});

describe('what came under a known id is the kept statement once more', () => {
  const kept = aStatement({ timestamp: WHEN, stored: WHEN });

  test.each([
    ['with the timestamp that was sent, which happens to be the instant of storing', { timestamp: WHEN }],
    ['without one, for an LRS had set it', {}],
    ['as an LRS gives it back', { timestamp: WHEN, stored: WHEN }],
  ])('%s', (_title, sent) => {
    expect(isSentAgain(kept, aStatement(sent))).toBe(true);
  });

  test.each([
    ['another timestamp', { timestamp: '2026-11-23T01:00:00.001Z' }],
    ['another verb', { timestamp: WHEN, verb: { id: 'https://example.gov.cn/verbs/other' } }],
  ])('not with %s', (_title, sent) => {
    expect(isSentAgain(kept, aStatement(sent))).toBe(false);
  });
});
