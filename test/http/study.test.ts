/** One course from the first beat to the certificate, at the level of HTTP. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { postEntry } from '../../server/services/post-entry.ts';
import type {
  AttemptView,
  CertificateListItem,
  HoursView,
  LearningView,
  QuizView,
} from '../../src/domain/api/api.ts';
import type { AttemptQuestion } from '../../src/domain/api/questions.ts';
import type { CourseRecord } from '../../src/domain/catalogue/catalogue.ts';
import type { Person } from '../../src/domain/roster/person.ts';
import { answerAll, readLesson, seeSections } from '../support/study.ts';
import { openTestPortal, type TestPortal } from '../support/test-portal.ts';

let portal: TestPortal;
let person: Person;
let cookie: string;
let course: CourseRecord;

beforeEach(async () => {
  portal = await openTestPortal();
  person = await portal.addPerson();
  cookie = await portal.signIn(person);
  course = portal.deps.catalogue.courses[0] as CourseRecord;
});
afterEach(async () => {
  expect(portal.defects).toEqual([]);
  await portal.close();
});

async function get<Body>(url: string): Promise<Body> {
  const response = await portal.app.inject({ url, headers: { cookie } });
  expect(response.statusCode, response.body).toBe(200);
  return response.json() as Body;
}
const send = (method: 'POST' | 'PUT', url: string, payload: object = {}) =>
  portal.app.inject({ method, url, headers: { cookie }, payload });

async function readWholeCourse(): Promise<void> {
  for (const lesson of course.lessons) {
    await seeSections(portal, person, lesson);
    await readLesson(portal, cookie, lesson);
  }
}

/** The questions of this course all offer options. */
function firstOption(question: AttemptQuestion | undefined): string {
  return (question && 'options' in question ? question.options[0]?.id : undefined) ?? '';
}

async function pass(): Promise<AttemptView> {
  const attempt = (await send('POST', `/api/quizzes/${course.id}/attempts`)).json() as AttemptView;
  await answerAll(portal, cookie, course, attempt, 'right');
  return (await send('POST', `/api/attempts/${attempt.id}/submission`)).json() as AttemptView;
}

describe('presence', () => {
  test('a minute is earned by sixty lived seconds', async () => {
    const [lesson] = course.lessons;
    const item = lesson?.id ?? '';
    const beat = async (nonce?: string) =>
      (
        await send('POST', '/api/presence', { item, visible: true, focused: true, ...(nonce && { nonce }) })
      ).json();
    let { nonce } = await beat();
    const minutes: number[] = [];
    for (let step = 0; step < 5; step += 1) {
      portal.clock.advance(20_000);
      const answer = await beat(nonce);
      nonce = answer.nonce;
      minutes.push(answer.minutes);
    }
    expect(minutes).toEqual([0, 0, 1, 1, 1]);
  });

  test('five tabs at once, each with its own chain, earn what one earns', async () => {
    const items = course.lessons.map((lesson) => lesson.id);
    const nonces = new Map<string, string>();
    for (let step = 0; step <= 30; step += 1) {
      for (const item of items) {
        const nonce = nonces.get(item);
        const beat = { item, visible: true, focused: true, active: true, ...(nonce && { nonce }) };
        nonces.set(item, (await send('POST', '/api/presence', beat)).json().nonce);
      }
      portal.clock.advance(20_000);
    }
    const minutes = await portal.deps.storage.study.minutes(person.id, items);
    expect(minutes.length).toBe(10);
  });

  test('a nonce is used once: replaying a beat earns nothing', async () => {
    const item = course.lessons[0]?.id ?? '';
    const beat = { item, visible: true, focused: true };
    const { nonce } = (await send('POST', '/api/presence', beat)).json();
    portal.clock.advance(20_000);
    const first = (await send('POST', '/api/presence', { ...beat, nonce })).json();
    const replayed = (await send('POST', '/api/presence', { ...beat, nonce })).json();
    expect([first.live, replayed.live, replayed.reason]).toEqual([true, false, 'superseded']);
  });

  test('a background page does not disturb the one in front', async () => {
    const item = course.lessons[0]?.id ?? '';
    const front = { item, visible: true, focused: true };
    const back = { item, visible: false, focused: false };
    let { nonce } = (await send('POST', '/api/presence', front)).json();
    for (let step = 0; step < 6; step += 1) {
      portal.clock.advance(10_000);
      await send('POST', '/api/presence', back);
      portal.clock.advance(10_000);
      nonce = (await send('POST', '/api/presence', { ...front, nonce })).json().nonce;
    }
    expect(await portal.deps.storage.study.minutes(person.id, [item])).toHaveLength(2);
  });

  test('a page that is hidden or not in front earns nothing', async () => {
    await readLesson(portal, cookie, course.lessons[0] as never, { focused: false });
    const learning = await get<LearningView>('/api/me/learning');
    expect(learning.courses[0]?.lessons[0]?.minutes).toBe(0);
  });

  test('an unknown lesson is a 404 that says so', async () => {
    const response = await send('POST', '/api/presence', {
      item: 'nowhere/01-x',
      visible: true,
      focused: true,
    });
    expect([response.statusCode, response.json().field]).toEqual([404, '/item']);
  });
});

describe('the quiz', () => {
  test('does not open before the lessons are finished, and names them', async () => {
    const quiz = await get<QuizView>(`/api/quizzes/${course.id}`);
    expect(quiz.unfinishedLessons).toEqual(course.lessons.map((lesson) => lesson.id));
    const begun = await send('POST', `/api/quizzes/${course.id}/attempts`);
    expect([begun.statusCode, begun.json().code]).toEqual([409, 'lessons-unfinished']);
  });

  test('sends stems and options, never a key or an explanation', async () => {
    await readWholeCourse();
    const begun = await send('POST', `/api/quizzes/${course.id}/attempts`);
    expect(begun.statusCode).toBe(201);
    expect(begun.body).not.toContain('right');
    expect(begun.body).not.toContain('explanation');
  });

  test('keeps one attempt alive: a second start is the first one, with its answers', async () => {
    await readWholeCourse();
    const first = (await send('POST', `/api/quizzes/${course.id}/attempts`)).json() as AttemptView;
    const [question] = first.questions;
    const option = firstOption(question);
    const saved = await send('PUT', `/api/attempts/${first.id}/answers/${question?.id}`, {
      options: [option],
    });
    expect(saved.statusCode).toBe(204);
    const again = await send('POST', `/api/quizzes/${course.id}/attempts`);
    expect(again.statusCode).toBe(200);
    expect(again.json()).toMatchObject({ id: first.id, answers: { [question?.id ?? '']: [option] } });
  });

  test('a failed attempt shows which were wrong, but neither keys nor explanations', async () => {
    await readWholeCourse();
    const attempt = (await send('POST', `/api/quizzes/${course.id}/attempts`)).json() as AttemptView;
    await answerAll(portal, cookie, course, attempt, 'wrong');
    const graded = await send('POST', `/api/attempts/${attempt.id}/submission`);
    expect(graded.json()).toMatchObject({ state: 'failed', right: 0, scorePercent: 0 });
    expect(graded.body).not.toContain('explanation');
    expect(graded.body).not.toContain('rightAnswer');
  });

  test('a passed attempt explains every question', async () => {
    await readWholeCourse();
    const graded = await pass();
    expect(graded.state).toBe('passed');
    expect(graded.questions.every((question) => question.explanation && question.rightAnswer)).toBe(true);
  });

  test('a closed attempt takes no more answers, and a second submission answers the same', async () => {
    await readWholeCourse();
    const graded = await pass();
    const [question] = graded.questions;
    const late = await send('PUT', `/api/attempts/${graded.id}/answers/${question?.id}`, { options: [] });
    expect([late.statusCode, late.json().code]).toEqual([409, 'attempt-closed']);
    const again = await send('POST', `/api/attempts/${graded.id}/submission`);
    expect(again.json()).toEqual(graded);
  });

  test('after three failures it waits a day', async () => {
    await readWholeCourse();
    for (let failure = 0; failure < 3; failure += 1) {
      const attempt = (await send('POST', `/api/quizzes/${course.id}/attempts`)).json() as AttemptView;
      await send('POST', `/api/attempts/${attempt.id}/submission`);
    }
    const refused = await send('POST', `/api/quizzes/${course.id}/attempts`);
    expect([refused.statusCode, refused.json().code]).toEqual([429, 'attempt-wait']);
    portal.clock.advance(24 * 60 * 60_000);
    cookie = await portal.signIn(person);
    expect((await send('POST', `/api/quizzes/${course.id}/attempts`)).statusCode).toBe(201);
  });

  test("another person's attempt is not there", async () => {
    await readWholeCourse();
    const attempt = (await send('POST', `/api/quizzes/${course.id}/attempts`)).json() as AttemptView;
    cookie = await portal.signIn(await portal.addPerson());
    expect((await send('POST', `/api/attempts/${attempt.id}/submission`)).statusCode).toBe(404);
    const [question] = attempt.questions;
    const answer = { options: [firstOption(question)] };
    const write = await send('PUT', `/api/attempts/${attempt.id}/answers/${question?.id}`, answer);
    expect(write.statusCode).toBe(404);
    const read = await portal.app.inject({ url: `/api/attempts/${attempt.id}`, headers: { cookie } });
    expect(read.statusCode).toBe(404);
    expect((await portal.deps.storage.study.attempt(attempt.id))?.answers).toEqual({});
  });

  test('options of another question are refused', async () => {
    await readWholeCourse();
    const attempt = (await send('POST', `/api/quizzes/${course.id}/attempts`)).json() as AttemptView;
    const [first, second] = attempt.questions;
    const foreign = firstOption(second);
    const refused = await send('PUT', `/api/attempts/${attempt.id}/answers/${first?.id}`, {
      options: [foreign],
    });
    expect([refused.statusCode, refused.json().field]).toEqual([400, '/options']);
  });
});

describe('the credit', () => {
  test('comes with the last missing thing, whichever it is, and names what it rests on', async () => {
    await readWholeCourse();
    expect((await get<HoursView>('/api/me/hours?year=2026')).entries).toEqual([]);
    const attempt = await pass();
    const hours = await get<HoursView>('/api/me/hours?year=2026');
    expect(hours.totals.ethicsOnline).toBe(course.creditCentihours);
    expect(hours.entries).toHaveLength(1);
    expect(hours.entries[0]).toMatchObject({
      category: 'ethicsOnline',
      source: 'course',
      centihours: course.creditCentihours,
      policyVersion: 1,
      contentHash: course.contentHash,
      evidence: { kind: 'course', course: course.id, attempt: attempt.id, attemptNumber: 1 },
    });
    const days = hours.entries[0]?.days ?? [];
    const evidence = hours.entries[0]?.evidence;
    expect(days.flatMap((day) => day.minutes)).toHaveLength(
      evidence?.kind === 'course' ? evidence.minutes : -1,
    );
  });

  test('a course credits once a year, and again the next year after studying it anew', async () => {
    await readWholeCourse();
    await pass();
    const again = await send('POST', `/api/quizzes/${course.id}/attempts`);
    expect(again.json().code).toBe('attempt-closed');
    portal.clock.set(Date.parse('2027-03-01T09:00:00+08:00'));
    cookie = await portal.signIn(person);
    const learning = await get<LearningView>('/api/me/learning');
    expect(learning.courses[0]).toMatchObject({ state: 'new', creditedThisYear: false });
    await readWholeCourse();
    await pass();
    expect((await get<HoursView>('/api/me/hours?year=2027')).entries).toHaveLength(1);
    expect((await get<HoursView>('/api/me/hours?year=2026')).entries).toHaveLength(1);
  });

  test('a year without online hours has no assessable share', async () => {
    const hours = await get<HoursView>('/api/me/hours');
    expect(hours.requirements).toMatchObject([
      { id: 'annual-hours', requiredCentihours: 800, achievedCentihours: 0, state: 'unmet' },
      { id: 'online-share', requiredBasisPoints: 1000, state: 'notAssessable' },
    ]);
  });
});

describe('the certificate', () => {
  const event = (centihours: number) =>
    postEntry(portal.deps, {
      personId: person.id,
      year: 2026,
      category: 'ethicsEvent',
      centihours,
      source: 'event',
      evidence: {
        kind: 'event',
        title: '研修班',
        day: '2026-03-01',
        place: '党校',
        organiser: '组织部',
        confirmedBy: '李',
      },
      contentHash: null,
      postedBy: 'system',
    });
  const otherOnline = (centihours: number) =>
    postEntry(portal.deps, {
      personId: person.id,
      year: 2026,
      category: 'otherOnline',
      centihours,
      source: 'import',
      evidence: { kind: 'import', title: '网络学时', platform: '干部网络学院', file: 'x.xlsx', row: 2 },
      contentHash: null,
      postedBy: 'system',
    });
  /** Of the year; the course's own stand beside them. */
  const mine = async () =>
    (await get<readonly CertificateListItem[]>('/api/me/certificates')).filter(
      ({ kind }) => kind === 'annual',
    );

  test('is issued when the year is met, and not before', async () => {
    await event(700);
    expect(await mine()).toEqual([]);
    await readWholeCourse();
    await pass();
    const [certificate] = await mine();
    expect(certificate).toMatchObject({
      year: 2026,
      state: 'valid',
      centihours: 700 + course.creditCentihours,
    });
    const pdf = await portal.app.inject({
      url: `/api/certificates/${certificate?.code}/pdf`,
      headers: { cookie },
    });
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('anybody may check it by its code and sees every printed field, with the name masked', async () => {
    await event(700);
    await readWholeCourse();
    await pass();
    const [certificate] = await mine();
    const seen = await portal.app.inject({ url: `/api/certificates/${certificate?.code.toLowerCase()}` });
    expect(seen.json()).toMatchObject({
      state: 'valid',
      claim: {
        name: '王*文',
        unit: '政务服务中心',
        year: 2026,
        ethicsCentihours: 700 + course.creditCentihours,
      },
    });
    expect(seen.body).not.toContain('王晓文');
    expect((await portal.app.inject({ url: '/api/certificates/0000-0000-0000-0000' })).statusCode).toBe(404);
  });

  test('is superseded when the facts change and revoked when the share falls below a tenth', async () => {
    await event(700);
    await readWholeCourse();
    await pass();
    await otherOnline(100);
    expect((await mine()).map((certificate) => certificate.state).sort()).toEqual(['superseded', 'valid']);
    await otherOnline(5000);
    expect((await mine()).map((certificate) => certificate.state).sort()).toEqual(['revoked', 'superseded']);
  });

  test("another learner may not download it; the unit's officer may", async () => {
    await event(700);
    await readWholeCourse();
    await pass();
    const [certificate] = await mine();
    const pdfFor = async (reader: string) =>
      (
        await portal.app.inject({
          url: `/api/certificates/${certificate?.code}/pdf`,
          headers: { cookie: reader },
        })
      ).statusCode;
    expect(await pdfFor(await portal.signIn(await portal.addPerson()))).toBe(403);
    const officer = await portal.addPerson({}, [{ role: 'officer', unitId: 'unit-1' }]);
    expect(await pdfFor(await portal.signIn(officer))).toBe(200);
  });
});
