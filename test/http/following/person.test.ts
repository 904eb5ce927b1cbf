import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Person } from '../../../src/domain/roster/person.ts';
import { type Desk, openDesk } from './desk.ts';

let desk: Desk;
let chief: Person;
let clerk: Person;
beforeEach(async () => {
  desk = await openDesk();
  chief = await desk.portal.addPerson({ unitId: 'bureau' }, [{ role: 'officer', unitId: 'bureau' }]);
  clerk = await desk.add({ unitId: 'hall', name: '李明' });
  await desk.earn(clerk, 300);
});
afterEach(() => desk.portal.close());

const reopening = { year: 2025, category: 'ethicsEvent', until: '2026-12-31', reason: '签到表找到了' };
const reopen = async (person: Person, as: Person, body: object = reopening) =>
  desk.portal.app.inject({
    method: 'POST',
    url: `/api/people/${person.id}/reopenings`,
    payload: body,
    headers: { cookie: await desk.portal.signIn(as) },
  });

test('a person is shown with units and certificates to those who answer for them, and to nobody else', async () => {
  const officer = await desk.portal.signIn(chief);
  const shown = await desk.get(`/api/people/${clerk.id}`, officer);
  expect(shown.json()).toMatchObject({
    name: '李明',
    memberships: [{ unit: '大厅', fromDay: '2026-01-01', toDay: null }],
    certificates: [],
    reopenable: [2025, 2024],
  });
  const other = await desk.cookieOf([{ role: 'officer', unitId: 'court' }], 'court');
  const learner = await desk.cookieOf([], 'hall');
  for (const cookie of [other, learner])
    expect((await desk.get(`/api/people/${clerk.id}`, cookie)).statusCode).toBe(403);
  expect((await desk.get('/api/people/nobody', officer)).statusCode).toBe(403);
  const auditor = await desk.cookieOf([{ role: 'auditor', unitId: null }]);
  expect((await desk.get(`/api/people/${clerk.id}`, auditor)).json().reopenable).toEqual([]);
});

test('an officer opens a closed year of somebody below again, with a reason, and never the own', async () => {
  const reopened = await reopen(clerk, chief);
  expect(reopened.statusCode).toBe(201);
  const [entry] = await desk.portal.deps.storage.ledger.entries(clerk.id, 2025);
  expect(entry).toMatchObject({
    source: 'reopening',
    postedBy: chief.id,
    evidence: { reason: '签到表找到了' },
  });
  expect((await reopen(chief, chief)).statusCode).toBe(403);
  const auditor = await desk.portal.addPerson({ unitId: 'city' }, [{ role: 'auditor', unitId: null }]);
  expect((await reopen(clerk, auditor)).statusCode).toBe(403);
  const other = await desk.portal.addPerson({ unitId: 'court' }, [{ role: 'officer', unitId: 'court' }]);
  expect((await reopen(clerk, other)).statusCode).toBe(403);
});

test.each([
  [{ ...reopening, reason: ' ' }, 400, '/reason'],
  [{ ...reopening, until: '2026-02-30' }, 400, '/until'],
  [{ ...reopening, until: '2026-01-01' }, 400, '/until'],
  [{ ...reopening, category: 'fun' }, 400, '/category'],
  [{ ...reopening, year: 2026 }, 409, undefined],
])('%j is refused', async (body, status, field) => {
  const response = await reopen(clerk, chief, body);
  expect([response.statusCode, response.json().field]).toEqual([status, field]);
});
