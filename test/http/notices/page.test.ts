/** A person's own notices through /api, and what the session says of them. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MyNoticesView } from '../../../src/domain/api/notices.ts';
import { openPlans, type PlansStage, type Who } from '../plans/stage.ts';

let stage: PlansStage;
beforeEach(async () => {
  stage = await openPlans();
}, 60_000);
afterEach(async () => {
  expect(stage.portal.defects).toEqual([]);
  await stage.portal.close();
});

const add = (
  key: string,
  kind: 'assignmentGiven' | 'eventCredited' = 'eventCredited',
  personId: Who = 'learner',
) =>
  stage.portal.deps.storage.notices.add([
    {
      ...{
        personId,
        key,
        kind,
        subject: key,
        isStanding: false,
        title: key,
        text: '正文',
        link: '/my/hours/',
      },
      ...{ madeAtMs: stage.portal.clock.now(), isQuiet: false },
    },
  ]);
const list = async (query = '', who: Who = 'learner'): Promise<MyNoticesView> =>
  (await stage.ask(who, 'GET', `/api/me/notices${query}`)).json();
const unreadTold = async (who: Who = 'learner') =>
  (await stage.ask(who, 'GET', '/api/session')).json().notices.unread;

test('unread ones stand first, by group on demand, and the session counts them', async () => {
  await add('a', 'assignmentGiven');
  await add('b');
  expect(await unreadTold()).toBe(2);
  const view = await list();
  expect(view.news.map(({ title, isUnread, group }) => [title, isUnread, group])).toEqual([
    ['b', true, 'results'],
    ['a', true, 'tasks'],
  ]);
  expect((await list('?group=tasks')).news.map(({ title }) => title)).toEqual(['a']);
  await stage.ask('learner', 'POST', '/api/me/notices/reading', { id: view.news[0]?.id });
  expect((await list()).notices.map(({ title }) => title)).toEqual(['b']);
  expect((await stage.ask('learner', 'POST', '/api/me/notices/reading', {})).json()).toEqual({ unread: 0 });
  expect(await unreadTold()).toBeUndefined();
});

test('pages go on where the one before ended, and name nothing twice', async () => {
  for (let at = 0; at < 60; at += 1) await add(`n${at}`);
  await stage.ask('learner', 'POST', '/api/me/notices/reading', {});
  const first = await list();
  const second = await list(`?before=${first.before}`);
  expect([first.notices.length, second.notices.length, second.before]).toEqual([50, 10, null]);
  const titles = [...first.notices, ...second.notices].map(({ title }) => title);
  expect(new Set(titles).size).toBe(60);
});

test("nobody reads another's, or marks it read", async () => {
  await add('theirs', 'eventCredited', 'neighbour');
  const [theirs] = (await list('', 'neighbour')).news;
  expect((await list()).news).toEqual([]);
  await stage.ask('learner', 'POST', '/api/me/notices/reading', { id: theirs?.id });
  expect((await list('', 'neighbour')).unread).toBe(1);
});

describe('preferences', () => {
  const prefer = (quiet: readonly string[], who: Who = 'learner') =>
    stage.ask(who, 'PUT', '/api/me/notice-preferences', { quiet });

  test('what is obligatory calls whatever is preferred', async () => {
    const { groups } = (await prefer(['tasks', 'results'])).json();
    expect(groups).toEqual([
      { group: 'tasks', isObligatory: true, isQuiet: false, isMailed: true },
      { group: 'answers', isObligatory: true, isQuiet: false, isMailed: true },
      { group: 'results', isObligatory: false, isQuiet: true, isMailed: true },
    ]);
  });

  test('officers have the groups of officers besides', async () => {
    const { groups } = (await stage.ask('hall', 'GET', '/api/me/notice-preferences')).json();
    expect(groups.map(({ group }: { group: string }) => group)).toEqual([
      'tasks',
      'answers',
      'results',
      'desk',
      'digest',
    ]);
  });
});

test.each([
  ['GET', '/api/me/notices?group=all', undefined, 400],
  ['GET', '/api/me/notices?before=-1', undefined, 400],
  ['POST', '/api/me/notices/reading', { id: 'x' }, 400],
  ['PUT', '/api/me/notice-preferences', { quiet: ['everything'] }, 400],
  ['PUT', '/api/me/notice-preferences', {}, 400],
] as const)('%s %s with %o is refused', async (method, url, payload, status) => {
  const answer = await stage.ask('learner', method, url, payload);
  expect([answer.statusCode, answer.json().code]).toEqual([status, 'invalid-request']);
});
