/** What hours rest on, and what proves them, over HTTP: the walk to the evidence, whose it is to see, the proofs. */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { postEntry } from '../../server/services/post-entry.ts';
import { publishLog, startPublishing } from '../../server/services/publish-log.ts';
import { reverseEntry } from '../../server/services/reverse-entry.ts';
import { publishedFiles } from '../../server/storage/published-files.ts';
import type { Explanation } from '../../src/domain/api/explain.ts';
import { checkRecord } from '../../src/domain/ledger/check-record.ts';
import type { RecordFile } from '../../src/domain/ledger/record-file.ts';
import type { Grant, Person } from '../../src/domain/roster/person.ts';
import { aCourse } from '../support/builders.ts';
import { answerAll, readLesson, seeSections } from '../support/study.ts';
import { openTestPortal, type TestPortal } from '../support/test-portal.ts';

let portal: TestPortal;
let directory: string;
let person: Person;
let cookie: string;
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'mingde-ledger-'));
  portal = await openTestPortal({ publishedDirectory: directory });
  person = await portal.addPerson({ name: '欧阳文博' });
  cookie = await portal.signIn(person);
});
afterEach(async () => {
  expect(portal.defects).toEqual([]);
  await portal.close();
});

const get = (url: string, who = cookie) =>
  portal.app.inject({ url, ...(who && { headers: { cookie: who } }) });

async function post(
  centihours: number,
  who = person,
  category: 'ethicsEvent' | 'ethicsOnline' = 'ethicsEvent',
): Promise<string> {
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
  return posted.value.id;
}

async function completeCourse(): Promise<void> {
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
  await portal.app.inject({
    method: 'POST',
    url: `/api/attempts/${begun.json().id}/submission`,
    headers: { cookie },
  });
}

const isSigned = (message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array) =>
  verify(
    null,
    message,
    createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') },
      format: 'jwk',
    }),
    signature,
  );
const hash = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
const check = (file: RecordFile) => checkRecord(file, { hash, isSigned }, portal.deps.signer.keyId);

test('a course’s credit is walked back to sections, minutes of the day, attempt, rule and content', async () => {
  await completeCourse();
  await publishLog({ ...portal.deps, published: publishedFiles(directory) });
  const [entry] = await portal.deps.storage.ledger.entries(person.id);
  const told = (await get(`/api/entries/${entry?.id}`)).json() as Explanation;
  expect(told).toMatchObject({
    entry: { id: entry?.id, index: 0, postedBy: 'system', leafHash: entry?.leafHash },
    policy: { id: 'annual', version: 1, citation: { clause: expect.any(String) } },
    course: { isCurrent: true, attempt: { number: 1, right: 5, total: 5, scorePercent: 100 } },
    signed: { treeSize: 1 },
  });
  const lessons = told.course?.lessons ?? [];
  expect(lessons.map(({ lesson }) => lesson)).toEqual(['integrity/01-gifts', 'integrity/02-relatives']);
  const evidence = entry?.evidence.kind === 'course' ? entry.evidence.minutes : 0;
  expect(lessons.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(evidence);
  for (const { days, minutes, sections } of lessons) {
    expect(days.flatMap((day) => day.minutes)).toHaveLength(minutes);
    expect(days[0]).toMatchObject({ day: '2026-11-23' });
    expect(days[0]).not.toHaveProperty('offlineMinutes');
    expect(days[0]?.minutes[0]).toBeGreaterThanOrEqual(9 * 60);
    for (const { seen } of sections) {
      const statement = await portal.deps.storage.statements.find(seen?.statement ?? '');
      expect(statement?.json).toContain('experienced');
    }
  }
});

test('minutes lived after a credit are not told as its evidence', async () => {
  await completeCourse();
  const [entry] = await portal.deps.storage.ledger.entries(person.id);
  const before = (await get(`/api/entries/${entry?.id}`)).json() as Explanation;
  portal.clock.advance(600_000);
  const [lesson] = aCourse().lessons;
  if (lesson) await readLesson(portal, cookie, lesson);
  expect(((await get(`/api/entries/${entry?.id}`)).json() as Explanation).course).toEqual(before.course);
});

test('a reversal and what it reverses name each other', async () => {
  const id = await post(200);
  const taken = await reverseEntry(portal.deps, {
    personId: person.id,
    year: 2026,
    entryId: id,
    reason: '重复',
    postedBy: 'o',
  });
  const reversal = taken.ok ? taken.value.id : '';
  expect((await get(`/api/entries/${id}`)).json().reversedBy).toMatchObject({ id: reversal, index: 1 });
  expect((await get(`/api/entries/${reversal}`)).json().reverses).toMatchObject({ id, index: 0 });
});

test.each<[string, readonly Grant[], string, number]>([
  ['the person’s own', [], 'self', 200],
  ['another learner', [], 'unit-1', 403],
  ['an officer of the unit', [{ role: 'officer', unitId: 'unit-1' }], 'unit-1', 200],
  ['an officer of another unit', [{ role: 'officer', unitId: 'unit-2' }], 'unit-2', 403],
  ['a publisher', [{ role: 'publisher', unitId: null }], 'unit-1', 403],
  ['an auditor', [{ role: 'auditor', unitId: null }], 'unit-2', 200],
])('%s reaches a ledger, or does not', async (_, grants, unitId, status) => {
  const id = await post(100);
  const who = unitId === 'self' ? cookie : await portal.signIn(await portal.addPerson({ unitId }, grants));
  for (const url of [
    `/api/entries/${id}`,
    `/api/entries/${id}/proof`,
    `/api/people/${person.id}/hours`,
    `/api/people/${person.id}/record`,
  ]) {
    const answer = await get(url, who);
    expect([url, answer.statusCode]).toEqual([url, status]);
    if (status === 403) expect(answer.json().code).toBe('not-allowed');
  }
});

test('signed out, nobody sees a ledger; an entry that is not there is not found', async () => {
  const id = await post(100);
  for (const url of [
    `/api/entries/${id}`,
    `/api/entries/${id}/proof`,
    '/api/me/record',
    `/api/people/${person.id}/record`,
  ]) {
    expect((await get(url, '')).statusCode).toBe(401);
  }
  expect((await get('/api/entries/nothing')).statusCode).toBe(404);
  expect((await get('/api/people/nobody/hours')).statusCode).toBe(403);
});

test('a record file proves every entry and certificate against the newest checkpoint', async () => {
  const other = await portal.addPerson();
  for (let at = 0; at < 9; at += 1) await post(100, at % 2 ? other : person);
  await post(800, person, 'ethicsOnline');
  const answer = await get('/api/me/record');
  expect(answer.headers['content-disposition']).toBe('attachment; filename="mingde-record.json"');
  const checked = check(answer.json());
  expect(checked).toMatchObject({ isWhole: true, key: 'known', checkpoint: { treeSize: 10 } });
  expect(checked.entries).toHaveLength(6);
  expect(checked.certificates).toMatchObject([{ signature: 'good', log: 'good', totals: 'good' }]);
  expect(answer.body).not.toContain(other.id);
});

test('one entry is proved alone, and a certificate by anybody who has its code and the name on it', async () => {
  const id = await post(900, person, 'ethicsOnline');
  await post(100);
  expect(check((await get(`/api/entries/${id}/proof`)).json())).toMatchObject({ isWhole: true });
  const [certificate] = await portal.deps.storage.certificates.ofPerson(person.id);
  const file = (await get(`/api/certificates/${certificate?.code}/proof`, '')).json() as RecordFile;
  expect(file.certificates[0]?.claim.name).toBe('欧**博');
  expect(check(file)).toMatchObject({ isWhole: false, certificates: [{ signature: 'bad', log: 'good' }] });
  const named = file.certificates.map((one) => ({ ...one, claim: { ...one.claim, name: person.name } }));
  expect(check({ ...file, certificates: named })).toMatchObject({ isWhole: true });
});

test('a proof in a long log reads kept nodes, and holds', async () => {
  for (let at = 0; at < 600; at += 1) await post(1);
  const first = (await portal.deps.storage.ledger.entries(person.id))[300];
  await post(1);
  expect(check((await get(`/api/entries/${first?.id}/proof`)).json())).toMatchObject({
    isWhole: true,
    checkpoint: { treeSize: 601 },
  });
  expect(await portal.deps.storage.log.node({ level: 9, place: 0 })).toMatch(/^[0-9a-f]{64}$/);
}, 60_000);

test('the log is published as files that anybody may fetch, and names nobody', async () => {
  await post(100);
  let tick = () => {};
  const publisher = startPublishing({ ...portal.deps, published: publishedFiles(directory) }, (_, work) => {
    tick = work;
    return () => {};
  });
  tick();
  await publisher.look();
  await post(200);
  await publisher.stop();

  const latest = await get('/checkpoints/latest.txt', '');
  expect(latest.headers).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'access-control-allow-origin': '*',
    'cache-control': 'no-cache',
  });
  expect(latest.body).toBe((await get('/checkpoints/2.txt', '')).body);
  expect((await get('/checkpoints/sizes.txt', '')).body).toBe('1\n2\n');
  expect((await get('/checkpoints/keys.json', '')).json().keys).toEqual([
    { keyId: portal.deps.signer.keyId, publicKey: portal.deps.signer.publicKey },
  ]);
  const leaves = (await get('/checkpoints/leaves/0.txt', '')).body;
  const entries = await portal.deps.storage.ledger.entries(person.id);
  expect(leaves).toBe(entries.map(({ leafHash, id }) => `${leafHash} ${id}\n`).join(''));
  expect(`${latest.body}${leaves}`).not.toContain(person.id);
  expect((await get('/checkpoints/', '')).statusCode).toBeGreaterThanOrEqual(400);
  expect((await get('/checkpoints/..%2Fmingde.db', '')).statusCode).toBeGreaterThanOrEqual(400);
});

test('a folder of published files that was lost is filled again', async () => {
  await post(100);
  await publishLog({ ...portal.deps, published: publishedFiles(directory) });
  await post(200);
  const elsewhere = publishedFiles(mkdtempSync(join(tmpdir(), 'mingde-again-')));
  await publishLog({ ...portal.deps, published: elsewhere });
  expect(elsewhere.read('sizes.txt')).toBe('1\n2\n');
  expect(elsewhere.read('leaves/0.txt')?.split('\n')).toHaveLength(3);
});

test('trouble with the log is reported once, and again only when it is another', async () => {
  const reported: string[] = [];
  const storage = {
    ...portal.deps.storage,
    log: { ...portal.deps.storage.log, size: async () => Promise.reject(new Error('no disk')) },
  };
  const publisher = startPublishing(
    {
      ...portal.deps,
      storage,
      published: publishedFiles(directory),
      reportDefect: (error) => reported.push(error.message),
    },
    () => () => {},
  );
  await publisher.look();
  await publisher.look();
  expect(reported).toEqual(['no disk']);
});
