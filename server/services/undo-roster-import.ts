/** Take back a whole import of the roster, or drop one that nobody wants. */
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { TurnStep } from '../ports/roster-import-store.ts';
import { type Importer, reachedRosterImport } from './admit-roster.ts';
import { conflict, STATE_WORDS } from './confirm-roster-import.ts';
import type { Deps } from './deps.ts';
import { beginTurn, type TurnBegun } from './take-roster-turn.ts';

/** Afterwards it is undone; or, being large, checked: then `finishTurn` is to be called, by nobody else. */
export async function undoRosterImport(
  deps: Deps,
  importer: Importer,
  id: string,
): Promise<Result<TurnBegun>> {
  const reached = await reachedRosterImport(deps, importer, id);
  if (!reached.ok) return reached;
  const { state } = reached.value;
  if (state !== 'done') return conflict(`只有已经写入名册的导入可以撤销，这一次${STATE_WORDS[state]}。`);
  const begun = await beginTurn(deps, { importId: id, doing: 'undoing', who: importer.who });
  const { step } = begun;
  return step.is === 'on' || step.is === 'done' ? succeed(begun) : conflict(OBSTACLES[step.is](keysOf(step)));
}

type Obstacle = Exclude<TurnStep['is'], 'on' | 'done'>;

const GONE = () => '另一位管理员刚刚撤销了这次导入。';
const OBSTACLES: Record<Obstacle, (keys: string) => string> = {
  gone: GONE,
  stale: GONE,
  busy: () =>
    '另一份名单正在写入名册或者正在撤销，这次没有撤销。请等它完成（在“历次改动”里看进度），再来一次。',
  changed: (keys) => `这些在导入之后又改过：${keys}。请先撤销后来的那次改动，再撤销这一次。`,
  used: (keys) => `这些单位里已经有人员、角色或下级单位：${keys}。请先把他们移走，再撤销。`,
};

function keysOf(step: TurnStep): string {
  return 'keys' in step ? step.keys.join('、') : '';
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
