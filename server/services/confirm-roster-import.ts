/** Write an import that somebody has looked at and confirmed: decided once more, then whole, or not at all. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { PersonRules } from '../../src/domain/roster/decide-person.ts';
import { decideUnits } from '../../src/domain/roster/decide-units.ts';
import type { PersonWish } from '../../src/domain/roster/read-person-row.ts';
import type { UnitWish } from '../../src/domain/roster/read-unit-row.ts';
import type { RosterImportState } from '../../src/domain/roster/roster-import.ts';
import type { RosterImport, RosterRow, VerdictCounts } from '../ports/roster-import-store.ts';
import { type Importer, reachedRosterImport } from './admit-roster.ts';
import { decidedRow, MISSING_FROM, missingPages, missingRow } from './decide-people-rows.ts';
import { unitRow } from './decide-unit-rows.ts';
import type { Deps } from './deps.ts';
import { noteFindings } from './read-roster-import.ts';
import { personRules, unitRules } from './roster-rules.ts';
import { beginTurn, finishTurn } from './take-roster-turn.ts';

export interface RosterConfirmation {
  /** Of the file as whoever confirms has it now. */
  readonly fileHash: string;
  /** As whoever confirms saw them. */
  readonly counts: VerdictCounts;
  /** Said once more where a list of everybody may be half a file. */
  readonly leaving?: number | undefined;
}

export const STATE_WORDS: Record<RosterImportState, string> = {
  reading: '还在核对',
  unusable: '文件不能用',
  ready: '等待确认',
  confirming: '正在再核对一遍',
  writing: '正在写入名册',
  done: '已经写入名册',
  undoing: '正在撤销',
  undone: '已经撤销',
  dropped: '已经丢弃',
};

/** Afterwards the import is `confirming`, and `writeRosterImport` is to be called, by nobody else. */
export async function confirmRosterImport(
  deps: Deps,
  importer: Importer,
  id: string,
  confirmation: RosterConfirmation,
): Promise<Result<RosterImport>> {
  const { rosterImports } = deps.storage;
  const reached = await reachedRosterImport(deps, importer, id);
  if (!reached.ok) return reached;
  const one = reached.value;
  const obstacle = obstacleTo(one, await rosterImports.counts(id), confirmation);
  if (obstacle !== undefined) return conflict(obstacle);
  const moved = await rosterImports.move(id, 'ready', 'confirming');
  return moved ? reachedRosterImport(deps, importer, id) : conflict('另一位管理员刚刚确认了这次导入。');
}

function obstacleTo(
  one: RosterImport,
  counts: VerdictCounts,
  { fileHash, counts: seen, leaving }: RosterConfirmation,
): string | undefined {
  if (one.state !== 'ready') return `这次导入现在不能确认：${STATE_WORDS[one.state]}。`;
  if (fileHash !== one.fileHash)
    return '文件在核对之后改过，名册没有改动。请重新上传改过的文件，再核对一次。';
  if (counts.refused > 0) {
    return `还有 ${counts.refused} 行有问题，名册没有改动。请照每一行的说明改好文件，重新上传。`;
  }
  const isSame = Object.entries(counts).every(
    ([verdict, rows]) => seen[verdict as keyof VerdictCounts] === rows,
  );
  if (!isSame) return '核对的结果已经更新，请看过新的结果再确认。';
  if (written(counts) === 0) return '名册已经和文件一样，没有要改的。';
  if (one.needsWord && leaving !== counts.left) {
    return `名单上少了 ${counts.left} 人（单位现有 ${one.standing} 人），可能只是半份文件。确实都离开了的，请填写人数 ${counts.left} 再确认。`;
  }
  return undefined;
}

function written({ added, changed, moved, left }: VerdictCounts): number {
  return added + changed + moved + left;
}

export function conflict(message: string): Result<never> {
  return fail({ code: 'conflict', message });
}

const MOST_TRIES = 5;

export const ROSTER_IS_BUSY =
  '另一份名单正在写入名册或者正在撤销，这次没有写入。请等它完成（在“历次改动”里看进度），再来一次。';

/** Afterwards `done`; or `ready` again, with the rows marked that have come to be decided otherwise. */
export async function writeRosterImport(
  deps: Deps,
  one: RosterImport,
  who: string,
  onProgress: (fraction: number) => void = () => undefined,
): Promise<Result<void>> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const changed = await decideAgain(deps, one, onProgress);
    if (changed > 0) return giveBack(deps, one, changedSentence(changed));
    const begun = await beginTurn(deps, { importId: one.id, doing: 'writing', who });
    const { is } = await finishTurn(deps, begun, onProgress);
    if (is === 'done') return succeed(undefined);
    if (is === 'gone') return conflict('这次导入已经由别人处理。');
    if (is === 'busy') return giveBack(deps, one, ROSTER_IS_BUSY);
  }
  return giveBack(deps, one, '名册正在被别人改动，没有写成。请稍后再试一次。');
}

function changedSentence(rows: number): string {
  return `核对之后名册有了变动：${rows} 行的结论不同了，还没有写入。变动的行已标出，请看过再确认。`;
}

async function giveBack(deps: Deps, one: RosterImport, trouble: string): Promise<Result<never>> {
  await noteFindings(deps, one);
  await deps.storage.rosterImports.move(one.id, 'confirming', 'ready', trouble);
  return conflict(trouble);
}

/** The diff made anew. @returns how many rows came out otherwise; they are kept so, and marked */
async function decideAgain(
  deps: Deps,
  one: RosterImport,
  onProgress: (fraction: number) => void,
): Promise<number> {
  return one.kind === 'people' ? peopleAgain(deps, one, onProgress) : unitsAgain(deps, one);
}

const PAGE = 500;

async function peopleAgain(
  deps: Deps,
  one: RosterImport,
  onProgress: (fraction: number) => void,
): Promise<number> {
  const { rosterImports } = deps.storage;
  const rules = await personRules(deps, one);
  const counts = await rosterImports.counts(one.id);
  const total = Object.values(counts).reduce((sum, rows) => sum + rows, 0);
  let changed = 0;
  let done = 0;
  for (let after = 0; ; ) {
    const rows = await rosterImports.rows(one.id, { after, limit: PAGE });
    const last = rows.at(-1);
    if (!last) break;
    const differing = await differingPeople(deps, rules, rows);
    await rosterImports.putRows(one.id, differing);
    changed += differing.length;
    done += rows.length;
    after = last.seq;
    const fraction = Math.min(done / Math.max(total, 1), 1);
    await rosterImports.setProgress(one.id, Math.floor(fraction * 9_500));
    onProgress(fraction);
    await nextTurn();
  }
  return changed + (await missingAgain(deps, one, rules));
}

async function differingPeople(
  deps: Deps,
  rules: PersonRules,
  rows: readonly RosterRow[],
): Promise<readonly RosterRow[]> {
  const named = rows.filter(({ seq }) => seq < MISSING_FROM);
  const standing = await deps.storage.rosterImports.standing(named.map(({ key }) => key));
  return named.flatMap((row) => {
    if (row.wish === null || row.verdict === 'refused') return [];
    const again = decidedRow(deps, rules, row.wish as PersonWish, standing.get(row.key));
    const isNew = again.before === null && row.before === null;
    const decided = { ...row, ...again, subjectId: isNew ? row.subjectId : again.subjectId };
    return isSame(row, decided) ? [] : [{ ...decided, isNewly: true }];
  });
}

/** Who is missing now: some may have come, some gone. */
async function missingAgain(deps: Deps, one: RosterImport, rules: PersonRules): Promise<number> {
  const { rosterImports } = deps.storage;
  if (one.completeUnit === null) return 0;
  const before = new Map<string, RosterRow>();
  for (let after = MISSING_FROM - 1; ; ) {
    const rows = await rosterImports.rows(one.id, { after, limit: PAGE });
    for (const row of rows) before.set(row.key, row);
    const last = rows.at(-1);
    if (!last) break;
    after = last.seq;
  }
  let next = Math.max(MISSING_FROM, ...[...before.values()].map(({ seq }) => seq + 1));
  let changed = 0;
  for await (const people of missingPages(deps, one)) {
    const rows = people.flatMap((person) => {
      const known = before.get(person.staffNumber);
      before.delete(person.staffNumber);
      const row = missingRow(person, rules, one, known?.seq ?? next++);
      return known && isSame(known, row) ? [] : [{ ...row, isNewly: true }];
    });
    await rosterImports.putRows(one.id, rows);
    changed += rows.length;
  }
  await rosterImports.deleteRows(
    one.id,
    [...before.values()].map(({ seq }) => seq),
  );
  return changed + before.size;
}

async function unitsAgain(deps: Deps, one: RosterImport): Promise<number> {
  const { rosterImports } = deps.storage;
  const rows = await rosterImports.rows(one.id, { after: 0, limit: MISSING_FROM });
  const wished = rows.filter(({ wish }) => wish !== null);
  const rules = await unitRules(deps, one);
  const idsByKey = new Map(wished.map((row) => [row.key, row.subjectId]));
  // The ids that were chosen at reading stand in the parents of other rows.
  const freshId = (code: string) => idsByKey.get(code) ?? deps.randomness.freshId();
  const decisions = decideUnits(
    wished.map(({ wish }) => wish as UnitWish),
    { ...rules, freshId },
  );
  const differing = wished.flatMap((row, at) => {
    const decision = decisions[at];
    if (!decision) return [];
    const decided = { ...row, ...unitRow(row.wish as UnitWish, decision) };
    return isSame(row, decided) ? [] : [{ ...decided, isNewly: true }];
  });
  await rosterImports.putRows(one.id, differing);
  return differing.length;
}

function isSame(left: RosterRow, right: RosterRow): boolean {
  const essence = ({ verdict, reason, before, after, day, subjectId }: RosterRow) =>
    JSON.stringify([verdict, reason, inOrder(before), inOrder(after), day, after && subjectId]);
  return essence(left) === essence(right);
}

/** Whatever order its members were written in. */
function inOrder(state: RosterRow['before']) {
  return state && Object.entries(state).toSorted(([left], [right]) => (left < right ? -1 : 1));
}
