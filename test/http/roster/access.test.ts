/** Who may see and change whose roster, how people get in, and what the audit log is told. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ActivationSlips } from '../../../src/domain/api/roster.ts';
import type { TestPortal } from '../../support/test-portal.ts';
import {
  administrator,
  aRow,
  csvOf,
  officerOf,
  openCity,
  personNumbered,
  signedInAs,
  unitsCsv,
} from './desk.ts';

let portal: TestPortal;
let file: string;
beforeEach(async () => {
  file = join(mkdtempSync(join(tmpdir(), 'mingde-roster-')), 'mingde.db');
  portal = await openCity({ file });
});
afterEach(() => portal.close());

function audited(): readonly { action: string; who: string; detail: string }[] {
  const driver = new Sqlite(file, { readonly: true });
  const rows = driver
    .prepare("SELECT action, who, detail FROM audit_events WHERE action NOT LIKE 'sign%' ORDER BY seq")
    .all();
  driver.close();
  return rows as { action: string; who: string; detail: string }[];
}

test.each([
  ['a learner', [], 403, 403],
  ['a publisher', [{ role: 'publisher', unitId: null }], 403, 403],
  ['an auditor', [{ role: 'auditor', unitId: null }], 200, 403],
  ['an officer', [{ role: 'officer', unitId: 'bureau' }], 200, 202],
  ['an administrator', [{ role: 'administrator', unitId: null }], 200, 202],
] as const)('%s', async (_name, grants, reading, writing) => {
  const one = await signedInAs(portal, 'bureau', ...grants);
  const reads = ['/units', '/units/bureau/people', `/people/${one.person.id}`, '/imports', '/units.csv'];
  for (const path of [...reads, '/units/bureau/people.csv', '/template-people.xlsx']) {
    expect((await one.call('GET', path)).statusCode, path).toBe(reading);
  }
  expect((await one.upload(csvOf(aRow('000001')))).statusCode).toBe(writing);
  const byHand = await one.call('POST', '/people', { fields: {} });
  expect(byHand.statusCode).toBe(writing === 403 ? 403 : 400);
});

test('an officer reaches the own subtree only, in every call', async () => {
  const officer = await officerOf(portal, 'bureau');
  const other = await officerOf(portal, 'court');
  const one = await other.dryRun(csvOf(aRow('000009', { 单位: '0102', 层级: '？' })));
  const foreign = await other.imported(csvOf(aRow('000010', { 单位: '0102' })));
  const person = (await personNumbered(portal, '000010'))?.id ?? '';
  const calls = [
    officer.call('GET', '/units/court/people'),
    officer.call('GET', '/units/city/people.xlsx'),
    officer.call('GET', `/people/${person}`),
    officer.call('GET', `/imports/${one.id}`),
    officer.call('GET', `/imports/${one.id}/rows`),
    officer.call('GET', `/imports/${one.id}/refused.xlsx`),
    officer.confirm(one),
    officer.undo(foreign.id),
    officer.call('DELETE', `/imports/${one.id}`),
    officer.upload(csvOf(aRow('000001')), '&complete=court'),
    officer.call('POST', '/activations', { unitId: 'court', isBelowToo: true }),
    officer.call('POST', '/activations', { people: [person] }),
    officer.call('PUT', `/people/${officer.person.id}/roles`, { role: 'officer', unitId: 'city' }),
  ];
  expect((await Promise.all(calls)).map(({ statusCode }) => statusCode)).toEqual(calls.map(() => 403));
  expect((await officer.call('GET', '/imports')).json()).toEqual([]);
  expect(((await officer.call('GET', '/units')).json() as { id: string }[]).map(({ id }) => id)).toEqual([
    'bureau',
    'hall',
  ]);
});

test('rows beyond the own subtree are refused one by one: people there, and units there', async () => {
  const officer = await officerOf(portal, 'bureau');
  const other = await officerOf(portal, 'court');
  await other.imported(csvOf(aRow('000010', { 单位: '0102' })));
  const one = await officer.dryRun(
    csvOf(
      aRow('000001'),
      aRow('000010'),
      aRow('000002', { 单位: '0102' }),
      aRow('000003', { 单位: '江澄市' }),
    ),
  );
  expect((await officer.rows(one.id)).map(({ reason }) => reason)).toEqual([
    null,
    'A3 工号 000010 在您管理范围以外的单位，调入请由上级管理员办理',
    'C4 您管理的范围里没有单位“0102”',
    'C5 您管理的范围里没有单位“江澄市”',
  ]);
  const units = await officer.dryRun(
    unitsCsv(
      ['0102', '法院', '01', '', ''],
      ['0109', '新单位', '', '政府机关', ''],
      ['0101', '市人社局', '0102', '', ''],
      ['010109', '新科室', '0101', '政府机关', ''],
      ['0101', '市人社局', '01', '', ''],
    ),
    '&kind=units',
  );
  const rows = await officer.rows(units.id);
  expect(rows.map(({ verdict }) => verdict)).toEqual(['refused', 'refused', 'refused', 'added', 'refused']);
  expect(rows[0]?.reason).toContain('编号“0102”是您管理范围以外的单位');
  expect(rows[1]?.reason).toContain('最上级的单位由系统管理员新增');
});

test('nobody lets go an administrator, or themselves', async () => {
  const boss = await administrator(portal);
  const officer = await officerOf(portal, 'city');
  const rows = [boss.person, officer.person].map(({ staffNumber }) =>
    aRow(staffNumber, { 姓名: '某人', 单位: '01', 状态: '离开' }),
  );
  const one = await officer.dryRun(csvOf(...rows));
  const refused = (await officer.rows(one.id)).map(({ reason }) => reason);
  expect(refused[0]).toContain('是系统管理员，请先撤销这个角色');
  expect(refused[1]).toContain('就是您自己');
});

test('one person is changed by hand with the same checks, and that is undone like a sheet', async () => {
  const officer = await officerOf(portal, 'bureau');
  const fields = { staffNumber: '000001', name: '李明', unit: '0101', tier: '基层', trainingKind: '在职' };
  const added = await officer.call('POST', '/people', { fields });
  expect(added.json()).toMatchObject({ verdict: 'added' });
  const moved = await officer.call('POST', '/people', {
    fields: { staffNumber: '000001', name: '李明', unit: '010101', since: '2026-11-20' },
  });
  expect(moved.json()).toMatchObject({ verdict: 'moved' });
  expect(await personNumbered(portal, '000001')).toMatchObject({ unitId: 'hall' });
  const refused = await officer.call('POST', '/people', { fields: { ...fields, unit: '0102' } });
  expect(refused.statusCode).toBe(400);
  expect(refused.json().detail).toBe('您管理的范围里没有单位“0102”。');
  const [latest] = (await officer.call('GET', '/imports')).json() as { id: string; origin: string }[];
  expect(latest?.origin).toBe('hand');
  expect((await officer.undo(moved.json().importId)).statusCode).toBe(200);
  expect(await personNumbered(portal, '000001')).toMatchObject({ unitId: 'bureau' });
  const unit = await officer.call('POST', '/units', {
    fields: { code: '0101', name: '市人力资源和社会保障局', parent: '01' },
  });
  expect(unit.json()).toMatchObject({ verdict: 'changed' });
});

test('an administrator gives and takes roles; the last administrator stays', async () => {
  const boss = await administrator(portal);
  const person = await portal.addPerson({ unitId: 'bureau' });
  const path = `/people/${person.id}/roles`;
  expect((await boss.call('PUT', path, { role: 'officer' })).statusCode).toBe(400);
  expect((await boss.call('PUT', path, { role: 'officer', unitId: 'bureau' })).statusCode).toBe(204);
  expect((await boss.call('PUT', path, { role: 'officer', unitId: 'bureau' })).statusCode).toBe(409);
  expect((await boss.call('GET', `/people/${person.id}`)).json()).toMatchObject({
    mayGrant: true,
    roles: [{ role: 'officer', unit: { name: '市人社局' } }],
  });
  expect((await boss.call('DELETE', path, { role: 'officer', unitId: 'bureau' })).statusCode).toBe(204);
  const own = `/people/${boss.person.id}/roles`;
  expect((await boss.call('DELETE', own, { role: 'administrator' })).statusCode).toBe(409);
  expect(audited().map(({ action }) => action)).toEqual(
    expect.arrayContaining(['role-granted', 'role-revoked']),
  );
});

const activate = (payload: object) => portal.app.inject({ method: 'POST', url: '/api/activation', payload });
const NEW_PASSWORD = 'Jiang-cheng 2026 spring';

test('a slip lets its owner set a password, once, with the own number; then they sign in', async () => {
  const officer = await officerOf(portal, 'bureau');
  await officer.imported(csvOf(aRow('000001'), aRow('000002', { 姓名: '赵强' })));
  const made = await officer.call('POST', '/activations', { unitId: 'bureau', isBelowToo: true });
  expect(made.headers['cache-control']).toBe('no-store');
  const { slips } = made.json() as ActivationSlips;
  expect(slips.map(({ staffNumber }) => staffNumber)).toEqual(['000001', '000002']);
  const [slip] = slips;
  const code = slip?.code ?? '';
  expect(slip?.url).toBe(`http://127.0.0.1:8080/activate/#${code}`);
  const use = { code: code.toLowerCase(), staffNumber: '000001', password: NEW_PASSWORD };
  expect((await activate({ ...use, staffNumber: '000002' })).statusCode).toBe(401);
  expect((await activate({ ...use, password: '1234567890' })).json().detail).toContain('太容易猜到');
  expect((await activate({ ...use, password: 'short' })).json().detail).toContain('至少 10 个字符');
  expect((await activate(use)).statusCode).toBe(204);
  expect((await activate(use)).statusCode).toBe(401);
  const session = { staffNumber: '000001', password: NEW_PASSWORD };
  const signedIn = await portal.app.inject({ method: 'POST', url: '/api/session', payload: session });
  expect(signedIn.statusCode).toBe(200);
  const actions = audited().map(({ action }) => action);
  expect(actions).toEqual(expect.arrayContaining(['activations-made', 'activation-refused', 'activated']));
  expect(audited().some(({ detail }) => detail.includes(code))).toBe(false);
  const again = await officer.call('POST', '/activations', { unitId: 'bureau', isBelowToo: true });
  expect((again.json() as ActivationSlips).slips).toHaveLength(1);
});

test('a forgotten password: the new code ends the earlier one, and its use ends every session', async () => {
  const officer = await officerOf(portal, 'bureau');
  const learner = await portal.addPerson({ unitId: 'hall', name: '赵强' });
  const cookie = await portal.signIn(learner);
  const codeFor = async () => {
    const made = await officer.call('POST', '/activations', { people: [learner.id] });
    return (made.json() as ActivationSlips).slips[0]?.code ?? '';
  };
  const [first, second] = [await codeFor(), await codeFor()];
  const use = { staffNumber: learner.staffNumber, password: NEW_PASSWORD };
  expect((await activate({ ...use, code: first })).statusCode).toBe(401);
  expect((await activate({ ...use, code: second })).statusCode).toBe(204);
  const who = await portal.app.inject({ url: '/api/me/hours', headers: { cookie } });
  expect(who.statusCode).toBe(401);
});

test('a code holds for two weeks', async () => {
  const officer = await officerOf(portal, 'bureau');
  const learner = await portal.addPerson({ unitId: 'hall', name: '赵强' });
  const made = await officer.call('POST', '/activations', { people: [learner.id] });
  const code = (made.json() as ActivationSlips).slips[0]?.code ?? '';
  portal.clock.advance(14 * 24 * 60 * 60_000);
  const use = { code, staffNumber: learner.staffNumber, password: NEW_PASSWORD };
  expect((await activate(use)).statusCode).toBe(401);
});

test('an officer cannot come by the account of somebody who may do more', async () => {
  const officer = await officerOf(portal, 'bureau');
  const auditor = await portal.addPerson({ unitId: 'bureau' }, [{ role: 'auditor', unitId: null }]);
  const made = await officer.call('POST', '/activations', { people: [auditor.id] });
  expect(made.statusCode).toBe(403);
  await officer.imported(csvOf(aRow('000001')));
  const person = await personNumbered(portal, '000001');
  const boss = await administrator(portal);
  await boss.call('PUT', `/people/${person?.id}/roles`, { role: 'administrator' });
  const all = await officer.call('POST', '/activations', { unitId: 'bureau', isBelowToo: true });
  expect(all.statusCode).toBe(409);
});

test('exports are told to the audit log: who, what, how many rows', async () => {
  const officer = await officerOf(portal, 'bureau');
  await officer.imported(csvOf(aRow('000001')));
  await officer.call('GET', '/units/bureau/people.xlsx');
  const told = audited().find(({ action }) => action === 'roster-exported');
  expect(told?.who).toBe(officer.person.id);
  expect(JSON.parse(told?.detail ?? '')).toEqual({
    kind: 'people',
    unitId: 'bureau',
    format: 'xlsx',
    rows: 2,
  });
});
