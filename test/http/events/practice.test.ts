/** Claimed practice: evidence, two officers one after the other, and hours once. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { postApprovedPractice } from '../../../server/services/decide-practice.ts';
import type { MyActivitiesView, PracticeView } from '../../../src/domain/api/events.ts';
import type { PracticeContent } from '../../../src/domain/event/practice.ts';
import { aPractice } from '../../support/builders.ts';
import { aJpeg } from '../../support/photos.ts';
import { type EventStage, openEventStage } from './stage.ts';

let stage: EventStage;
let cookie: string;
beforeEach(async () => {
  stage = await openEventStage();
  cookie = await stage.portal.signIn(person());
});
afterEach(async () => {
  expect(stage.portal.defects).toEqual([]);
  await stage.portal.close();
});

function person() {
  const [one] = stage.learners;
  if (!one) throw new Error('nobody');
  return one;
}

async function claimed(content: Partial<PracticeContent> = {}): Promise<string> {
  const made = await stage.call(cookie, 'POST', '/api/me/practice', aPractice(content));
  if (made.statusCode !== 201) throw new Error(made.body);
  return (made.json() as { id: string }).id;
}

type Who = keyof EventStage['cookies'];
const decide = (who: Who, id: string, outcome: 'approved' | 'refused' = 'approved', reason = '') =>
  stage.call(stage.cookies[who], 'POST', `/api/practice/${id}/decision`, { outcome, reason });
const entries = () => stage.portal.deps.storage.ledger.entries(person().id, 2026);
const addPhoto = (bytes: Uint8Array, as = cookie) =>
  stage.portal.app.inject({
    method: 'POST',
    url: '/api/me/practice-photos',
    headers: { cookie: as, 'content-type': 'image/jpeg' },
    payload: Buffer.from(bytes),
  });

test('first the unit, then one unit higher: the hours follow the rules, and say who approved', async () => {
  const id = await claimed();
  expect((await decide('officer', id)).json()).toMatchObject({ state: 'second' });
  expect(await entries()).toEqual([]);
  expect((await decide('city', id)).json()).toMatchObject({ state: 'posted' });
  const [entry] = await entries();
  expect(entry).toMatchObject({ category: 'ethicsPractice', centihours: 400, source: 'practice' });
  expect(entry?.evidence).toMatchObject({ claim: id, approvedBy: stage.city.id, principle: 'service' });
  const told = await stage.call(cookie, 'GET', `/api/entries/${entry?.id}`);
  expect(told.body).toContain('孙涛');
});

describe('the second officer', () => {
  test('is neither the first again, nor one of the same unit while somebody is above', async () => {
    const id = await claimed();
    await decide('officer', id);
    expect((await decide('officer', id)).statusCode).toBe(403);
    expect((await decide('second', id)).body).toContain('上一级');
    expect((await decide('city', id)).statusCode).toBe(200);
  });

  test('nobody decides about the own claim, and nobody out of reach', async () => {
    cookie = stage.cookies.officer;
    const id = await claimed();
    expect((await decide('officer', id)).statusCode).toBe(403);
    expect((await decide('outsider', id)).statusCode).toBe(403);
    expect((await decide('auditor', id)).statusCode).toBe(403);
    expect((await stage.call(stage.cookies.auditor, 'GET', `/api/practice/${id}`)).statusCode).toBe(200);
  });
});

test('a refusal has a reason, and the claim may be mended and sent again', async () => {
  const id = await claimed();
  expect((await decide('officer', id, 'refused')).statusCode).toBe(400);
  await decide('officer', id, 'refused', '照片看不清');
  const mine = (await stage.call(cookie, 'GET', '/api/me/activities')).json() as MyActivitiesView;
  expect(mine.claims).toMatchObject([{ state: 'refused', events: [{}, { words: '照片看不清' }] }]);
  const again = await stage.call(cookie, 'PUT', `/api/me/practice/${id}`, aPractice({ title: '补了照片' }));
  expect(again.statusCode).toBe(204);
  await decide('officer', id);
  expect((await stage.call(cookie, 'PUT', `/api/me/practice/${id}`, aPractice())).statusCode).toBe(409);
  expect((await decide('city', id)).json()).toMatchObject({ state: 'posted' });
  expect((await entries())[0]?.evidence).toMatchObject({ title: '补了照片' });
});

test('a claim for the same day and thing twice is noticed', async () => {
  await claimed();
  const id = await claimed({ title: '社区志愿服务 帮老人办事' });
  const view = (await stage.call(stage.cookies.officer, 'GET', `/api/practice/${id}`)).json() as PracticeView;
  expect(view.similar).toEqual(['社区志愿服务：帮老人办事']);
});

test('deciding twice posts once, and what a stop left approved is posted later', async () => {
  const id = await claimed();
  await decide('officer', id);
  await stage.portal.deps.storage.practice.addTo(id, () => ({
    ok: true,
    value: { kind: 'approved', atMs: 1, who: stage.city.id, unitId: 'city', note: '' },
  }));
  await postApprovedPractice(stage.portal.deps);
  await postApprovedPractice(stage.portal.deps);
  expect(await entries()).toHaveLength(1);
  expect((await decide('city', id)).statusCode).toBe(409);
});

test('a claim of the future, without an amount, or with a photo that is not there is refused by its field', async () => {
  const wrong = async (content: Partial<PracticeContent>) => {
    const answer = await stage.call(cookie, 'POST', '/api/me/practice', aPractice(content));
    return [answer.statusCode, (answer.json() as { field?: string }).field];
  };
  expect(await wrong({ day: '2026-12-24' })).toEqual([400, '/day']);
  expect(await wrong({ amount: { kind: 'days', days: 1, halfDays: 0 } })).toEqual([400, '/amount']);
  expect(await wrong({ photos: ['a'.repeat(64)] })).toEqual([400, '/photos']);
  expect(await wrong({ text: '去了' })).toEqual([400, '/text']);
});

describe('photos', () => {
  test('are kept without where they were taken, and seen by the person and those who reach them', async () => {
    const added = await addPhoto(aJpeg({ exif: 'GPS 30.5N 114.3E' }));
    const { hash } = added.json() as { hash: string };
    const id = await claimed({ photos: [hash] });
    const path = `/api/practice/${id}/photos/${hash}`;
    const seen = await stage.call(stage.cookies.officer, 'GET', path);
    expect(seen.statusCode).toBe(200);
    expect(seen.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect(seen.body).not.toContain('GPS');
    expect((await stage.call(cookie, 'GET', path)).statusCode).toBe(200);
    expect((await stage.call(stage.cookies.outsider, 'GET', path)).statusCode).toBe(403);
    const other = await stage.portal.signIn(stage.learners[1] ?? person());
    expect((await stage.call(other, 'GET', path)).statusCode).toBe(403);
    expect((await stage.call(cookie, 'GET', `/api/practice/${id}/photos/${'b'.repeat(64)}`)).statusCode).toBe(
      404,
    );
  });

  test('are seen only by the claim that names them, though the person has more', async () => {
    const hashOf = async (photo: Uint8Array) => ((await addPhoto(photo)).json() as { hash: string }).hash;
    const first = await hashOf(aJpeg());
    const second = await hashOf(aJpeg({ exif: '', orientation: 6 }));
    const unclaimed = await hashOf(aJpeg({ exif: '', orientation: 8 }));
    const id = await claimed({ photos: [first] });
    const other = await claimed({ photos: [second], day: '2026-11-19' });
    const seen = async (claim: string, hash: string, as = stage.cookies.officer) =>
      (await stage.call(as, 'GET', `/api/practice/${claim}/photos/${hash}`)).statusCode;
    expect([await seen(id, first), await seen(other, second)]).toEqual([200, 200]);
    expect([await seen(id, second), await seen(other, first)]).toEqual([404, 404]);
    expect([await seen(id, unclaimed), await seen(id, unclaimed, cookie)]).toEqual([404, 404]);
  });

  test('that are none are refused, and so is somebody else’s', async () => {
    const page = await addPhoto(new TextEncoder().encode('<script>alert(1)</script>'));
    expect(page.statusCode).toBe(400);
    expect(page.body).toContain('不是 JPEG');
    expect((await addPhoto(aJpeg().slice(0, 40))).body).toContain('不完整');
    expect((await addPhoto(new Uint8Array(6 * 1024 * 1024))).statusCode).toBe(413);
    const other = await stage.portal.signIn(stage.learners[1] ?? person());
    const { hash } = (await addPhoto(aJpeg(), other)).json() as { hash: string };
    const stolen = await stage.call(cookie, 'POST', '/api/me/practice', aPractice({ photos: [hash] }));
    expect(stolen.statusCode).toBe(400);
  });
});
