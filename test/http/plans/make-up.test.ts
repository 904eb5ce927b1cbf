/** Make-up training from the order to the year that lacked it, through real study, and the record lived once more. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256 } from '../../../server/auth/platform.ts';
import { compareRecords } from '../../../server/services/compare-records.ts';
import { evaluateCourse } from '../../../server/services/evaluate-course.ts';
import { noteCatalogue } from '../../../server/services/note-catalogue.ts';
import { postEntry } from '../../../server/services/post-entry.ts';
import { replayRecord } from '../../../server/services/replay-record.ts';
import { openScratchStorage } from '../../../server/storage/open-storage.ts';
import { readRecord } from '../../../server/storage/read-record.ts';
import type { MakeUpRequest, MakeUpView } from '../../../src/domain/api/make-up.ts';
import type { Person } from '../../../src/domain/roster/person.ts';
import { aCatalogue, aCourse, aPolicy } from '../../support/builders.ts';
import { answerAll, readLesson, seeSections } from '../../support/study.ts';
import { TEST_PASSWORD } from '../../support/test-portal.ts';
import { openPlans, type PlansStage, type Who } from './stage.ts';

let file: string;
let stage: PlansStage;
let assignment: string;
beforeEach(async () => {
  file = join(mkdtempSync(join(tmpdir(), 'mingde-make-up-')), 'mingde.db');
  const policy = aPolicy({ makeUpDays: 90, cutOff: '12-31', lateEntryDays: 31 });
  stage = await openPlans({ file, catalogue: aCatalogue({ policies: [policy] }) });
  await noteCatalogue(stage.portal.deps);
  const { accounts } = stage.portal.deps.storage;
  await accounts.setPassword('learner', await stage.portal.deps.passwords.hash(TEST_PASSWORD));
  const made = await stage.ask('bureau', 'POST', '/api/assignments', {
    unitId: 'bureau',
    title: '年度必修',
    items: [{ kind: 'course', id: 'integrity' }],
    dueDay: '2026-12-20',
  });
  assignment = made.json().id;
}, 60_000);
afterEach(async () => {
  expect(stage.portal.defects).toEqual([]);
  await stage.portal.close();
});

const order = (overrides: Partial<MakeUpRequest> = {}, who: Who = 'bureau') =>
  stage.ask(who, 'POST', '/api/make-up', {
    cause: 'unfinished',
    subject: assignment,
    year: 2026,
    people: ['learner'],
    items: [{ kind: 'course', id: 'integrity' }],
    dueDay: '2027-03-01',
    ...overrides,
  });
const view = async (who: Who = 'bureau', year = 2026): Promise<MakeUpView> =>
  (await stage.ask(who, 'GET', `/api/make-up?year=${year}`)).json();
const candidates = async (who: Who = 'bureau') =>
  (
    await stage.ask(who, 'GET', `/api/make-up/candidates?cause=unfinished&subject=${assignment}&year=2026`)
  ).json();
const entries = (year: number) => stage.portal.deps.storage.ledger.entries('learner', year);
const change = async (kind: 'excused' | 'resumed', who: Who = 'bureau', at = 0) => {
  const id = (await view()).orders[at]?.id;
  return stage.ask(who, 'POST', `/api/make-up/${id}/changes`, { kind, reason: '全年病假，有证明。' });
};

/** The whole course as a browser would study it. */
async function study(): Promise<void> {
  const { portal } = stage;
  const person = (await portal.deps.storage.roster.personById('learner')) as Person;
  const cookie = await portal.signIn(person);
  for (const lesson of aCourse().lessons) {
    await seeSections(portal, person, lesson);
    await readLesson(portal, cookie, lesson);
  }
  const begun = await portal.app.inject({
    method: 'POST',
    url: '/api/quizzes/integrity/attempts',
    headers: { cookie },
  });
  await answerAll(portal, cookie, aCourse(), begun.json(), 'right');
  portal.clock.advance(60_000);
  const url = `/api/attempts/${begun.json().id}/submission`;
  const graded = await portal.app.inject({ method: 'POST', url, headers: { cookie } });
  if (graded.statusCode !== 200) throw new Error(graded.body);
}

async function rebuild() {
  const secondFile = join(mkdtempSync(join(tmpdir(), 'mingde-second-')), 'second.db');
  const [reader, second] = [readRecord(file), openScratchStorage(secondFile, file, sha256)];
  const replayed = await replayRecord(reader, second, stage.portal.deps);
  await second.close();
  const reread = readRecord(secondFile);
  const different = compareRecords(reader, reread).filter(({ differences }) => differences > 0);
  reader.close();
  reread.close();
  return { unsupported: replayed.unsupported, different };
}

describe('the order', () => {
  test('goes to those who missed it, once; the next officer sees who has one', async () => {
    await stage.passTo('2027-01-10T09:00:00+08:00');
    expect((await candidates()).people.map(({ id }: { id: string }) => id).sort()).toEqual([
      'bureau',
      'colleague',
      'hall',
      'learner',
    ]);
    expect((await order({ people: ['learner', 'colleague'] })).json()).toEqual({ ordered: 2 });
    expect((await order()).json()).toEqual({ ordered: 0 });
    expect(await candidates()).toMatchObject({ ordered: 2 });
    expect((await view('hall')).orders.map(({ person }) => person.id).sort()).toEqual([
      'colleague',
      'learner',
    ]);
  });

  test('is among the learner’s own tasks', async () => {
    await stage.passTo('2027-01-10T09:00:00+08:00');
    await order();
    expect((await stage.ask('learner', 'GET', '/api/me/tasks')).json().makeUps).toMatchObject([
      { year: 2026, cause: 'unfinished', title: '年度必修', state: 'open', dueDay: '2027-03-01' },
    ]);
    expect((await stage.ask('colleague', 'GET', '/api/me/tasks')).json().makeUps).toEqual([]);
    // The overdue task itself, and the order.
    const noticesOf = async (who: Who) => (await stage.ask(who, 'GET', '/api/session')).json().notices;
    expect((await noticesOf('learner')).tasks).toBe(2);
    expect((await noticesOf('neighbour')).tasks).toBeUndefined();
  });

  test.each([
    ['somebody who missed nothing', { people: ['neighbour'] }, 403],
    ['a day after the window of the rules', { dueDay: '2027-04-15' }, 400],
    ['a day that is past', { dueDay: '2027-01-01' }, 400],
    ['nothing that would make up for it', { items: [], centihours: 0 }, 400],
    ['a course there is not', { items: [{ kind: 'course' as const, id: 'none' }] }, 400],
    ['nobody', { people: [] }, 400],
    ['an assignment there is not', { subject: 'none' }, 404],
  ])('refuses %s, and nothing is ordered', async (_name, overrides, status) => {
    await stage.passTo('2027-01-10T09:00:00+08:00');
    expect((await order(overrides)).statusCode).toBe(status);
    expect((await view()).orders).toEqual([]);
  });

  test('is not given to whoever has done it in the meantime', async () => {
    await stage.passTo('2027-01-10T09:00:00+08:00');
    await stage.credit('learner');
    expect((await order()).json()).toMatchObject({ code: 'invalid-request', field: '/people' });
  });
});

describe('the hours', () => {
  test('of a course studied after the year’s end go to the year that lacked them, once, and a rebuild is equal', async () => {
    await stage.passTo('2027-01-10T09:00:00+08:00');
    await order();
    stage.portal.clock.advance(60_000);
    await study();
    const [entry] = await entries(2026);
    expect(entry).toMatchObject({
      category: 'ethicsMakeUp',
      centihours: 100,
      source: 'course',
      evidence: { course: 'integrity', entered: 'makeUp', makeUpOrder: (await view()).orders[0]?.id },
    });
    expect(await entries(2027)).toEqual([]);
    expect((await view()).orders[0]).toMatchObject({ state: 'done', doneOn: '2027-01-10' });
    // The same study is not this year's as well.
    await evaluateCourse(stage.portal.deps, 'learner', aCourse());
    expect(await entries(2027)).toEqual([]);
    expect(await entries(2026)).toHaveLength(1);
    expect(await rebuild()).toEqual({ unsupported: [], different: [] });
  }, 60_000);

  test('two devices at once credit it once', async () => {
    await stage.passTo('2027-01-10T09:00:00+08:00');
    await order();
    await study();
    await Promise.all([1, 2, 3].map(() => evaluateCourse(stage.portal.deps, 'learner', aCourse())));
    expect([...(await entries(2026)), ...(await entries(2027))]).toHaveLength(1);
  }, 60_000);

  test('after the window, of a year that is met, or excused, they are this year’s like any other', async () => {
    await stage.passTo('2027-01-10T09:00:00+08:00');
    await order();
    await change('excused');
    stage.portal.clock.advance(60_000);
    await study();
    expect(await entries(2026)).toEqual([]);
    expect(await entries(2027)).toMatchObject([{ category: 'ethicsOnline' }]);
    expect(await rebuild()).toEqual({ unsupported: [], different: [] });
  }, 60_000);

  test('after the window they are this year’s', async () => {
    await stage.passTo('2027-01-10T09:00:00+08:00');
    await order();
    await stage.passTo('2027-04-10T09:00:00+08:00');
    await study();
    expect(await entries(2026)).toEqual([]);
    expect(await entries(2027)).toMatchObject([{ category: 'ethicsOnline', year: 2027 }]);
    expect((await view()).orders[0]?.state).toBe('done');
  }, 60_000);

  test('within the year itself they are posted as ever, and the order is done', async () => {
    await stage.passTo('2026-12-22T09:00:00+08:00');
    await order({ dueDay: '2026-12-30' });
    stage.portal.clock.advance(60_000);
    await study();
    const [entry] = await entries(2026);
    expect(entry).toMatchObject({ category: 'ethicsOnline', year: 2026 });
    expect(entry?.evidence).not.toHaveProperty('makeUpOrder');
    expect((await view()).orders[0]?.state).toBe('done');
  }, 60_000);

  test('any ethics hours posted to the year fill an order of hours', async () => {
    await stage.passTo('2027-01-10T09:00:00+08:00');
    await order({ items: [], centihours: 150 });
    const attend = (centihours: number) =>
      postEntry(stage.portal.deps, {
        ...{
          personId: 'learner',
          year: 2026,
          category: 'ethicsEvent',
          centihours,
          source: 'event',
          contentHash: null,
          postedBy: 'hall',
        },
        evidence: {
          kind: 'event',
          title: '补训班',
          day: '2027-01-12',
          place: '礼堂',
          organiser: '局',
          confirmedBy: '陈立',
        },
      });
    await stage.passTo('2027-01-12T09:00:00+08:00');
    await attend(100);
    expect((await view()).orders[0]?.state).toBe('open');
    await attend(50);
    expect((await view()).orders[0]?.state).toBe('done');
    expect((await entries(2026)).map(({ category }) => category)).toEqual(['ethicsMakeUp', 'ethicsMakeUp']);
  });
});

describe('the excuse', () => {
  beforeEach(async () => {
    await stage.passTo('2027-01-10T09:00:00+08:00');
    await order({ people: ['learner', 'bureau'] });
  });
  const stateOf = async (person: string) =>
    (await view()).orders.find((one) => one.person.id === person)?.state;
  const changeOf = async (
    person: string,
    who: Who,
    body: object = { kind: 'excused', reason: '全年病假。' },
  ) => {
    const id = (await view()).orders.find((one) => one.person.id === person)?.id;
    return stage.ask(who, 'POST', `/api/make-up/${id}/changes`, body);
  };

  test('needs its reason, is kept in history, and can be taken back', async () => {
    expect((await changeOf('learner', 'hall', { kind: 'excused', reason: '' })).json()).toMatchObject({
      field: '/reason',
    });
    expect((await changeOf('learner', 'hall')).statusCode).toBe(204);
    expect(await stateOf('learner')).toBe('excused');
    expect((await changeOf('learner', 'hall')).json().code).toBe('conflict');
    expect((await changeOf('learner', 'hall', { kind: 'resumed', reason: '证明不实。' })).statusCode).toBe(
      204,
    );
    const history = (await view()).orders.find((one) => one.person.id === 'learner')?.history;
    expect(history?.map(({ kind, by, reason }) => [kind, by, reason])).toEqual([
      ['excused', '王hall', '全年病假。'],
      ['resumed', '王hall', '证明不实。'],
    ]);
  });

  test('is nobody’s own to give, nor another unit’s, nor a reader’s', async () => {
    expect((await changeOf('bureau', 'bureau')).statusCode).toBe(403);
    expect((await changeOf('bureau', 'city')).statusCode).toBe(204);
    expect((await changeOf('learner', 'court')).statusCode).toBe(403);
    expect((await changeOf('learner', 'auditor')).statusCode).toBe(403);
  });
});

describe('who missed a quiz or an event', () => {
  test('whoever only failed in the year, not who passed in the end', async () => {
    const { portal } = stage;
    const learner = (await portal.deps.storage.roster.personById('learner')) as Person;
    const cookie = await portal.signIn(learner);
    for (const lesson of aCourse().lessons) {
      await seeSections(portal, learner, lesson);
      await readLesson(portal, cookie, lesson);
    }
    const begun = await portal.app.inject({
      method: 'POST',
      url: '/api/quizzes/integrity/attempts',
      headers: { cookie },
    });
    await answerAll(portal, cookie, aCourse(), begun.json(), 'wrong');
    await portal.app.inject({
      method: 'POST',
      url: `/api/attempts/${begun.json().id}/submission`,
      headers: { cookie },
    });
    const failed = async () =>
      (
        await stage.ask('bureau', 'GET', '/api/make-up/candidates?cause=failed&subject=integrity&year=2026')
      ).json().people;
    expect((await failed()).map(({ id }: { id: string }) => id)).toEqual(['learner']);
    portal.clock.advance(60_000);
    await study();
    expect(await failed()).toEqual([]);
  }, 60_000);
});

describe('who reaches what', () => {
  const CALLS = [
    ['GET', '/api/make-up'],
    ['GET', '/api/make-up/subjects'],
    ['GET', '/api/make-up/candidates'],
    ['POST', '/api/make-up'],
    ['POST', '/api/make-up/none/changes'],
  ] as const;
  test.each(CALLS)('%s %s: 401 signed out, 403 to a learner', async (method, url) => {
    expect((await stage.ask(undefined, method, url)).statusCode).toBe(401);
    expect((await stage.ask('learner', method, url)).statusCode).toBe(403);
  });

  test('another unit’s officer sees and orders nothing; an auditor sees', async () => {
    await stage.passTo('2027-01-10T09:00:00+08:00');
    await order();
    expect((await view('court')).orders).toEqual([]);
    expect((await candidates('court')).people).toEqual([]);
    expect((await order({ people: ['colleague'] }, 'court')).statusCode).toBe(403);
    expect((await order({ people: ['colleague'] }, 'auditor')).statusCode).toBe(403);
    expect((await view('auditor')).orders).toHaveLength(1);
  });
});
