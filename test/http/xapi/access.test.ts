/** Who may read and write what under /xapi. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recordServerStatement } from '../../../server/services/record-server-statement.ts';
import { personAgent } from '../../../src/domain/xapi/learner-rules.ts';
import { validateStatement } from '../../../src/domain/xapi/validate-statement.ts';
import { readLesson, seeSections } from '../../support/study.ts';
import { aStatement } from '../../unit/xapi/a-statement.ts';
import { learnerStatement, openRecord, type XapiRecord } from './record.ts';

const STATEMENTS = '/xapi/statements';
const STATE = '/xapi/activities/state';
let record: XapiRecord;

beforeEach(async () => {
  record = await openRecord();
});
afterEach(async () => {
  expect(record.defects).toEqual([]);
  await record.close();
});

const stateQuery = (personId = record.person.id) => ({
  activityId: `${record.deps.catalogue.portal.identifier}/courses/integrity/lessons/01-gifts`,
  agent: personAgent(record.deps.catalogue, personId),
  stateId: 'resume',
});
const tell = (body: unknown) => record.learner.ask('POST', STATEMENTS, { body });
const sectionsSeen = async () => {
  const lessons = record.deps.catalogue.courses[0]?.lessons.slice(0, 1) ?? [];
  const progress = await record.deps.storage.study.progress(record.person.id, lessons, 0);
  return progress.sectionsSeen['integrity/01-gifts'];
};

describe('nobody', () => {
  test.each([
    ['GET', STATEMENTS],
    ['POST', STATEMENTS],
    ['PUT', STATEMENTS],
    ['GET', STATE],
    ['PUT', STATE],
    ['DELETE', STATE],
  ] as const)(
    'gets 401 for %s %s, without a challenge that would open a browser’s own dialog',
    async (method, path) => {
      const response = await record.nobody.ask(method, path);
      expect([response.statusCode, response.json()]).toEqual([401, { error: expect.any(String) }]);
      expect(response.headers['www-authenticate']).toBeUndefined();
    },
  );

  test('who tries a wrong key is challenged', async () => {
    const response = await record.nobody.ask('GET', STATEMENTS, { headers: { authorization: 'Basic eDp5' } });
    expect([response.statusCode, response.headers['www-authenticate']]).toEqual([401, 'Basic realm="xAPI"']);
  });
});

describe('a learner', () => {
  test('reads the own record and no other', async () => {
    const own = learnerStatement(record);
    await tell(own);
    const system = await record.keyWith('all');
    const other = aStatement({ id: crypto.randomUUID() });
    await system.ask('POST', STATEMENTS, { body: other });
    const ids = async (query = {}) =>
      (await record.learner.ask('GET', STATEMENTS, { query }))
        .json()
        .statements.map(({ id }: { id: string }) => id);
    expect(await ids()).toEqual([own.id]);
    expect(await ids({ agent: own.actor })).toEqual([own.id]);
    const stranger = await record.learner.ask('GET', STATEMENTS, { query: { agent: other.actor } });
    expect([stranger.statusCode, stranger.json().error]).toEqual([403, expect.stringContaining('agent')]);
    const hidden = await record.learner.ask('GET', STATEMENTS, { query: { statementId: other.id ?? '' } });
    expect(hidden.statusCode).toBe(404);
  });

  test('cannot follow another’s cursor to another’s record', async () => {
    const system = await record.keyWith('all');
    await system.ask('POST', STATEMENTS, { body: [aStatement(), aStatement(), aStatement()] });
    const { more } = (await system.ask('GET', STATEMENTS, { query: { limit: '1' } })).json();
    expect((await record.learner.ask('GET', more)).json().statements).toEqual([]);
  });

  test('may not write what only the server knows; the whole batch is refused', async () => {
    const passed = learnerStatement(record, { verb: { id: 'http://adlnet.gov/expapi/verbs/passed' } });
    const response = await tell([learnerStatement(record), passed]);
    expect([response.statusCode, response.json().error]).toEqual([
      403,
      expect.stringContaining('[1].verb.id'),
    ]);
    expect((await record.learner.ask('GET', STATEMENTS)).json().statements).toEqual([]);
    expect(await sectionsSeen()).toEqual([]);
  });

  test('sends at most a megabyte at a time', async () => {
    expect((await tell(`[${' '.repeat(1_000_001)}]`)).statusCode).toBe(413);
  });

  test('keeps state for the own account, on activities of the portal', async () => {
    const put = (query: object, body: unknown = { block: 'p17' }) =>
      record.learner.ask('PUT', STATE, { query: { ...stateQuery(), ...query }, body });
    expect((await put({})).statusCode).toBe(204);
    expect((await record.learner.ask('GET', STATE, { query: stateQuery() })).json()).toEqual({
      block: 'p17',
    });
    expect((await put({ agent: stateQuery('p2').agent })).statusCode).toBe(403);
    expect((await put({ activityId: 'https://example.com/x' })).statusCode).toBe(403);
    expect((await put({}, 'x'.repeat(70_000))).statusCode).toBe(413);
    const other = { query: stateQuery('p2') };
    expect((await record.learner.ask('GET', STATE, other)).statusCode).toBe(403);
    expect((await record.learner.ask('DELETE', STATE, other)).statusCode).toBe(403);
  });

  test('from another site may not write', async () => {
    const response = await record.learner.ask('POST', STATEMENTS, {
      body: learnerStatement(record),
      headers: { origin: 'https://example.com' },
    });
    expect(response.statusCode).toBe(403);
  });
});

describe('sections seen', () => {
  test('are what the learner experienced, of lessons that exist', async () => {
    const at = (path: string) => ({
      object: { id: `${record.deps.catalogue.portal.identifier}/courses/${path}` },
    });
    await tell([
      learnerStatement(record),
      learnerStatement(record, at('integrity/lessons/01-gifts/sections/s9')),
      learnerStatement(record, at('integrity/lessons/09-dropped/sections/s1')),
      learnerStatement(record, at('integrity/lessons/01-gifts')),
      learnerStatement(record, {
        ...at('integrity/lessons/01-gifts/sections/s2'),
        verb: { id: 'http://adlnet.gov/expapi/verbs/initialized' },
      }),
    ]);
    expect(await sectionsSeen()).toEqual(['s1']);
  });

  test('are not what another system says', async () => {
    const system = await record.keyWith('all');
    expect((await system.ask('POST', STATEMENTS, { body: learnerStatement(record) })).statusCode).toBe(200);
    expect(await sectionsSeen()).toEqual([]);
  });

  test('of a section added after the quiz was passed complete the course', async () => {
    const { portal, deps } = record;
    const person = await portal.addPerson();
    const [course] = deps.catalogue.courses;
    if (!course) throw new Error('the test catalogue has a course');
    const cookie = await portal.signIn(person);
    for (const lesson of course.lessons) {
      await seeSections(portal, person, { ...lesson, sections: lesson.sections.slice(0, 1) });
      await readLesson(portal, cookie, lesson);
    }
    await deps.storage.study.beginAttempt(person.id, course.id, () => ({
      ok: true,
      value: {
        questions: [],
        attempt: {
          id: crypto.randomUUID(),
          personId: person.id,
          course: course.id,
          courseHash: course.contentHash,
          passPercent: 80,
          number: 1,
          state: 'passed',
          startedAtMs: record.clock.now(),
          closedAtMs: record.clock.now(),
          drawn: [],
          answers: {},
          grade: { right: 5, total: 5, scorePercent: 100, passed: true, verdicts: {} },
        },
      },
    }));
    expect(await deps.storage.ledger.entries(person.id)).toEqual([]);
    for (const lesson of course.lessons) await seeSections(portal, person, lesson);
    expect(await deps.storage.ledger.entries(person.id)).toHaveLength(1);
  });
});

describe('a key', () => {
  test.each([
    ['statements/write', 403, 200, 403, 403],
    ['statements/read', 200, 403, 403, 403],
    ['statements/read/mine', 200, 403, 403, 403],
    ['state', 403, 403, 404, 204],
    ['all/read', 200, 403, 404, 403],
    ['all', 200, 200, 404, 204],
    ['profile', 403, 403, 403, 403],
  ])('4.2: with %s', async (scope, read, write, readState, writeState) => {
    const key = await record.keyWith(scope);
    const query = stateQuery('anybody');
    expect([
      (await key.ask('GET', STATEMENTS)).statusCode,
      (await key.ask('POST', STATEMENTS, { body: aStatement() })).statusCode,
      (await key.ask('GET', STATE, { query })).statusCode,
      (await key.ask('PUT', STATE, { query, body: {} })).statusCode,
    ]).toEqual([read, write, readState, writeState]);
  });

  test('4.2: with statements/read/mine reads what it wrote itself', async () => {
    const [one, other] = [
      await record.keyWith('statements/write', 'statements/read/mine'),
      await record.keyWith('all'),
    ];
    const [mine, theirs] = [crypto.randomUUID(), crypto.randomUUID()];
    await one.ask('POST', STATEMENTS, { body: aStatement({ id: mine }) });
    await other.ask('POST', STATEMENTS, { body: aStatement({ id: theirs }) });
    const list = (await one.ask('GET', STATEMENTS)).json().statements;
    expect(list.map(({ id }: { id: string }) => id)).toEqual([mine]);
    expect((await one.ask('GET', STATEMENTS, { query: { statementId: mine } })).statusCode).toBe(200);
    expect((await one.ask('GET', STATEMENTS, { query: { statementId: theirs } })).statusCode).toBe(404);
  });
});

test('the server’s own statements are valid, carry its authority, and belong to the learner’s record', async () => {
  const { identifier } = record.deps.catalogue.portal;
  const id = await recordServerStatement(record.deps, {
    personId: record.person.id,
    verb: 'passed',
    activity: `${identifier}/courses/integrity/quiz`,
    name: '公正廉洁：测验',
    registration: crypto.randomUUID(),
    result: { success: true, score: { scaled: 0.8, raw: 4, min: 0, max: 5 } },
  });
  const statement = (await record.learner.ask('GET', STATEMENTS, { query: { statementId: id } })).json();
  expect(validateStatement(statement, '1.0.3').ok).toBe(true);
  expect(statement).toMatchObject({
    verb: { id: 'http://adlnet.gov/expapi/verbs/passed' },
    object: { definition: { type: 'http://adlnet.gov/expapi/activities/assessment' } },
    authority: { account: { homePage: identifier, name: 'server' } },
  });
});
