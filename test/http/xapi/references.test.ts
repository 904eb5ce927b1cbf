/** xAPI 1.0.3 Communication 2.1.4: filters reach over StatementRefs; since, until and limit do not. */
import { beforeEach, describe, expect, test } from 'vitest';
import { UUID } from '../../unit/xapi/a-statement.ts';
import { freshLrs, referringTo, voiding, withId } from './lrs.ts';

const lrs = freshLrs();
const WANG = { mbox: 'mailto:wang@a.cn' };
const LI = { mbox: 'mailto:li@a.cn' };
const SAID = { id: 'https://a.cn/said' };
const DENIED = { id: 'https://a.cn/denied' };
const NOTED = { id: 'https://a.cn/noted' };

/** A note on a denial of something said, each by somebody else and a second later. */
const said = withId({
  actor: WANG,
  verb: SAID,
  object: { id: 'https://a.cn/case' },
  context: { registration: UUID, contextActivities: { grouping: [{ id: 'https://a.cn/course' }] } },
});
const denied = referringTo(said.id, { actor: LI, verb: DENIED });
const noted = referringTo(denied.id, { verb: NOTED });
const chain = [said, denied, noted];
const all = chain.map(({ id }) => id);
const ids = (query: Parameters<typeof lrs.idsOf>[0]) => lrs.idsOf({ ascending: 'true', ...query });

describe.each([
  ['in their order', [0, 1, 2]],
  ['the other way round', [2, 1, 0]],
  ['the middle last', [0, 2, 1]],
])('2.1.4: of three statements that came %s', (_title, order) => {
  beforeEach(async () => {
    for (const at of order) {
      await lrs.post(chain[at]);
      lrs.record.clock.advance(1000);
    }
  });
  const inOrder = order.map((at) => all[at]);

  test.each([
    ['verb', { verb: SAID.id }],
    ['agent', { agent: WANG }],
    ['activity', { activity: 'https://a.cn/case' }],
    ['registration', { registration: UUID }],
    ['related_activities', { activity: 'https://a.cn/course', related_activities: 'true' }],
    ['several', { verb: SAID.id, agent: WANG, registration: UUID }],
  ])('the last is found by what the first says (%s)', async (_name, query) => {
    expect(await ids(query)).toEqual(inOrder);
  });

  test('nothing is found for the sake of what refers to it', async () => {
    expect(await ids({ verb: NOTED.id })).toEqual([noted.id]);
    expect((await ids({ agent: LI })).toSorted()).toEqual([denied.id, noted.id].toSorted());
  });

  test('all filters are met by one statement, not by two together', async () => {
    expect(await ids({ verb: SAID.id, agent: LI })).toEqual([]);
    expect(await ids({ verb: NOTED.id, activity: 'https://a.cn/case' })).toEqual([]);
  });

  test('since, until and limit are asked of the found statement itself', async () => {
    const times = await Promise.all(inOrder.map(async (id) => (await lrs.find(id ?? '')).stored ?? ''));
    const verb = SAID.id;
    expect(await ids({ verb, since: times[0] ?? '' })).toEqual(inOrder.slice(1));
    expect(await ids({ verb, until: times[1] ?? '' })).toEqual(inOrder.slice(0, 2));
    expect(await ids({ verb, since: times[0] ?? '', until: times[1] ?? '' })).toEqual([inOrder[1]]);
    expect(await ids({ verb, limit: '1' })).toEqual([inOrder[0]]);
    expect(await ids({ verb, limit: '1', ascending: 'false' })).toEqual([inOrder[2]]);
  });

  test('pages walk over what was found by reference, each once', async () => {
    const walked: string[] = [];
    let page = (await lrs.get({ verb: SAID.id, limit: '1', ascending: 'true' })).json();
    for (;;) {
      walked.push(...page.statements.map(({ id }: { id: string }) => id));
      if (page.more === '') break;
      page = (await lrs.system.ask('GET', page.more)).json();
    }
    expect(walked).toEqual(inOrder);
  });

  test('voiding the first hides it alone', async () => {
    const voider = voiding(said.id);
    await lrs.post(voider);
    expect(await ids({ verb: SAID.id })).toEqual([...inOrder.filter((id) => id !== said.id), voider.id]);
  });
});

test('2.1.4: only the object refers: a context’s statement does not', async () => {
  const remark = withId({ verb: NOTED, context: { statement: { objectType: 'StatementRef', id: said.id } } });
  await lrs.post([said, remark]);
  expect(await ids({ verb: SAID.id })).toEqual([said.id]);
});

test('2.1.4: a reference to nothing is found by what it says itself', async () => {
  const dangling = referringTo(UUID, { verb: NOTED });
  await lrs.post(dangling);
  expect(await ids({ verb: NOTED.id })).toEqual([dangling.id]);
});
