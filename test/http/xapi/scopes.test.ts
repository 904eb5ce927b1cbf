/** Every scope against every resource. Titles name the part of xAPI 1.0.3 Communication that decides. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { revokeServiceKey } from '../../../server/services/revoke-service-key.ts';
import { SCOPES, type Scope } from '../../../src/domain/xapi/scopes.ts';
import { ACTIVITY, AGENT, aStatement, VERB } from '../../unit/xapi/a-statement.ts';
import { aCredential, basicOf } from './credentials.ts';
import { type Asker, openRecord, type XapiRecord } from './record.ts';

const STATEMENTS = '/xapi/statements';
const STATE = '/xapi/activities/state';
const ACTIVITY_PROFILE = '/xapi/activities/profile';
const AGENT_PROFILE = '/xapi/agents/profile';
let record: XapiRecord;

beforeEach(async () => {
  record = await openRecord();
});
afterEach(async () => {
  expect(record.defects).toEqual([]);
  await record.close();
});

describe('4.2: a key', () => {
  const state = { activityId: ACTIVITY.id, agent: AGENT, stateId: 's' };
  const document = { body: { a: 1 }, headers: { 'if-none-match': '*' } };
  const profile = { activityId: ACTIVITY.id, profileId: 'p' };
  const person = { agent: AGENT, profileId: 'p' };

  /** What can be asked, by a name for the table; each finds nothing that another one left. */
  const CALLS = {
    'read statements': ({ ask }: Asker) => ask('GET', STATEMENTS),
    'read a statement': ({ ask }: Asker) =>
      ask('GET', STATEMENTS, { query: { statementId: crypto.randomUUID() } }),
    'post statements': ({ ask }: Asker) => ask('POST', STATEMENTS, { body: [aStatement()] }),
    'put a statement': ({ ask }: Asker) =>
      ask('PUT', STATEMENTS, { query: { statementId: crypto.randomUUID() }, body: aStatement() }),
    void: ({ ask }: Asker) =>
      ask('POST', STATEMENTS, {
        body: aStatement({
          verb: { id: 'http://adlnet.gov/expapi/verbs/voided' },
          object: { objectType: 'StatementRef', id: crypto.randomUUID() },
        }),
      }),
    'read an activity': ({ ask }: Asker) =>
      ask('GET', '/xapi/activities', { query: { activityId: ACTIVITY.id } }),
    'read a person': ({ ask }: Asker) => ask('GET', '/xapi/agents', { query: { agent: AGENT } }),
    'read state': ({ ask }: Asker) => ask('GET', STATE, { query: state }),
    'list states': ({ ask }: Asker) =>
      ask('GET', STATE, { query: { activityId: ACTIVITY.id, agent: AGENT } }),
    'put state': ({ ask }: Asker) => ask('PUT', STATE, { query: state, ...document }),
    'merge state': ({ ask }: Asker) => ask('POST', STATE, { query: state, body: {} }),
    'delete state': ({ ask }: Asker) => ask('DELETE', STATE, { query: state }),
    'delete states': ({ ask }: Asker) =>
      ask('DELETE', STATE, { query: { activityId: ACTIVITY.id, agent: AGENT } }),
    'read an activity profile': ({ ask }: Asker) => ask('GET', ACTIVITY_PROFILE, { query: profile }),
    'list activity profiles': ({ ask }: Asker) =>
      ask('GET', ACTIVITY_PROFILE, { query: { activityId: ACTIVITY.id } }),
    'put an activity profile': ({ ask }: Asker) =>
      ask('PUT', ACTIVITY_PROFILE, { query: profile, ...document }),
    'merge an activity profile': ({ ask }: Asker) =>
      ask('POST', ACTIVITY_PROFILE, { query: profile, body: {} }),
    'delete an activity profile': ({ ask }: Asker) => ask('DELETE', ACTIVITY_PROFILE, { query: profile }),
    'read an agent profile': ({ ask }: Asker) => ask('GET', AGENT_PROFILE, { query: person }),
    'list agent profiles': ({ ask }: Asker) => ask('GET', AGENT_PROFILE, { query: { agent: AGENT } }),
    'put an agent profile': ({ ask }: Asker) => ask('PUT', AGENT_PROFILE, { query: person, ...document }),
    'merge an agent profile': ({ ask }: Asker) => ask('POST', AGENT_PROFILE, { query: person, body: {} }),
    'delete an agent profile': ({ ask }: Asker) => ask('DELETE', AGENT_PROFILE, { query: person }),
  };
  type Call = keyof typeof CALLS;
  const calls = Object.keys(CALLS) as Call[];
  const kinds = (...words: readonly string[]) =>
    calls.filter((call) => words.some((word) => call.includes(word)));
  const readStatements: readonly Call[] = ['read statements', 'read a statement', 'read an activity'];
  const reading = calls.filter((call) => /^(read|list)/.test(call));

  const ALLOWS: Readonly<Record<Scope, readonly Call[]>> = {
    'statements/write': ['post statements', 'put a statement'],
    define: [],
    'statements/read/mine': readStatements,
    'statements/read': [...readStatements, 'read a person'],
    state: kinds('state').filter((call) => !call.includes('statement')),
    profile: kinds('profile'),
    'all/read': reading,
    all: calls,
  };

  test.each(SCOPES)('with %s gets 403 for all that it does not say', async (scope) => {
    const key = await record.keyWith(scope);
    const allowed: string[] = [];
    for (const call of calls) {
      const { statusCode } = await CALLS[call](key);
      expect([200, 204, 403, 404], call).toContain(statusCode);
      if (statusCode !== 403) allowed.push(call);
    }
    expect(allowed).toEqual(calls.filter((call) => ALLOWS[scope].includes(call)));
  });

  test('with several may do what each of them says', async () => {
    const key = await record.keyWith('statements/write', 'state');
    expect([
      (await CALLS['post statements'](key)).statusCode,
      (await CALLS['put state'](key)).statusCode,
      (await CALLS['read statements'](key)).statusCode,
      (await CALLS['put an agent profile'](key)).statusCode,
    ]).toEqual([200, 204, 403, 403]);
  });
});

describe('4.2: statements/read/mine', () => {
  test('hides what others wrote, whatever filter or page is asked for', async () => {
    const [mine, other] = [
      await record.keyWith('statements/write', 'statements/read/mine'),
      await record.keyWith('all'),
    ];
    const [own, theirs] = [crypto.randomUUID(), crypto.randomUUID()];
    await mine.ask('POST', STATEMENTS, { body: aStatement({ id: own }) });
    const reference = { objectType: 'StatementRef', id: own };
    await other.ask('POST', STATEMENTS, {
      body: [aStatement({ id: theirs }), aStatement({ object: reference })],
    });
    const idsOf = async (query: Record<string, string | object>) =>
      (await mine.ask('GET', STATEMENTS, { query })).json().statements.map(({ id }: { id: string }) => id);
    for (const query of [{}, { agent: AGENT, related_agents: 'true' }, { verb: VERB.id }, { limit: '1' }]) {
      expect(await idsOf(query)).toEqual([own]);
    }
    const { more } = (
      await other.ask('GET', STATEMENTS, { query: { limit: '1', ascending: 'true' } })
    ).json();
    expect((await mine.ask('GET', more)).json().statements).toEqual([]);
    expect((await mine.ask('GET', STATEMENTS, { query: { statementId: theirs } })).statusCode).toBe(404);
  });
});

describe('4.2: define', () => {
  const named = (name: string) => ({
    ...ACTIVITY,
    definition: { name: { 'zh-CN': name }, type: 'http://adlnet.gov/expapi/activities/course' },
  });
  const tell = (key: Asker, name: string) =>
    key.ask('POST', STATEMENTS, {
      body: aStatement({
        id: crypto.randomUUID(),
        actor: { ...AGENT, name },
        object: named(name),
        context: { contextActivities: { parent: [{ ...named(name), id: 'https://example.gov.cn/parent' }] } },
      }),
    });
  const known = async () => {
    const reader = await record.keyWith('all/read');
    const definition = async (activityId: string) =>
      (await reader.ask('GET', '/xapi/activities', { query: { activityId } })).json().definition?.name[
        'zh-CN'
      ];
    return {
      object: await definition(ACTIVITY.id),
      parent: await definition('https://example.gov.cn/parent'),
      people: (await reader.ask('GET', '/xapi/agents', { query: { agent: AGENT } })).json().name,
    };
  };

  test('without it a statement is kept as it was sent, and teaches nothing', async () => {
    const writer = await record.keyWith('statements/write', 'statements/read');
    const stored = await tell(writer, '改名');
    expect(stored.statusCode).toBe(200);
    const [statementId = ''] = stored.json();
    const kept = (await writer.ask('GET', STATEMENTS, { query: { statementId } })).json();
    expect(kept).toMatchObject({ actor: { name: '改名' }, object: named('改名') });
    expect(await known()).toEqual({ object: undefined, parent: undefined, people: undefined });
  });

  test('with it the names are learnt, and a key without it does not change them', async () => {
    await tell(await record.keyWith('statements/write', 'define'), '公正廉洁');
    const learnt = { object: '公正廉洁', parent: '公正廉洁', people: ['公正廉洁'] };
    expect(await known()).toEqual(learnt);
    await tell(await record.keyWith('statements/write'), '改名');
    expect(await known()).toEqual(learnt);
  });

  test('all includes it', async () => {
    await tell(await record.keyWith('all'), '公正廉洁');
    expect((await known()).object).toBe('公正廉洁');
  });
});

describe('Data 2.4.9: the authority', () => {
  test('is the key’s own account, whatever the statement says', async () => {
    const { key, basic } = await aCredential(record, 'statements/write', 'statements/read/mine');
    const body = aStatement({ authority: { objectType: 'Agent', mbox: 'mailto:chief@example.gov.cn' } });
    const headers = { authorization: basic };
    const [statementId = ''] = (await record.nobody.ask('POST', STATEMENTS, { body, headers })).json();
    const stored = await record.nobody.ask('GET', STATEMENTS, { query: { statementId }, headers });
    expect(stored.json().authority).toEqual({
      objectType: 'Agent',
      account: { homePage: `${record.deps.catalogue.portal.identifier}/keys`, name: key },
    });
  });
});

describe('a credential', () => {
  const read = (authorization: string) =>
    record.nobody.ask('GET', STATEMENTS, { headers: { authorization } });

  test('that is revoked is refused from the next request on', async () => {
    const { key, basic } = await aCredential(record, 'all');
    expect((await read(basic)).statusCode).toBe(200);
    await revokeServiceKey(record.deps, { who: 'somebody' }, key);
    const refused = await read(basic);
    expect([refused.statusCode, refused.headers['www-authenticate']]).toEqual([401, 'Basic realm="xAPI"']);
    const written = await record.nobody.ask('POST', STATEMENTS, {
      body: aStatement(),
      headers: { authorization: basic },
    });
    expect(written.statusCode).toBe(401);
  });

  test('with another secret, another scheme or no colon is refused', async () => {
    const { key, basic } = await aCredential(record, 'all');
    const broken = [
      basicOf(key, 'guess'),
      basicOf(key, ''),
      basicOf('', ''),
      basic.replace('Basic', 'Bearer'),
      `Basic ${Buffer.from(key).toString('base64')}`,
      'Basic',
      'Basic %%%',
      'x',
    ];
    for (const authorization of broken)
      expect((await read(authorization)).statusCode, authorization).toBe(401);
    expect((await read(basic.replace('Basic', 'bAsIc'))).statusCode).toBe(200);
  });

  test('that is wrong is not made up for by a session', async () => {
    const response = await record.learner.ask('GET', STATEMENTS, {
      headers: { authorization: 'Basic eDp5' },
    });
    expect(response.statusCode).toBe(401);
  });

  test('opens nothing under /api', async () => {
    const { basic } = await aCredential(record, 'all');
    for (const url of ['/api/me/hours', '/api/keys', '/api/units']) {
      const response = await record.portal.app.inject({ url, headers: { authorization: basic } });
      expect(response.statusCode, url).toBe(401);
    }
  });

  test('shows when it was last used, written at most once a clock hour', async () => {
    const { key, basic } = await aCredential(record, 'all');
    const { accounts } = record.deps.storage;
    const lastUse = async () => (await accounts.key(key))?.lastUsedAtMs;
    expect(await lastUse()).toBeNull();
    const startMs = record.clock.now();
    await read(basic);
    expect(await lastUse()).toBe(startMs);
    record.clock.advance(59 * 60_000);
    await read(basic);
    expect(await lastUse()).toBe(startMs);
    record.clock.advance(60_000);
    await read(basic);
    expect(await lastUse()).toBe(startMs + 60 * 60_000);
  });

  test('that is wrong leaves no trace of use', async () => {
    const { key } = await aCredential(record, 'all');
    await read(basicOf(key, 'guess'));
    expect((await record.deps.storage.accounts.key(key))?.lastUsedAtMs).toBeNull();
  });
});
