/** Everything somebody selected, as lines of a file, a page at a time and no faster than they are taken. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { dayOf, timeOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { CSV_BOM, csvRow } from '../../src/domain/report/csv.ts';
import type { SessionCaller } from '../ports/caller.ts';
import type { Deps } from './deps.ts';
import { describeStatement } from './describe-statement.ts';
import { type ReadStatement, readSelection } from './read-selection.ts';
import type { Asked } from './search-statements.ts';
import { MOST_PEOPLE, type Selection, selectStatements } from './select-statements.ts';

export const EXPORT_FORMATS = ['csv', 'ndjson'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface StatementExport {
  /** Such as `2026-11-12`: the day it was made. */
  readonly day: string;
  /** Text in pieces of some hundred rows. */
  readonly pieces: AsyncGenerator<string>;
}

/** Rows that are read, described and handed over together. */
const PIECE = 500;

const COLUMNS = [
  '记录时间（北京时间）',
  '发生时间（北京时间）',
  '姓名',
  '工号',
  '单位',
  '做了什么',
  '内容',
  '所在',
  '是否正确或通过',
  '得分（%）',
  '人员编号',
  '动词标识',
  '内容标识',
  '登记号',
  '记录编号',
];

/**
 * Logged when it begins, so that nothing leaves without a trace, and when it ends or is broken off, with the
 * number of rows handed over.
 */
export async function exportStatements(
  deps: Deps,
  caller: SessionCaller,
  { search, written }: Asked,
  format: ExportFormat,
): Promise<Result<StatementExport>> {
  const selection = await selectStatements(deps, caller, search);
  if (!selection.ok) return selection;
  if (selection.value.people?.isCut) {
    return fail({
      code: 'invalid-request',
      message: `“${search.person}”对应的人超过 ${MOST_PEOPLE} 位，导出会不完整。请写全姓名或改用工号，再导出。`,
      field: '/person',
    });
  }
  const record = (action: string, detail: Readonly<Record<string, string | number>>) =>
    deps.storage.audit.record({
      atMs: deps.clock.now(),
      who: caller.personId,
      action,
      detail: { search: written, format, ...detail },
    });
  await record('statements-export-begun', {});
  const pieces = piecesOf(deps, selection.value, format, (rows, end) =>
    record('statements-exported', { rows, end }),
  );
  return succeed({ day: dayOf(deps.clock.now()), pieces });
}

type Tell = (rows: number, end: 'complete' | 'broken-off') => Promise<void>;

async function* piecesOf(
  deps: Deps,
  selection: Selection,
  format: ExportFormat,
  tellEnd: Tell,
): AsyncGenerator<string> {
  let rows = 0;
  let end: 'complete' | 'broken-off' = 'broken-off';
  try {
    if (format === 'csv') yield CSV_BOM + csvRow(COLUMNS);
    let after: number | undefined;
    do {
      const page = await readSelection(deps, selection, { limit: PIECE, after });
      const piece = await linesOf(deps, page.statements, format);
      // Counted before it is handed over: whoever breaks off may have it already.
      rows += page.statements.length;
      if (piece !== '') yield piece;
      after = page.next;
      await nextTurn();
    } while (after !== undefined);
    end = 'complete';
  } finally {
    await tellEnd(rows, end);
  }
}

async function linesOf(
  deps: Deps,
  statements: readonly ReadStatement[],
  format: ExportFormat,
): Promise<string> {
  const lines: string[] = [];
  for (const one of statements) lines.push(format === 'csv' ? await csvLine(deps, one) : jsonLine(one));
  return lines.join('');
}

/** The exact text; line ends can only stand between its tokens, and there they mean nothing. */
function jsonLine({ text }: ReadStatement): string {
  return `${text.replace(/[\r\n]+/g, ' ')}\n`;
}

async function csvLine(deps: Deps, read: ReadStatement): Promise<string> {
  const { who, object, ...item } = await describeStatement(deps, read);
  const person = who.kind === 'person' ? who : undefined;
  return csvRow([
    shanghaiTime(item.storedAt),
    shanghaiTime(item.saidAt),
    who.name,
    person?.staffNumber ?? '',
    person?.unit ?? '',
    item.did,
    object.title,
    object.within ?? '',
    yesOrNo(item.success),
    item.scorePercent === undefined ? '' : String(item.scorePercent),
    person?.personId ?? '',
    item.verb,
    object.iri ?? object.statement ?? '',
    read.statement.context?.registration ?? '',
    item.id,
  ]);
}

function yesOrNo(claim: boolean | undefined): string {
  if (claim === undefined) return '';
  return claim ? '是' : '否';
}

/** `2026-11-12 20:31:07`, which office programs read as a time. */
function shanghaiTime(iso: string): string {
  const ms = Date.parse(iso);
  return `${dayOf(ms)} ${timeOf(ms)}`;
}
