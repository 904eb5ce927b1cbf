import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestPortal, TEST_PASSWORD, type TestPortal } from '../support/test-portal.ts';

let portal: TestPortal;
beforeEach(async () => {
  portal = await openTestPortal();
});
afterEach(() => portal.close());

function signInRequest(staffNumber: string, password: string) {
  return portal.app.inject({ method: 'POST', url: '/api/session', payload: { staffNumber, password } });
}

describe('signing in', () => {
  test('sets an HttpOnly, SameSite cookie and says who one is', async () => {
    const person = await portal.addPerson();
    const response = await signInRequest(person.staffNumber, TEST_PASSWORD);
    expect(response.statusCode).toBe(200);
    expect(response.cookies[0]).toMatchObject({ name: 'mingde_session', httpOnly: true, sameSite: 'Strict' });
    expect(response.json()).toMatchObject({
      person: { name: '王晓文', maskedName: '王*文', roles: ['learner'], unit: { name: '政务服务中心' } },
      actor: { objectType: 'Agent', account: { name: person.id } },
    });
  });

  test('a wrong password and an unknown number are told apart by nothing', async () => {
    const person = await portal.addPerson();
    const wrong = await signInRequest(person.staffNumber, 'wrong');
    const unknown = await signInRequest('999', 'wrong');
    expect([wrong.statusCode, unknown.statusCode]).toEqual([401, 401]);
    expect(unknown.json()).toEqual(wrong.json());
  });

  test('five failures lock the account for a quarter of an hour, even for the right password', async () => {
    const person = await portal.addPerson();
    for (let failure = 1; failure <= 5; failure += 1) {
      await signInRequest(person.staffNumber, 'wrong');
      if (failure < 5) portal.clock.advance(6_000);
    }
    const locked = await signInRequest(person.staffNumber, TEST_PASSWORD);
    expect(locked.statusCode).toBe(423);
    expect(locked.headers['retry-after']).toBe('900');
    portal.clock.advance(15 * 60_000 + 1);
    expect((await signInRequest(person.staffNumber, TEST_PASSWORD)).statusCode).toBe(200);
  });

  test('after three failures the next try has to wait some seconds', async () => {
    const person = await portal.addPerson();
    for (let failure = 1; failure <= 3; failure += 1) await signInRequest(person.staffNumber, 'wrong');
    expect((await signInRequest(person.staffNumber, TEST_PASSWORD)).statusCode).toBe(423);
    portal.clock.advance(5_001);
    expect((await signInRequest(person.staffNumber, TEST_PASSWORD)).statusCode).toBe(200);
  });

  test.each([
    [{}, '/staffNumber'],
    [{ staffNumber: '1' }, '/password'],
    [{ staffNumber: 7, password: 'x' }, '/staffNumber'],
    [{ staffNumber: '1', password: '' }, '/password'],
  ])('a malformed request %j is a problem that names %s', async (payload, field) => {
    const response = await portal.app.inject({ method: 'POST', url: '/api/session', payload });
    expect(response.statusCode).toBe(400);
    expect(response.headers['content-type']).toContain('application/problem+json');
    expect(response.json()).toMatchObject({ code: 'invalid-request', field });
  });

  test('text that is not JSON is refused with a sentence', async () => {
    const response = await portal.app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'content-type': 'application/json' },
      payload: '{"staffNumber":',
    });
    expect(response.statusCode).toBe(400);
    expect(response.json().code).toBe('invalid-request');
  });
});

describe('a session', () => {
  test('tells a visitor without one nothing but null', async () => {
    const response = await portal.app.inject({ url: '/api/session' });
    expect([response.statusCode, response.json()]).toEqual([200, null]);
  });

  test('ends after thirty idle minutes and not before', async () => {
    const cookie = await portal.signIn(await portal.addPerson());
    portal.clock.advance(29 * 60_000);
    expect((await portal.app.inject({ url: '/api/session', headers: { cookie } })).json()).not.toBeNull();
    portal.clock.advance(30 * 60_000);
    expect((await portal.app.inject({ url: '/api/session', headers: { cookie } })).json()).not.toBeNull();
    portal.clock.advance(30 * 60_000 + 1);
    expect((await portal.app.inject({ url: '/api/session', headers: { cookie } })).json()).toBeNull();
  });

  test('ends when one signs out', async () => {
    const cookie = await portal.signIn(await portal.addPerson());
    const out = await portal.app.inject({ method: 'DELETE', url: '/api/session', headers: { cookie } });
    expect(out.statusCode).toBe(204);
    const hours = await portal.app.inject({ url: '/api/me/hours', headers: { cookie } });
    expect(hours.statusCode).toBe(401);
  });

  test('does not write for another site', async () => {
    const cookie = await portal.signIn(await portal.addPerson());
    const write = (headers: Record<string, string>) =>
      portal.app.inject({ method: 'DELETE', url: '/api/session', headers: { cookie, ...headers } });
    expect((await write({ origin: 'https://elsewhere.example' })).json().code).toBe('foreign-origin');
    expect((await write({ 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
    expect((await write({ origin: 'http://127.0.0.1:8080' })).statusCode).toBe(204);
  });
});

test.each([
  ['GET', '/api/me/hours'],
  ['GET', '/api/me/learning'],
  ['GET', '/api/me/certificates'],
  ['POST', '/api/presence'],
  ['GET', '/api/quizzes/integrity'],
  ['POST', '/api/quizzes/integrity/attempts'],
  ['GET', '/api/attempts/x'],
  ['PUT', '/api/attempts/x/answers/y'],
  ['POST', '/api/attempts/x/submission'],
  ['GET', '/api/certificates/x/pdf'],
  ['GET', '/api/units'],
  ['GET', '/api/units/unit-1/people'],
] as const)('%s %s asks to sign in first', async (method, url) => {
  const response = await portal.app.inject({ method, url });
  expect([response.statusCode, response.json().code]).toEqual([401, 'not-signed-in']);
});
