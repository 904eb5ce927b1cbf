/** A warning from the card to the decision: nothing changes until somebody decides, and then only what is named. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { postEntry } from '../../../server/services/post-entry.ts';
import { settleDecisions } from '../../../server/services/settle-decisions.ts';
import type { ReviewCardView } from '../../../src/domain/api/reviews.ts';
import { openSession } from '../xapi/record.ts';
import { openReviews, type ReviewStage } from './stage.ts';

let stage: ReviewStage;
beforeEach(async () => {
  stage = await openReviews();
});
afterEach(async () => {
  expect(stage.portal.defects).toEqual([]);
  await stage.portal.close();
});

const DAY_MS = 24 * 60 * 60_000;
const decide = (card: string, payload: object, who: 'hall' | 'bureau' = 'hall') =>
  stage.ask(who, 'POST', `/api/reviews/cards/${card}/decision`, payload);
const reply = (card: string, text = '在高铁上看的，信号不好。') =>
  stage.ask('learner', 'POST', `/api/me/reviews/${card}/replies`, { text });
const view = async (card: string): Promise<ReviewCardView> =>
  (await stage.ask('hall', 'GET', `/api/reviews/cards/${card}`)).json();

async function anHour(personId = 'learner'): Promise<string> {
  const posted = await postEntry(stage.portal.deps, {
    personId,
    year: 2026,
    category: 'ethicsEvent',
    centihours: 100,
    source: 'event',
    evidence: {
      kind: 'event',
      title: '大讲堂',
      day: '2026-03-01',
      place: '',
      organiser: '',
      confirmedBy: '',
    },
    contentHash: null,
    postedBy: 'system',
  });
  if (!posted.ok) throw new Error(posted.failure.message);
  return posted.value.id;
}
const total = async () =>
  (await stage.portal.deps.storage.ledger.status('learner', 2026))?.ethicsCentihours ?? 0;

test('the officer sees who, what, when, the figures, and what they do not prove is the page’s to say', async () => {
  const card = await view(await stage.openCard());
  expect(card).toMatchObject({
    kind: 'fastReading',
    weight: 'notable',
    person: { name: '王learner', unit: '大厅' },
    about: '公正廉洁 · 一张没有署名的卡',
    facts: { charactersPerMinute: 5400 },
    replies: [],
    decision: null,
    mayDecide: true,
    mayReverse: false,
  });
  expect(card.evidence.days.map(({ day }) => day)).toEqual(['2026-11-23']);
});

test('the learner sees it, replies, and the officer reads the reply', async () => {
  const card = await stage.openCard();
  expect((await stage.mine()).cards[0]).toMatchObject({ id: card, mayReply: true, decision: null });
  expect((await reply(card)).statusCode).toBe(204);
  expect((await view(card)).replies.map(({ text }) => text)).toEqual(['在高铁上看的，信号不好。']);
  expect((await view(card)).mayReverse).toBe(true);
  expect(stage.audited()).toContain('learner review-replied');
});

test('until somebody decides, nothing changes for the learner', async () => {
  await anHour();
  const before = await stage.ask('learner', 'GET', '/api/me/hours');
  await stage.openCard();
  expect((await stage.ask('learner', 'GET', '/api/me/hours')).json()).toEqual(before.json());
});

test('no action: a reason, shown to the learner, and no posting', async () => {
  await anHour();
  const card = await stage.openCard();
  expect((await decide(card, { outcome: 'none', reason: '看过记录，没有问题。' })).statusCode).toBe(204);
  const [mine] = (await stage.mine()).cards;
  expect(mine?.decision).toMatchObject({
    outcome: 'none',
    reason: '看过记录，没有问题。',
    by: '大厅 王hall',
  });
  expect(mine?.mayReply).toBe(false);
  expect(await total()).toBe(100);
  expect(stage.audited()).toContain('hall review-decided');
});

test('a reversal takes back the entries that are named, by postings that tell why', async () => {
  const [wrong, right] = [await anHour(), await anHour()];
  const card = await stage.openCard();
  await reply(card);
  const reason = '本人说明由他人代学。';
  expect((await decide(card, { outcome: 'reversal', reason, entries: [wrong] })).statusCode).toBe(204);
  const entries = await stage.portal.deps.storage.ledger.entries('learner', 2026);
  const reversal = entries.find(({ source }) => source === 'reversal');
  expect(reversal).toMatchObject({ reverses: wrong, centihours: -100, postedBy: 'hall' });
  expect(reversal?.evidence).toMatchObject({ reason: `${reason}（学习核查 ${card.slice(0, 8)}）` });
  expect(entries.some(({ reverses }) => reverses === right)).toBe(false);
  expect(await total()).toBe(100);
  expect((await stage.mine()).cards[0]?.decision?.entries).toEqual(['大讲堂']);
});

test('before the learner was heard nothing can be taken back; after the time for it, it can', async () => {
  const entry = await anHour();
  const card = await stage.openCard();
  const reversal = { outcome: 'reversal', reason: '没有说明。', entries: [entry] };
  expect((await decide(card, reversal)).json()).toMatchObject({ status: 409, field: '/outcome' });
  expect(await total()).toBe(100);
  stage.portal.clock.advance(10 * DAY_MS);
  const officer = await stage.portal.deps.storage.roster.personById('hall');
  if (!officer) throw new Error('no officer');
  const cookie = await openSession(stage.portal, officer);
  const response = await stage.portal.app.inject({
    method: 'POST',
    url: `/api/reviews/cards/${card}/decision`,
    headers: { cookie },
    payload: reversal,
  });
  expect(response.statusCode).toBe(204);
  expect(await total()).toBe(0);
});

describe('refused, with nothing changed:', () => {
  test.each<
    readonly [
      string,
      { readonly outcome?: string; readonly reason?: string; readonly entries?: readonly string[] },
      number,
      string,
    ]
  >([
    ['no reason', { outcome: 'none' }, 400, '/reason'],
    ['blanks for a reason', { outcome: 'none', reason: '      ' }, 400, '/reason'],
    ['a reason without end', { outcome: 'none', reason: '长'.repeat(1001) }, 400, '/reason'],
    ['no outcome', { reason: '看过记录，没有问题。' }, 400, '/outcome'],
    ['another outcome', { outcome: 'prison', reason: '看过记录，没有问题。' }, 400, '/outcome'],
    ['a reversal of nothing', { outcome: 'reversal', reason: '看过记录，有问题。' }, 400, '/entries'],
    ['entries with a talk', { outcome: 'talk', reason: '已经谈过话了。', entries: ['own'] }, 400, '/entries'],
    [
      'somebody else’s entry',
      { outcome: 'reversal', reason: '看过记录，有问题。', entries: ['other'] },
      400,
      '/entries',
    ],
    [
      'an entry that is not there',
      { outcome: 'reversal', reason: '看过记录，有问题。', entries: ['none'] },
      400,
      '/entries',
    ],
  ])('%s', async (_name, payload, status, field) => {
    const ids: Record<string, string> = { own: await anHour(), other: await anHour('neighbour') };
    const card = await stage.openCard();
    await reply(card);
    const entries = payload.entries?.map((name) => ids[name] ?? name);
    const response = await decide(card, { ...payload, ...(entries && { entries }) });
    expect(response.json()).toMatchObject({ status, field });
    expect((await view(card)).decision).toBeNull();
    expect(await total()).toBe(100);
  });

  test('a second decision', async () => {
    const card = await stage.openCard();
    await decide(card, { outcome: 'none', reason: '看过记录，没有问题。' });
    expect((await decide(card, { outcome: 'talk', reason: '还是谈一谈好。' }, 'bureau')).statusCode).toBe(
      409,
    );
    expect((await view(card)).decision?.outcome).toBe('none');
  });

  test('a decision about oneself, even of an officer whose unit it is', async () => {
    const card = await stage.openCard({ personId: 'hall' });
    const response = await decide(card, { outcome: 'none', reason: '我没有问题，不用看。' });
    expect(response.json()).toMatchObject({ status: 403, code: 'not-allowed' });
    expect(
      (await decide(card, { outcome: 'none', reason: '看过记录，没有问题。' }, 'bureau')).statusCode,
    ).toBe(204);
  });

  test.each(['', '  ', '长'.repeat(1001)])('a reply of nothing, or without end', async (text) => {
    const card = await stage.openCard();
    expect((await reply(card, text)).json()).toMatchObject({ status: 400, field: '/text' });
  });
});

test('a process that died after the decision posts the reversal at the next sweep, once', async () => {
  const entry = await anHour();
  const card = await stage.openCard();
  const { reviews } = stage.portal.deps.storage;
  const atMs = stage.portal.clock.now();
  await reviews.addToCard(card, () => ({
    ok: true,
    value: { kind: 'decision', atMs, who: 'hall', outcome: 'reversal', reason: '代学。', entries: [entry] },
  }));
  await settleDecisions(stage.portal.deps);
  await settleDecisions(stage.portal.deps);
  expect(await total()).toBe(0);
  expect(await stage.portal.deps.storage.ledger.entries('learner', 2026)).toHaveLength(2);
});

test('names of others on a shared device are shown to whoever reaches them', async () => {
  const { traces } = stage.portal.deps.storage;
  const device = 'ab'.repeat(32);
  for (const personId of ['learner', 'colleague', 'neighbour']) {
    await traces.noteDevice({ device, personId, atMs: stage.portal.clock.now() });
    stage.portal.clock.advance(60_000);
  }
  const card = await stage.openCard({
    kind: 'sharedDevice',
    subject: 'device-abababab',
    facts: { people: 3, handovers: 2, returns: 0 },
    others: ['colleague', 'neighbour'],
  });
  const names = async (who: 'hall' | 'city') => {
    const response = await stage.ask(who, 'GET', `/api/reviews/cards/${card}`);
    return response.json().evidence.days[0].deviceUses.map((use: { who: string }) => use.who);
  };
  expect(await names('hall')).toEqual(['王learner', '王colleague', '其他单位人员 2']);
  expect(await names('city')).toEqual(['王learner', '王colleague', '王neighbour']);
  expect(JSON.stringify(await stage.mine())).not.toContain('colleague');
});

test('the menu’s count: a card asks, the desk waits, and both fall when it is done', async () => {
  const notices = async (who: 'learner' | 'hall' | 'court' | 'auditor') =>
    (await stage.ask(who, 'GET', '/api/session')).json().notices;
  expect(await notices('learner')).toEqual({ mine: 0, desk: 0 });
  const card = await stage.openCard();
  expect(await notices('learner')).toEqual({ mine: 1, desk: 0 });
  expect(await notices('hall')).toEqual({ mine: 0, desk: 1 });
  expect(await notices('court')).toEqual({ mine: 0, desk: 0 });
  expect(await notices('auditor')).toEqual({ mine: 0, desk: 0 });
  await reply(card);
  expect(await notices('learner')).toEqual({ mine: 0, desk: 0 });
  stage.portal.clock.advance(1);
  await decide(card, { outcome: 'none', reason: '看过记录，没有问题。' });
  expect(await notices('learner')).toEqual({ mine: 1, desk: 0 });
  expect(await notices('hall')).toEqual({ mine: 0, desk: 0 });
  stage.portal.clock.advance(1);
  await stage.mine();
  expect(await notices('learner')).toEqual({ mine: 0, desk: 0 });
});

test('an officer’s own card is no work for that officer’s desk', async () => {
  await stage.openCard({ personId: 'hall' });
  const notices = (await stage.ask('hall', 'GET', '/api/session')).json().notices;
  expect(notices).toEqual({ mine: 1, desk: 0 });
});
