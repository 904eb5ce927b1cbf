/** Write statements into SQLite. Runs wherever the connection lives: in the writing thread, or in this one. */
import type Sqlite from 'better-sqlite3';
import type { ListName } from '../../../../src/domain/xapi/statement-lists.ts';
import type { AppendOutcome, CaseStep, SectionSeen, StatementRow } from '../../../ports/statement-store.ts';
import { createMemory } from './memory.ts';
import { idBytes } from './statement-id.ts';
import { statementKnowledge } from './statement-knowledge.ts';
import { type Placed, statementReferences } from './statement-references.ts';

export type Append = readonly StatementRow[];

/** Where a statement stands in a list for its own sake; another number is the one it refers to. */
const ITSELF = 0;

export interface StatementWriter {
  /** One append within a transaction of the caller's. */
  readonly append: (rows: Append) => AppendOutcome;
  /** Several in one transaction, each with an outcome of its own. @throws whatever the database says */
  readonly write: (appends: readonly Append[]) => readonly AppendOutcome[];
}

export function statementWriter(db: Sqlite.Database): StatementWriter {
  const sql = prepare(db);
  const lists = createMemory<number>();
  const knowledge = statementKnowledge(db);
  const refer = statementReferences(db, enlist);

  function append(rows: Append): AppendOutcome {
    const known = rows.flatMap(({ id }) => {
      const json = sql.jsonOf.get(idBytes(id)) as string | undefined;
      return json === undefined ? [] : [{ id, json }];
    });
    if (known.length > 0) return { kind: 'known', statements: known };
    return { kind: 'stored', newSections: rows.flatMap(insert) };
  }

  function insert(row: StatementRow): readonly SectionSeen[] {
    const id = idBytes(row.id);
    const inserted = sql.insert.run(id, row.storedMs, row.isVoiding ? 1 : 0, row.json);
    const placed = { id, seq: Number(inserted.lastInsertRowid) };
    for (const list of row.lists) enlist(list, placed.seq, ITSELF);
    settleVoiding(row, placed);
    refer(row, placed);
    knowledge.learn(row);
    for (const { sha2, data } of row.attachments ?? []) sql.attach.run(sha2, data);
    for (const step of row.caseSteps ?? []) keepStep(step);
    return (row.sectionsSeen ?? []).filter((seen) => keepSeen(seen));
  }

  function enlist(list: ListName, seq: number, source: number): void {
    sql.enlist.run(numberOf(list), seq, source);
  }

  function numberOf(list: ListName): number {
    const known = lists.get(list);
    if (known !== undefined) return known;
    sql.addList.run(list);
    const number = sql.listNumber.get(list) as number;
    lists.set(list, number);
    return number;
  }

  /** A voiding statement may come before the one it voids, and cannot be voided itself. Source: xAPI 1.0.3 Data 2.3.2. */
  function settleVoiding(row: StatementRow, { id, seq }: Placed): void {
    if (row.isVoiding) sql.voidTarget.run(idBytes(row.refersTo ?? ''));
    else if (sql.isAwaited.get(id) !== undefined) sql.addVoided.run(seq);
  }

  function keepSeen(seen: SectionSeen): boolean {
    const { personId, lesson, section, year, contentHash, statement, seenAtMs } = seen;
    return sql.addSeen.run(personId, lesson, section, year, contentHash, statement, seenAtMs).changes > 0;
  }

  function keepStep({ personId, study, scene, to = '', year, contentHash, statement, atMs }: CaseStep): void {
    sql.addStep.run(personId, study, scene, to, year, contentHash, statement, atMs);
  }

  const together = db.transaction((appends: readonly Append[]) => appends.map(append));
  return {
    append,
    write: (appends) => {
      try {
        return together.immediate(appends);
      } catch (error) {
        lists.clear();
        knowledge.forget();
        throw error;
      }
    },
  };
}

function prepare(db: Sqlite.Database) {
  return {
    jsonOf: db.prepare('SELECT json FROM statements WHERE id = ?').pluck(),
    insert: db.prepare('INSERT INTO statements (id, stored_ms, is_voiding, json) VALUES (?, ?, ?, ?)'),
    addList: db.prepare('INSERT INTO statement_lists (name) VALUES (?) ON CONFLICT DO NOTHING'),
    listNumber: db.prepare('SELECT number FROM statement_lists WHERE name = ?').pluck(),
    enlist: db.prepare('INSERT OR IGNORE INTO listed_statements (list, seq, source) VALUES (?, ?, ?)'),
    voidTarget: db.prepare(
      'INSERT OR IGNORE INTO voided_statements SELECT seq FROM statements WHERE id = ? AND is_voiding = 0',
    ),
    isAwaited: db
      .prepare('SELECT 1 FROM statement_references WHERE target = ? AND is_voiding = 1 LIMIT 1')
      .pluck(),
    addVoided: db.prepare('INSERT OR IGNORE INTO voided_statements (seq) VALUES (?)'),
    attach: db.prepare('INSERT OR IGNORE INTO attachments (sha2, data) VALUES (?, ?)'),
    addSeen: remembering(
      db,
      `INSERT OR IGNORE INTO sections_seen
         (person_id, lesson, section, year, content_hash, statement_id, seen_at_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ),
    addStep: remembering(
      db,
      `INSERT OR IGNORE INTO case_steps
         (person_id, study, scene, target, year, content_hash, statement_id, at_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
  };
}

/** Prepared at the first use: a migration writes statements before the tables of learning are in their last shape. */
function remembering(db: Sqlite.Database, text: string): Pick<Sqlite.Statement, 'run'> {
  let statement: Sqlite.Statement | undefined;
  return {
    run: (...values) => {
      statement ??= db.prepare(text);
      return statement.run(...values);
    },
  };
}
