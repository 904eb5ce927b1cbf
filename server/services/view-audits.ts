/** Audits as auditors and administrators see them, as a sheet, and the log of what was exported. */

import type {
  AuditDetail,
  AuditedEntry,
  AuditFinding,
  AuditView,
  ExportView,
} from '../../src/domain/api/audits.ts';
import type { AuditVerdict } from '../../src/domain/audit/sample.ts';
import { VERDICTS } from '../../src/domain/audit/sample.ts';
import { dayOf, timeOf } from '../../src/domain/base/calendar.ts';
import { formatCreditHours } from '../../src/domain/base/centihours.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { isReversed } from '../../src/domain/ledger/post-award.ts';
import type { AuditDraw } from '../ports/audit-store.ts';
import type { SessionCaller } from '../ports/caller.ts';
import type { Deps } from './deps.ts';
import { mayReadAudits } from './draw-audit.ts';

const NOT_ALLOWED: Result<never> = fail({
  code: 'not-allowed',
  message: '随机抽查和导出日志供纪检监察人员和系统管理员查看。',
});
const MOST_EXPORTS = 200;

export async function viewAudits(deps: Deps, caller: SessionCaller): Promise<Result<readonly AuditView[]>> {
  if (!mayReadAudits(caller)) return NOT_ALLOWED;
  const draws = await deps.storage.audits.all();
  return succeed(await Promise.all(draws.map((draw) => viewOf(deps, draw))));
}

export async function viewAudit(deps: Deps, caller: SessionCaller, id: string): Promise<Result<AuditDetail>> {
  if (!mayReadAudits(caller)) return NOT_ALLOWED;
  const draw = await deps.storage.audits.byId(id);
  if (!draw) return fail({ code: 'not-found', message: '没有这次抽查。' });
  const found = await findingsOf(deps, id);
  const entries: AuditedEntry[] = [];
  for (const [place, entryId] of draw.entries.entries()) {
    const entry = await entryView(deps, entryId, place);
    entries.push({ ...entry, findings: found.get(entryId) ?? [] });
  }
  return succeed({ ...(await viewOf(deps, draw)), entries });
}

async function entryView(
  deps: Deps,
  entryId: string,
  place: number,
): Promise<Omit<AuditedEntry, 'findings'>> {
  const entry = await deps.storage.log.entry(entryId);
  if (!entry) throw new Error(`entry ${entryId} was drawn and has vanished from the ledger`);
  const [person] = await deps.storage.roster.peopleByIds([entry.personId]);
  const year = await deps.storage.ledger.entries(entry.personId, entry.year);
  return {
    place: place + 1,
    entryId,
    person: {
      id: entry.personId,
      name: person?.name ?? '',
      staffNumber: person?.staffNumber ?? '',
    },
    category: entry.category,
    centihours: entry.centihours,
    postedAt: new Date(entry.postedAtMs).toISOString(),
    evidence: entry.evidence,
    isReversed: isReversed(year, entryId),
  };
}

async function findingsOf(deps: Deps, auditId: string): Promise<Map<string, AuditFinding[]>> {
  const byEntry = new Map<string, AuditFinding[]>();
  for (const { entryId, verdict, words, by, atMs } of await deps.storage.audits.findings(auditId)) {
    const finding = { verdict, words, at: new Date(atMs).toISOString(), by: await nameOf(deps, by) };
    byEntry.set(entryId, [...(byEntry.get(entryId) ?? []), finding]);
  }
  return byEntry;
}

async function viewOf(deps: Deps, draw: AuditDraw): Promise<AuditView> {
  const unit = await deps.storage.roster.unitById(draw.unitId);
  const latest = [...(await findingsOf(deps, draw.id)).values()].map((findings) => findings.at(-1)?.verdict);
  const found = Object.fromEntries(
    VERDICTS.map((verdict) => [verdict, latest.filter((one) => one === verdict).length]),
  ) as Record<AuditVerdict, number>;
  const { id, year, asOf, words, seed, treeSize, rootHash, population } = draw;
  return {
    ...{ id, year, asOf, words, seed, treeSize, rootHash, population, found },
    unit: { id: draw.unitId, name: unit?.name ?? '' },
    drawn: draw.entries.length,
    drawnAt: new Date(draw.drawnAtMs).toISOString(),
    drawnBy: await nameOf(deps, draw.drawnBy),
  };
}

async function nameOf(deps: Deps, who: string): Promise<string> {
  const [person] = await deps.storage.roster.peopleByIds([who]);
  return person ? `${person.name}（${person.staffNumber}）` : who;
}

export async function viewExports(deps: Deps, caller: SessionCaller): Promise<Result<readonly ExportView[]>> {
  if (!mayReadAudits(caller)) return NOT_ALLOWED;
  const events = await deps.storage.audit.exports(MOST_EXPORTS);
  return succeed(
    await Promise.all(
      events.map(async ({ atMs, who, action, detail }) => ({
        ...{ at: new Date(atMs).toISOString(), who: await nameOf(deps, who), action, detail },
      })),
    ),
  );
}

const COLUMNS = [
  '序号',
  '登记编号',
  '工号',
  '姓名',
  '登记时间',
  '名称',
  '学时',
  '已撤销',
  '结论',
  '说明',
  '核查人',
  '核查时间',
];
const WIDTHS: Readonly<Record<string, number>> = {
  ...{ 登记编号: 38, 姓名: 18, 登记时间: 18, 名称: 36, 说明: 40, 核查人: 18, 核查时间: 18 },
};
const VERDICT_WORDS: Readonly<Record<AuditVerdict, string>> = { ok: '属实', doubtful: '存疑', wrong: '有误' };

export async function auditSheet(
  deps: Deps,
  caller: SessionCaller,
  id: string,
): Promise<Result<ReadableStream<Uint8Array>>> {
  const audit = await viewAudit(deps, caller, id);
  if (!audit.ok) return audit;
  const rows = audit.value.entries.map((entry) => {
    const last = entry.findings.at(-1);
    return [
      String(entry.place),
      entry.entryId,
      entry.person.staffNumber,
      entry.person.name,
      written(entry.postedAt),
      entry.evidence.title,
      formatCreditHours(entry.centihours),
      entry.isReversed ? '是' : '',
      last ? VERDICT_WORDS[last.verdict] : '未核查',
      last?.words ?? '',
      last?.by ?? '',
      last ? written(last.at) : '',
    ];
  });
  await deps.storage.audit.record({
    atMs: deps.clock.now(),
    who: caller.personId,
    action: 'audit-exported',
    detail: { audit: id, rows: rows.length },
  });
  const columns = COLUMNS.map((title) => ({
    ...{ title, width: WIDTHS[title] ?? 12 },
    ...((title === '序号' || title === '学时') && { isNumber: true as const }),
  }));
  return succeed(deps.sheets.writeXlsx('随机抽查', columns, rows));
}

/** An instant as ISO 8601 → 2026-11-12 20:31, in China. */
function written(iso: string): string {
  const atMs = Date.parse(iso);
  return `${dayOf(atMs)} ${timeOf(atMs).slice(0, 5)}`;
}
