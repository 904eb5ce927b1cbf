/** One statement: what it says exactly, and what it led to. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { reverseEntry } from '../../../server/services/reverse-entry.ts';
import type { CourseRecord } from '../../../src/domain/catalogue/catalogue.ts';
import type { Person } from '../../../src/domain/roster/person.ts';
import { answerAll, experienced, readLesson } from '../../support/study.ts';
import { openSession } from '../xapi/record.ts';
import { type Explorer, openExplorer, type Reader, verb } from './explorer.ts';

let explorer: Explorer;
let auditor: Reader;
let course: CourseRecord;
beforeEach(async () => {
  explorer = await openExplorer();
  auditor = await explorer.as('auditor');
  course = explorer.portal.deps.catalogue.courses[0] as CourseRecord;
});
afterEach(async () => {
  expect(explorer.portal.defects).toEqual([]);
  await explorer.portal.close();
});

/** Say that every section of the course was seen. @returns the statements' ids in reading order */
async function seeAll(person: Person): Promise<readonly string[]> {
  const { portal } = explorer;
  const statements = course.lessons.flatMap((lesson) =>
    lesson.sections.map(({ id }) => experienced(portal, person, lesson, id)),
  );
  const response = await portal.app.inject({
    method: 'POST',
    url: '/xapi/statements',
    headers: { cookie: await openSession(portal, person), 'x-experience-api-version': '1.0.3' },
    payload: statements,
  });
  expect(response.statusCode).toBe(200);
  return statements.map(({ id }) => id);
}

async function takeQuiz(person: Person, how: 'right' | 'wrong'): Promise<string> {
  const { portal } = explorer;
  const cookie = await openSession(portal, person);
  const post = (url: string) => portal.app.inject({ method: 'POST', url, headers: { cookie } });
  const attempt = (await post(`/api/quizzes/${course.id}/attempts`)).json();
  await answerAll(portal, cookie, course, attempt, how);
  expect((await post(`/api/attempts/${attempt.id}/submission`)).statusCode).toBe(200);
  return attempt.id;
}

async function readAll(person: Person): Promise<void> {
  const cookie = await openSession(explorer.portal, person);
  for (const lesson of course.lessons) await readLesson(explorer.portal, cookie, lesson);
}

async function idOf(person: Person, said: string): Promise<string> {
  const { statements } = await auditor.list({ person: person.id, verb: said });
  return statements[0]?.id ?? '';
}

describe('what a statement led to', () => {
  let person: Person;
  let seen: readonly string[];
  let attempt: string;
  beforeEach(async () => {
    person = await explorer.addPerson({ name: '李明' });
    seen = await seeAll(person);
    await readAll(person);
    await takeQuiz(person, 'wrong');
    attempt = await takeQuiz(person, 'right');
  });

  test('the first to tell of a section: the section, the minutes beside it, and the credit', async () => {
    const [entry] = await explorer.portal.deps.storage.ledger.entries(person.id);
    const { consequences } = await auditor.detail(seen[0] ?? '');
    expect(consequences).toEqual({
      section: { standing: 'first', year: 2026, first: seen[0], seenAt: '2026-11-23T01:00:00.000Z' },
      study: { title: '一张没有署名的卡', days: [{ day: '2026-11-23', minutes: [540, 541, 542, 543] }] },
      credits: [
        {
          entry: entry?.id,
          index: 0,
          year: 2026,
          centihours: 100,
          title: '公正廉洁',
          postedAt: expect.any(String),
          isReversed: false,
          completion: await idOf(person, 'completed'),
        },
      ],
    });
  });

  test('the same section told again: nothing, and the statement that was first', async () => {
    const [again = ''] = await seeAll(person);
    expect((await auditor.detail(again)).consequences).toMatchObject({
      section: { standing: 'repeated', first: seen[0] },
      credits: [],
    });
  });

  test('another system’s word about a section: it counts for nothing', async () => {
    const stranger = await explorer.addPerson();
    const [said = ''] = await explorer.keep({
      actor: stranger,
      by: { account: { homePage: 'https://a.cn/keys', name: 'k1' } },
    });
    const detail = await auditor.detail(said);
    expect(detail.authority).toEqual({ kind: 'system', name: 'k1' });
    expect(detail.consequences).toMatchObject({ section: { standing: 'uncounted' }, credits: [] });
  });

  test('a passed quiz: the attempt, and the credit that names it', async () => {
    const detail = await auditor.detail(await idOf(person, 'passed'));
    expect(detail).toMatchObject({ authority: { kind: 'server' }, scorePercent: 100, success: true });
    expect(detail.consequences).toMatchObject({
      attempt: { id: attempt, number: 2, state: 'passed', right: 5, total: 5, courseTitle: '公正廉洁' },
      credits: [{ year: 2026 }],
    });
  });

  test('a failed quiz: the attempt, and no credit', async () => {
    const { consequences } = await auditor.detail(await idOf(person, 'failed'));
    expect(consequences).toMatchObject({ attempt: { number: 1, state: 'failed', right: 0 }, credits: [] });
  });

  test('the completion: the credit that rests on it, marked when it was taken back', async () => {
    const completed = await idOf(person, 'completed');
    const [entry] = await explorer.portal.deps.storage.ledger.entries(person.id);
    await reverseEntry(explorer.portal.deps, {
      personId: person.id,
      year: 2026,
      entryId: entry?.id ?? '',
      reason: '重复登记',
      postedBy: 'system',
    });
    expect((await auditor.detail(completed)).consequences.credits).toMatchObject([
      { entry: entry?.id, isReversed: true, completion: completed },
    ]);
  });

  test('a learner who names an attempt of the own makes no evidence of it, and one of another’s shows nothing', async () => {
    const other = await explorer.addPerson();
    const answered = (actor: Person) => ({
      actor,
      ...verb('answered'),
      context: { registration: attempt.toUpperCase() },
    });
    const [own = '', foreign = ''] = await explorer.keep(answered(person), answered(other));
    expect((await auditor.detail(own)).consequences).toMatchObject({ attempt: { id: attempt }, credits: [] });
    const { consequences } = await auditor.detail(foreign);
    expect([consequences.attempt, consequences.credits]).toEqual([undefined, []]);
  });

  test('seen again in the next year and not yet credited: the section, and no credit', async () => {
    explorer.portal.clock.set(Date.parse('2027-01-02T09:00:00+08:00'));
    auditor = await explorer.as('auditor');
    const [again = ''] = await seeAll(person);
    expect((await auditor.detail(again)).consequences).toMatchObject({
      section: { standing: 'first', year: 2027 },
      credits: [],
    });
    expect((await auditor.detail(seen[0] ?? '')).consequences.credits).toHaveLength(1);
  });

  test('a statement sent late shows the day it happened beside the day it was recorded', async () => {
    const [late = ''] = await explorer.keep({ actor: person, timestamp: '2026-11-20T23:30:00+08:00' });
    const { consequences } = await auditor.detail(late);
    expect(consequences.study?.days.map(({ day, minutes }) => [day, minutes.length])).toEqual([
      ['2026-11-20', 0],
      ['2026-11-23', 4],
    ]);
  });

  test('opening a page: honestly nothing', async () => {
    const [opened = ''] = await explorer.keep({
      actor: person,
      ...verb('initialized'),
      object: { id: `${explorer.portal.deps.catalogue.portal.identifier}/cases/counter` },
    });
    expect((await auditor.detail(opened)).consequences).toEqual({ credits: [] });
  });
});

test('the text is given exactly as it is kept', async () => {
  const { deps } = explorer.portal;
  const id = crypto.randomUUID();
  const exact = `{ "id":"${id}",\n "actor":{"mbox":"mailto:a@b.cn"},"verb":{"id":"https://a.cn/v"},"object":{"id":"https://a.cn/x"},"result":{"score":{"raw":1.50}},"stored":"2026-11-23T01:00:00.000Z"}`;
  const row = { id, storedMs: deps.clock.now(), json: exact, lists: ['verb https://a.cn/v' as const] };
  await deps.storage.statements.append([row]);
  expect((await auditor.detail(id.toUpperCase())).exact).toBe(exact);
});

test('a voided statement is shown as voided, with the statement that did it', async () => {
  const person = await explorer.addPerson();
  const [said = ''] = await explorer.keep({ actor: person });
  expect(await auditor.detail(said)).toMatchObject({ isVoided: false });
  const [voiding = ''] = await explorer.keep({
    actor: { mbox: 'mailto:admin@example.com' },
    ...verb('voided'),
    object: { objectType: 'StatementRef', id: said },
  });
  expect(await auditor.detail(said)).toMatchObject({ isVoided: true, voidedBy: voiding });
  expect(await auditor.detail(voiding)).toMatchObject({ isVoided: false, object: { statement: said } });
});

test('what is not there is 404, what is no id is named', async () => {
  const missing = await auditor.get(`/api/statements/${crypto.randomUUID()}`);
  expect([missing.statusCode, missing.json().code]).toEqual([404, 'not-found']);
  const mistyped = await auditor.get('/api/statements/12');
  expect([mistyped.statusCode, mistyped.json().field]).toEqual([400, '/id']);
});

test('opening a statement is left in the audit log', async () => {
  const [said = ''] = await explorer.keep({ actor: await explorer.addPerson() });
  const record = vi.spyOn(explorer.portal.deps.storage.audit, 'record');
  await auditor.detail(said);
  expect(record.mock.calls).toEqual([
    [
      {
        atMs: explorer.portal.clock.now(),
        who: auditor.person.id,
        action: 'statement-read',
        detail: { statement: said },
      },
    ],
  ]);
});
