/** An officer imports hours of another platform: dry run, confirmation, the same again, and taking it back. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Publication } from '../../../server/ports/hours-import-store.ts';
import { postEntry } from '../../../server/services/post-entry.ts';
import { confirmHoursImport, postHoursImport } from '../../../server/services/post-hours-import.ts';
import { reopenYear } from '../../../server/services/reopen-year.ts';
import { reverseEntry } from '../../../server/services/reverse-entry.ts';
import type { Person } from '../../../src/domain/roster/person.ts';
import { anXlsx } from '../../support/sheets.ts';
import { testClock } from '../../support/test-clock.ts';
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts';
import { anOfficer, aRow, csvOf, HEAD } from './officer.ts';

let portal: TestPortal;
let officer: ReturnType<typeof anOfficer>;
let wang: Person;
let li: Person;
let zhao: Person;
/** The database as somebody else would open it. */
let raw: Sqlite.Database;

beforeEach(async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'mingde-imports-')), 'mingde.db');
  portal = await openTestPortal({ clock: testClock('2026-11-20T10:00:00+08:00'), file });
  raw = new Sqlite(file);
  wang = await portal.addPerson();
  li = await portal.addPerson({ name: '阿不都·热合曼' });
  zhao = await portal.addPerson({ name: '赵办' }, [{ role: 'officer', unitId: 'unit-1' }]);
  officer = anOfficer(portal, await portal.signIn(zhao));
});
afterEach(async () => {
  expect(portal.defects).toEqual([]);
  raw.close();
  await portal.close();
});

const entriesOf = (person: Person) => portal.deps.storage.ledger.entries(person.id, 2026);
const statusOf = (person: Person) => portal.deps.storage.ledger.status(person.id, 2026);

test('a dry run tells what will become of each row and writes nothing into the ledger', async () => {
  const one = await officer.dryRun(
    csvOf(aRow(wang), aRow(li, { 姓名: '阿不都 • 热合曼', 学时: '0.29' }), aRow(wang, { 学时: '两' })),
  );
  expect(one).toMatchObject({ state: 'ready', rows: { new: 2, known: 0, refused: 1 }, centihours: 179 });
  const rows = await officer.rows(one.id);
  expect(rows.map(({ row, verdict, cell }) => [row, verdict, cell])).toEqual([
    [2, 'new', null],
    [3, 'new', null],
    [4, 'refused', 'F4'],
  ]);
  expect(rows[1]?.note).toContain('阿不都·热合曼');
  expect(rows[1]?.centihours).toBe(29);
  expect(await entriesOf(wang)).toEqual([]);
});

test('confirmed, every row is an entry that names the file and the row, and the year counts it', async () => {
  const done = await officer.imported(
    csvOf(aRow(wang), aRow(wang, { 类别: '其他网络', 学时: '10' }), aRow(li)),
  );
  expect(done).toMatchObject({ state: 'posted', rows: { new: 3 }, posted: { by: '赵办' } });
  const entries = await entriesOf(wang);
  expect(
    entries.map(({ category, centihours, source, evidence }) => ({ category, centihours, source, evidence })),
  ).toEqual([
    {
      category: 'ethicsOnline',
      centihours: 150,
      source: 'import',
      evidence: {
        kind: 'import',
        title: '公务员职业道德',
        platform: '学习强国',
        file: '学习强国-3月.csv',
        row: 2,
      },
    },
    {
      category: 'otherOnline',
      centihours: 1000,
      source: 'import',
      evidence: {
        kind: 'import',
        title: '公务员职业道德',
        platform: '学习强国',
        file: '学习强国-3月.csv',
        row: 3,
      },
    },
  ]);
  expect((await statusOf(wang))?.totals).toMatchObject({ ethicsOnline: 150, otherOnline: 1000 });
  expect((await statusOf(li))?.totals).toMatchObject({ ethicsOnline: 150 });
});

test('the leaves of many postings are the leaves of the log', async () => {
  await officer.imported(csvOf(aRow(wang), aRow(li)));
  const entries = [...(await entriesOf(wang)), ...(await entriesOf(li))].sort(
    (left, right) => left.index - right.index,
  );
  expect(entries.map(({ index }) => index)).toEqual([0, 1]);
  expect(await portal.deps.storage.ledger.leafHashes()).toEqual(entries.map(({ leafHash }) => leafHash));
});

test('the same file again adds nothing', async () => {
  const file = csvOf(aRow(wang), aRow(li));
  await officer.imported(file);
  const again = await officer.dryRun(file);
  expect(again.rows).toEqual({ new: 0, known: 2, refused: 0 });
  expect((await officer.rows(again.id))[0]?.reason).toBe('已由“学习强国-3月.csv”第 2 行登记');
  expect((await officer.confirm(again)).statusCode).toBe(409);
  expect(await entriesOf(wang)).toHaveLength(1);
});

test('the same row in another file, or twice in one, is already there, unless it is marked as another', async () => {
  await officer.imported(csvOf(aRow(wang)));
  const other = await officer.dryRun(csvOf(aRow(li), aRow(wang), aRow(li)), '四月.csv');
  expect((await officer.rows(other.id)).map(({ verdict }) => verdict)).toEqual(['new', 'known', 'known']);
  const marked = `${HEAD.join(',')},另计\r\n${aRow(wang).join(',')},是`;
  const done = await officer.imported(marked, '五月.csv');
  expect(done.rows).toEqual({ new: 1, known: 0, refused: 0 });
  expect((await officer.dryRun(marked, '五月.csv')).rows).toEqual({ new: 0, known: 1, refused: 0 });
  expect(await entriesOf(wang)).toHaveLength(2);
});

test('minutes become hours by the rule of the year', async () => {
  const sheet = await anXlsx([
    ['工号', '姓名', '平台', '课程名称', '类别', '分钟', '完成日期'],
    [wang.staffNumber, wang.name, '网院', '课', '职业道德', 100, '2026年3月5日'],
  ]);
  const one = await officer.dryRun(sheet, '网院.xlsx');
  const [row] = await officer.rows(one.id);
  expect(row).toMatchObject({ verdict: 'new', centihours: 222, day: '2026-03-05' });
  expect(row?.note).toContain('100 分钟折算为 2.22 学时');
});

test('a platform and a year for the whole file', async () => {
  const file = `工号,姓名,课程名称,类别,学时,完成日期\r\n${wang.staffNumber},${wang.name},课,其他,1,2026-01-02\r\n${wang.staffNumber},${wang.name},课,其他,1,2025-01-02`;
  const one = await officer.dryRun(file, '甲.csv', '&platform=%E7%BD%91%E9%99%A2&year=2026');
  const rows = await officer.rows(one.id);
  expect(rows[0]).toMatchObject({ verdict: 'new', platform: '网院' });
  expect(rows[1]?.reason).toContain('不在这次导入的 2026 年');
});

test('taken back, every entry has its reversal, the year is as before, and the file may be imported anew', async () => {
  const file = csvOf(aRow(wang), aRow(li));
  const one = await officer.imported(file);
  const begun = await officer.call('POST', `/${one.id}/reversal`, { reason: '平台导出有误' });
  expect(begun.statusCode).toBe(202);
  expect(await officer.settled(one.id)).toMatchObject({
    state: 'reversed',
    reversed: { by: '赵办', reason: '平台导出有误' },
  });
  const [entry, reversal] = await entriesOf(wang);
  expect(reversal).toMatchObject({
    reverses: entry?.id,
    centihours: -150,
    source: 'reversal',
    evidence: { reason: '平台导出有误' },
  });
  expect((await statusOf(wang))?.totals.ethicsOnline).toBe(0);
  expect((await officer.call('POST', `/${one.id}/reversal`, { reason: '再撤一次' })).statusCode).toBe(409);
  expect((await officer.imported(file)).rows).toEqual({ new: 2, known: 0, refused: 0 });
  expect((await statusOf(wang))?.totals.ethicsOnline).toBe(150);
});

test('what was taken back singly stays so, and may be imported again', async () => {
  const file = csvOf(aRow(wang), aRow(li));
  const one = await officer.imported(file);
  const [entry] = await entriesOf(wang);
  const request = {
    personId: wang.id,
    year: 2026,
    entryId: entry?.id ?? '',
    reason: '重复',
    postedBy: 'system',
  };
  await reverseEntry(portal.deps, request);
  expect((await officer.dryRun(file, '另.csv')).rows).toEqual({ new: 1, known: 1, refused: 0 });
  await officer.imported(file, '再.csv');
  await officer.call('POST', `/${one.id}/reversal`, { reason: '整批撤回' });
  expect(await officer.settled(one.id)).toMatchObject({ state: 'reversed' });
  expect((await entriesOf(wang)).filter(({ reverses }) => reverses === entry?.id)).toHaveLength(1);
  expect((await statusOf(wang))?.totals.ethicsOnline).toBe(150);
  expect((await statusOf(li))?.totals.ethicsOnline).toBe(0);
});

test('a reversal needs a reason', async () => {
  const one = await officer.imported(csvOf(aRow(wang)));
  const refused = await officer.call('POST', `/${one.id}/reversal`, { reason: ' ' });
  expect(refused.statusCode).toBe(400);
  expect((await officer.view(one.id)).state).toBe('posted');
});

test('a file changed between dry run and confirmation is refused', async () => {
  const one = await officer.dryRun(csvOf(aRow(wang)));
  const refused = await officer.confirm(one, { fileHash: '0'.repeat(64) });
  expect(refused.statusCode).toBe(409);
  expect(refused.json().detail).toContain('文件在核对之后改过');
  expect(await entriesOf(wang)).toEqual([]);
});

test('what somebody else imported meanwhile is seen before anything is posted', async () => {
  const mine = await officer.dryRun(csvOf(aRow(wang), aRow(li)), '我的.csv');
  await officer.imported(csvOf(aRow(wang)), '别人的.csv');
  const refused = await officer.confirm(mine);
  expect(refused.statusCode).toBe(409);
  expect(refused.json().detail).toContain('1 行的结论不同了');
  const now = await officer.view(mine.id);
  expect(now).toMatchObject({ state: 'ready', rows: { new: 1, known: 1 } });
  expect((await officer.confirm(now)).statusCode).toBe(202);
  expect((await officer.settled(mine.id)).state).toBe('posted');
  expect(await entriesOf(wang)).toHaveLength(1);
});

test('confirmed twice at once, it is posted once', async () => {
  const one = await officer.dryRun(csvOf(aRow(wang), aRow(li)));
  const answers = await Promise.all([officer.confirm(one), officer.confirm(one)]);
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([202, 409]);
  await officer.settled(one.id);
  expect(await entriesOf(wang)).toHaveLength(1);
});

test('the same hours confirmed from two files at once are posted once', async () => {
  const first = await officer.dryRun(csvOf(aRow(wang)), '一.csv');
  const second = await officer.dryRun(csvOf(aRow(wang)), '二.csv');
  await Promise.all([officer.confirm(first), officer.confirm(second)]);
  const states = [(await officer.settled(first.id)).state, (await officer.settled(second.id)).state];
  expect(states.sort()).toEqual(['posted', 'ready']);
  expect(await entriesOf(wang)).toHaveLength(1);
});

test('somebody who left the unit after the dry run is not credited', async () => {
  const one = await officer.dryRun(csvOf(aRow(wang), aRow(li)));
  await portal.addPerson({ id: 'elsewhere', unitId: 'unit-9', staffNumber: '900' });
  raw.prepare('UPDATE memberships SET unit_id = ? WHERE person_id = ?').run('unit-9', wang.id);
  expect((await officer.confirm(one)).json().detail).toContain('1 行的结论不同了');
  expect((await officer.view(one.id)).rows).toEqual({ new: 1, known: 0, refused: 1 });
});

test('the refused rows come as a sheet with the reason, and can be mended and sent again', async () => {
  const one = await officer.dryRun(csvOf(aRow(wang), aRow(li, { 姓名: '张三' })));
  const sheet = await officer.call('GET', `/${one.id}/refused.xlsx`);
  expect(sheet.headers['content-disposition']).toContain('attachment');
  const again = await officer.dryRun(sheet.rawPayload, '改.xlsx');
  const rows = await officer.rows(again.id);
  expect(rows.map(({ verdict, reason }) => [verdict, reason])).toEqual([
    ['refused', `B2 姓名“张三”与名册不符：工号 ${li.staffNumber} 是“阿不都·热合曼”`],
  ]);
});

test('the template is taken as it is given out', async () => {
  for (const format of ['xlsx', 'csv']) {
    const template = await officer.call('GET', `/template.${format}`);
    const one = await officer.dryRun(template.rawPayload, `模板.${format}`);
    expect(one).toMatchObject({ state: 'ready', rows: { new: 0 }, trouble: '表头下面没有数据行。' });
  }
});

test('a dry run that nobody wants can be dropped, a posted import cannot', async () => {
  const one = await officer.dryRun(csvOf(aRow(wang)));
  expect((await officer.call('DELETE', `/${one.id}`)).statusCode).toBe(204);
  expect((await officer.call('GET', `/${one.id}`)).statusCode).toBe(404);
  const posted = await officer.imported(csvOf(aRow(wang)));
  expect((await officer.call('DELETE', `/${posted.id}`)).statusCode).toBe(409);
});

test('a certificate follows hours that came in bulk', async () => {
  await officer.imported(csvOf(aRow(wang, { 学时: '8' }), aRow(wang, { 类别: '其他', 学时: '20' })));
  const valid = async () =>
    (await portal.deps.storage.certificates.ofPerson(wang.id)).filter(({ state }) => state === 'valid')
      .length;
  await expect.poll(valid).toBe(1);
  const one = await officer.dryRun(
    csvOf(aRow(wang, { 类别: '其他', 学时: '100', 课程名称: '英语' })),
    '多.csv',
  );
  await officer.confirm(one);
  await expect.poll(valid).toBe(0);
});

test('after the cut-off hours are entered as late, and when the books are closed not at all, unless opened again', async () => {
  portal.clock.set(Date.parse('2027-01-10T10:00:00+08:00'));
  const again = anOfficer(portal, await portal.signIn(zhao));
  await again.imported(csvOf(aRow(wang)), '一月.csv');
  expect((await entriesOf(wang))[0]?.evidence).toMatchObject({ kind: 'import', entered: 'late' });

  portal.clock.set(Date.parse('2027-06-01T10:00:00+08:00'));
  const late = anOfficer(portal, await portal.signIn(zhao));
  const closed = await late.dryRun(csvOf(aRow(li)), '六月.csv');
  expect((await late.rows(closed.id))[0]).toMatchObject({
    verdict: 'refused',
    reason: expect.stringContaining('截止'),
  });

  const reopening = {
    personId: li.id,
    year: 2026,
    category: 'ethicsOnline' as const,
    until: '2027-06-30',
    reason: '平台补报',
  };
  expect(await reopenYear(portal.deps, { ...reopening, postedBy: 'system' })).toMatchObject({ ok: true });
  await late.imported(csvOf(aRow(li)), '六月.csv');
  expect((await entriesOf(li)).at(-1)?.evidence).toMatchObject({ kind: 'import', entered: 'reopened' });
});

test('whoever studies while an import is made ready has both counted in the year', async () => {
  const one = await officer.dryRun(csvOf(aRow(wang), aRow(li)));
  const { deps } = portal;
  const stored = await deps.storage.hoursImports.byId(one.id);
  if (!stored) throw new Error('the import has vanished');
  await deps.storage.hoursImports.move(one.id, 'ready', 'posting');
  // Between the last step of making ready and the publication.
  const { publish } = deps.storage.hoursImports;
  let tries = 0;
  const hoursImports = {
    ...deps.storage.hoursImports,
    publish: async (publication: Publication) => {
      tries += 1;
      if (tries === 1) await postEntry(deps, anAward(wang));
      return publish(publication);
    },
  };
  const posted = await postHoursImport(
    { ...deps, storage: { ...deps.storage, hoursImports } },
    stored,
    zhao.id,
  );
  expect(posted.ok).toBe(true);
  expect(tries).toBe(2);
  expect((await statusOf(wang))?.totals).toMatchObject({ ethicsOnline: 150, otherOnline: 700 });
  expect((await statusOf(li))?.totals).toMatchObject({ ethicsOnline: 150 });
});

function anAward(person: Person) {
  return {
    ...{ personId: person.id, year: 2026, category: 'otherOnline' as const, centihours: 700 },
    ...{ source: 'import' as const, contentHash: null, postedBy: 'system' },
    evidence: { kind: 'import' as const, title: '英语', platform: '网院', file: 'x.csv', row: 2 },
  };
}

test('of two who confirm at the same moment only one may post', async () => {
  const one = await officer.dryRun(csvOf(aRow(wang)));
  const { deps } = portal;
  const { hoursImports } = deps.storage;
  // Somebody else confirms after the state was looked at.
  const judgeAgain = async (id: string) => {
    await hoursImports.move(id, 'ready', 'posting');
    return hoursImports.judgeAgain(id);
  };
  const storage = { ...deps.storage, hoursImports: { ...hoursImports, judgeAgain } };
  const importer = { who: zhao.id, roots: ['unit-1'] };
  const seen = { fileHash: one.fileHash, newRows: 1 };
  const confirmed = await confirmHoursImport({ ...deps, storage }, importer, one.id, seen);
  expect(confirmed).toMatchObject({ ok: false, failure: { code: 'conflict' } });
});
