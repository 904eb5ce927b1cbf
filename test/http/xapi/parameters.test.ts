/** xAPI 1.0.3 Communication 3.2: parameters that are unknown, miswritten or stand where they may not. */
import { describe, expect, test } from 'vitest';
import { AGENT, aStatement, UUID } from '../../unit/xapi/a-statement.ts';
import { freshLrs, STATEMENTS, withId } from './lrs.ts';

const lrs = freshLrs();
const ACTIVITY = 'https://example.gov.cn/activities/1';

describe('3.2: every resource refuses', () => {
  const state = { activityId: ACTIVITY, agent: AGENT, stateId: 's' };
  const activityProfile = { activityId: ACTIVITY, profileId: 'p' };
  const agentProfile = { agent: AGENT, profileId: 'p' };
  const addresses = [
    ['GET', STATEMENTS, { statementId: UUID }],
    ['PUT', STATEMENTS, { statementId: UUID }],
    ['POST', STATEMENTS, {}],
    ['GET', '/xapi/activities/state', state],
    ['PUT', '/xapi/activities/state', state],
    ['POST', '/xapi/activities/state', state],
    ['DELETE', '/xapi/activities/state', state],
    ['GET', '/xapi/activities/profile', activityProfile],
    ['PUT', '/xapi/activities/profile', activityProfile],
    ['DELETE', '/xapi/activities/profile', activityProfile],
    ['GET', '/xapi/agents/profile', agentProfile],
    ['POST', '/xapi/agents/profile', agentProfile],
    ['DELETE', '/xapi/agents/profile', agentProfile],
    ['GET', '/xapi/agents', { agent: AGENT }],
    ['GET', '/xapi/activities', { activityId: ACTIVITY }],
    ['GET', '/xapi/about', {}],
  ] as const;

  test.each(addresses)('%s %s with a parameter nobody knows', async (method, path, query) => {
    const body = method === 'PUT' || method === 'POST' ? { body: aStatement() } : {};
    const response = await lrs.system.ask(method, path, { query: { ...query, colour: 'red' }, ...body });
    expect([response.statusCode, response.json().error]).toEqual([400, expect.stringContaining('colour')]);
  });

  const named = addresses.flatMap(([method, path, query]) =>
    Object.keys(query).map((name) => [method, path, name, query as Record<string, string | object>] as const),
  );
  test.each(named)('%s %s with %s in capitals', async (method, path, name, query) => {
    const { [name]: value = '', ...others } = query;
    const body = method === 'PUT' || method === 'POST' ? { body: aStatement() } : {};
    const response = await lrs.system.ask(method, path, {
      query: { ...others, [name.toUpperCase()]: value },
      ...body,
    });
    expect([response.statusCode, response.json().error]).toEqual([
      400,
      expect.stringContaining(`write "${name}"`),
    ]);
  });
});

describe('2.1.3: one statement asked for by its id', () => {
  const filters = {
    agent: AGENT,
    verb: 'https://a.cn/did',
    activity: ACTIVITY,
    registration: UUID,
    related_activities: 'false',
    related_agents: 'true',
    since: '2026-01-01T00:00:00Z',
    until: '2026-01-01T00:00:00Z',
    limit: '0',
    ascending: 'false',
    more: 'x',
  };
  const pairs = (['statementId', 'voidedStatementId'] as const).flatMap((id) =>
    Object.keys(filters).map((name) => [id, name as keyof typeof filters] as const),
  );

  test.each(pairs)('by %s may not be asked for with %s as well', async (id, name) => {
    const response = await lrs.get({ [id]: UUID, [name]: filters[name] });
    expect([response.statusCode, response.json()]).toEqual([400, { error: expect.stringContaining(name) }]);
  });

  test('by both ids at once is refused', async () => {
    expect((await lrs.get({ statementId: UUID, voidedStatementId: UUID })).statusCode).toBe(400);
  });

  test.each(['exact', 'ids', 'canonical'])(
    'may be asked for with format %s and attachments',
    async (format) => {
      const { id } = withId();
      await lrs.post(withId({ id }));
      for (const attachments of ['true', 'false']) {
        const response = await lrs.get({ statementId: id, format, attachments });
        expect([response.statusCode, response.body.includes(id)]).toEqual([200, true]);
      }
    },
  );
});

describe('3.2: a query with', () => {
  const bad: readonly (readonly [string, string])[] = [
    ['a doubled parameter', 'limit=1&limit=2'],
    ['an agent that is no JSON', 'agent=wang'],
    ['an agent without identifier', 'agent=%7B%7D'],
    [
      'an agent with two identifiers',
      `agent=${encodeURIComponent(JSON.stringify({ ...AGENT, openid: 'a:b' }))}`,
    ],
    ['a verb that is no IRI', 'verb=did'],
    ['an activity that is no IRI', 'activity=1'],
    ['a registration that is no UUID', 'registration=1'],
    ['a statementId that is no UUID', 'statementId=1'],
    ['since that is no time', 'since=yesterday'],
    ['until without a zone', 'until=2026-01-01T00:00:00'],
    ['a negative limit', 'limit=-1'],
    ['a limit with a fraction', 'limit=1.5'],
    ['an unknown format', 'format=IDS'],
    ['ascending in words', 'ascending=yes'],
    ['attachments as a number', 'attachments=1'],
    ['a related filter in words', 'related_agents=yes'],
    ['broken percent-encoding', 'verb=%E4%BD'],
    ['broken percent-encoding in a name', '%zz=1'],
    ['__proto__', '__proto__=1'],
    ['more from elsewhere', 'more=abc'],
    ['more with a forged filter', `more=${Buffer.from('5?agent=x').toString('base64url')}`],
    ['more within more', `more=${Buffer.from('5?more=x').toString('base64url')}`],
    ['more with another filter', 'more=abc&limit=1'],
  ];
  test.each(bad)('%s is refused', async (_title, query) => {
    const response = await lrs.system.ask('GET', `${STATEMENTS}?${query}`);
    expect([response.statusCode, response.json()]).toEqual([400, { error: expect.any(String) }]);
  });
});
