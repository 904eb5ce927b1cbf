/** Practice, activities, certificates, cards and appeals: what is told of their results, and to whom they wait. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { postEntry } from '../../../server/services/post-entry.ts';
import { aNoticeBook, aPractice, aSignal } from '../../support/builders.ts';
import { type EventStage, openEventStage, submitted } from '../events/stage.ts';
import { kindsOf, lastText, tell } from './telling.ts';

let stage: EventStage;
let cookie: string;
let learner: string;
const BOOK = aNoticeBook({ yearBehindFrom: ['12-31'], digest: 'never' });
beforeEach(async () => {
  stage = await openEventStage();
  const [first] = stage.learners;
  if (!first) throw new Error('nobody');
  learner = first.id;
  cookie = await stage.portal.signIn(first);
}, 60_000);
afterEach(async () => {
  expect(stage.portal.defects).toEqual([]);
  await stage.portal.close();
});

const look = () => tell(stage.portal, BOOK);
const of = (who: string) => kindsOf(stage.portal, who);
const DAY = 86_400_000;
const nextMorning = async () => {
  stage.portal.clock.advance(DAY);
  await look();
};

describe('claimed practice', () => {
  const claim = async () =>
    (await stage.call(cookie, 'POST', '/api/me/practice', aPractice())).json() as { id: string };
  const decide = (who: 'officer' | 'city', id: string, outcome: 'approved' | 'refused', reason = '') =>
    stage.call(stage.cookies[who], 'POST', `/api/practice/${id}/decision`, { outcome, reason });

  test('waits for the unit, then one higher, and its hours are told to the claimant', async () => {
    const { id } = await claim();
    await look();
    expect(await of(stage.officer.id)).toEqual(['practiceWaiting']);
    expect(await of(stage.city.id)).toEqual([]);
    await decide('officer', id, 'approved');
    await nextMorning();
    expect(await of(stage.officer.id)).toEqual(['practiceWaiting done']);
    expect(await of(stage.city.id)).toEqual(['practiceWaiting']);
    const again = await stage.portal.signIn(stage.city);
    await stage.call(again, 'POST', `/api/practice/${id}/decision`, { outcome: 'approved', reason: '' });
    await look();
    expect(await of(stage.city.id)).toEqual(['practiceWaiting done']);
    expect(await of(learner)).toEqual(['practiceApproved']);
    expect(await lastText(stage.portal, learner, 'practiceApproved')).toContain('hours=4');
  });

  test('refused, tells why; sent again and refused again, tells again', async () => {
    const { id } = await claim();
    await decide('officer', id, 'refused', '照片看不清。');
    await look();
    expect(await lastText(stage.portal, learner, 'practiceRefused')).toContain('reason=照片看不清。');
    stage.portal.clock.advance(1000);
    await stage.call(cookie, 'PUT', `/api/me/practice/${id}`, aPractice());
    await decide('officer', id, 'refused', '还是看不清。');
    await look();
    expect(await of(learner)).toEqual(['practiceRefused', 'practiceRefused']);
  });
});

describe('an activity', () => {
  test('submitted, waits for another officer; posted, tells everybody their hours; struck off, tells that one', async () => {
    const event = await submitted(stage, stage.learners);
    await look();
    expect(await of(stage.second.id)).toEqual(['eventWaiting']);
    expect(await of(stage.officer.id)).toEqual([]);
    const approved = await stage.call(stage.cookies.second, 'POST', `/api/events/${event.id}/approval`, {
      version: event.version,
    });
    expect(approved.statusCode).toBe(200);
    await look();
    expect(await of(stage.second.id)).toEqual(['eventWaiting void']);
    for (const { id } of stage.learners) expect(await of(id)).toEqual(['eventCredited']);
    const { version } = approved.json() as { version: number };
    const strike = { version, personId: learner, reason: '代签，已核实。' };
    expect(
      (await stage.call(stage.cookies.second, 'POST', `/api/events/${event.id}/strikes`, strike)).statusCode,
    ).toBe(200);
    await look();
    expect(await of(learner)).toEqual(['eventCredited', 'hoursStruck']);
    expect(await lastText(stage.portal, learner, 'hoursStruck')).toContain('reason=代签，已核实。');
  });
});

test('a certificate is told when it is issued, replaced and revoked', async () => {
  const { deps } = stage.portal;
  const post = (centihours: number) =>
    postEntry(deps, {
      ...{ personId: learner, year: 2026, category: 'ethicsOnline', centihours, contentHash: null },
      ...{ source: 'import', postedBy: 'officer' },
      evidence: {
        kind: 'import',
        title: `网课 ${centihours}`,
        platform: '省平台',
        file: 'hours.csv',
        row: 2,
      },
    });
  await post(800);
  await look();
  expect(await of(learner)).toEqual(['certificateIssued']);
  stage.portal.clock.advance(DAY);
  await post(100);
  await look();
  expect(await of(learner)).toEqual(['certificateIssued', 'certificateReplaced']);
  const [latest] = await deps.storage.certificates.ofPerson(learner);
  if (!latest) throw new Error('no certificate');
  await deps.storage.certificates.revoke(latest.code, {
    reason: '误发。',
    by: 'officer',
    atMs: deps.clock.now(),
  });
  await look();
  expect(await of(learner)).toContain('certificateRevoked');
});

test('a card asks the learner and waits for the officers; replied to, it asks no more', async () => {
  const { reviews } = stage.portal.deps.storage;
  await reviews.openCard('card-1', aSignal({ personId: learner }), stage.portal.clock.now());
  await look();
  expect(await of(learner)).toEqual(['cardOpened']);
  expect(await of(stage.officer.id)).toEqual(['reviewsWaiting']);
  expect(await lastText(stage.portal, stage.officer.id, 'reviewsWaiting')).toBe('cards=1\nappeals=0');
  await stage.call(cookie, 'POST', '/api/me/reviews/card-1/replies', { text: '在高铁上看的。' });
  await look();
  expect(await of(learner)).toEqual(['cardOpened done']);
  await stage.call(stage.cookies.officer, 'POST', '/api/reviews/cards/card-1/decision', {
    outcome: 'none',
    reason: '情况属实，没有问题。',
  });
  await look();
  expect(await of(learner)).toEqual(['cardOpened done', 'cardAnswered']);
  expect(await of(stage.officer.id)).toEqual(['reviewsWaiting done']);
});
