/** xAPI 1.0.3 Communication 3.3, xAPI 2.0 (IEEE 9274.1.1) 4.1.6.7: which version is spoken. */
import { afterEach, describe, expect, test } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import { AGENT } from '../../unit/xapi/a-statement.ts';
import { freshLrs, STATEMENTS, withId } from './lrs.ts';
import { type Asker, openRecord, speaking, type XapiRecord } from './record.ts';

const VERSION = 'x-experience-api-version';

describe('a server for both versions', () => {
  const lrs = freshLrs();

  test.each([
    ['GET', STATEMENTS],
    ['POST', STATEMENTS],
    ['PUT', STATEMENTS],
    ['HEAD', STATEMENTS],
    ['GET', '/xapi/activities/state'],
    ['PUT', '/xapi/activities/profile'],
    ['DELETE', '/xapi/agents/profile'],
    ['GET', '/xapi/agents'],
    ['GET', '/xapi/activities'],
  ] as const)(
    '3.3: %s %s without the header is refused, and the answer names a version all the same',
    async (method, path) => {
      const response = await lrs.system.ask(method, path, { headers: { [VERSION]: undefined } });
      expect(response.statusCode).toBe(400);
      expect(response.headers[VERSION]).toBe('2.0.0');
      if (method !== 'HEAD') expect(response.json().error).toContain('X-Experience-API-Version is missing');
    },
  );

  test.each([
    ['1.0', '1.0.3'],
    ['1.0.0', '1.0.3'],
    ['1.0.1', '1.0.3'],
    ['1.0.2', '1.0.3'],
    ['1.0.3', '1.0.3'],
    ['1.0.9', '1.0.3'],
    ['2.0', '2.0.0'],
    ['2.0.0', '2.0.0'],
    ['2.0.1', '2.0.0'],
  ])('3.3: %s is served as %s', async (alias, version) => {
    const system = speaking(alias, lrs.system);
    const statement = withId({ timestamp: '2026-11-23T09:00:00+08:00' });
    const stored = await system.ask('POST', STATEMENTS, { body: statement });
    const found = await system.ask('GET', STATEMENTS, { query: { statementId: statement.id } });
    expect([stored.statusCode, found.statusCode]).toEqual([200, 200]);
    expect([stored.headers[VERSION], found.headers[VERSION]]).toEqual([version, version]);
    // What each makes of a statement without a version, and of another time zone, tells which was spoken.
    expect(found.json()).toMatchObject(
      version === '1.0.3'
        ? { version: '1.0.0', timestamp: '2026-11-23T09:00:00+08:00' }
        : { version: '2.0.0', timestamp: '2026-11-23T01:00:00.000Z' },
    );
  });

  test.each(['', '0.9', '0.95', '1.1.0', '1', '2', '2.1.0', '3.0.0', '1.0.x', '1.0.3, 2.0.0'])(
    '3.3: "%s" is not served',
    async (version) => {
      const response = await lrs.get({}, { [VERSION]: version });
      expect([response.statusCode, response.json().error]).toEqual([
        400,
        expect.stringContaining('X-Experience-API-Version'),
      ]);
    },
  );

  test('3.3: whatever is refused, for whatever reason, names the version', async () => {
    const { nobody, learner, keyWith } = lrs.record;
    const refused = [
      await lrs.post('no JSON'),
      await nobody.ask('GET', STATEMENTS),
      await (await keyWith('state')).ask('GET', STATEMENTS),
      await learner.ask('POST', STATEMENTS, { body: {}, headers: { origin: 'https://example.com' } }),
      await lrs.system.ask('GET', '/xapi/nothing'),
      await lrs.system.ask('DELETE', STATEMENTS),
      await lrs.post({ ...withId(), id: 7 }),
      await lrs.post(`[${' '.repeat(17 * 1024 * 1024)}]`),
    ];
    expect(refused.map(({ statusCode }) => statusCode)).toEqual([400, 401, 403, 403, 404, 405, 400, 413]);
    for (const { headers } of refused) expect(headers[VERSION]).toBe('1.0.3');
  });

  test('2.8: about tells everybody both, without a header and without a key', async () => {
    const about = await lrs.record.portal.app.inject({ url: '/xapi/about' });
    expect([about.statusCode, about.json()]).toEqual([200, { version: ['1.0.3', '2.0.0'] }]);
    expect(about.headers[VERSION]).toBe('2.0.0');
  });

  test('2.0 4.2.2.5: what only 2.0 knows is a stranger in 1.0.3', async () => {
    const contextAgents = [{ objectType: 'contextAgent', agent: AGENT }];
    const statement = withId({ context: { contextAgents } });
    const first = await lrs.post(statement);
    expect([first.statusCode, first.json().error]).toEqual([400, expect.stringContaining('contextAgents')]);
    expect((await lrs.second.ask('POST', STATEMENTS, { body: statement })).statusCode).toBe(200);
  });
});

describe('a server with XAPI_VERSIONS', () => {
  let record: XapiRecord;
  afterEach(() => record.close());

  test.each([
    ['1.0.3', ['1.0', '1.0.1', '1.0.3'], ['2.0', '2.0.0']],
    ['2.0.0', ['2.0', '2.0.0'], ['1.0', '1.0.1', '1.0.3']],
  ] as const)('%s refuses the other one', async (served, spoken, refused) => {
    record = await openRecord({ xapiVersions: readConfig({ XAPI_VERSIONS: served }).xapiVersions });
    const system = await record.keyWith('all');
    const ask = (version: string) => speaking(version, system).ask('POST', STATEMENTS, { body: withId() });
    for (const version of spoken) expect((await ask(version)).statusCode).toBe(200);
    for (const version of refused) {
      const { statusCode, headers, body } = await ask(version);
      expect([statusCode, headers[VERSION]]).toEqual([400, served]);
      expect(body).toContain(`"${version}\\" is not served here; send ${served}`);
    }
    expect((await record.nobody.ask('GET', '/xapi/about')).json()).toEqual({ version: [served] });
    expect((await byForm(system, refused.at(-1) ?? '')).statusCode).toBe(400);
  });

  async function byForm(system: Asker, version: string) {
    const body = new URLSearchParams({ 'X-Experience-API-Version': version }).toString();
    const headers = { [VERSION]: undefined, 'content-type': 'application/x-www-form-urlencoded' };
    return system.ask('POST', STATEMENTS, { query: { method: 'GET' }, body, headers });
  }
});
