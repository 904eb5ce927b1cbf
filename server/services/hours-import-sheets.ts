/** Sheets for officers: the template to fill in, and the refused rows to mend and send again. */
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { IMPORT_COLUMNS } from '../../src/domain/hours-import/columns.ts';
import { CSV_BOM, csvRow } from '../../src/domain/report/csv.ts';
import type { WrittenColumn } from '../ports/sheets.ts';
import { type Importer, reachedImport } from './admit-hours-imports.ts';
import type { Deps } from './deps.ts';

const REASON = IMPORT_COLUMNS.findIndex(({ key }) => key === 'reason');
const FILLED_IN = IMPORT_COLUMNS.filter(({ key }) => key !== 'reason');

const WIDTHS: Readonly<Record<string, number>> = {
  title: 36,
  platform: 22,
  category: 20,
  certificate: 22,
  reason: 60,
};

const PAGE = 500;

function columnsFor(columns: typeof IMPORT_COLUMNS): readonly WrittenColumn[] {
  return columns.map(({ key, title }) => ({ title, width: WIDTHS[key] ?? 14 }));
}

export function hoursTemplateXlsx(deps: Deps): ReadableStream<Uint8Array> {
  return deps.sheets.writeXlsx('外部学时', columnsFor(FILLED_IN), []);
}

export function hoursTemplateCsv(): string {
  return CSV_BOM + csvRow(FILLED_IN.map(({ title }) => title));
}

/** As they were written, with the reason in a column of its own; sent again, that column is passed over. */
export async function refusedRowsXlsx(
  deps: Deps,
  importer: Importer,
  id: string,
): Promise<Result<ReadableStream<Uint8Array>>> {
  const reached = await reachedImport(deps, importer, id);
  if (!reached.ok) return reached;
  const { refusedRows, fileName } = reached.value;
  if (refusedRows === 0) return fail({ code: 'not-found', message: '这次导入没有未导入的行。' });
  await deps.storage.audit.record({
    atMs: deps.clock.now(),
    who: importer.who,
    action: 'hours-import-refusals-exported',
    detail: { import: id, file: fileName, rows: refusedRows },
  });
  return succeed(deps.sheets.writeXlsx('未导入的行', columnsFor(IMPORT_COLUMNS), writtenRows(deps, id)));
}

async function* writtenRows(deps: Deps, id: string): AsyncGenerator<readonly string[]> {
  for (let after = 0; ; ) {
    const rows = await deps.storage.hoursImports.rows(id, { verdict: 'refused', after, limit: PAGE });
    for (const { written, reason } of rows) yield written.with(REASON, reason ?? '');
    const last = rows.at(-1);
    if (!last) return;
    after = last.row;
  }
}
