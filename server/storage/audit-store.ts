/** Random audits in the database. */
import type { AuditVerdict } from '../../src/domain/audit/sample.ts';
import type { AuditDraw, AuditStore } from '../ports/audit-store.ts';
import type { Database, Row } from './schema.ts';

export function createAuditStore(db: Database): AuditStore {
  return {
    add: ({ entries, ...draw }) =>
      db.transaction().execute(async (trx) => {
        await trx
          .insertInto('audit_draws')
          .values({
            id: draw.id,
            seed: draw.seed,
            words: draw.words,
            tree_size: draw.treeSize,
            root_hash: draw.rootHash,
            unit_id: draw.unitId,
            as_of: draw.asOf,
            year: draw.year,
            size: draw.size,
            population: draw.population,
            drawn_by: draw.drawnBy,
            drawn_at_ms: draw.drawnAtMs,
          })
          .execute();
        for (const [place, entryId] of entries.entries()) {
          await trx
            .insertInto('audit_drawn')
            .values({ audit_id: draw.id, place, entry_id: entryId })
            .execute();
        }
      }),
    addFinding: async ({ auditId, entryId, verdict, words, by, atMs }) => {
      await db
        .insertInto('audit_findings')
        .values({ audit_id: auditId, entry_id: entryId, verdict, words, found_by: by, at_ms: atMs })
        .execute();
    },
    all: async () => {
      const rows = await db.selectFrom('audit_draws').selectAll().orderBy('drawn_at_ms', 'desc').execute();
      return Promise.all(rows.map((row) => readDraw(db, row)));
    },
    byId: async (id) => {
      const row = await db.selectFrom('audit_draws').selectAll().where('id', '=', id).executeTakeFirst();
      return row && readDraw(db, row);
    },
    findings: async (auditId) => {
      const rows = await db
        .selectFrom('audit_findings')
        .selectAll()
        .where('audit_id', '=', auditId)
        .orderBy('seq')
        .execute();
      return rows.map((row) => ({
        auditId: row.audit_id,
        entryId: row.entry_id,
        verdict: row.verdict as AuditVerdict,
        words: row.words,
        by: row.found_by,
        atMs: row.at_ms,
      }));
    },
    candidates: (year, { after, before, limit }) =>
      db
        .selectFrom('ledger_entries')
        .select(['log_index as index', 'id', 'person_id as personId'])
        .where('log_index', '>', after)
        .where('log_index', '<', before)
        .where('year', '=', year)
        .where('centihours', '>', 0)
        .orderBy('log_index')
        .limit(limit)
        .execute(),
  };
}

async function readDraw(db: Database, row: Row<'audit_draws'>): Promise<AuditDraw> {
  const drawn = await db
    .selectFrom('audit_drawn')
    .select('entry_id')
    .where('audit_id', '=', row.id)
    .orderBy('place')
    .execute();
  return {
    id: row.id,
    seed: row.seed,
    words: row.words,
    treeSize: row.tree_size,
    rootHash: row.root_hash,
    unitId: row.unit_id,
    asOf: row.as_of,
    year: row.year,
    size: row.size,
    population: row.population,
    drawnBy: row.drawn_by,
    drawnAtMs: row.drawn_at_ms,
    entries: drawn.map(({ entry_id }) => entry_id),
  };
}
