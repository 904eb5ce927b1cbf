/** Certificates follow the ledger: of a year and of each course, replaced, taken back, and not issued again unasked. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { postEntry } from '../../../server/services/post-entry.ts';
import { reverseEntry } from '../../../server/services/reverse-entry.ts';
import { settleCertificate } from '../../../server/services/settle-certificate.ts';
import type { CertificateListItem } from '../../../src/domain/api/api.ts';
import type { Person } from '../../../src/domain/roster/person.ts';
import { courseEvidence } from '../../support/builders.ts';
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts';

let portal: TestPortal;
let person: Person;
let officer: string;

beforeEach(async () => {
  portal = await openTestPortal();
  person = await portal.addPerson();
  officer = await portal.signIn(await portal.addPerson({}, [{ role: 'officer', unitId: 'unit-1' }]));
});
afterEach(() => portal.close());

async function credit(centihours = 100, course = 'integrity', courseVersion = 1): Promise<string> {
  const posted = await postEntry(portal.deps, {
    personId: person.id,
    year: 2026,
    category: 'ethicsOnline',
    centihours,
    source: 'course',
    evidence: courseEvidence({
      course,
      courseVersion,
      title: course === 'integrity' ? '公正廉洁' : '服务人民',
    }),
    contentHash: 'c0'.repeat(32),
    postedBy: 'system',
  });
  if (!posted.ok) throw new Error(posted.failure.message);
  return posted.value.id;
}

const takeBack = (entryId: string) =>
  reverseEntry(portal.deps, {
    ...{ personId: person.id, year: 2026, entryId },
    reason: '重复登记',
    postedBy: 'system',
  });

const issued = () => portal.deps.storage.certificates.ofPerson(person.id);
const short = async () =>
  (await issued()).map(
    ({ claim, state }) => `${claim.kind === 'course' ? claim.course.id : 'year'} ${state}`,
  );
const revoke = (code: string, reason: unknown, cookie = officer) =>
  portal.app.inject({
    method: 'POST',
    url: `/api/certificates/${code}/revocation`,
    headers: { cookie },
    payload: { reason },
  });

describe('a course’s certificate', () => {
  test('comes with the credit, and says what the entry says', async () => {
    const entry = await credit();
    const [certificate] = await issued();
    expect(certificate).toMatchObject({
      state: 'valid',
      issuedBy: 'system',
      claim: {
        format: 2,
        kind: 'course',
        name: person.name,
        course: { id: 'integrity', version: 1, title: '公正廉洁', creditCentihours: 100, entry },
      },
    });
    const mine = await portal.app.inject({
      url: '/api/me/certificates',
      headers: { cookie: await portal.signIn(person) },
    });
    expect(mine.json<readonly CertificateListItem[]>()).toMatchObject([
      { kind: 'course', courseTitle: '公正廉洁', centihours: 100, state: 'valid' },
    ]);
  });

  test('goes with the credit, and comes again with a new one', async () => {
    const entry = await credit();
    await takeBack(entry);
    expect(await short()).toEqual(['integrity revoked']);
    expect((await issued())[0]).toMatchObject({ stateReason: '这门课程的学时已被冲销', endedBy: 'system' });
    portal.clock.advance(1000);
    await credit(100, 'integrity', 2);
    expect(await short()).toEqual(['integrity valid', 'integrity revoked']);
  });

  test('stands beside the year’s and beside those of other courses', async () => {
    await credit();
    portal.clock.advance(1000);
    await credit(800, 'service');
    expect(await short()).toEqual(expect.arrayContaining(['year valid', 'integrity valid', 'service valid']));
    expect(await short()).toHaveLength(3);
  });

  test('is issued once, however often one looks', async () => {
    await credit();
    await Promise.all([1, 2, 3].map(() => settleCertificate(portal.deps, person.id, 2026)));
    expect(await short()).toEqual(['integrity valid']);
  });
});

describe('a later posting', () => {
  test('replaces the year’s certificate, and the old one names the new', async () => {
    await credit(900);
    portal.clock.advance(1000);
    await credit(100, 'service');
    const [newest, ...others] = (await issued()).filter(({ claim }) => claim.kind === 'annual');
    expect(newest).toMatchObject({ state: 'valid', claim: { ethicsCentihours: 1000 } });
    expect(others).toMatchObject([
      { state: 'superseded', stateReason: newest?.code, endedBy: 'system', endedAtMs: portal.clock.now() },
    ]);
  });
});

describe('taking one back', () => {
  test('needs a reason, keeps the certificate, and the public reads why', async () => {
    await credit();
    const [certificate] = await issued();
    const code = certificate?.code ?? '';
    expect((await revoke(code, '错')).json()).toMatchObject({ code: 'invalid-request', field: '/reason' });
    expect((await revoke(code, '姓名登记有误')).statusCode).toBe(204);
    const seen = await portal.app.inject({ url: `/api/certificates/${code}` });
    expect(seen.json()).toMatchObject({ state: 'revoked', stateReason: '姓名登记有误' });
    expect((await revoke(code, '姓名登记有误')).statusCode).toBe(409);
    expect((await portal.deps.storage.certificates.find(code))?.pdf.length).toBeGreaterThan(1000);
  });

  test('none follows of itself, until somebody asks for it', async () => {
    await credit(900);
    for (const { code } of await issued()) await revoke(code, '姓名登记有误');
    portal.clock.advance(1000);
    await settleCertificate(portal.deps, person.id, 2026);
    expect((await short()).sort()).toEqual(['integrity revoked', 'year revoked']);
    await settleCertificate(portal.deps, person.id, 2026, { by: 'officer-1', isAskedFor: true });
    expect((await short()).sort()).toEqual([
      'integrity revoked',
      'integrity valid',
      'year revoked',
      'year valid',
    ]);
  });

  test.each([
    ['a learner', undefined],
    ['an officer of another unit', { role: 'officer', unitId: 'unit-2' }],
    ['an auditor', { role: 'auditor', unitId: null }],
  ] as const)('%s may not', async (_who, grant) => {
    await credit();
    await portal.addPerson({ unitId: 'unit-2' });
    const other = await portal.addPerson({}, grant ? [grant] : []);
    const [certificate] = await issued();
    const answer = await revoke(certificate?.code ?? '', '姓名登记有误', await portal.signIn(other));
    expect(answer.statusCode).toBe(403);
    expect(await short()).toEqual(['integrity valid']);
  });

  test('nothing in the database can be made valid again, changed or deleted', async () => {
    await credit();
    const [certificate] = await issued();
    const { certificates } = portal.deps.storage;
    const end = { reason: '姓名登记有误', by: 'system', atMs: 1 };
    expect(await certificates.revoke(certificate?.code ?? '', end)).toBe(true);
    expect(await certificates.revoke(certificate?.code ?? '', end)).toBe(false);
  });
});
