/** Open Badges over HTTP, judged by a library that nobody here wrote. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rotateSigningKey } from '../../server/auth/rotate-signing-key.ts';
import { issueBadge } from '../../server/services/issue-badge.ts';
import { postEntry } from '../../server/services/post-entry.ts';
import type { LinkedData } from '../../src/domain/certificate/data-integrity.ts';
import type { Grant, Person } from '../../src/domain/roster/person.ts';
import { openTestPortal, type TestPortal } from '../support/test-portal.ts';
import { type Verdict, verifyWithLibrary } from '../support/vc-verifier.ts';

let portal: TestPortal;
let directory: string;
let person: Person;
let cookie: string;
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'mingde-badges-'));
  portal = await openTestPortal({
    keysDirectory: join(directory, 'keys'),
  });
  person = await portal.addPerson({ name: '欧阳文博' });
  cookie = await portal.signIn(person);
});
afterEach(async () => {
  expect(portal.defects).toEqual([]);
  await portal.close();
  rmSync(directory, { recursive: true });
});

const get = (url: string, who = cookie) =>
  portal.app.inject({
    url: url.replace(portal.deps.publicUrl, ''),
    ...(who && { headers: { cookie: who } }),
  });

async function post(
  centihours: number,
  category: 'ethicsOnline' | 'otherOnline' = 'ethicsOnline',
  who = person,
): Promise<void> {
  const posted = await postEntry(portal.deps, {
    personId: who.id,
    year: 2026,
    category,
    centihours,
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

async function standing(who = person) {
  const issued = await portal.deps.storage.certificates.ofPerson(who.id);
  const certificate = issued.find(({ state }) => state === 'valid');
  if (!certificate) throw new Error('no valid certificate');
  return certificate;
}

async function badgeOf(code: string, query = ''): Promise<LinkedData> {
  const answer = await get(`/api/certificates/${code}/badge${query}`);
  expect(answer.statusCode).toBe(200);
  return answer.json();
}

/** Everything public that the badge names, as it is now; a verifier somewhere else would have fetched it. */
async function documentsOf(badge: LinkedData): Promise<Map<string, unknown>> {
  const statuses = badge.credentialStatus as unknown as readonly { statusListCredential: string }[];
  const { id } = badge.issuer as { id: string };
  const documents = new Map<string, unknown>();
  for (const address of [id, ...statuses.map(({ statusListCredential }) => statusListCredential)]) {
    const answer = await get(address, '');
    expect([address, answer.statusCode]).toEqual([address, 200]);
    documents.set(address, answer.json());
  }
  return documents;
}

async function judge(badge: LinkedData, documents?: Map<string, unknown>): Promise<Verdict> {
  return verifyWithLibrary(badge, documents ?? (await documentsOf(badge)), new Date(portal.clock.now()));
}

test('a badge says what the certificate says, and the library accepts it', async () => {
  await post(900);
  const { code, claim } = await standing();
  const badge = await badgeOf(code);
  expect(badge).toMatchObject({
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: `${portal.deps.publicUrl}/issuer`, name: claim.issuer },
    credentialSubject: {
      licenseNumber: code,
      creditsEarned: 9,
      term: '2026',
      identifier: [{ hashed: false, identityHash: '欧阳文博', identityType: 'name' }],
    },
  });
  expect(await judge(badge)).toEqual({ verified: true, set: [], reasons: [] });
});

test('a badge in which anything was changed is refused', async () => {
  await post(900);
  const badge = await badgeOf((await standing()).code);
  const documents = await documentsOf(badge);
  const changes: Record<string, object> = {
    name: subject(badge, { identifier: [{ ...identity(badge), identityHash: '王晓文' }] }),
    hours: subject(badge, { creditsEarned: 90 }),
    code: subject(badge, { licenseNumber: '7K3M-9QXD-2H5T-VB49' }),
    issuer: { issuer: { ...(badge.issuer as object), name: '另一机关' } },
    day: { validFrom: '2025-01-01T00:00:00Z' },
    title: { name: '优秀公务员' },
    status: { credentialStatus: [] },
    'a member nobody knows': { rank: 1 },
  };
  const accepted: string[] = [];
  for (const [what, change] of Object.entries(changes)) {
    if ((await judge({ ...badge, ...change }, documents)).verified) accepted.push(what);
  }
  expect(accepted).toEqual([]);
  expect((await judge(badge, documents)).verified).toBe(true);
});

const subject = (badge: LinkedData, change: object) => ({
  credentialSubject: { ...(badge.credentialSubject as object), ...change },
});
const identity = (badge: LinkedData) =>
  (badge.credentialSubject as unknown as { identifier: object[] }).identifier[0];

test('after revocation the same badge is refused', async () => {
  await post(900);
  const { code } = await standing();
  const badge = await badgeOf(code);
  expect((await judge(badge)).verified).toBe(true);
  await portal.deps.storage.certificates.revoke(code, { reason: '查实未参加', by: 'system', atMs: 1 });
  expect(await judge(badge)).toMatchObject({ verified: false, set: ['revocation'] });
});

test('a badge whose certificate was replaced is refused, and says that there is a newer one', async () => {
  await post(900);
  const first = await badgeOf((await standing()).code);
  await post(100);
  const second = await badgeOf((await standing()).code);
  expect(await judge(first)).toMatchObject({ verified: false, set: ['revocation', 'message'] });
  expect(await judge(second)).toMatchObject({ verified: true, set: [] });
});

test('a badge may leave the name out: its salted hash is one only the name gives', async () => {
  await post(900);
  const { code } = await standing();
  const badge = await badgeOf(code, '?name=hashed');
  expect(JSON.stringify(badge)).not.toContain('欧阳');
  expect((await judge(badge)).verified).toBe(true);
  const { salt, identityHash } = identity(badge) as { salt: string; identityHash: string };
  const hash = portal.deps.sha256(Buffer.from(`欧阳文博${salt}`));
  expect(identityHash).toBe(`sha256$${Buffer.from(hash).toString('hex')}`);
  expect((await get(`/api/certificates/${code}/badge?name=none`)).statusCode).toBe(400);
});

test('it is never good only from later on: a clock that was set back counts', async () => {
  await post(900);
  const { code, issuedAtMs } = await standing();
  expect((await badgeOf(code)).validFrom).toBe(`${new Date(issuedAtMs).toISOString().slice(0, 19)}Z`);
  portal.clock.advance(-3_600_000);
  const { validFrom } = await badgeOf(code);
  expect(Date.parse(String(validFrom))).toBeLessThanOrEqual(portal.clock.now());
});

test('after a rotation a badge made anew has the new key, and what the old one signed goes on verifying', async () => {
  await post(900);
  const { code } = await standing();
  const old = await badgeOf(code);
  const list = (await get('/status-lists/1/revocation', '')).body;
  rotateSigningKey(join(directory, 'keys'), portal.clock.now());
  portal.deps.signer.refresh();
  const made = await badgeOf(code);
  const methods = [old, made].map(
    (badge) => (badge.proof as { verificationMethod: string }).verificationMethod,
  );
  expect(new Set(methods).size).toBe(2);
  expect((await get('/issuer', '')).json().assertionMethod).toEqual(methods);
  expect((await get('/status-lists/1/revocation', '')).body).not.toBe(list);
  expect((await judge(old)).verified).toBe(true);
  expect((await judge(made)).verified).toBe(true);
});

test('a key that is rotated while a badge is made does not sign under the name of the one before', async () => {
  await post(900);
  const { code } = await standing();
  const { canonise } = portal.deps;
  let times = 0;
  const rotating = async (document: LinkedData) => {
    if (times === 0) {
      times += 1;
      rotateSigningKey(join(directory, 'keys'), portal.clock.now());
      portal.deps.signer.refresh();
    }
    return canonise(document);
  };
  const record = await portal.deps.storage.certificates.find(code);
  if (!record) throw new Error('no certificate');
  const badge = await issueBadge({ ...portal.deps, canonise: rotating }, record, 'plain');
  expect((await judge(badge)).verified).toBe(true);
});

test.each<[string, readonly Grant[], string, number]>([
  ['another learner', [], 'unit-1', 403],
  ['an officer of the unit', [{ role: 'officer', unitId: 'unit-1' }], 'unit-1', 200],
  ['an officer of another unit', [{ role: 'officer', unitId: 'unit-2' }], 'unit-2', 403],
])('%s may have the badge, or not', async (_, grants, unitId, status) => {
  await post(900);
  const { code } = await standing();
  const who = await portal.signIn(await portal.addPerson({ unitId }, grants));
  expect((await get(`/api/certificates/${code}/badge`, who)).statusCode).toBe(status);
  expect((await get(`/api/certificates/${code}/badge`, '')).statusCode).toBe(401);
});

test('a status list is the same until something in it changes, and says so to who asks again', async () => {
  await post(900);
  const { code } = await standing();
  await badgeOf(code);
  const first = await get('/status-lists/1/revocation', '');
  expect(first.headers).toMatchObject({ 'access-control-allow-origin': '*', 'cache-control': 'no-cache' });
  portal.clock.advance(60_000);
  const again = await get('/status-lists/1/revocation', '');
  expect(again.body).toBe(first.body);
  const known = { 'if-none-match': String(first.headers.etag) };
  const asked = () => portal.app.inject({ url: '/status-lists/1/revocation', headers: known });
  expect((await asked()).statusCode).toBe(304);
  await portal.deps.storage.certificates.revoke(code, { reason: '查实未参加', by: 'system', atMs: 1 });
  expect((await asked()).statusCode).toBe(200);
});

test('places are chosen by chance and kept; lists tell nothing of whom they are about', async () => {
  const positions: number[] = [];
  for (let at = 0; at < 5; at += 1) {
    const other = await portal.addPerson();
    await post(900, 'ethicsOnline', other);
    const { code } = await standing(other);
    const place = await portal.deps.storage.badges.placeOf(code, portal.deps.randomness.below);
    expect(await portal.deps.storage.badges.placeOf(code, () => 0)).toEqual(place);
    positions.push(place.position);
    const list = (await get('/status-lists/1/revocation', '')).body;
    expect(list).not.toContain(code);
    expect(list).not.toContain(other.name);
  }
  expect(new Set(positions).size).toBe(5);
  expect(positions).not.toEqual([0, 1, 2, 3, 4]);
});

test('a list that was never opened is not found', async () => {
  await post(900);
  await badgeOf((await standing()).code);
  for (const path of ['2/revocation', '0/message', '1/other', 'x/message', '1e0/message']) {
    expect([path, (await get(`/status-lists/${path}`, '')).statusCode]).toEqual([path, 404]);
  }
});
