/** Codes cannot be guessed: a guesser finds nothing, is slowed more and more, and is in nobody else's way. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { postEntry } from '../../server/services/post-entry.ts';
import { certificateCode } from '../../src/domain/certificate/code.ts';
import { compactBytes, compactClaimOf } from '../../src/domain/certificate/compact-claim.ts';
import type { Person } from '../../src/domain/roster/person.ts';
import { openTestPortal, type TestPortal } from '../support/test-portal.ts';

let portal: TestPortal;
let person: Person;
let code: string;
beforeEach(async () => {
  portal = await openTestPortal();
  person = await portal.addPerson();
  for (const category of ['ethicsOnline', 'ethicsEvent'] as const) {
    const posted = await postEntry(portal.deps, {
      personId: person.id,
      year: 2026,
      category,
      centihours: 500,
      source: 'event',
      evidence: {
        kind: 'event',
        title: '讲座',
        day: '2026-11-20',
        place: '礼堂',
        organiser: '市委组织部',
        confirmedBy: '陈立',
      },
      contentHash: null,
      postedBy: 'officer',
    });
    if (!posted.ok) throw new Error(posted.failure.message);
  }
  const [certificate] = await portal.deps.storage.certificates.ofPerson(person.id);
  code = certificate?.code ?? '';
});
afterEach(async () => {
  expect(portal.defects).toEqual([]);
  await portal.close();
});

const SECOND = 1_000;
const DAY = 86_400_000;

/** Not the platform's: ten thousand times the same ten thousand. */
let last = 1;
const below = (limit: number) => {
  last = (last * 48_271) % 2_147_483_647;
  return last % limit;
};

const ask = (asked: string, headers: Record<string, string> = {}, remoteAddress = '203.0.113.7') =>
  portal.app.inject({ url: `/api/certificates/${asked}`, headers, remoteAddress });

async function guess(times: number, remoteAddress?: string): Promise<{ found: number; slowed: number }> {
  let [found, slowed] = [0, 0];
  for (let done = 0; done < times; ) {
    const response = await ask(certificateCode(below), {}, remoteAddress);
    if (response.statusCode === 429) {
      slowed += 1;
      portal.clock.advance(Number(response.headers['retry-after']) * SECOND);
      continue;
    }
    done += 1;
    if (response.statusCode !== 404) found += 1;
  }
  return { found, slowed };
}

test('ten thousand guesses find nothing, and take longer than two months', { timeout: 120_000 }, async () => {
  const began = portal.clock.now();
  const { found, slowed } = await guess(10_000);
  expect(found).toBe(0);
  expect(slowed).toBeGreaterThan(9_000);
  expect(portal.clock.now() - began).toBeGreaterThan(60 * DAY);
});

test('ten mistakes cost nothing; then the wait doubles with each, up to a quarter of an hour', async () => {
  expect(await guess(11)).toEqual({ found: 0, slowed: 0 });
  const waits: number[] = [];
  for (let wrong = 0; wrong < 12; wrong += 1) {
    const response = await ask(certificateCode(below));
    expect(response.statusCode).toBe(429);
    waits.push(Number(response.headers['retry-after']));
    portal.clock.advance((waits.at(-1) ?? 0) * SECOND);
    expect((await ask(certificateCode(below))).statusCode).toBe(404);
  }
  expect(waits.slice(0, 8)).toEqual([1, 2, 4, 8, 16, 32, 64, 128]);
  expect(Math.max(...waits)).toBeLessThanOrEqual(900);
});

test('who waits is told until when, and how to go on without waiting', async () => {
  await guess(11);
  const refused = await ask(code);
  expect(refused.statusCode).toBe(429);
  expect(refused.json()).toMatchObject({ code: 'too-many-requests', retryAfterSeconds: 1 });
  expect(refused.json().detail).toContain('扫描证书上的二维码');
});

test('behind the same address, whoever holds the paper or is signed in is answered all the same', async () => {
  await guess(25);
  const { claim, keyId, signature } = (await portal.deps.storage.certificates.find(code)) ?? {};
  if (!claim || !keyId || !signature) throw new Error('the certificate is gone');
  expect((await ask(code)).statusCode).toBe(429);
  const scanned = portal.deps.signer.sign(compactBytes(compactClaimOf(claim, keyId)));
  for (const proof of [signature, Buffer.from(scanned).toString('base64url')]) {
    expect((await ask(`${code}?proof=${proof}`)).statusCode).toBe(200);
    expect((await ask(`${code}/proof?proof=${proof}`)).statusCode).toBe(200);
  }
  expect((await ask(`${code}?proof=${'A'.repeat(86)}`)).statusCode).toBe(429);
  expect((await ask(certificateCode(below), {}, '203.0.113.7')).statusCode).toBe(429);
  expect((await ask(code, { cookie: await portal.signIn(person) })).statusCode).toBe(200);
  expect((await ask(code, {}, '203.0.113.8')).statusCode).toBe(200);
});

test('finding certificates is never a mistake, and time forgives what was', async () => {
  for (let time = 0; time < 60; time += 1) expect((await ask(code)).statusCode).toBe(200);
  await guess(11);
  expect((await ask(code)).statusCode).toBe(429);
  portal.clock.advance(2 * 3_600_000);
  expect(await guess(10)).toEqual({ found: 0, slowed: 0 });
});

test('the addresses of one IPv6 network count as one', async () => {
  await guess(11, '2001:db8:1:2::1');
  expect((await ask(code, {}, '2001:db8:1:2:ffff::9')).statusCode).toBe(429);
  expect((await ask(code, {}, '2001:db8:1:3::1')).statusCode).toBe(200);
});

test('the proof and the paper are slowed with the same count', async () => {
  const cookie = await portal.signIn(person);
  for (let wrong = 0; wrong < 11; wrong += 1) await ask(`${certificateCode(below)}/pdf`, { cookie });
  expect((await ask(`${certificateCode(below)}/proof`, { cookie })).statusCode).toBe(429);
});

test('a flood of look-ups of one minute is refused until the next', async () => {
  let refused = 0;
  for (let time = 0; time < 250; time += 1) if ((await ask(code)).statusCode === 429) refused += 1;
  expect(refused).toBe(10);
  portal.clock.advance(60 * SECOND);
  expect((await ask(code)).statusCode).toBe(200);
});
