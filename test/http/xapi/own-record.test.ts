/** A learner's session on every resource under /xapi: the own record, and nobody else's. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { personAgent } from '../../../src/domain/xapi/learner-rules.ts';
import { aStatement } from '../../unit/xapi/a-statement.ts';
import { type Asker, learnerStatement, openRecord, type XapiRecord } from './record.ts';

const STATEMENTS = '/xapi/statements';
const STATE = '/xapi/activities/state';
const ACTIVITY_PROFILE = '/xapi/activities/profile';
const AGENT_PROFILE = '/xapi/agents/profile';
let record: XapiRecord;
let system: Asker;

beforeEach(async () => {
  record = await openRecord();
  system = await record.keyWith('all');
});
afterEach(async () => {
  expect(record.defects).toEqual([]);
  await record.close();
});

const own = () => personAgent(record.deps.catalogue, record.person.id);
const stranger = () => personAgent(record.deps.catalogue, 'learner-2');
/** The same account, dressed up so that a careless comparison would take it for the own. */
const disguises = () => [
  stranger(),
  { ...stranger(), name: record.person.name },
  { objectType: 'Group', account: stranger().account, member: [own()] },
  { account: { homePage: 'https://example.com', name: record.person.id } },
  { account: { homePage: own().account?.homePage, name: record.person.id.toUpperCase() } },
  { mbox: 'mailto:learner-1@example.gov.cn' },
];
const lesson = () => `${record.deps.catalogue.portal.identifier}/courses/integrity/lessons/01-gifts`;

describe('statements', () => {
  test('of others are not shown by any filter, reference or form', async () => {
    const told = learnerStatement(record);
    await record.learner.ask('POST', STATEMENTS, { body: told });
    const reference = { objectType: 'StatementRef', id: told.id };
    const about = aStatement({ id: crypto.randomUUID(), actor: stranger(), object: reference });
    const beside = aStatement({
      id: crypto.randomUUID(),
      actor: stranger(),
      verb: told.verb,
      object: told.object,
      context: { instructor: own() },
    });
    await system.ask('POST', STATEMENTS, { body: [about, beside] });
    const idsOf = async (query: Record<string, string | object>) =>
      (await record.learner.ask('GET', STATEMENTS, { query }))
        .json()
        .statements.map(({ id }: { id: string }) => id);
    for (const query of [
      {},
      { agent: own() },
      { agent: own(), related_agents: 'true' },
      { verb: told.verb.id },
      { activity: told.object.id },
      { activity: lesson(), related_activities: 'true' },
      { format: 'ids' },
      { ascending: 'true' },
    ]) {
      const ids = await idsOf(query);
      expect(
        ids.filter((id: string) => id !== told.id),
        JSON.stringify(query),
      ).toEqual([]);
    }
    for (const { id = '' } of [about, beside]) {
      for (const name of ['statementId', 'voidedStatementId']) {
        const found = await record.learner.ask('GET', STATEMENTS, { query: { [name]: id } });
        expect(found.statusCode).toBe(404);
      }
    }
  });

  test('cannot be asked for in another’s name', async () => {
    for (const agent of disguises()) {
      const response = await record.learner.ask('GET', STATEMENTS, { query: { agent } });
      expect(response.statusCode, JSON.stringify(agent)).toBe(403);
    }
  });

  test('cannot be written in another’s name, with POST or PUT', async () => {
    const group = { objectType: 'Group', member: [own(), stranger()] };
    for (const actor of [...disguises(), group]) {
      const body = learnerStatement(record, { actor });
      expect((await record.learner.ask('POST', STATEMENTS, { body })).statusCode).toBe(403);
      const query = { statementId: body.id };
      expect((await record.learner.ask('PUT', STATEMENTS, { query, body })).statusCode).toBe(403);
    }
    expect((await system.ask('GET', STATEMENTS)).json().statements).toEqual([]);
  });

  test('cannot be voided, the own neither', async () => {
    const told = learnerStatement(record);
    await record.learner.ask('POST', STATEMENTS, { body: told });
    const body = learnerStatement(record, {
      verb: { id: 'http://adlnet.gov/expapi/verbs/voided' },
      object: { objectType: 'StatementRef', id: told.id },
    });
    expect((await record.learner.ask('POST', STATEMENTS, { body })).statusCode).toBe(403);
  });
});

describe.each([
  ['state', STATE, () => ({ activityId: lesson(), stateId: 'resume' }), 'stateId'],
  ['agents/profile', AGENT_PROFILE, () => ({ profileId: 'display' }), 'profileId'],
] as const)('%s', (_name, path, place, id) => {
  const at = (agent: object, query: object = place()) => ({ query: { ...query, agent } });
  const fresh = { body: { a: 1 }, headers: { 'if-none-match': '*' } };

  test('of the own account is read, written and deleted', async () => {
    expect((await record.learner.ask('PUT', path, { ...at(own()), ...fresh })).statusCode).toBe(204);
    expect((await record.learner.ask('POST', path, { ...at(own()), body: { b: 2 } })).statusCode).toBe(204);
    expect((await record.learner.ask('GET', path, at(own()))).json()).toEqual({ a: 1, b: 2 });
    const { [id]: named, ...folder } = place() as Record<string, string>;
    expect((await record.learner.ask('GET', path, at(own(), folder))).json()).toEqual([named]);
    expect((await record.learner.ask('DELETE', path, at(own()))).statusCode).toBe(204);
    expect((await record.learner.ask('GET', path, at(own()))).statusCode).toBe(404);
  });

  test('of anybody else is out of reach, for every method', async () => {
    await system.ask('PUT', path, { ...at(stranger()), ...fresh });
    const { [id]: _, ...folder } = place() as Record<string, string>;
    for (const agent of disguises()) {
      const answers = [
        await record.learner.ask('GET', path, at(agent)),
        await record.learner.ask('HEAD', path, at(agent)),
        await record.learner.ask('GET', path, at(agent, folder)),
        await record.learner.ask('PUT', path, { ...at(agent), ...fresh }),
        await record.learner.ask('POST', path, { ...at(agent), body: {} }),
        await record.learner.ask('DELETE', path, at(agent)),
      ];
      if (path === STATE) answers.push(await record.learner.ask('DELETE', path, at(agent, folder)));
      expect(new Set(answers.map(({ statusCode }) => statusCode)), JSON.stringify(agent)).toEqual(
        new Set([403]),
      );
    }
    expect((await system.ask('GET', path, at(stranger()))).json()).toEqual({ a: 1 });
  });
});

test('activities/profile belongs to the systems that keep it', async () => {
  const query = { activityId: lesson(), profileId: 'p' };
  await system.ask('PUT', ACTIVITY_PROFILE, { query, body: { a: 1 }, headers: { 'if-none-match': '*' } });
  for (const method of ['GET', 'PUT', 'POST', 'DELETE'] as const) {
    const body = method === 'GET' || method === 'DELETE' ? {} : { body: {} };
    const response = await record.learner.ask(method, ACTIVITY_PROFILE, { query, ...body });
    expect(response.statusCode, method).toBe(403);
  }
  const list = await record.learner.ask('GET', ACTIVITY_PROFILE, { query: { activityId: lesson() } });
  expect(list.statusCode).toBe(403);
});

test('agents tells of the own account alone', async () => {
  await system.ask('POST', STATEMENTS, {
    body: [
      aStatement({ actor: { ...own(), name: '王晓文' } }),
      aStatement({ actor: { ...stranger(), name: '李明' } }),
    ],
  });
  const ask = (agent: object) => record.learner.ask('GET', '/xapi/agents', { query: { agent } });
  expect((await ask(own())).json()).toMatchObject({ objectType: 'Person', name: ['王晓文'] });
  for (const agent of disguises()) expect((await ask(agent)).statusCode, JSON.stringify(agent)).toBe(403);
});

test('activities tells what everybody may know: names of courses, and of nobody', async () => {
  const definition = { name: { 'zh-CN': '公正廉洁' } };
  await system.ask('POST', STATEMENTS, { body: aStatement({ object: { id: lesson(), definition } }) });
  const response = await record.learner.ask('GET', '/xapi/activities', { query: { activityId: lesson() } });
  expect(response.json()).toEqual({ objectType: 'Activity', id: lesson(), definition });
});

test('an administrator’s session reads the own record only: others’ are read elsewhere, and that is logged', async () => {
  const { portal } = record;
  const cookie = await portal.signIn(await portal.addPerson({}, [{ role: 'administrator', unitId: null }]));
  await record.learner.ask('POST', STATEMENTS, { body: learnerStatement(record) });
  const read = (query = {}) => record.nobody.ask('GET', STATEMENTS, { query, headers: { cookie } });
  expect((await read()).json().statements).toEqual([]);
  expect((await read({ agent: own() })).statusCode).toBe(403);
});
