/** xAPI 1.0.3 Communication 1.1: HEAD is GET without a body, for every resource. */
import { beforeEach, describe, expect, test } from 'vitest';
import { AGENT, aStatement, UUID } from '../../unit/xapi/a-statement.ts';
import { freshLrs, STATEMENTS } from './lrs.ts';
import { attachmentFor, withData } from './parts.ts';

const lrs = freshLrs();
const ACTIVITY = 'https://a.cn/x';
const NEW = { 'if-none-match': '*' };
const STATE = { activityId: ACTIVITY, agent: AGENT, stateId: 's' };
const ACTIVITY_PROFILE = { activityId: ACTIVITY, profileId: 'p' };
const AGENT_PROFILE = { agent: AGENT, profileId: 'p' };

beforeEach(async () => {
  await lrs.system.ask(
    'POST',
    STATEMENTS,
    withData(aStatement({ id: UUID, attachments: [attachmentFor('x')] }), 'x'),
  );
  for (const [path, query] of [
    ['/xapi/activities/state', STATE],
    ['/xapi/activities/profile', ACTIVITY_PROFILE],
    ['/xapi/agents/profile', AGENT_PROFILE],
  ] as const) {
    await lrs.system.ask('PUT', path, { query, body: { 名: '值' }, headers: NEW });
  }
});

describe('1.1: HEAD answers as GET would', () => {
  const addresses: readonly (readonly [string, Record<string, string | object>])[] = [
    [STATEMENTS, {}],
    [STATEMENTS, { statementId: UUID }],
    [STATEMENTS, { limit: '1', format: 'canonical' }],
    [STATEMENTS, { voidedStatementId: UUID }],
    [STATEMENTS, { colour: 'red' }],
    ['/xapi/activities/state', STATE],
    ['/xapi/activities/state', { activityId: ACTIVITY, agent: AGENT }],
    ['/xapi/activities/state', { ...STATE, stateId: 'none' }],
    ['/xapi/activities/profile', ACTIVITY_PROFILE],
    ['/xapi/activities/profile', { activityId: ACTIVITY }],
    ['/xapi/agents/profile', AGENT_PROFILE],
    ['/xapi/agents', { agent: AGENT }],
    ['/xapi/activities', { activityId: ACTIVITY }],
    ['/xapi/about', {}],
    ['/xapi/nothing', {}],
  ];

  test.each(addresses)('%s %j', async (path, query) => {
    const head = await lrs.system.ask('HEAD', path, { query });
    const get = await lrs.system.ask('GET', path, { query });
    expect([head.statusCode, head.body]).toEqual([get.statusCode, '']);
    expect(get.rawPayload.length).toBeGreaterThan(0);
    const { date: _head, ...told } = head.headers;
    const { date: _get, ...wanted } = get.headers;
    expect(told).toEqual({ ...wanted, 'content-length': String(get.rawPayload.length) });
  });

  test('attachments included', async () => {
    const head = await lrs.system.ask('HEAD', STATEMENTS, { query: { attachments: 'true' } });
    expect([head.statusCode, head.body]).toEqual([200, '']);
    expect(head.headers['content-type']).toMatch(/^multipart\/mixed; boundary=/);
  });

  test('to nobody but whom GET answers', async () => {
    const response = await lrs.record.nobody.ask('HEAD', STATEMENTS);
    expect([response.statusCode, response.body]).toEqual([401, '']);
  });
});
