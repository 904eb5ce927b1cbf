/** What is a statement and what is not. Each title begins with the part of xAPI 1.0.3 that decides. */
import { describe, expect, test } from 'vitest';
import { validateActor, validateStatement } from '../../../src/domain/xapi/validate-statement.ts';
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

const VOIDED = { id: 'http://adlnet.gov/expapi/verbs/voided' };
const REFERENCE = { objectType: 'StatementRef', id: UUID };
const withDefinition = (definition: object) => aStatement({ object: { ...ACTIVITY, definition } });
const withContext = (context: object) => aStatement({ context });
const withResult = (result: object) => aStatement({ result });
const without = (name: string) => {
  const { [name]: _, ...rest } = aStatement() as unknown as Record<string, unknown>;
  return rest;
};

describe('a statement is valid', () => {
  const valid: readonly (readonly [string, unknown])[] = [
    ['2.4: with actor, verb and object alone', aStatement()],
    ['2.4: with every property', aFullStatement()],
    [
      '2.4.1: with the example id of the specification',
      aStatement({ id: '12345678-1234-5678-1234-567812345678' }),
    ],
    ['2.4.1: with an id in capitals', aStatement({ id: UUID.toUpperCase() })],
    [
      '2.4.2.1: with an agent known by an account',
      aStatement({ actor: { account: { homePage: 'https://a.cn', name: '' } } }),
    ],
    [
      '2.4.2.2: with an anonymous group of nobody',
      aStatement({ actor: { objectType: 'Group', member: [] } }),
    ],
    [
      '2.4.2.2: with an identified group without members',
      aStatement({ actor: { objectType: 'Group', ...AGENT } }),
    ],
    ['2.4.4: with an agent as object', aStatement({ object: { objectType: 'Agent', ...AGENT } })],
    ['2.4.4: with a group as object', aStatement({ object: { objectType: 'Group', member: [AGENT] } })],
    ['2.4.4.3: with a reference as object', aStatement({ object: REFERENCE })],
    [
      '2.4.4.3: with a SubStatement',
      aStatement({ object: aSubStatement({ timestamp: '2099-01-01T00:00:00Z', context: {} }) }),
    ],
    ['2.3.2: voiding another', aStatement({ verb: VOIDED, object: REFERENCE })],
    ['2.4.3: with an IRI in Chinese', aStatement({ verb: { id: 'https://example.gov.cn/动词/学习' } })],
    ['2.4.4.1: with an empty definition', withDefinition({})],
    [
      '2.4.4.1: with a choice without choices',
      withDefinition({ interactionType: 'choice', correctResponsesPattern: [] }),
    ],
    ['2.4.5.1: with a score at its bounds', withResult({ score: { scaled: 1, raw: 5, min: -5, max: 5 } })],
    ['2.4.6: with a revision on an Activity', withContext({ revision: '1' })],
    [
      '2.4.9: with an authority of two (OAuth)',
      aStatement({ authority: { objectType: 'Group', member: [AGENT, AGENT] } }),
    ],
    ['2.4.10: with version 1.0', aStatement({ version: '1.0' })],
    ['2.4.10: with a later 1.0.x', aStatement({ version: '1.0.9' })],
    [
      '2.4.11: with an attachment without fileUrl',
      aStatement({ attachments: [anAttachment({ fileUrl: 'https://a.cn' })] }),
    ],
    ['4.1: with null inside an extension', withContext({ extensions: { 'https://a.cn/x': null } })],
    ['4.2: with an empty language map', aStatement({ verb: { ...VERB, display: {} } })],
  ];
  test.each(valid)('%s', (_title, statement) => {
    expect(validateStatement(statement, '1.0.3')).toEqual({ ok: true, value: statement });
  });
});

describe('a statement is refused, and the path names the fault', () => {
  const invalid: readonly (readonly [title: string, path: string, statement: unknown])[] = [
    ['2.2: null', '', null],
    ['2.2: an array', '', []],
    ['2.2: a string', '', 'statement'],
    ['2.2: without actor', 'actor', without('actor')],
    ['2.2: without verb', 'verb', without('verb')],
    ['2.2: without object', 'object', without('object')],
    ['2.2: null for a property', 'result', aStatement({ result: null })],
    ['2.2: null deep inside', 'object.definition.name.en', withDefinition({ name: { en: null } })],
    ['2.2: an unknown property', 'mood', aStatement({ mood: 'good' })],
    ['2.2: a property in the wrong case', 'Actor', { ...without('actor'), Actor: AGENT }],
    ['2.2: an unknown property deep inside', 'object.definition.title', withDefinition({ title: {} })],
    ['2.2: a name of every object', 'constructor', aStatement({ constructor: 1 })],
    [
      '2.2: __proto__',
      '__proto__',
      JSON.parse(JSON.stringify(aStatement()).replace('{', '{"__proto__":{},')),
    ],
    ['2.2: a number as string', 'result.score.raw', withResult({ score: { raw: '3' } })],
    ['2.2: a boolean as string', 'result.success', withResult({ success: 'true' })],
    ['2.2: an array for an object', 'context', aStatement({ context: [] })],
    ['2.4.1: a short id', 'id', aStatement({ id: '8f87ccde' })],
    ['2.4.1: an id with braces', 'id', aStatement({ id: `{${UUID}}` })],
    ['2.4.2.1: an agent without identifier', 'actor', aStatement({ actor: { name: '王' } })],
    [
      '2.4.2.1: an agent with two',
      'actor.openid',
      aStatement({ actor: { ...AGENT, openid: 'https://a.cn' } }),
    ],
    [
      '2.4.2.1: an objectType in the wrong case',
      'actor.objectType',
      aStatement({ actor: { objectType: 'agent', ...AGENT } }),
    ],
    ['2.4.2.1: an agent with members', 'actor.member', aStatement({ actor: { ...AGENT, member: [] } })],
    [
      '2.4.2.2: an anonymous group without members',
      'actor.member',
      aStatement({ actor: { objectType: 'Group' } }),
    ],
    [
      '2.4.2.2: a group within a group',
      'actor.member[0].objectType',
      aStatement({ actor: { objectType: 'Group', member: [{ objectType: 'Group', ...AGENT }] } }),
    ],
    [
      '2.4.2.2: a group with two identifiers',
      'actor.mbox_sha1sum',
      aStatement({ actor: { objectType: 'Group', ...AGENT, mbox_sha1sum: 'ab'.repeat(20) } }),
    ],
    ['2.4.2.3: an mbox without mailto', 'actor.mbox', aStatement({ actor: { mbox: 'wang@example.gov.cn' } })],
    ['2.4.2.3: an mbox without address', 'actor.mbox', aStatement({ actor: { mbox: 'mailto:wang' } })],
    ['2.4.2.3: a short SHA-1', 'actor.mbox_sha1sum', aStatement({ actor: { mbox_sha1sum: 'ab' } })],
    [
      '2.4.2.3: an openid without scheme',
      'actor.openid',
      aStatement({ actor: { openid: 'example.gov.cn' } }),
    ],
    [
      '2.4.2.4: an account without name',
      'actor.account.name',
      aStatement({ actor: { account: { homePage: 'https://a.cn' } } }),
    ],
    [
      '2.4.2.4: an account with a number',
      'actor.account.name',
      aStatement({ actor: { account: { homePage: 'https://a.cn', name: 7 } } }),
    ],
    [
      '2.4.2.4: a homePage without scheme',
      'actor.account.homePage',
      aStatement({ actor: { account: { homePage: 'a.cn', name: 'x' } } }),
    ],
    ['2.4.3: a verb without id', 'verb.id', aStatement({ verb: { display: { en: 'did' } } })],
    ['2.4.3: a verb that is no IRI', 'verb.id', aStatement({ verb: { id: 'experienced' } })],
    [
      '2.4.3: a scheme with a forbidden sign',
      'verb.id',
      aStatement({ verb: { id: 'ab=c://should.fail.com' } }),
    ],
    [
      '2.4.4: an unknown objectType',
      'object.objectType',
      aStatement({ object: { ...ACTIVITY, objectType: 'Course' } }),
    ],
    [
      '2.4.4: an objectType of every object',
      'object.objectType',
      aStatement({ object: { ...ACTIVITY, objectType: 'toString' } }),
    ],
    [
      '2.4.4: an objectType that is no string',
      'object.objectType',
      aStatement({ object: { ...ACTIVITY, objectType: {} } }),
    ],
    ['2.4.4.1: an activity without id', 'object.id', aStatement({ object: { definition: {} } })],
    [
      '2.4.4.1: an unknown interactionType',
      'object.definition.interactionType',
      withDefinition({ interactionType: 'Choice' }),
    ],
    [
      '2.4.4.1: choices without interactionType',
      'object.definition.interactionType',
      withDefinition({ choices: [] }),
    ],
    [
      '2.4.4.1: steps for a choice',
      'object.definition.steps',
      withDefinition({ interactionType: 'choice', steps: [] }),
    ],
    [
      '2.4.4.1: two choices with one id',
      'object.definition.choices[1].id',
      withDefinition({ interactionType: 'choice', choices: [{ id: 'a' }, { id: 'a' }] }),
    ],
    [
      '2.4.4.1: a pattern that is no list',
      'object.definition.correctResponsesPattern',
      withDefinition({ interactionType: 'other', correctResponsesPattern: 'a' }),
    ],
    ['2.4.4.2: an agent as object without objectType', 'object.mbox', aStatement({ object: AGENT })],
    ['2.4.4.3: a reference without UUID', 'object.id', aStatement({ object: { ...REFERENCE, id: 'x' } })],
    ['2.4.4.3: a SubStatement with id', 'object.id', aStatement({ object: aSubStatement({ id: UUID }) })],
    [
      '2.4.4.3: a SubStatement with stored',
      'object.stored',
      aStatement({ object: aSubStatement({ stored: '2026-01-01T00:00:00Z' }) }),
    ],
    [
      '2.4.4.3: a SubStatement with version',
      'object.version',
      aStatement({ object: aSubStatement({ version: '1.0.0' }) }),
    ],
    [
      '2.4.4.3: a SubStatement with authority',
      'object.authority',
      aStatement({ object: aSubStatement({ authority: AGENT }) }),
    ],
    [
      '2.4.4.3: a SubStatement in another',
      'object.object.objectType',
      aStatement({ object: aSubStatement({ object: aSubStatement() }) }),
    ],
    ['2.3.2: voiding an activity', 'object', aStatement({ verb: VOIDED })],
    ['2.4.5.1: scaled above 1', 'result.score.scaled', withResult({ score: { scaled: 1.01 } })],
    [
      '2.4.5.1: a number past all bounds',
      'result.score.raw',
      withResult({ score: JSON.parse('{"raw":1e999}') }),
    ],
    ['2.4.5.1: raw above max', 'result.score.raw', withResult({ score: { raw: 6, max: 5 } })],
    ['2.4.5.1: raw below min', 'result.score.raw', withResult({ score: { raw: -1, min: 0 } })],
    ['2.4.5.1: min equal to max', 'result.score.min', withResult({ score: { min: 5, max: 5 } })],
    ['2.4.5: a duration in words', 'result.duration', withResult({ duration: 'an hour' })],
    ['2.4.6: a registration that is no UUID', 'context.registration', withContext({ registration: '1' })],
    ['2.4.6: an agent as team', 'context.team.objectType', withContext({ team: AGENT })],
    ['2.4.6: a language that is none', 'context.language', withContext({ language: 'zh_CN' })],
    [
      '2.4.6: a SubStatement as context statement',
      'context.statement.objectType',
      withContext({ statement: { ...REFERENCE, objectType: 'SubStatement' } }),
    ],
    [
      '2.4.6: a revision on an agent',
      'context.revision',
      aStatement({ object: { objectType: 'Agent', ...AGENT }, context: { revision: '1' } }),
    ],
    [
      '2.4.6: a platform on a reference',
      'context.platform',
      aStatement({ object: REFERENCE, context: { platform: 'x' } }),
    ],
    [
      '2.4.6: a platform on an agent in a SubStatement',
      'object.context.platform',
      aStatement({
        object: aSubStatement({ object: { objectType: 'Agent', ...AGENT }, context: { platform: 'x' } }),
      }),
    ],
    [
      '2.4.6.2: an unknown kind of context activity',
      'context.contextActivities.Parent',
      withContext({ contextActivities: { Parent: [] } }),
    ],
    [
      '2.4.6.2: a string for one',
      'context.contextActivities.parent',
      withContext({ contextActivities: { parent: 'x' } }),
    ],
    [
      '2.4.6.2: an agent among them',
      'context.contextActivities.other[0].objectType',
      withContext({ contextActivities: { other: [{ objectType: 'Agent', ...AGENT }] } }),
    ],
    ['2.4.7: a timestamp without zone', 'timestamp', aStatement({ timestamp: '2026-11-23T09:00:00' })],
    ['2.4.8: a stored time that is none', 'stored', aStatement({ stored: 'now' })],
    [
      '2.4.9: an authority of one in a group',
      'authority',
      aStatement({ authority: { objectType: 'Group', member: [AGENT] } }),
    ],
    [
      '2.4.9: an identified group as authority',
      'authority',
      aStatement({ authority: { objectType: 'Group', ...AGENT, member: [AGENT, AGENT] } }),
    ],
    ['2.4.10: version 1.1.0', 'version', aStatement({ version: '1.1.0' })],
    ['2.4.10: version 0.95', 'version', aStatement({ version: '0.95' })],
    ['2.4.11: one attachment outside a list', 'attachments', aStatement({ attachments: anAttachment() })],
    [
      '2.4.11: an attachment without sha2',
      'attachments[0].sha2',
      aStatement({ attachments: [{ ...anAttachment(), sha2: undefined }] }),
    ],
    [
      '2.4.11: half an octet',
      'attachments[0].length',
      aStatement({ attachments: [anAttachment({ length: 0.5 })] }),
    ],
    [
      '2.4.11: a media type that is none',
      'attachments[0].contentType',
      aStatement({ attachments: [anAttachment({ contentType: 'pdf' })] }),
    ],
    [
      '2.4.11: a usageType without scheme',
      'attachments[0].usageType',
      aStatement({ attachments: [anAttachment({ usageType: 'x' })] }),
    ],
    [
      '4.1: an extension not named by an IRI',
      'context.extensions.mood',
      withContext({ extensions: { mood: 1 } }),
    ],
    [
      '4.2: a language map with a bad tag',
      'verb.display.english_us',
      aStatement({ verb: { ...VERB, display: { english_us: 'x' } } }),
    ],
  ];
  test.each(invalid)('%s', (_title, path, statement) => {
    const result = validateStatement(statement, '1.0.3');
    expect(result).toMatchObject({ ok: false, failure: { code: 'invalid', path } });
    expect(!result.ok && result.failure.message).toContain(path === '' ? 'The statement' : path);
    expect(!result.ok && result.failure.message).toMatch(/\(xAPI 1\.0\.3 .+\)\.$/);
  });
});

test('in a batch the path begins with the place', () => {
  expect(validateStatement(aStatement({ id: 7 }), '1.0.3', '[3]')).toMatchObject({
    failure: { path: '[3].id' },
  });
});

test('a property in the wrong case is told its right spelling', () => {
  const result = validateStatement(aStatement({ actor: { mBox: AGENT.mbox } }), '1.0.3');
  expect(!result.ok && result.failure.message).toContain('write "mbox"');
});

test('a parameter names an agent that can be recognised', () => {
  expect(validateActor(AGENT, 'agent').ok).toBe(true);
  expect(validateActor({ objectType: 'Group', ...AGENT }, 'agent').ok).toBe(true);
  expect(validateActor({ objectType: 'Group', member: [AGENT] }, 'agent')).toMatchObject({
    failure: { path: 'agent' },
  });
});
