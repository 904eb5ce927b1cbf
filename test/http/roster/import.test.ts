/** From a sheet to the roster: the diff, the confirmation, doing it twice, undoing it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { postEntry } from '../../../server/services/post-entry.ts';
import { TEST_PASSWORD, type TestPortal } from '../../support/test-portal.ts';
import { administrator, aRow, csvOf, officerOf, openCity, personNumbered, unitsCsv } from './desk.ts';

let portal: TestPortal;
beforeEach(async () => {
  portal = await openCity();
});
afterEach(() => portal.close());

const verdicts = (rows: readonly { readonly verdict: string }[]) => rows.map(({ verdict }) => verdict);
const membershipsOf = async (staffNumber: string) => {
  const [person] = await portal.deps.storage.roster.findPeople({ text: staffNumber, limit: 1 });
  return portal.deps.storage.roster.membershipsOf(person?.id ?? '');
};

test('one sheet adds, changes, moves and lets go; the same sheet again changes nothing; undone, all is as before', async () => {
  const officer = await officerOf(portal, 'city');
  await officer.imported(csvOf(aRow('000001'), aRow('000002'), aRow('000003'), aRow('000004')));
  const sheet = csvOf(
    aRow('000001', { 职务: '四级主任科员' }),
    aRow('000002', { 单位: '江澄市/区人民法院', 调入日期: '2026-09-01', 职务: '庭长' }),
    aRow('000003', { 状态: '退休', 离开日期: '2026-10-01' }),
    aRow('000004'),
    aRow('000005', { 单位: '社保服务大厅' }),
  );
  const one = await officer.dryRun(sheet);
  const rows = await officer.rows(one.id);
  expect(verdicts(rows)).toEqual(['changed', 'moved', 'left', 'unchanged', 'added']);
  expect(rows[0]?.changes).toEqual([{ field: '职务', from: '一级科员', to: '四级主任科员' }]);
  expect(rows[1]?.changes).toEqual([
    { field: '单位', from: '江澄市/市人社局', to: '江澄市/区人民法院' },
    { field: '调入日期', from: '2020-07-01', to: '2026-09-01' },
    { field: '职务', from: '一级科员', to: '庭长' },
  ]);
  expect(rows[2]?.reason).toBe('2026-10-01 起离开');
  expect(await personNumbered(portal, '000005')).toBeUndefined();

  expect((await officer.confirm(one)).statusCode).toBe(202);
  expect(await officer.settled(one.id)).toMatchObject({ state: 'done', confirmed: { by: '某人' } });
  expect(await personNumbered(portal, '000001')).toMatchObject({ post: '四级主任科员', unitId: 'bureau' });
  expect(await personNumbered(portal, '000002')).toMatchObject({ post: '庭长', unitId: 'court' });
  expect(await membershipsOf('000002')).toEqual([
    { unitId: 'court', unitName: '区人民法院', fromDay: '2026-09-01', toDay: null },
    { unitId: 'bureau', unitName: '市人社局', fromDay: '2020-07-01', toDay: '2026-09-01' },
  ]);
  expect(await personNumbered(portal, '000003')).toBeUndefined();
  expect(await personNumbered(portal, '000005')).toMatchObject({ unitId: 'hall', startDay: '2020-07-01' });

  const again = await officer.dryRun(sheet);
  expect(again.rows).toMatchObject({ unchanged: 5 });
  expect((await officer.confirm(again)).json().detail).toBe('名册已经和文件一样，没有要改的。');

  expect((await officer.undo(one.id)).json()).toMatchObject({ state: 'undone', undone: { note: null } });
  expect(await personNumbered(portal, '000001')).toMatchObject({ post: '一级科员' });
  expect(await membershipsOf('000002')).toEqual([
    { unitId: 'bureau', unitName: '市人社局', fromDay: '2020-07-01', toDay: null },
  ]);
  expect(await personNumbered(portal, '000003')).toMatchObject({ unitId: 'bureau' });
  expect(await personNumbered(portal, '000005')).toBeUndefined();
});

test('whoever moves keeps every hour, and each day shows where everybody was', async () => {
  const officer = await officerOf(portal, 'city');
  await officer.imported(csvOf(aRow('000001')));
  const person = await personNumbered(portal, '000001');
  await postEntry(portal.deps, {
    ...{ personId: person?.id ?? '', year: 2026, source: 'event', category: 'ethicsEvent' },
    ...{ centihours: 400, contentHash: null, postedBy: 'system' },
    evidence: {
      ...{ kind: 'event', title: '大讲堂', day: '2026-03-05', place: '礼堂', organiser: '市人社局' },
      confirmedBy: '管理员',
    },
  });
  const before = await portal.deps.storage.ledger.entries(person?.id ?? '');
  await officer.imported(csvOf(aRow('000001', { 单位: '0102', 调入日期: '2026-09-01' })));
  expect(await portal.deps.storage.ledger.entries(person?.id ?? '')).toEqual(before);
  const on = async (unit: string, day: string) =>
    (await officer.call('GET', `/units/${unit}/people?day=${day}&text=000001`)).json().people.length;
  expect([await on('bureau', '2026-08-31'), await on('court', '2026-08-31')]).toEqual([1, 0]);
  expect([await on('bureau', '2026-09-01'), await on('court', '2026-09-01')]).toEqual([0, 1]);
});

test('a list of everybody lets go whoever is missing; of half a file the number is asked for', async () => {
  const officer = await officerOf(portal, 'city');
  const people = Array.from({ length: 10 }, (_, at) => aRow(`00001${at}`));
  await officer.imported(csvOf(...people));
  const additional = await officer.dryRun(csvOf(...people.slice(0, 9)));
  expect(additional.rows).toMatchObject({ left: 0, unchanged: 9 });
  const one = await officer.dryRun(csvOf(...people.slice(0, 9)), '&complete=bureau');
  expect(one).toMatchObject({ rows: { left: 1, unchanged: 9 }, standing: 10, needsWord: false });
  const left = (await officer.rows(one.id, '?verdict=left'))[0];
  expect(left).toMatchObject({ row: null, key: '000019' });
  expect(left?.reason).toBe('“市人社局”的全部名单里没有此人，2026-11-20 起离开');

  const half = await officer.dryRun(csvOf(...people.slice(0, 5)), '&complete=bureau');
  expect(half).toMatchObject({ rows: { left: 5 }, needsWord: true });
  const refused = await officer.confirm(half);
  expect(refused.json().detail).toContain('名单上少了 5 人（单位现有 10 人），可能只是半份文件');
  expect((await officer.confirm(half, { leaving: 4 })).statusCode).toBe(409);
  expect((await officer.confirm(half, { leaving: 5 })).statusCode).toBe(202);
  expect(await officer.settled(half.id)).toMatchObject({ state: 'done' });
  expect(await personNumbered(portal, '000019')).toBeUndefined();
});

test('somebody whose row has a fault does not leave for it', async () => {
  const officer = await officerOf(portal, 'city');
  await officer.imported(csvOf(aRow('000001'), aRow('000002')));
  const one = await officer.dryRun(csvOf(aRow('000001'), aRow('000002', { 层级: '？' })), '&complete=bureau');
  expect(one.rows).toMatchObject({ left: 0, refused: 1 });
});

test('two officers at once: the second is shown what changed, and confirms what is then true', async () => {
  const first = await officerOf(portal, 'city');
  const second = await officerOf(portal, 'city');
  await first.imported(csvOf(aRow('000001'), aRow('000002')));
  const one = await second.dryRun(csvOf(aRow('000001', { 职务: '科长' }), aRow('000002', { 职务: '科长' })));
  await first.imported(csvOf(aRow('000001', { 职务: '处长' })));
  expect((await second.confirm(one)).statusCode).toBe(202);
  const back = await second.settled(one.id);
  expect(back).toMatchObject({ state: 'ready', confirmed: null });
  expect(back.trouble).toContain('核对之后名册有了变动：1 行的结论不同了，还没有写入');
  expect(await personNumbered(portal, '000002')).toMatchObject({ post: '一级科员' });
  expect(await second.rows(one.id, '?newly=true')).toMatchObject([
    { key: '000001', isNewly: true, changes: [{ field: '职务', from: '处长', to: '科长' }] },
  ]);
  expect((await second.confirm(back)).statusCode).toBe(202);
  expect(await second.settled(one.id)).toMatchObject({ state: 'done' });
  expect(await personNumbered(portal, '000001')).toMatchObject({ post: '科长' });
});

test('what was built upon is not undone before what came later', async () => {
  const officer = await officerOf(portal, 'city');
  const one = await officer.imported(csvOf(aRow('000001')));
  const later = await officer.imported(csvOf(aRow('000001', { 职务: '科长' })));
  const refused = await officer.undo(one.id);
  expect(refused.statusCode).toBe(409);
  expect(refused.json().detail).toContain('这些在导入之后又改过：000001');
  expect((await officer.undo(later.id)).statusCode).toBe(200);
  expect((await officer.undo(one.id)).statusCode).toBe(200);
});

test('undoing deletes whoever did nothing; whoever has a record stays, and leaves', async () => {
  const officer = await officerOf(portal, 'city');
  const one = await officer.imported(csvOf(aRow('000001'), aRow('000002', { 姓名: '赵强' })));
  const person = await personNumbered(portal, '000001');
  await portal.deps.storage.accounts.setPassword(
    person?.id ?? '',
    await portal.deps.passwords.hash(TEST_PASSWORD),
  );
  await postEntry(portal.deps, {
    ...{ personId: person?.id ?? '', year: 2026, source: 'event', category: 'ethicsEvent' },
    ...{ centihours: 400, contentHash: null, postedBy: 'system' },
    evidence: {
      ...{ kind: 'event', title: '大讲堂', day: '2026-03-05', place: '礼堂', organiser: '市人社局' },
      confirmedBy: '管理员',
    },
  });
  const undone = await officer.undo(one.id);
  expect(undone.json().undone.note).toBe(
    '1 人已有学习记录，没有删除，改为 2026-11-20 起离开：李明（000001）',
  );
  expect(await portal.deps.storage.roster.findPeople({ text: '000002', limit: 5 })).toEqual([]);
  expect(await portal.deps.storage.roster.findPeople({ text: '000001', limit: 5 })).toHaveLength(1);
  expect(await portal.deps.storage.ledger.entries(person?.id ?? '')).toHaveLength(1);
});

test('whoever left is signed out, cannot sign in, and loses every role; whoever comes back has the old hours', async () => {
  const boss = await administrator(portal);
  const officer = await officerOf(portal, 'bureau');
  const number = officer.person.staffNumber;
  await boss.imported(csvOf(aRow(number, { 姓名: '某人', 状态: '离开' })));
  expect((await officer.call('GET', '/units')).statusCode).toBe(401);
  const again = await portal.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { staffNumber: number, password: TEST_PASSWORD },
  });
  expect(again.statusCode).toBe(401);
  expect(await portal.deps.storage.roster.grantsOf(officer.person.id)).toEqual([
    { role: 'learner', unitId: null },
  ]);
  portal.clock.advance(24 * 60 * 60_000 * 30);
  const desk = await administrator(portal);
  const back = await desk.dryRun(csvOf(aRow(number, { 姓名: '某人', 单位: '0102' })));
  const [row] = await desk.rows(back.id);
  expect(row).toMatchObject({ verdict: 'added' });
  expect(row?.notes).toContain('此人 2026-11-20 离开过，重新列入，原有学时保留');
  await desk.confirm(back);
  await desk.settled(back.id);
  expect(await personNumbered(portal, number)).toMatchObject({ id: officer.person.id, unitId: 'court' });
});

test('units come from a sheet too: new ones below new ones, renamed, moved with all below, undone', async () => {
  const boss = await administrator(portal);
  const sheet = unitsCsv(
    ['0103', '市司法局', '01', '政府机关', '政法'],
    ['010301', '公证处', '市司法局', '参公事业单位', '政法'],
    ['010101', '社保服务中心', '0103', '', '社保'],
    ['01', '江澄市', '', '', ''],
  );
  const one = await boss.dryRun(sheet, '&kind=units');
  const rows = await boss.rows(one.id);
  expect(verdicts(rows)).toEqual(['added', 'added', 'moved', 'unchanged']);
  expect(rows[2]?.changes).toContainEqual({ field: '名称', from: '社保服务大厅', to: '社保服务中心' });
  await boss.confirm(one);
  expect(await boss.settled(one.id)).toMatchObject({ state: 'done' });
  const units = (await boss.call('GET', '/units')).json() as {
    code: string;
    depth: number;
    parentId: string;
  }[];
  const law = await portal.deps.storage.roster.allUnits();
  const lawId = law.find(({ code }) => code === '0103')?.id ?? '';
  expect((await portal.deps.storage.roster.subtree(lawId)).map(({ name }) => name).toSorted()).toEqual(
    ['公证处', '市司法局', '社保服务中心'].toSorted(),
  );
  expect(units.find(({ code }) => code === '010101')).toMatchObject({ depth: 2, parentId: lawId });
  expect((await boss.dryRun(sheet, '&kind=units')).rows).toMatchObject({ unchanged: 4 });

  const person = await boss.imported(csvOf(aRow('000001', { 单位: '公证处' })));
  expect((await boss.undo(one.id)).json().detail).toContain('这些单位里已经有人员、角色或下级单位：010301');
  await boss.undo(person.id);
  expect((await boss.undo(one.id)).statusCode).toBe(200);
  expect(await portal.deps.storage.roster.unitById('hall')).toMatchObject({
    name: '社保服务大厅',
    parentId: 'bureau',
  });
  expect(await portal.deps.storage.roster.unitById(lawId)).toBeUndefined();
});

test('what export gives, import takes back without a change: people and units, XLSX and CSV', async () => {
  const boss = await administrator(portal);
  await boss.imported(
    csvOf(
      aRow('000001', { 姓名: '阿卜杜热合曼•买买提', 职务: '=1+1' }),
      aRow('000002', { 单位: '010101', 职务: '' }),
    ),
  );
  for (const path of ['/units/city/people.xlsx', '/units/city/people.csv']) {
    const file = await boss.call('GET', path);
    const one = await boss.dryRun(file.rawPayload);
    expect(one.rows, path).toMatchObject({
      added: 0,
      changed: 0,
      moved: 0,
      left: 0,
      unchanged: 3,
      refused: 0,
    });
  }
  for (const path of ['/units.xlsx', '/units.csv']) {
    const one = await boss.dryRun((await boss.call('GET', path)).rawPayload, '&kind=units');
    expect(one.rows, path).toMatchObject({ added: 0, changed: 0, moved: 0, unchanged: 4, refused: 0 });
  }
  expect((await boss.call('GET', '/units/city/people.csv')).rawPayload.subarray(0, 3)).toEqual(
    Buffer.from([0xef, 0xbb, 0xbf]),
  );
});
