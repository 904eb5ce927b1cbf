/** xAPI documents in the database. */
import type { ExpressionBuilder } from 'kysely';
import type { DocumentKey, DocumentScope, DocumentStore, StoredDocument } from '../ports/document-store.ts';
import type { Database, NewRow, Row, Schema } from './schema.ts';

export function createDocumentStore(db: Database): DocumentStore {
  return {
    find: (key) => find(db, key),
    list: (scope, sinceMs) => {
      const updated = (eb: Documents) => eb.fn.max('updated_at_ms');
      let rows = db
        .selectFrom('documents')
        .select((eb) => ['document_id as id', updated(eb).as('updatedAtMs')])
        .where(isIn(scope))
        .groupBy('document_id');
      if (sinceMs !== undefined) rows = rows.having(updated, '>', sinceMs);
      return rows.orderBy('document_id').execute();
    },
    change: (key, decide) =>
      db.transaction().execute(async (trx): Promise<ReturnType<typeof decide>> => {
        const decided = decide(await find(trx, key));
        if (!decided.ok) return decided;
        if (decided.value === 'delete') await trx.deleteFrom('documents').where(isKey(key)).execute();
        else await keep(trx, rowOf(key, decided.value));
        return decided;
      }),
    deleteAll: async (scope) => {
      await db.deleteFrom('documents').where(isIn(scope)).execute();
    },
  };
}

type Documents = ExpressionBuilder<Schema, 'documents'>;

function isIn({ kind, activity, actorKey, registration }: DocumentScope) {
  return (eb: Documents) =>
    eb.and({ kind, activity, actor_key: actorKey, ...(registration === undefined ? {} : { registration }) });
}

function isKey(key: DocumentKey) {
  return (eb: Documents) => eb.and([isIn(key)(eb), eb('document_id', '=', key.id)]);
}

async function find(db: Pick<Database, 'selectFrom'>, key: DocumentKey): Promise<StoredDocument | undefined> {
  const row = await db.selectFrom('documents').selectAll().where(isKey(key)).executeTakeFirst();
  return row && documentOf(row);
}

async function keep(db: Pick<Database, 'insertInto'>, row: NewRow<'documents'>): Promise<void> {
  const { content_type, body, etag, updated_at_ms } = row;
  await db
    .insertInto('documents')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['kind', 'activity', 'actor_key', 'registration', 'document_id'])
        .doUpdateSet({ content_type, body, etag, updated_at_ms }),
    )
    .execute();
}

function rowOf(key: DocumentKey, document: StoredDocument): NewRow<'documents'> {
  return {
    kind: key.kind,
    activity: key.activity,
    actor_key: key.actorKey,
    registration: key.registration,
    document_id: key.id,
    content_type: document.contentType,
    body: document.body,
    etag: document.etag,
    updated_at_ms: document.updatedAtMs,
  };
}

function documentOf(row: Row<'documents'>): StoredDocument {
  return {
    id: row.document_id,
    contentType: row.content_type,
    body: row.body,
    etag: row.etag,
    updatedAtMs: row.updated_at_ms,
  };
}
