/** Imports as they are shown, and an end to one that nobody wants. */
import type { HoursImportView, ImportRowsView, ImportRowView } from '../../src/domain/api/hours-imports.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { IMPORT_COLUMNS, type ImportColumn } from '../../src/domain/hours-import/columns.ts';
import type { Verdict } from '../../src/domain/hours-import/hours-import.ts';
import type { HoursImport, JudgedRow } from '../ports/hours-import-store.ts';
import { type Importer, reachedImport, reachesImport } from './admit-hours-imports.ts';
import type { Deps } from './deps.ts';

const MOST_IMPORTS = 200;
const ROWS_A_PAGE = 200;

export async function viewHoursImports(deps: Deps, importer: Importer): Promise<readonly HoursImportView[]> {
  const latest = await deps.storage.hoursImports.latest(MOST_IMPORTS);
  const reached = await Promise.all(latest.map((one) => reachesImport(deps, importer, one)));
  return Promise.all(latest.filter((_one, index) => reached[index]).map((one) => viewOf(deps, one)));
}

export async function viewHoursImport(
  deps: Deps,
  importer: Importer,
  id: string,
): Promise<Result<HoursImportView>> {
  const reached = await reachedImport(deps, importer, id);
  return reached.ok ? succeed(await viewOf(deps, reached.value)) : reached;
}

export async function viewImportRows(
  deps: Deps,
  importer: Importer,
  id: string,
  { verdict, after }: { readonly verdict?: Verdict | undefined; readonly after: number },
): Promise<Result<ImportRowsView>> {
  const reached = await reachedImport(deps, importer, id);
  if (!reached.ok) return reached;
  const rows = await deps.storage.hoursImports.rows(id, {
    ...(verdict && { verdict }),
    ...{ after, limit: ROWS_A_PAGE + 1 },
  });
  const page = rows.slice(0, ROWS_A_PAGE);
  const last = page.at(-1);
  const next = rows.length > ROWS_A_PAGE && last ? { next: last.row } : {};
  return succeed({ rows: page.map(rowView), ...next });
}

/** A dry run that nobody will confirm; nothing of it is in the ledger. */
export async function dropHoursImport(deps: Deps, importer: Importer, id: string): Promise<Result<void>> {
  const reached = await reachedImport(deps, importer, id);
  if (!reached.ok) return reached;
  const { state } = reached.value;
  const { hoursImports } = deps.storage;
  const canDrop = state === 'ready' || state === 'unusable';
  if (!canDrop || !(await hoursImports.move(id, state, 'dropped'))) {
    return fail({ code: 'conflict', message: '只有等待确认或不能用的导入可以丢弃；登记过的请撤回。' });
  }
  await hoursImports.dropRows(id);
  return succeed(undefined);
}

export async function viewOf(deps: Deps, one: HoursImport): Promise<HoursImportView> {
  const { id, fileName, fileHash, platform, onlyYear, state, progress, trouble, remarks, centihours } = one;
  const ids = [one.uploadedBy, one.postedBy, one.reversedBy].flatMap((who) => who ?? []);
  const names = new Map(
    (await deps.storage.roster.peopleByIds(ids)).map((person) => [person.id, person.name]),
  );
  const act = (who: string | null, atMs: number | null) =>
    who === null || atMs === null
      ? null
      : { by: names.get(who) ?? '命令行', at: new Date(atMs).toISOString() };
  const reversed = act(one.reversedBy, one.reversedAtMs);
  return {
    ...{ id, fileName, fileHash, platform, onlyYear, state, progress, trouble, remarks, centihours },
    rows: { new: one.newRows, known: one.knownRows, refused: one.refusedRows },
    uploaded: { by: names.get(one.uploadedBy) ?? '命令行', at: new Date(one.uploadedAtMs).toISOString() },
    posted: act(one.postedBy, one.postedAtMs),
    reversed: reversed && { ...reversed, reason: one.reversalReason ?? '' },
  };
}

const PLACES = new Map(IMPORT_COLUMNS.map(({ key }, place) => [key, place]));

function rowView(judged: JudgedRow): ImportRowView {
  const { row, verdict, reason, cell, note, credit } = judged;
  const written = (key: ImportColumn) => judged.written[PLACES.get(key) ?? -1] ?? '';
  const minutes = written('minutes');
  return {
    ...{ row, verdict, reason, cell, note },
    staffNumber: written('staffNumber'),
    name: written('name'),
    platform: credit?.platform ?? written('platform'),
    title: credit?.title ?? written('title'),
    category: credit?.category ?? null,
    centihours: credit?.centihours ?? null,
    amountWritten: written('hours') || (minutes === '' ? '' : `${minutes} 分钟`),
    day: credit?.day ?? written('day'),
  };
}
