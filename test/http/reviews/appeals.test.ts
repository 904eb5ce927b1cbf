/** An appeal from the claim to a posting or a reasoned refusal, and once more one unit higher. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { askOwnReview } from '../../../server/services/make-appeal.ts';
import { postEntry } from '../../../server/services/post-entry.ts';
import { settleDecisions } from '../../../server/services/settle-decisions.ts';
import type { ReviewAppealView } from '../../../src/domain/api/reviews.ts';
import { courseEvidence } from '../../support/builders.ts';
import { openReviews, type ReviewStage, type Who } from './stage.ts';

let stage: ReviewStage;
beforeEach(async () => {
  stage = await openReviews();
});
afterEach(async () => {
  expect(stage.portal.defects).toEqual([]);
  await stage.portal.close();
});

const REFUSAL = { outcome: 'refused', reason: '这几天没有学习记录，也没有签到。' };
const GRANT = {
  outcome: 'granted',
  reason: '断网当天的机房记录可以证明。',
  category: 'ethicsOnline',
  centihours: 100,
};
const decide = (appeal: string, payload: object, who: Who = 'hall') =>
  stage.ask(who, 'POST', `/api/reviews/appeals/${appeal}/decision`, payload);
const view = async (appeal: string, who: Who = 'hall'): Promise<ReviewAppealView> =>
  (await stage.ask(who, 'GET', `/api/reviews/appeals/${appeal}`)).json();
const entries = () => stage.portal.deps.storage.ledger.entries('learner', 2026);
const askReview = (appeal: string) =>
  stage.ask('learner', 'POST', `/api/me/appeals/${appeal}/review`, { words: '当天有三位同事可以证明。' });

test('the officer sees the claim, how much can be granted, and the record beside it', async () => {
  const appeal = await view(await stage.appeal({ claimedCentihours: 100 }));
  expect(appeal).toMatchObject({
    title: '公正廉洁',
    claimedCentihours: 100,
    words: '课都学完了，没有记上。',
    state: 'open',
    stage: 1,
    mayDecide: true,
    bound: { mostCentihours: 100, categories: ['ethicsOnline', 'ethicsMakeUp'] },
    evidence: { days: [{ day: '2026-11-20', stretches: [], sections: [], attempts: [] }], entries: [] },
  });
});

test('granted, it is a posting that names the appeal, the reason and who decided', async () => {
  const appeal = await stage.appeal();
  expect((await decide(appeal, GRANT)).statusCode).toBe(204);
  const [entry, ...more] = await entries();
  expect(more).toEqual([]);
  expect(entry).toMatchObject({
    source: 'appeal',
    category: 'ethicsOnline',
    centihours: 100,
    postedBy: 'hall',
    contentHash: 'c0'.repeat(32),
    evidence: {
      kind: 'appeal',
      appeal,
      title: '公正廉洁',
      course: 'integrity',
      stage: 1,
      day: '2026-11-20',
      reason: GRANT.reason,
      decidedBy: 'hall',
    },
  });
  expect((await stage.mine()).appeals[0]).toMatchObject({
    state: 'granted',
    history: [{ kind: 'granted', by: '大厅 王hall', text: GRANT.reason, centihours: 100 }],
  });
  const hours = (await stage.ask('learner', 'GET', '/api/me/hours')).json();
  expect(hours.totals.ethicsOnline).toBe(100);
  expect(stage.audited()).toContain('hall appeal-decided');
});

test('a course credited by an appeal is credited for the year', async () => {
  await decide(await stage.appeal(), GRANT);
  const again = await stage.ask('learner', 'POST', '/api/me/appeals', {
    subject: 'course',
    course: 'integrity',
    day: '2026-11-20',
    words: '还想再来一次。',
  });
  expect(again.json()).toMatchObject({ status: 409, code: 'duplicate-award', field: '/course' });
  const learning = (await stage.ask('learner', 'GET', '/api/me/learning')).json();
  expect(learning.courses[0].creditedThisYear).toBe(true);
});

test('refused, it says why, and nothing is posted', async () => {
  const appeal = await stage.appeal();
  expect((await decide(appeal, REFUSAL)).statusCode).toBe(204);
  expect(await entries()).toEqual([]);
  expect((await stage.mine()).appeals[0]).toMatchObject({
    state: 'refused',
    mayAskReview: true,
    history: [{ kind: 'refused', text: REFUSAL.reason }],
  });
});

describe('a review', () => {
  test('is made one unit higher, by another person, once', async () => {
    const appeal = await stage.appeal();
    await decide(appeal, REFUSAL);
    expect((await askReview(appeal)).statusCode).toBe(204);
    expect((await decide(appeal, GRANT, 'hall')).statusCode).toBe(403);
    expect((await decide(appeal, GRANT, 'hall2')).statusCode).toBe(403);
    expect((await view(appeal, 'hall2')).mayDecide).toBe(false);
    expect((await view(appeal, 'bureau')).mayDecide).toBe(true);
    expect((await decide(appeal, REFUSAL, 'bureau')).statusCode).toBe(204);
    expect((await askReview(appeal)).statusCode).toBe(409);
    expect((await stage.mine()).appeals[0]).toMatchObject({
      state: 'refused',
      stage: 2,
      mayAskReview: false,
    });
  });

  test('that is granted tells so in the ledger', async () => {
    const appeal = await stage.appeal();
    await decide(appeal, REFUSAL);
    await askReview(appeal);
    await decide(appeal, GRANT, 'city');
    expect((await entries())[0]?.evidence).toMatchObject({ stage: 2, decidedBy: 'city' });
  });

  test('of what the highest unit refused is made there by a colleague', async () => {
    const appeal = await stage.appeal();
    await decide(appeal, REFUSAL, 'city');
    await askReview(appeal);
    expect((await decide(appeal, GRANT, 'city')).statusCode).toBe(403);
    expect((await decide(appeal, GRANT, 'bureau')).statusCode).toBe(403);
    expect((await decide(appeal, GRANT, 'city2')).statusCode).toBe(204);
  });

  test('cannot be asked for when the time has passed', async () => {
    const appeal = await stage.appeal();
    await decide(appeal, REFUSAL);
    const { reviews } = stage.portal.deps.storage;
    stage.portal.clock.advance(16 * 24 * 60 * 60_000);
    const caller = { kind: 'session', personId: 'learner', roles: ['learner'], tokenHash: '' } as const;
    const asked = await askOwnReview(stage.portal.deps, caller, appeal, '请再看一看。');
    expect(asked).toMatchObject({ ok: false, failure: { code: 'conflict' } });
    expect((await reviews.appeal(appeal))?.events).toHaveLength(1);
  });
});

test('an officer cannot grant an own appeal; the unit above can', async () => {
  const made = await stage.ask('hall', 'POST', '/api/me/appeals', {
    subject: 'activity',
    title: '第二季度大讲堂',
    day: '2026-06-10',
    words: '签到表上有我的名字。',
  });
  const { id } = made.json();
  const grant = { ...GRANT, category: 'ethicsEvent' };
  expect((await decide(id, grant)).statusCode).toBe(403);
  expect((await decide(id, grant, 'hall2')).statusCode).toBe(204);
});

test('an appeal may be withdrawn while it is open, and then nobody decides it', async () => {
  const appeal = await stage.appeal();
  expect((await stage.ask('learner', 'POST', `/api/me/appeals/${appeal}/withdrawal`)).statusCode).toBe(204);
  expect((await stage.ask('learner', 'POST', `/api/me/appeals/${appeal}/withdrawal`)).statusCode).toBe(409);
  expect((await decide(appeal, GRANT)).statusCode).toBe(409);
  expect(await entries()).toEqual([]);
});

describe('a grant beyond what can be is refused, and nothing is posted:', () => {
  test.each([
    ['more than the course gives', { centihours: 101 }, '/centihours'],
    ['nothing', { centihours: 0 }, '/centihours'],
    ['less than nothing', { centihours: -100 }, '/centihours'],
    ['a fraction of a hundredth', { centihours: 0.5 }, '/centihours'],
    ['no number', { centihours: undefined }, '/centihours'],
    ['a category that is another’s', { category: 'ethicsEvent' }, '/category'],
    ['no category', { category: undefined }, '/category'],
    ['no reason', { reason: '' }, '/reason'],
  ])('%s', async (_name, change, field) => {
    const appeal = await stage.appeal();
    expect((await decide(appeal, { ...GRANT, ...change })).json()).toMatchObject({ status: 400, field });
    expect(await entries()).toEqual([]);
    expect((await view(appeal)).state).toBe('open');
  });

  test('a course that was credited in the meantime', async () => {
    const appeal = await stage.appeal();
    await postEntry(stage.portal.deps, {
      personId: 'learner',
      year: 2026,
      category: 'ethicsOnline',
      centihours: 100,
      source: 'course',
      evidence: courseEvidence(),
      contentHash: null,
      postedBy: 'system',
    });
    expect((await view(appeal)).bound.mostCentihours).toBe(0);
    expect((await decide(appeal, GRANT)).json()).toMatchObject({ status: 409, code: 'duplicate-award' });
    expect(await entries()).toHaveLength(1);
  });

  test('of an activity, what the year asks for at most', async () => {
    const appeal = await stage.appeal({ subject: 'activity', title: '大讲堂' });
    const grant = { ...GRANT, category: 'ethicsEvent' };
    expect((await decide(appeal, { ...grant, centihours: 801 })).statusCode).toBe(400);
    expect((await decide(appeal, { ...grant, centihours: 800 })).statusCode).toBe(204);
  });
});

describe('a claim is refused, with the field and what would be right:', () => {
  test.each([
    ['no words', { words: '' }, '/words'],
    ['words without end', { words: '长'.repeat(1001) }, '/words'],
    ['no day', { day: undefined }, '/day'],
    ['no date', { day: '2026-02-30' }, '/day'],
    ['tomorrow', { day: '2026-11-24' }, '/day'],
    ['two years ago', { day: '2024-12-31' }, '/day'],
    ['an unknown course', { course: 'none' }, '/course'],
    ['an unknown kind', { subject: 'bribe' }, '/subject'],
    ['an activity without a name', { subject: 'activity', title: '   ' }, '/title'],
    ['hours that are none', { claimedCentihours: -1 }, '/claimedCentihours'],
  ])('%s', async (_name, change, field) => {
    const payload = {
      subject: 'course',
      course: 'integrity',
      day: '2026-11-20',
      words: '课都学完了。',
      ...change,
    };
    const response = await stage.ask('learner', 'POST', '/api/me/appeals', payload);
    expect(response.json()).toMatchObject({ status: 400, field });
    expect((await stage.mine()).appeals).toEqual([]);
  });

  test('the same thing twice while it is open', async () => {
    await stage.appeal();
    await expect(stage.appeal()).rejects.toThrow('正在办理');
  });

  test('a sixth one at once', async () => {
    for (let at = 0; at < 5; at += 1) await stage.appeal({ subject: 'activity', title: `大讲堂 ${at}` });
    await expect(stage.appeal({ subject: 'activity', title: '大讲堂' })).rejects.toThrow('最多 5 份');
  });
});

test('a process that died after the decision posts the grant at the next sweep, once', async () => {
  const appeal = await stage.appeal();
  const { reviews } = stage.portal.deps.storage;
  const atMs = stage.portal.clock.now();
  await reviews.addToAppeal(appeal, () => ({
    ok: true,
    value: {
      kind: 'granted',
      atMs,
      who: 'hall',
      unitId: 'hall',
      reason: '可以证明。',
      category: 'ethicsOnline',
      centihours: 100,
    },
  }));
  await Promise.all([settleDecisions(stage.portal.deps), settleDecisions(stage.portal.deps)]);
  await settleDecisions(stage.portal.deps);
  expect(await entries()).toHaveLength(1);
  expect((await view(appeal)).state).toBe('granted');
});

test('where the ledger refuses, the appeal is open again and says so', async () => {
  const appeal = await stage.appeal();
  const { ledger } = stage.portal.deps.storage;
  const { appendIf } = ledger;
  Object.assign(ledger, {
    appendIf: async () => ({ ok: false, failure: { code: 'conflict', message: '这一年已经封账。' } }),
  });
  expect((await decide(appeal, GRANT)).statusCode).toBe(409);
  Object.assign(ledger, { appendIf });
  const after = await view(appeal);
  expect(after.history.map(({ kind, text }) => [kind, text])).toEqual([
    ['granted', GRANT.reason],
    ['postingFailed', '这一年已经封账。'],
  ]);
  expect([after.state, after.mayDecide]).toEqual(['open', true]);
  expect((await decide(appeal, GRANT)).statusCode).toBe(204);
});
