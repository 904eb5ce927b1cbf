/** One page of what somebody looks for in the record. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { StatementItem, StatementListView } from '../../src/domain/api/statements.ts';
import { type Result, succeed } from '../../src/domain/base/result.ts';
import type { SessionCaller } from '../ports/caller.ts';
import type { Deps } from './deps.ts';
import { describeStatement } from './describe-statement.ts';
import { type ReadStatement, readSelection } from './read-selection.ts';
import { type Selection, type StatementSearch, selectStatements } from './select-statements.ts';

const PAGE = 50;

/** Where hardly anything is within reach, one request looks at so many statements and says how far it came. */
const MOST_WALKED = 5_000;

export interface Asked {
  readonly search: StatementSearch;
  /** The search as it was written, for the audit log. */
  readonly written: string;
}

/** @param after - the place from an earlier page */
export async function searchStatements(
  deps: Deps,
  caller: SessionCaller,
  { search, written }: Asked,
  after?: number,
): Promise<Result<StatementListView>> {
  const selection = await selectStatements(deps, caller, search);
  if (!selection.ok) return selection;
  const { statements, next, searchedBackTo } = await collectPage(deps, selection.value, after);
  await deps.storage.audit.record({
    atMs: deps.clock.now(),
    who: caller.personId,
    action: 'statements-read',
    detail: { search: written, rows: statements.length },
  });
  const items: StatementItem[] = [];
  for (const one of statements) items.push(await describeStatement(deps, one));
  const { people } = selection.value;
  return succeed({
    statements: items,
    ...(next !== undefined && { next: String(next) }),
    ...(searchedBackTo !== undefined && { searchedBackTo }),
    ...(people && { people }),
  });
}

interface CollectedPage {
  readonly statements: readonly ReadStatement[];
  readonly next?: number;
  readonly searchedBackTo?: string;
}

/** A page that is half full is given; so no query ever asks for a handful. */
async function collectPage(
  deps: Deps,
  selection: Selection,
  start: number | undefined,
): Promise<CollectedPage> {
  const found: ReadStatement[] = [];
  let walked = 0;
  let after = start;
  for (;;) {
    const page = await readSelection(deps, selection, { limit: PAGE - found.length, after });
    found.push(...page.statements);
    walked += page.walked;
    after = page.next;
    if (after === undefined) return { statements: found };
    if (found.length >= PAGE / 2) return { statements: found, next: after };
    if (walked >= MOST_WALKED) {
      return { statements: found, next: after, ...(page.backTo && { searchedBackTo: page.backTo }) };
    }
    // The database answers at once; others want their turn too.
    await nextTurn();
  }
}
