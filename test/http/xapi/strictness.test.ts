/** xAPI 1.0.3 Data 2.2, 2.4: what has no place in a statement is refused at every depth, in both versions. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AGENT, aFullStatement, aSubStatement, UUID } from '../../unit/xapi/a-statement.ts';
import { type Asker, openRecord, speaking, type XapiRecord } from './record.ts';

type Json = Record<string, unknown>;
type Path = readonly (string | number)[];

let record: XapiRecord;
let askers: Readonly<Record<string, Asker>>;
beforeAll(async () => {
  record = await openRecord();
  const system = await record.keyWith('all');
  askers = { '1.0.3': system, '2.0.0': speaking('2.0.0', system) };
});
afterAll(async () => {
  expect(record.defects).toEqual([]);
  await record.close();
});

/** With a SubStatement that has every property as well, and in 2.0 what only 2.0 knows. */
function fullest(version: string): Json {
  const { id: _, stored: _stored, authority: _authority, version: _version, ...inside } = aFullStatement();
  const parties = {
    contextAgents: [{ objectType: 'contextAgent', agent: AGENT, relevantTypes: ['https://a.cn/tutor'] }],
    contextGroups: [{ objectType: 'contextGroup', group: { objectType: 'Group', member: [AGENT] } }],
  };
  const more = version === '2.0.0' ? parties : {};
  // Only beside an Activity may a context name a revision and a platform.
  const { revision: _revision, platform: _platform, ...context } = aFullStatement().context ?? {};
  const statement = {
    ...aFullStatement(),
    context: { ...context, ...more },
    object: aSubStatement({ ...inside, context: { ...inside.context, ...more } }),
  };
  return JSON.parse(JSON.stringify({ ...statement, id: undefined, version })) as Json;
}

/** Every place but those inside extensions, where anything is allowed. */
function placesIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null || path.at(-1) === 'extensions') return [path];
  return [
    path,
    ...Object.keys(value).flatMap((name) => placesIn((value as Json)[name], [...path, keyOf(value, name)])),
  ];
}

const keyOf = (holder: object, name: string) => (Array.isArray(holder) ? Number(name) : name);
const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((holder, key) => (holder as Json)[key], value);

/** A copy with another value at one place. */
function withValue(statement: Json, path: Path, value: unknown): Json {
  const copy = structuredClone(statement);
  const holder = at(copy, path.slice(0, -1)) as Json;
  holder[path.at(-1) as string] = value;
  return copy;
}

const isLanguageMap = (path: Path) => ['display', 'name', 'description'].includes(String(path.at(-1)));

describe.each(['1.0.3', '2.0.0'])('in %s', (version) => {
  const statement = fullest(version);
  const places = placesIn(statement).filter((path) => path.length > 0);
  const objects = places.filter((path) => isObject(at(statement, path)) && path.at(-1) !== 'extensions');
  const send = (body: Json) =>
    askers[version]?.ask('POST', '/xapi/statements', { body: { ...body, id: crypto.randomUUID() } });
  const expectRefused = async (body: Json, path: Path, sentence: RegExp) => {
    const response = await send(body);
    const refusal = { error: expect.stringMatching(sentence) };
    expect([response?.statusCode, response?.json()], path.join('.')).toEqual([400, refusal]);
  };
  const isTaken = async (body: Json) => {
    const response = await send(body);
    return response?.statusCode === 200 ? true : response?.body;
  };

  test('the fullest statement is taken', async () => {
    expect(await isTaken(statement)).toBe(true);
    expect(places.length).toBeGreaterThan(150);
  });

  test('Data 2.2: null is refused in every place', async () => {
    for (const path of places)
      await expectRefused(withValue(statement, path, null), path, /not null|must be one of/);
  });

  test('Data 2.2: null is anything else inside an extension', async () => {
    for (const path of places.filter((one) => one.at(-1) === 'extensions')) {
      const deep = { 'https://a.cn/x': null, 'https://a.cn/y': { any: [null, { deep: null }] } };
      expect(await isTaken(withValue(statement, path, deep)), path.join('.')).toBe(true);
    }
  });

  test('Data 2.2: a property nobody knows is refused in every object', async () => {
    const sentence = /no_such"?\]? (?:is not a property of|must be named by)/;
    for (const path of [[], ...objects]) {
      await expectRefused(withValue(statement, [...path, 'no_such'], 'good'), path, sentence);
    }
  });

  test('Data 2.2: every property is refused in another case', async () => {
    for (const path of places.filter(
      (one) => typeof one.at(-1) === 'string' && !isLanguageMap(one.slice(0, -1)),
    )) {
      const copy = withValue(statement, path, undefined);
      const shouted = [...path.slice(0, -1), String(path.at(-1)).toUpperCase()];
      await expectRefused(withValue(copy, shouted, at(statement, path)), path, /is not a property of/);
    }
  });

  test('Data 2.4.2.1: a second identifier is refused wherever an actor stands', async () => {
    const actors = objects.filter((path) => {
      const { mbox, openid, account, mbox_sha1sum } = at(statement, path) as Json;
      return [mbox, openid, account, mbox_sha1sum].some((one) => one !== undefined);
    });
    expect(actors.length).toBeGreaterThan(9);
    for (const path of actors) {
      const actor = at(statement, path) as Json;
      const second = actor.mbox === undefined ? { mbox: 'mailto:a@b.cn' } : { openid: 'https://a.cn/x' };
      await expectRefused(withValue(statement, path, { ...actor, ...second }), path, /second identifier/);
    }
  });

  test('Data 2.4.2.1: an agent without an identifier is refused wherever one stands', async () => {
    const agents = objects.filter(
      (path) => ['instructor', 'agent'].includes(String(path.at(-1))) || path.at(-2) === 'member',
    );
    for (const path of agents)
      await expectRefused(withValue(statement, path, { name: '王' }), path, /needs exactly one/);
    expect(agents.length).toBeGreaterThan(5);
  });

  test('Data 2.4.4.3: a SubStatement holds no other, and nothing that an LRS sets', async () => {
    const { context: _, ...inner } = at(statement, ['object']) as Json;
    const strays: readonly (readonly [object, RegExp])[] = [
      [{ object: inner }, /^object\.object\.objectType must be one of/],
      [{ id: UUID }, /^object\.id is not a property/],
      [{ stored: '2026-01-01T00:00:00Z' }, /^object\.stored is not a property/],
      [{ version }, /^object\.version is not a property/],
      [{ authority: AGENT }, /^object\.authority is not a property/],
    ];
    expect(await isTaken({ ...statement, object: inner })).toBe(true);
    for (const [stray, sentence] of strays) {
      await expectRefused({ ...statement, object: { ...inner, ...stray } }, ['object'], sentence);
    }
  });
});

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
