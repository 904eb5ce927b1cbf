import { afterEach, beforeEach, expect, test } from 'vitest';
import { postEntry } from '../../server/services/post-entry.ts';
import type { Grant } from '../../src/domain/roster/person.ts';
import { openTestPortal, type TestPortal } from '../support/test-portal.ts';

let portal: TestPortal;
beforeEach(async () => {
  portal = await openTestPortal();
  await portal.deps.storage.roster.add({
    units: [
      { id: 'city', name: '市', parentId: null, organType: 'government' },
      { id: 'bureau', name: '局', parentId: 'city', organType: 'government' },
      { id: 'hall', name: '大厅', parentId: 'bureau', organType: 'government' },
      { id: 'court', name: '法院', parentId: 'city', organType: 'judiciary' },
    ],
    people: [],
    grants: [],
    fromDay: '2026-01-01',
  });
});
afterEach(() => portal.close());

async function cookieOf(grants: readonly Grant[], unitId = 'bureau') {
  return portal.signIn(await portal.addPerson({ unitId }, grants));
}
const get = (url: string, cookie: string) => portal.app.inject({ url, headers: { cookie } });

test('a learner sees no unit', async () => {
  const cookie = await cookieOf([]);
  expect((await get('/api/units', cookie)).statusCode).toBe(403);
  expect((await get('/api/units/bureau/people', cookie)).statusCode).toBe(403);
});

test('an officer sees the own subtree, parents before children, and nothing beside or above it', async () => {
  const cookie = await cookieOf([{ role: 'officer', unitId: 'bureau' }]);
  const units = await get('/api/units', cookie);
  expect(units.json()).toEqual([
    { id: 'bureau', name: '局', parentId: 'city', depth: 0 },
    { id: 'hall', name: '大厅', parentId: 'bureau', depth: 1 },
  ]);
  expect((await get('/api/units/hall/people', cookie)).statusCode).toBe(200);
  expect((await get('/api/units/court/people', cookie)).statusCode).toBe(403);
  expect((await get('/api/units/city/people', cookie)).statusCode).toBe(403);
});

test('auditors and administrators see every unit', async () => {
  for (const role of ['auditor', 'administrator'] as const) {
    const cookie = await cookieOf([{ role, unitId: null }]);
    expect((await get('/api/units', cookie)).json()).toHaveLength(4);
  }
});

test('the list shows people below the unit with the hours and states of the year', async () => {
  const cookie = await cookieOf([{ role: 'officer', unitId: 'bureau' }]);
  const clerk = await portal.addPerson({ unitId: 'hall', name: '李明' });
  await portal.addPerson({ unitId: 'court', name: '外单位' });
  await postEntry(portal.deps, {
    personId: clerk.id,
    year: 2026,
    category: 'ethicsEvent',
    centihours: 800,
    source: 'event',
    evidence: {
      kind: 'event',
      title: '研修班',
      day: '2026-03-01',
      place: '',
      organiser: '',
      confirmedBy: '',
    },
    contentHash: null,
    postedBy: 'system',
  });
  const { people, requiredCentihours } = (await get('/api/units/bureau/people?year=2026', cookie)).json();
  expect(requiredCentihours).toBe(800);
  expect(people.map((person: { name: string }) => person.name)).toEqual(['王晓文', '李明']);
  expect(people[1]).toMatchObject({
    unit: '大厅',
    ethicsCentihours: 800,
    hoursState: 'met',
    shareState: 'notAssessable',
    isMet: false,
  });
});

test.each(['26', 'abc', '1999', '2026.5', '2016'])(
  'year=%s is refused and the field is named',
  async (year) => {
    const cookie = await cookieOf([{ role: 'auditor', unitId: null }]);
    const response = await get(`/api/units/city/people?year=${year}`, cookie);
    expect([response.statusCode, response.json().field]).toEqual([400, '/year']);
  },
);
