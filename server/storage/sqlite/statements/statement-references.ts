/**
 * Whoever refers to a statement is found wherever that statement is found, over any number of references, and
 * whichever of them arrived first. Source: xAPI 1.0.3 Communication 2.1.4.
 */
import type Sqlite from 'better-sqlite3';
import { referredBy, type Statement } from '../../../../src/domain/xapi/statement.ts';
import { type ListName, listsOf } from '../../../../src/domain/xapi/statement-lists.ts';
import type { StatementRow } from '../../../ports/statement-store.ts';
import { idBytes } from './statement-id.ts';

/** A chain of references longer than this is followed no further. */
const LONGEST_CHAIN = 100;

export interface Placed {
  readonly id: Uint8Array;
  readonly seq: number;
}

/** A statement, and the lists in which those who refer to it are found for its sake. */
interface Source {
  readonly seq: number;
  readonly lists: readonly ListName[];
}

/** @param enlist - find `seq` in the list, for the sake of `source` */
export function statementReferences(
  db: Sqlite.Database,
  enlist: (list: ListName, seq: number, source: number) => void,
): (row: StatementRow, placed: Placed) => void {
  const add = db.prepare('INSERT INTO statement_references (target, referrer, is_voiding) VALUES (?, ?, ?)');
  const byTarget = db.prepare(
    'SELECT s.seq, s.id FROM statement_references r JOIN statements s ON s.seq = r.referrer WHERE r.target = ?',
  );
  const byId = db.prepare('SELECT seq, json FROM statements WHERE id = ?');

  function enlistFor(seq: number, sources: readonly Source[]): void {
    for (const source of sources) for (const list of source.lists) enlist(list, seq, source.seq);
  }

  /** The statements that a reference leads to, one after the other. */
  function chainFrom(first: string): readonly Source[] {
    const chain: Source[] = [];
    let target: string | undefined = first;
    while (target !== undefined && chain.length < LONGEST_CHAIN) {
      const row = byId.get(idBytes(target)) as { seq: number; json: string } | undefined;
      // References may lead in a circle.
      if (!row || chain.some(({ seq }) => seq === row.seq)) return chain;
      const statement = JSON.parse(row.json) as Statement;
      chain.push({ seq: row.seq, lists: listsOf(statement, statement.authority ?? statement.actor) });
      target = referredBy(statement);
    }
    return chain;
  }

  /** All that refer to a statement, over any number of others. */
  function referrersOf(id: Uint8Array): readonly number[] {
    const found = new Map<number, Placed>();
    let fresh: readonly Placed[] = byTarget.all(id) as Placed[];
    while (fresh.length > 0) {
      for (const placed of fresh) found.set(placed.seq, placed);
      fresh = fresh
        .flatMap((placed) => byTarget.all(placed.id) as Placed[])
        .filter(({ seq }) => !found.has(seq));
    }
    return [...found.keys()];
  }

  return (row, { id, seq }) => {
    const { refersTo } = row;
    if (refersTo !== undefined) add.run(idBytes(refersTo), seq, row.isVoiding ? 1 : 0);
    const targets = refersTo === undefined ? [] : chainFrom(refersTo).filter((source) => source.seq !== seq);
    enlistFor(seq, targets);
    for (const referrer of referrersOf(id)) {
      if (referrer !== seq) enlistFor(referrer, [{ seq, lists: row.lists }, ...targets]);
    }
  };
}
