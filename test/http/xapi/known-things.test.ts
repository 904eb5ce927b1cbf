/** xAPI 1.0.3 Communication 2.4, 2.5, Data 2.4.4.1: what an LRS has learnt, and format=canonical, which uses it. */
import { describe, expect, test } from 'vitest';
import { aFullStatement, aSubStatement, UUID } from '../../unit/xapi/a-statement.ts';
import { freshLrs, STATEMENTS, withId } from './lrs.ts';

const lrs = freshLrs();
const ACTIVITY = 'https://a.cn/activities/1';
const described = (definition: object) => withId({ object: { id: ACTIVITY, definition } });
const definition = async () =>
  (await lrs.system.ask('GET', '/xapi/activities', { query: { activityId: ACTIVITY } })).json();
const person = async (agent: object) =>
  (await lrs.system.ask('GET', '/xapi/agents', { query: { agent } })).json();

describe('2.5: an activity', () => {
  test('that nobody described is told by its id alone', async () => {
    expect(await definition()).toEqual({ objectType: 'Activity', id: ACTIVITY });
  });

  test('is told with everything statements said of it, the latest word where they differ', async () => {
    const choices = [{ id: 'a', description: { en: 'A' } }];
    await lrs.post(
      described({ name: { en: 'one', zh: '一' }, type: 'https://a.cn/t1', extensions: { 'a:x': 1 } }),
    );
    await lrs.post(described({ name: { en: 'two' }, description: { fr: 'deux' }, extensions: { 'a:y': 2 } }));
    await lrs.post(described({ type: 'https://a.cn/t2', interactionType: 'choice', choices }));
    expect((await definition()).definition).toEqual({
      name: { en: 'two', zh: '一' },
      description: { fr: 'deux' },
      type: 'https://a.cn/t2',
      interactionType: 'choice',
      choices,
      extensions: { 'a:x': 1, 'a:y': 2 },
    });
  });

  test('is learnt of in a context and in a SubStatement too', async () => {
    const parent = { id: ACTIVITY, definition: { name: { en: 'parent' } } };
    await lrs.post(withId({ context: { contextActivities: { parent } } }));
    expect((await definition()).definition).toEqual(parent.definition);
    const object = { id: ACTIVITY, definition: { moreInfo: 'https://a.cn/more' } };
    await lrs.post(withId({ object: aSubStatement({ object }) }));
    expect((await definition()).definition).toEqual({ ...parent.definition, ...object.definition });
  });

  test('4.2: is not defined by a key that may not define, and its statement is kept all the same', async () => {
    const writer = await lrs.record.keyWith('statements/write');
    const statement = described({ name: { en: 'theirs' } });
    expect((await writer.ask('POST', STATEMENTS, { body: statement })).statusCode).toBe(200);
    expect((await definition()).definition).toBeUndefined();
    expect((await lrs.find(statement.id)).object).toEqual(statement.object);
    const definer = await lrs.record.keyWith('statements/write', 'define');
    await definer.ask('POST', STATEMENTS, { body: described({ name: { en: 'ours' } }) });
    expect((await definition()).definition).toEqual({ name: { en: 'ours' } });
  });

  test('does not change in the statements that spoke of it before', async () => {
    const statement = described({ name: { en: 'one' } });
    await lrs.post(statement);
    await lrs.post(described({ name: { en: 'two' } }));
    expect((await lrs.find(statement.id)).object).toEqual(statement.object);
  });
});

describe('2.4: a person', () => {
  const mbox = 'mailto:wang@a.cn';

  test('is a Person object of lists, with every name used for one identifier', async () => {
    await lrs.post([
      withId({ actor: { mbox, name: '王晓文' } }),
      withId({ object: { objectType: 'Agent', mbox, name: 'Wang' } }),
      withId({ actor: { objectType: 'Group', member: [{ mbox: 'mailto:wang@A.CN', name: '王' }] } }),
      withId({ actor: { mbox: 'mailto:li@a.cn', name: '李' } }),
    ]);
    expect(await person({ mbox })).toEqual({
      objectType: 'Person',
      name: ['王晓文', 'Wang', '王'],
      mbox: [mbox],
    });
  });

  test.each([
    { mbox },
    { mbox_sha1sum: 'ab'.repeat(20) },
    { openid: 'https://a.cn/people/wang' },
    { account: { homePage: 'https://a.cn', name: 'wang' } },
  ])('that nobody spoke of is told by what was asked: %j', async (identifier) => {
    const [[name, value] = []] = Object.entries(identifier);
    expect(await person(identifier)).toEqual({ objectType: 'Person', [String(name)]: [value] });
  });
});

describe('2.1.3: format', () => {
  const canonical = async (language?: string) =>
    (await lrs.get({ format: 'canonical', limit: '1' }, { 'accept-language': language })).json()
      .statements[0];

  test('canonical tells what is known of an activity, in the reader’s language', async () => {
    await lrs.post(described({ name: { 'zh-CN': '课程', en: 'course' }, description: { en: 'about' } }));
    lrs.record.clock.advance(1);
    const bare = withId({
      object: { id: ACTIVITY },
      context: { contextActivities: { parent: [{ id: ACTIVITY }] } },
    });
    await lrs.post(bare);
    const chinese = { id: ACTIVITY, definition: { name: { 'zh-CN': '课程' }, description: { en: 'about' } } };
    const drawn = await canonical('zh');
    expect(drawn.object).toEqual(chinese);
    expect(drawn.context.contextActivities.parent).toEqual([chinese]);
    expect((await canonical('en-US, en;q=0.5')).object.definition.name).toEqual({ en: 'course' });
    expect(Object.keys((await canonical()).object.definition.name)).toHaveLength(1);
    // What was said stays as it was said.
    expect((await lrs.find(bare.id)).object).toEqual({ id: ACTIVITY });
  });

  test('canonical tells the latest of what is known, whatever the statement itself says', async () => {
    await lrs.post(described({ name: { en: 'old' } }));
    await lrs.post(withId({ object: { id: ACTIVITY, definition: { name: { en: 'new' } } } }));
    const { statements } = (await lrs.get({ format: 'canonical' })).json();
    const names = statements.map(
      (one: { object: { definition: { name: object } } }) => one.object.definition.name,
    );
    expect(names).toEqual([{ en: 'new' }, { en: 'new' }]);
  });

  test('exact, ids and canonical of one statement', async () => {
    await lrs.post(aFullStatement());
    const drawn = async (format: string) =>
      (await lrs.get({ statementId: UUID, format }, { 'accept-language': 'en' })).json();
    expect((await drawn('exact')).verb.display).toEqual(aFullStatement().verb.display);
    expect((await drawn('ids')).verb).toEqual({ id: aFullStatement().verb.id });
    expect((await drawn('ids')).object).toEqual({ id: 'https://example.gov.cn/activities/1' });
    expect((await drawn('canonical')).verb.display).toEqual({ en: 'experienced' });
  });
});
