/** An officer's calls to /api/hours-imports, for tests. */
import type { HoursImportView, ImportRowsView } from '../../../src/domain/api/hours-imports.ts';
import type { Person } from '../../../src/domain/roster/person.ts';
import type { TestPortal } from '../../support/test-portal.ts';

export const HEAD = ['工号', '姓名', '平台', '课程名称', '类别', '学时', '完成日期'];

/** A row that is all right, but for what is named. */
export function aRow(
  person: Pick<Person, 'staffNumber' | 'name'>,
  more: Partial<Record<string, string>> = {},
): string[] {
  const row: Record<string, string> = {
    工号: person.staffNumber,
    姓名: person.name,
    平台: '学习强国',
    课程名称: '公务员职业道德',
    类别: '职业道德网络学时',
    学时: '1.5',
    完成日期: '2026-03-05',
    ...more,
  };
  return HEAD.map((title) => row[title] ?? '');
}

export function csvOf(...rows: readonly (readonly string[])[]): string {
  return [HEAD, ...rows].map((row) => row.join(',')).join('\r\n');
}

export function anOfficer(portal: TestPortal, cookie: string) {
  const call = (method: 'GET' | 'POST' | 'DELETE', path: string, payload?: object) =>
    portal.app.inject({
      method,
      url: `/api/hours-imports${path}`,
      headers: { cookie },
      ...(payload && { payload }),
    });
  const view = async (id: string): Promise<HoursImportView> => (await call('GET', `/${id}`)).json();
  const settled = async (id: string): Promise<HoursImportView> => {
    for (;;) {
      const now = await view(id);
      if (!['reading', 'posting', 'reversing'].includes(now.state)) return now;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const upload = (body: string | Uint8Array, name = '学习强国-3月.csv', query = '') =>
    portal.app.inject({
      method: 'POST',
      url: `/api/hours-imports?name=${encodeURIComponent(name)}${query}`,
      headers: { cookie, 'content-type': 'application/octet-stream' },
      payload: Buffer.from(body as string),
    });
  const dryRun = async (body: string | Uint8Array, name?: string, query?: string) => {
    const begun = await upload(body, name, query);
    if (begun.statusCode !== 202) throw new Error(begun.body);
    return settled((begun.json() as HoursImportView).id);
  };
  return {
    call,
    upload,
    view,
    settled,
    dryRun,
    rows: async (id: string): Promise<ImportRowsView['rows']> =>
      ((await call('GET', `/${id}/rows`)).json() as ImportRowsView).rows,
    confirm: (one: HoursImportView, more: object = {}) =>
      call('POST', `/${one.id}/posting`, { fileHash: one.fileHash, newRows: one.rows.new, ...more }),
    /** Dry run, confirmation, and waiting for the end. */
    imported: async (body: string | Uint8Array, name?: string, query?: string) => {
      const one = await dryRun(body, name, query);
      const confirmed = await call('POST', `/${one.id}/posting`, {
        fileHash: one.fileHash,
        newRows: one.rows.new,
      });
      if (confirmed.statusCode !== 202) throw new Error(confirmed.body);
      return settled(one.id);
    },
  };
}
