/**
 * xAPI statements in SQLite. Appends that arrive together are written in one transaction: a commit waits for
 * the disk, and the disk is what ingest waits for.
 */
import type Sqlite from 'better-sqlite3';
import type { AppendOutcome, StatementRow, StatementStore } from '../../../ports/statement-store.ts';
import type { GroupWriter, Written } from './group-writer.ts';
import { statementReader } from './read-statements.ts';

interface Waiting {
  readonly rows: readonly StatementRow[];
  readonly settle: PromiseWithResolvers<AppendOutcome>;
}

/** So many rows share a commit at most, so that nobody waits long for a turn to write. */
const GROUP_ROWS = 512;

/**
 * So many rows are handed over before the turn of the event loop ends, so that they are written while the rest
 * of the turn's requests are read: one group a turn would leave each thread idle while the other works.
 */
const EARLY_ROWS = 8;

/** One being written and one ready to be: what arrives meanwhile makes the next one larger, and commits fewer. */
const GROUPS_HANDED_OVER = 2;

export function createStatementStore(driver: Sqlite.Database, writer: GroupWriter): StatementStore {
  const latest = driver.prepare('SELECT max(stored_ms) FROM statements').pluck();
  let stampedMs = (latest.get() as number | null) ?? 0;
  const waiting: Waiting[] = [];
  // In the order of their stamps, so that the first is the earliest.
  const unwritten = new Set<Waiting>();
  let waitingRows = 0;
  let handedOver = 0;
  let atTurnsEnd = false;

  function nextGroup(): readonly Waiting[] {
    let rows = 0;
    const end = waiting.findIndex((append) => {
      rows += append.rows.length;
      return rows > GROUP_ROWS;
    });
    // One append may be larger than a group.
    const group = waiting.splice(0, end < 0 ? waiting.length : Math.max(1, end));
    waitingRows -= group.reduce((sum, append) => sum + append.rows.length, 0);
    return group;
  }

  function handOver(): void {
    while (handedOver < GROUPS_HANDED_OVER && waiting.length > 0) void writeGroup(nextGroup());
  }

  /** Requests that arrived together are written together. */
  function waitForTurnsEnd(): void {
    atTurnsEnd = true;
    setImmediate(() => {
      atTurnsEnd = false;
      handOver();
    });
  }

  async function writeGroup(group: readonly Waiting[]): Promise<void> {
    handedOver += 1;
    const written = await writer.write(group.map(({ rows }) => rows)).catch((error: Error) => error);
    handedOver -= 1;
    for (const append of group) unwritten.delete(append);
    for (const [at, { settle }] of group.entries()) {
      if (written instanceof Error) settle.reject(written);
      else settleOne(settle, written[at]);
    }
    handOver();
  }

  return {
    ...statementReader(driver),
    stampMs: (nowMs) => {
      stampedMs = Math.max(stampedMs, nowMs);
      return stampedMs;
    },
    append: (rows) => {
      if (rows.length === 0) return Promise.resolve({ kind: 'stored', newSections: [] });
      const append: Waiting = { rows, settle: Promise.withResolvers() };
      waiting.push(append);
      unwritten.add(append);
      waitingRows += rows.length;
      if (waitingRows >= EARLY_ROWS) handOver();
      else if (!atTurnsEnd) waitForTurnsEnd();
      return append.settle.promise;
    },
    consistentThroughMs: (nowMs) => {
      const [earliest] = unwritten;
      return Math.min(nowMs, earliest?.rows[0]?.storedMs ?? nowMs);
    },
  };
}

function settleOne(settle: PromiseWithResolvers<AppendOutcome>, written: Written | undefined): void {
  if (written?.ok) settle.resolve(written.outcome);
  else settle.reject(new Error(`a statement could not be written: ${written?.reason ?? 'no answer'}`));
}
