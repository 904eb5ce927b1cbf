/** Who reaches which call of warnings and appeals. Everybody else is refused before anything is looked at. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Method, openReviews, type ReviewStage, type Who } from './stage.ts';

let stage: ReviewStage;
let card: string;
let appeal: string;
beforeAll(async () => {
  stage = await openReviews();
  card = await stage.openCard();
  appeal = await stage.appeal();
});
afterAll(async () => {
  expect(stage.portal.defects).toEqual([]);
  await stage.portal.close();
});

const DECIDE = { outcome: 'none', reason: '看过记录，没有问题。' };
const REFUSE = { outcome: 'refused', reason: '没有找到学习记录。' };
type Call = readonly [Method, () => string, object?];
const DESK: Readonly<Record<string, Call>> = {
  list: ['GET', () => '/api/reviews'],
  card: ['GET', () => `/api/reviews/cards/${card}`],
  appeal: ['GET', () => `/api/reviews/appeals/${appeal}`],
  'card decision': ['POST', () => `/api/reviews/cards/${card}/decision`, DECIDE],
  'appeal decision': ['POST', () => `/api/reviews/appeals/${appeal}/decision`, REFUSE],
};
const MINE: Readonly<Record<string, Call>> = {
  'my reviews': ['GET', () => '/api/me/reviews'],
  reply: ['POST', () => `/api/me/reviews/${card}/replies`, { text: '在车上看的。' }],
  'new appeal': ['POST', () => '/api/me/appeals', {}],
  withdrawal: ['POST', () => `/api/me/appeals/${appeal}/withdrawal`, {}],
  review: ['POST', () => `/api/me/appeals/${appeal}/review`, { words: '请再看一看。' }],
};
const status = async (who: Who | undefined, [method, url, payload]: Call) =>
  (await stage.ask(who, method, url(), payload)).statusCode;

test.each(Object.entries({ ...DESK, ...MINE }))('%s: signed out is 401', async (_name, call) => {
  expect(await status(undefined, call)).toBe(401);
});

const CALLS = Object.entries(DESK);

test.each(CALLS)('%s: a learner is refused, and the refusal is in the audit log', async (_name, call) => {
  const before = stage.audited().length;
  expect(await status('learner', call)).toBe(403);
  expect(stage.audited().slice(before)).toEqual(['learner reviews-refused']);
});

test.each(CALLS.filter(([name]) => name !== 'list'))(
  '%s: an officer of another unit is refused',
  async (_name, call) => {
    expect(await status('court', call)).toBe(403);
  },
);

test.each(CALLS.filter(([, [method]]) => method === 'POST'))(
  '%s: auditors and administrators read, and decide nothing',
  async (_name, call) => {
    expect(await status('auditor', call)).toBe(403);
    expect(await status('administrator', call)).toBe(403);
  },
);

test.each(CALLS.filter(([, [method]]) => method === 'GET'))(
  '%s: the unit’s officer, those above, auditors and administrators read',
  async (_name, call) => {
    for (const who of ['hall', 'bureau', 'city', 'auditor', 'administrator'] as const) {
      expect([who, await status(who, call)]).toEqual([who, 200]);
    }
  },
);

test('an officer’s list holds the own subtree alone', async () => {
  expect((await stage.desk('court')).cards).toEqual([]);
  expect((await stage.desk('court')).appeals).toEqual([]);
  expect((await stage.desk('bureau')).cards.map(({ id }) => id)).toEqual([card]);
  expect((await stage.desk('bureau')).appeals.map(({ id }) => id)).toEqual([appeal]);
});

test.each(['reply', 'withdrawal', 'review'])('%s: of others not even the existence is told', async (name) => {
  expect(await status('colleague', MINE[name] as Call)).toBe(404);
});

test('what a learner sees is the own', async () => {
  expect(await stage.mine('colleague')).toMatchObject({ cards: [], appeals: [] });
  expect((await stage.mine()).cards.map(({ id }) => id)).toEqual([card]);
});

test('what is not there is not found, for those who may look', async () => {
  for (const kind of ['cards', 'appeals']) {
    expect(await status('auditor', ['GET', () => `/api/reviews/${kind}/none`])).toBe(404);
    expect(await status('learner', ['GET', () => `/api/reviews/${kind}/none`])).toBe(403);
  }
});

test('another site’s page cannot decide', async () => {
  const response = await stage.portal.app.inject({
    method: 'POST',
    url: `/api/reviews/cards/${card}/decision`,
    headers: { cookie: stage.cookies.hall, origin: 'https://evil.example' },
    payload: DECIDE,
  });
  expect(response.json().code).toBe('foreign-origin');
});
