/** An officer's calls to /api/roster, for tests, and a small city to call about. */
import type { RosterImportView, RosterRowsView } from '../../../src/domain/api/roster.ts';
import type { Grant, Person } from '../../../src/domain/roster/person.ts';
import { testClock } from '../../support/test-clock.ts';
import { openTestPortal, type TestPortal, type TestPortalOptions } from '../../support/test-portal.ts';

/** city (01): bureau (0101) with hall (010101), court (0102). */
export async function openCity(options: TestPortalOptions = {}): Promise<TestPortal> {
  const portal = await openTestPortal({ clock: testClock('2026-11-20T10:00:00+08:00'), ...options });
  await portal.deps.storage.roster.add({
    units: [
      { id: 'city', code: '01', name: '江澄市', parentId: null, organType: 'government' },
      { id: 'bureau', code: '0101', name: '市人社局', parentId: 'city', organType: 'government' },
      { id: 'hall', code: '010101', name: '社保服务大厅', parentId: 'bureau', organType: 'government' },
      { id: 'court', code: '0102', name: '区人民法院', parentId: 'city', organType: 'judiciary' },
    ],
    people: [],
    grants: [],
    fromDay: '2026-01-01',
  });
  return portal;
}

export async function signedInAs(portal: TestPortal, unitId: string, ...grants: Grant[]) {
  const person = await portal.addPerson({ name: '某人', unitId }, grants);
  return { person, ...aDesk(portal, await portal.signIn(person)) };
}

export const officerOf = (portal: TestPortal, unitId: string) =>
  signedInAs(portal, unitId, { role: 'officer', unitId });
export const administrator = (portal: TestPortal) =>
  signedInAs(portal, 'city', { role: 'administrator', unitId: null });

export const HEAD = [
  '工号',
  '姓名',
  '单位',
  '职务',
  '层级',
  '培训类别',
  '到岗日期',
  '调入日期',
  '状态',
  '离开日期',
];

/** A row for somebody new that is all right, but for what is named. */
export function aRow(staffNumber: string, more: Partial<Record<string, string>> = {}): string[] {
  const row: Record<string, string> = {
    工号: staffNumber,
    姓名: '李明',
    单位: '0101',
    职务: '一级科员',
    层级: '基层',
    培训类别: '在职',
    到岗日期: '2020-07-01',
    ...more,
  };
  return HEAD.map((title) => row[title] ?? '');
}

export function csvOf(...rows: readonly (readonly string[])[]): string {
  return [HEAD, ...rows].map((row) => row.join(',')).join('\r\n');
}

const UNIT_HEAD = ['编号', '名称', '上级', '机关类型', '系统/行业'];
export function unitsCsv(...rows: readonly (readonly string[])[]): string {
  return [UNIT_HEAD, ...rows].map((row) => row.join(',')).join('\r\n');
}

/** States that pass by themselves. */
const UNDER_WAY: readonly string[] = ['reading', 'confirming', 'writing', 'undoing'];

export function aDesk(portal: TestPortal, cookie: string) {
  const call = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, payload?: object) =>
    portal.app.inject({
      method,
      url: `/api/roster${path}`,
      headers: { cookie },
      ...(payload && { payload }),
    });
  const view = async (id: string): Promise<RosterImportView> => (await call('GET', `/imports/${id}`)).json();
  const settled = async (id: string): Promise<RosterImportView> => {
    for (let tries = 0; tries < 2000; tries += 1) {
      const now = await view(id);
      if (!UNDER_WAY.includes(now.state)) return now;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error(`import ${id} does not come to an end`);
  };
  const upload = (body: string | Uint8Array, query = '') =>
    portal.app.inject({
      method: 'POST',
      url: `/api/roster/imports?name=${encodeURIComponent('名册.csv')}${query}`,
      headers: { cookie, 'content-type': 'application/octet-stream' },
      payload: Buffer.from(body as string),
    });
  const dryRun = async (body: string | Uint8Array, query?: string): Promise<RosterImportView> => {
    const begun = await upload(body, query);
    if (begun.statusCode !== 202) throw new Error(begun.body);
    return settled((begun.json() as RosterImportView).id);
  };
  const confirm = (one: RosterImportView, more: object = {}) =>
    call('POST', `/imports/${one.id}/confirmation`, { fileHash: one.fileHash, counts: one.rows, ...more });
  return {
    ...{ call, upload, view, settled, dryRun, confirm, cookie },
    rows: async (id: string, query = ''): Promise<RosterRowsView['rows']> =>
      ((await call('GET', `/imports/${id}/rows${query}`)).json() as RosterRowsView).rows,
    undo: (id: string) => call('POST', `/imports/${id}/undoing`),
    /** Dry run, confirmation, and waiting for the end. */
    imported: async (body: string | Uint8Array, query?: string, more?: object) => {
      const one = await dryRun(body, query);
      const confirmed = await confirm(one, more);
      if (confirmed.statusCode !== 202) throw new Error(confirmed.body);
      const end = await settled(one.id);
      if (end.state !== 'done') throw new Error(JSON.stringify(end));
      return end;
    },
  };
}

export async function personNumbered(portal: TestPortal, staffNumber: string): Promise<Person | undefined> {
  return portal.deps.storage.roster.personByStaffNumber(staffNumber);
}
