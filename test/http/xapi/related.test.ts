/** xAPI 1.0.3 Communication 2.1.3, related_agents and related_activities: a filter applied to every place there is. */
import { describe, expect, test } from 'vitest';
import { aSubStatement } from '../../unit/xapi/a-statement.ts';
import { freshLrs, withId } from './lrs.ts';

const lrs = freshLrs();
const CHEN = { mbox: 'mailto:chen@a.cn' };
const CASE = { id: 'https://a.cn/cases/1' };
const groupOf = (...member: object[]) => ({ objectType: 'Group', member });
const inside = (part: object) => ({ object: aSubStatement(part) });
const withAgents = { contextAgents: [{ objectType: 'contextAgent', agent: CHEN }] };
const withGroups = (group: object) => ({ contextGroups: [{ objectType: 'contextGroup', group }] });

/** Whether the plain filter finds it too. */
const agents: readonly (readonly [place: string, plainly: boolean, statement: object])[] = [
  ['the actor', true, { actor: CHEN }],
  ['a member of the actor', true, { actor: groupOf(CHEN) }],
  ['the object', true, { object: { objectType: 'Agent', ...CHEN } }],
  ['a member of the object', true, { object: groupOf(CHEN) }],
  ['the instructor', false, { context: { instructor: CHEN } }],
  ['a member of the instructor', false, { context: { instructor: groupOf(CHEN) } }],
  ['the team', false, { context: { team: { objectType: 'Group', ...CHEN } } }],
  ['a member of the team', false, { context: { team: groupOf(CHEN) } }],
  ['contextAgents', false, { context: withAgents }],
  ['contextGroups', false, { context: withGroups({ objectType: 'Group', ...CHEN }) }],
  ['a member in contextGroups', false, { context: withGroups(groupOf(CHEN)) }],
  ['a SubStatement’s actor', false, inside({ actor: CHEN })],
  ['a member of a SubStatement’s actor', false, inside({ actor: groupOf(CHEN) })],
  ['a SubStatement’s object', false, inside({ object: { objectType: 'Agent', ...CHEN } })],
  ['a SubStatement’s instructor', false, inside({ context: { instructor: CHEN } })],
  ['a member of a SubStatement’s team', false, inside({ context: { team: groupOf(CHEN) } })],
  ['a SubStatement’s contextAgents', false, inside({ context: withAgents })],
  ['a SubStatement’s contextGroups', false, inside({ context: withGroups(groupOf(CHEN)) })],
];

describe('2.1.3: an agent', () => {
  test.each(agents)(
    'as %s (found plainly: %s) is found with related_agents',
    async (_place, plainly, part) => {
      const statement = withId(part);
      const body = [statement, withId()];
      expect((await lrs.post(body, { 'x-experience-api-version': '2.0.0' })).statusCode).toBe(200);
      expect(await lrs.idsOf({ agent: CHEN, related_agents: 'true' })).toEqual([statement.id]);
      const plain = plainly ? [statement.id] : [];
      expect(await lrs.idsOf({ agent: CHEN, related_agents: 'false' })).toEqual(plain);
      expect(await lrs.idsOf({ agent: CHEN })).toEqual(plain);
    },
  );

  test('as the authority is found with related_agents', async () => {
    const statement = withId();
    await lrs.post(statement);
    const other = await lrs.record.keyWith('all');
    await other.ask('POST', '/xapi/statements', { body: withId() });
    const { authority = {} } = await lrs.find(statement.id);
    expect(await lrs.idsOf({ agent: authority, related_agents: 'true' })).toEqual([statement.id]);
    expect(await lrs.idsOf({ agent: authority })).toEqual([]);
  });

  test('is one by its identifier, whatever else is said of it', async () => {
    const statement = withId({ context: { instructor: { objectType: 'Agent', name: '陈', ...CHEN } } });
    await lrs.post(statement);
    const asked = { name: '陈老师', mbox: 'mailto:chen@A.CN' };
    expect(await lrs.idsOf({ agent: asked, related_agents: 'true' })).toEqual([statement.id]);
  });
});

const activities: readonly (readonly [place: string, plainly: boolean, statement: object])[] = [
  ['the object', true, { object: CASE }],
  ...['parent', 'grouping', 'category', 'other'].flatMap((kind) => [
    [kind, false, { context: { contextActivities: { [kind]: CASE } } }] as const,
    [
      `one of several in ${kind}`,
      false,
      { context: { contextActivities: { [kind]: [{ id: 'a:b' }, CASE] } } },
    ] as const,
  ]),
  ['a SubStatement’s object', false, inside({ object: CASE })],
  ['a SubStatement’s parent', false, inside({ context: { contextActivities: { parent: [CASE] } } })],
];

describe('2.1.3: an activity', () => {
  test.each(activities)(
    'as %s (found plainly: %s) is found with related_activities',
    async (_place, plainly, part) => {
      const statement = withId(part);
      expect((await lrs.post([statement, withId()])).statusCode).toBe(200);
      expect(await lrs.idsOf({ activity: CASE.id, related_activities: 'true' })).toEqual([statement.id]);
      const plain = plainly ? [statement.id] : [];
      expect(await lrs.idsOf({ activity: CASE.id, related_activities: 'false' })).toEqual(plain);
      expect(await lrs.idsOf({ activity: CASE.id })).toEqual(plain);
    },
  );
});

test('2.1.3: both filters together are met by one statement', async () => {
  const both = withId({ context: { instructor: CHEN, contextActivities: { other: CASE } } });
  await lrs.post([both, withId({ context: { instructor: CHEN } }), withId({ object: CASE })]);
  const related = { related_agents: 'true', related_activities: 'true' };
  expect(await lrs.idsOf({ agent: CHEN, activity: CASE.id, ...related })).toEqual([both.id]);
});
