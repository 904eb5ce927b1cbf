/** The sweep over what real requests left: what becomes a card, what does not, once however often. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startSweeping } from '../../../server/services/sweep-signals.ts';
import type { CourseRecord, LessonRecord } from '../../../src/domain/catalogue/catalogue.ts';
import type { Person } from '../../../src/domain/roster/person.ts';
import { aCatalogue, aCourse, aLesson } from '../../support/builders.ts';
import { answerAll, experienced, readLesson } from '../../support/study.ts';
import { testClock } from '../../support/test-clock.ts';
import { openTestPortal, TEST_PASSWORD, type TestPortal } from '../../support/test-portal.ts';
import { LessonPage, offlineBeats } from '../presence/page.ts';

const LONG: LessonRecord = aLesson({ minimumMinutes: 2 });
const DAY = '2026-11-23';
const NEXT_DAY_MS = 24 * 60 * 60_000;

let portal: TestPortal;
let person: Person;
let cookie: string;
let course: CourseRecord;
beforeEach(async () => {
  portal = await openTestPortal({
    catalogue: aCatalogue({ courses: [aCourse({ lessons: [LONG] })] }),
    clock: testClock(),
  });
  person = await portal.addPerson();
  cookie = await portal.signIn(person);
  course = portal.deps.catalogue.courses[0] as CourseRecord;
});
afterEach(async () => {
  expect(portal.defects).toEqual([]);
  await portal.close();
});

const cards = () => portal.deps.storage.reviews.cards({}, 50);
const kinds = async () => (await cards()).map(({ signal }) => `${signal.kind} ${signal.weight}`);
const tell = async (sections: readonly string[]) => {
  const response = await portal.app.inject({
    method: 'POST',
    url: '/xapi/statements',
    headers: { cookie, 'x-experience-api-version': '1.0.3' },
    payload: sections.map((section) => experienced(portal, person, LONG, section)),
  });
  expect(response.statusCode, response.body).toBe(200);
};
function sweeper(holder?: TestPortal) {
  const { deps } = holder ?? portal;
  return startSweeping(deps, () => () => undefined);
}

test('a script that tells of a lesson in a second becomes one card, however often the day is looked through', async () => {
  await tell(['s1', 's2']);
  const sweep = sweeper();
  await sweep.look();
  expect(await kinds(), 'the day is not over yet').toEqual([]);
  for (let day = 0; day < 4; day += 1) {
    portal.clock.advance(NEXT_DAY_MS);
    await sweep.look();
    await sweep.look();
  }
  await sweep.stop();
  expect(await kinds()).toEqual(['fastReading notable']);
  expect((await cards())[0]?.signal).toMatchObject({ personId: person.id, subject: LONG.id, day: DAY });
});

test('an honest course raises nothing: read, then a quiz at a human pace', async () => {
  await tell(['s1']);
  await readLesson(portal, cookie, LONG);
  await tell(['s2']);
  const begun = await portal.app.inject({
    method: 'POST',
    url: `/api/quizzes/${course.id}/attempts`,
    headers: { cookie },
  });
  portal.clock.advance(90_000);
  await answerAll(portal, cookie, course, begun.json(), 'right');
  await portal.app.inject({
    method: 'POST',
    url: `/api/attempts/${begun.json().id}/submission`,
    headers: { cookie },
  });
  portal.clock.advance(NEXT_DAY_MS);
  await sweeper().look();
  expect(await kinds()).toEqual([]);
});

test('a quiz answered at once becomes a card', async () => {
  await tell(['s1']);
  await readLesson(portal, cookie, LONG);
  await tell(['s2']);
  const begun = await portal.app.inject({
    method: 'POST',
    url: `/api/quizzes/${course.id}/attempts`,
    headers: { cookie },
  });
  portal.clock.advance(2_000);
  await answerAll(portal, cookie, course, begun.json(), 'right');
  await portal.app.inject({
    method: 'POST',
    url: `/api/attempts/${begun.json().id}/submission`,
    headers: { cookie },
  });
  portal.clock.advance(NEXT_DAY_MS);
  await sweeper().look();
  expect(await kinds()).toEqual(['fastQuiz notable']);
});

describe('devices', () => {
  /** Sign in as the browser does, with the cookies it has, and take over those it is given. */
  async function signIn(who: Person, device: string | undefined) {
    const response = await portal.app.inject({
      method: 'POST',
      url: '/api/session',
      ...(device && { headers: { cookie: `mingde_device=${device}` } }),
      payload: { staffNumber: who.staffNumber, password: TEST_PASSWORD },
    });
    const given = response.cookies.find(({ name }) => name === 'mingde_device');
    const session = response.cookies.find(({ name }) => name === 'mingde_session');
    return { given, device: given?.value ?? device ?? '', cookie: `mingde_session=${session?.value}` };
  }
  const beat = (session: string, device: string) =>
    portal.app.inject({
      method: 'POST',
      url: '/api/presence',
      headers: { cookie: `${session}; mingde_device=${device}` },
      payload: { item: LONG.id, visible: true, focused: true },
    });
  const uses = () => portal.deps.storage.traces.deviceUses({ fromMs: 0, toMs: Number.MAX_SAFE_INTEGER });

  test('a browser is given an id once; scripts cannot read it, other sites do not get it, it ends after 30 days', async () => {
    const first = await signIn(person, undefined);
    expect(first.given).toMatchObject({
      httpOnly: true,
      sameSite: 'Strict',
      path: '/api',
      maxAge: 30 * 24 * 60 * 60,
    });
    expect(first.device).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect((await signIn(person, first.device)).given).toBeUndefined();
  });

  test('what somebody else put in the cookie is replaced', async () => {
    expect((await signIn(person, 'tracking-id')).given?.value).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  test('only a hash of it is kept, and no longer than 30 days', async () => {
    const { device } = await signIn(person, undefined);
    const kept = (await uses()).at(-1);
    expect(kept?.device).toMatch(/^[0-9a-f]{64}$/);
    expect(kept?.device).not.toContain(device);
    portal.clock.advance(30 * NEXT_DAY_MS + 1);
    await sweeper().look();
    expect(await uses()).toEqual([]);
  });

  test('going back and forth between two accounts becomes a card for each', async () => {
    const other = await portal.addPerson();
    let { device } = await signIn(person, undefined);
    for (const who of [person, other, person, other, person, other]) {
      const turn = await signIn(who, device);
      device = turn.device;
      for (let minute = 0; minute < 6; minute += 1) {
        await beat(turn.cookie, device);
        portal.clock.advance(60_000);
      }
    }
    portal.clock.advance(NEXT_DAY_MS);
    await sweeper().look();
    const found = (await cards()).filter(({ signal }) => signal.kind === 'sharedDevice');
    expect(found.map(({ signal }) => [signal.personId, signal.weight]).sort()).toEqual(
      [person.id, other.id].sort().map((id) => [id, 'notable']),
    );
    expect(found[0]?.signal.facts).toMatchObject({ people: 2, returns: 4 });
  });

  test('a couple at one PC, one after the other, raises nothing', async () => {
    const other = await portal.addPerson();
    let device: string | undefined;
    for (const who of [person, other]) {
      const turn = await signIn(who, device);
      device = turn.device;
      for (let minute = 0; minute < 20; minute += 1) {
        await beat(turn.cookie, turn.device);
        portal.clock.advance(60_000);
      }
    }
    portal.clock.advance(NEXT_DAY_MS);
    await sweeper().look();
    expect(await kinds()).toEqual([]);
  });

  test('a beat without the cookie is a beat all the same, and no use is noted', async () => {
    const before = await uses();
    const response = await portal.app.inject({
      method: 'POST',
      url: '/api/presence',
      headers: { cookie },
      payload: { item: LONG.id, visible: true, focused: true },
    });
    expect(response.statusCode).toBe(200);
    expect(await uses()).toEqual(before);
  });
});

describe('presence', () => {
  test('two hours of beats that claim input, section after section, raise nothing', async () => {
    const page = new LessonPage(portal, cookie, LONG.id);
    for (let section = 1; section <= 9; section += 1) {
      await page.stay(15 * 60_000, { active: true, section: `s${section}` });
    }
    portal.clock.advance(NEXT_DAY_MS);
    await sweeper().look();
    expect(await kinds()).toEqual([]);
  });

  test('offline minutes to the limit of the day are low, and are found when they arrive the day after', async () => {
    const page = new LessonPage(portal, cookie, LONG.id);
    const ticket = await page.ticket();
    portal.clock.advance(121 * 60_000);
    const sweep = sweeper();
    portal.clock.set(Date.parse('2026-11-24T08:30:00+08:00'));
    await sweep.look();
    expect(await kinds()).toEqual([]);
    cookie = await portal.signIn(person);
    const later = new LessonPage(portal, cookie, LONG.id);
    const sent = await later.send(ticket.signed, offlineBeats(115 * 60_000));
    expect(sent.json().earned).toBeGreaterThanOrEqual(110);
    portal.clock.set(Date.parse('2026-11-25T08:30:00+08:00'));
    await sweep.look();
    expect(await kinds()).toEqual(['offlineStretch low']);
    const officer = (await cards())[0]?.signal;
    expect(officer?.facts).toMatchObject({ limitMinutes: 120, days: 1 });
  });
});

test('of two processes only the one that holds the lease sweeps', async () => {
  await tell(['s1', 's2']);
  portal.clock.advance(NEXT_DAY_MS);
  const { traces, reviews } = portal.deps.storage;
  const active = vi.spyOn(traces, 'activePeople');
  const nowMs = portal.clock.now();
  expect(await reviews.takeLease({ holder: 'the other', nowMs }, nowMs + 60_000)).toBe(true);
  await sweeper().look();
  expect(active).not.toHaveBeenCalled();
  await reviews.giveLease('the other');
  await sweeper().look();
  expect(active).toHaveBeenCalled();
});
