/** What is being written, kept until it is handed in. Two devices at once: the later one is told of the earlier. */
import type { WrittenDraft, WrittenStore } from '../ports/written-store.ts';
import type { Database } from './schema.ts';

type Reading = Pick<Database, 'selectFrom'>;

export function createWrittenDrafts(db: Database): Pick<WrittenStore, 'draft' | 'saveDraft'> {
  return {
    draft: (taskId, personId) => find(db, taskId, personId),
    saveDraft: ({ taskId, personId }, { text, revision, savedAtMs }) =>
      db.transaction().execute(async (trx) => {
        const kept = await find(trx, taskId, personId);
        if (kept && kept.revision !== revision) return { draft: kept, isKept: false };
        const draft = { text, revision: revision + 1, savedAtMs };
        const columns = { text, revision: draft.revision, saved_at_ms: savedAtMs };
        await trx
          .insertInto('written_drafts')
          .values({ task_id: taskId, person_id: personId, ...columns })
          .onConflict((conflict) => conflict.columns(['task_id', 'person_id']).doUpdateSet(columns))
          .execute();
        return { draft, isKept: true };
      }),
  };
}

async function find(of: Reading, taskId: string, personId: string): Promise<WrittenDraft | undefined> {
  const row = await of
    .selectFrom('written_drafts')
    .select(['text', 'revision', 'saved_at_ms'])
    .where('task_id', '=', taskId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row && { text: row.text, revision: row.revision, savedAtMs: row.saved_at_ms };
}
