import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { aSession } from '../../../src/drawing/example.ts';
import { api } from '../../../src/stores/api.ts';
import { session } from '../../../src/stores/session.ts';
import { nextAddress, signInPath } from '../../../src/stores/sign-in-path.ts';

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const answerWith = (answer: () => Promise<Response>) => vi.stubGlobal('fetch', vi.fn(answer));

beforeEach(() => sessionStorage.clear());
afterEach(() => vi.unstubAllGlobals());

describe('a call to the server', () => {
  test('carries JSON and answers with the value', async () => {
    answerWith(async () => json({ hours: 1 }));
    expect(await api.post('/api/x', { a: 1 })).toEqual({ ok: true, value: { hours: 1 } });
    const [path, asks] = vi.mocked(fetch).mock.calls[0] ?? [];
    expect(path).toBe('/api/x');
    expect(asks).toMatchObject({ method: 'POST', credentials: 'same-origin', body: '{"a":1}' });
  });

  test('answers undefined for 204', async () => {
    answerWith(async () => new Response(null, { status: 204 }));
    expect(await api.delete('/api/x')).toEqual({ ok: true, value: undefined });
  });

  test('hands on the problem the server names', async () => {
    const problem = { type: 'about:blank', title: 'x', status: 409, code: 'conflict', detail: '已经有了。' };
    answerWith(async () => json(problem, 409));
    expect(await api.put('/api/x', {})).toEqual({ ok: false, problem });
  });

  test.each([
    ['there is no network', async () => Promise.reject(new TypeError('Failed to fetch'))],
    ['a proxy answers with a page', async () => new Response('<html>login</html>', { status: 200 })],
    ['a gateway answers without a problem', async () => json('bad gateway', 502)],
  ])('is offline when %s', async (_name, answer) => {
    answerWith(answer);
    expect(await api.get('/api/x')).toMatchObject({ ok: false, problem: { code: 'offline' } });
  });
});

describe('the session', () => {
  test('is asked for once, however many ask', async () => {
    answerWith(async () => json(aSession));
    await session.refresh();
    const [one, other] = await Promise.all([session.current(), session.current()]);
    expect(one).toEqual(other);
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  test('null means that nobody is signed in', async () => {
    answerWith(async () => json(null));
    expect(await session.refresh()).toBeUndefined();
  });

  test('ends, and says so, when the server refuses a call with 401', async () => {
    answerWith(async () => json(aSession));
    await session.refresh();
    const heard = vi.fn();
    const stop = session.onChange(heard);
    answerWith(async () => json({ code: 'not-signed-in', detail: '请先登录。', status: 401 }, 401));
    await api.get('/api/me/hours');
    stop();
    expect(heard).toHaveBeenCalledExactlyOnceWith(undefined);
    expect(await session.current()).toBeUndefined();
  });

  test('is remembered while the server is out of reach', async () => {
    answerWith(async () => json(aSession));
    await session.refresh();
    answerWith(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await session.refresh()).toEqual(aSession);
  });

  test('is not remembered after signing out', async () => {
    answerWith(async () => json(aSession));
    await session.refresh();
    answerWith(async () => new Response(null, { status: 204 }));
    await session.signOut();
    answerWith(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await session.refresh()).toBeUndefined();
  });

  test('other tabs hear of a sign-out', async () => {
    const channel = new BroadcastChannel('mingde-session');
    const heard = new Promise((resolve) => {
      channel.onmessage = (event) => resolve(event.data);
    });
    answerWith(async () => new Response(null, { status: 204 }));
    await session.signOut();
    expect(await heard).toBe('signed-out');
    channel.close();
  });

  test('a sign-out in another tab ends it here', async () => {
    answerWith(async () => json(aSession));
    await session.refresh();
    const ended = new Promise((resolve) => {
      const stop = session.onChange((who) => {
        stop();
        resolve(who);
      });
    });
    const channel = new BroadcastChannel('mingde-session');
    channel.postMessage('signed-out');
    expect(await ended).toBeUndefined();
    channel.close();
  });
});

describe('the way back after signing in', () => {
  const origin = 'https://mingde.example';

  test.each([
    ['/my/hours/?year=2025', `${origin}/my/hours/?year=2025`],
    ['', `${origin}/my/learning/`],
    ['my/hours/', `${origin}/my/learning/`],
    ['//evil.example/', `${origin}/my/learning/`],
    ['/\\evil.example/', `${origin}/my/learning/`],
    ['/\t/evil.example/', `${origin}/my/learning/`],
    ['https://evil.example/', `${origin}/my/learning/`],
    ['javascript:alert(1)', `${origin}/my/learning/`],
  ])('next=%j leads to %s', (next, expected) => {
    expect(nextAddress(`?next=${encodeURIComponent(next)}`, origin)).toBe(expected);
  });

  test('an address whose path looks like another host stays on this one', () => {
    expect(new URL(nextAddress(`?next=${encodeURIComponent('/.//evil.example/')}`, origin)).origin).toBe(
      origin,
    );
  });

  test('a page leads to the sign-in page and names itself', () => {
    expect(signInPath('/my/hours/?year=2025')).toBe('/sign-in/?next=%2Fmy%2Fhours%2F%3Fyear%3D2025');
    expect(signInPath('/sign-in/?next=%2F')).toBe('/sign-in/');
  });
});
