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

export function createStatementStore(driver: Sqlite.Database, writer: GroupWriter): StatementStore {
  const latest = driver.prepare('SELECT max(stored_ms) FROM statements').pluck();
  let stampedMs = (latest.get() as number | null) ?? 0;
  const waiting: Waiting[] = [];
  // In the order of their stamps, so that the first is the earliest.
  const unwritten = new Set<Waiting>();
  let writing = false;

  function nextGroup(): readonly Waiting[] {
    let rows = 0;
    const end = waiting.findIndex((append) => {
      rows += append.rows.length;
      return rows > GROUP_ROWS;
    });
    // One append may be larger than a group.
    return waiting.splice(0, end < 0 ? waiting.length : Math.max(1, end));
  }

  /** One group at a time: what arrives meanwhile makes the next one larger, and commits fewer. */
  async function writeGroups(): Promise<void> {
    if (writing) return;
    writing = true;
    for (let group = nextGroup(); group.length > 0; group = nextGroup()) await writeGroup(group);
    writing = false;
  }

  async function writeGroup(group: readonly Waiting[]): Promise<void> {
    let written: readonly Written[];
    try {
      written = await writer.write(group.map(({ rows }) => rows));
    } catch (error) {
      for (const append of group) unwritten.delete(append);
      for (const { settle } of group) settle.reject(error);
      return;
    }
    for (const append of group) unwritten.delete(append);
    for (const [at, { settle }] of group.entries()) settleOne(settle, written[at]);
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
      // After this turn of the event loop, so that requests that arrived together are written together.
      if (!writing && waiting.length === 1) setImmediate(() => void writeGroups());
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
