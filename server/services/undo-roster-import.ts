/** Take back a whole import of the roster, or drop one that nobody wants. */
import { dayOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { Undone } from '../ports/roster-import-store.ts';
import { type Importer, reachedRosterImport } from './admit-roster.ts';
import { conflict } from './confirm-roster-import.ts';
import type { Deps } from './deps.ts';

/** @returns people who have a record, and so were not deleted but have left */
export async function undoRosterImport(
  deps: Deps,
  importer: Importer,
  id: string,
): Promise<Result<readonly string[]>> {
  const reached = await reachedRosterImport(deps, importer, id);
  if (!reached.ok) return reached;
  if (reached.value.state !== 'done') return conflict('只有已经写入名册的导入可以撤销。');
  const atMs = deps.clock.now();
  const undone = await deps.storage.rosterImports.undo({ id, who: importer.who, atMs, day: dayOf(atMs) });
  return undone.is === 'done' ? succeed(undone.kept) : conflict(OBSTACLES[undone.is](undone));
}

type Obstacle = Exclude<Undone['is'], 'done'>;

const OBSTACLES: Record<Obstacle, (undone: Undone) => string> = {
  gone: () => '另一位管理员刚刚撤销了这次导入。',
  changed: (undone) => `这些在导入之后又改过：${keysOf(undone)}。请先撤销后来的那次改动，再撤销这一次。`,
  used: (undone) => `这些单位里已经有人员、角色或下级单位：${keysOf(undone)}。请先把他们移走，再撤销。`,
};

function keysOf(undone: Undone): string {
  return 'keys' in undone ? undone.keys.join('、') : '';
}

/** A dry run that nobody will confirm; nothing of it is in the roster. */
export async function dropRosterImport(deps: Deps, importer: Importer, id: string): Promise<Result<void>> {
  const reached = await reachedRosterImport(deps, importer, id);
  if (!reached.ok) return reached;
  const { state } = reached.value;
  const { rosterImports } = deps.storage;
  const canDrop = state === 'ready' || state === 'unusable';
  if (!canDrop || !(await rosterImports.move(id, state, 'dropped'))) {
    return fail({ code: 'conflict', message: '只有等待确认或不能用的导入可以丢弃；写入过的请撤销。' });
  }
  await rosterImports.dropRows(id);
  return succeed(undefined);
}
