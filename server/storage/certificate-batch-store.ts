/** Batches of certificates in the database. */
import type { BatchKinds, WithoutReason } from '../../src/domain/certificate/batch.ts';
import type { CertificateKind } from '../../src/domain/certificate/claim.ts';
import type {
  BatchFigures,
  BatchItem,
  BatchLine,
  BatchNote,
  BatchPerson,
  CertificateBatch,
  CertificateBatchStore,
} from '../ports/certificate-batch-store.ts';
import { leaseNamed } from './leases.ts';
import type { Database, Row } from './schema.ts';

/** SQLite takes so many values in one statement, and then some. */
const ROWS_AT_ONCE = 500;

export function createCertificateBatchStore(db: Database): CertificateBatchStore {
  const leaseOf = (id: string) => leaseNamed(db, `certificates ${id}`);
  return {
    begin: (batch, people) => begin(db, batch, people),
    byId: async (id) => {
      const row = await db
        .selectFrom('certificate_batches')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row && readBatch(row);
    },
    latest: async (limit) => {
      const rows = await db
        .selectFrom('certificate_batches')
        .selectAll()
        .orderBy('asked_at_ms', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(readBatch);
    },
    unfinished: async () => {
      const rows = await db
        .selectFrom('certificate_batches')
        .selectAll()
        .where('state', '=', 'issuing')
        .orderBy('asked_at_ms')
        .execute();
      return rows.map(readBatch);
    },
    figures: (id) => figures(db, id),
    next: async (id, limit) => {
      const rows = await db
        .selectFrom('certificate_batch_people')
        .selectAll()
        .where('batch_id', '=', id)
        .where('is_done', '=', 0)
        .orderBy('place')
        .limit(limit)
        .execute();
      return rows.map(readPerson);
    },
    note: (id, people) => note(db, id, people),
    finish: async (id, atMs) => {
      await db
        .updateTable('certificate_batches')
        .set({ state: 'ready', finished_at_ms: atMs })
        .where('id', '=', id)
        .where('state', '=', 'issuing')
        .execute();
    },
    lines: (id, page) => lines(db, id, page),
    takeLease: (id, lease, untilMs) => leaseOf(id).takeLease(lease, untilMs),
    giveLease: (id, holder) => leaseOf(id).giveLease(holder),
  };
}

function begin(
  db: Database,
  batch: Omit<CertificateBatch, 'state' | 'finishedAtMs'>,
  people: readonly BatchPerson[],
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await trx
      .insertInto('certificate_batches')
      .values({
        id: batch.id,
        year: batch.year,
        kinds: batch.kinds,
        as_of: batch.asOf,
        unit_id: batch.unitId,
        asked: batch.asked,
        roots: batch.roots && JSON.stringify(batch.roots),
        state: 'issuing',
        asked_by: batch.askedBy,
        asked_at_ms: batch.askedAtMs,
        finished_at_ms: null,
      })
      .execute();
    for (let from = 0; from < people.length; from += ROWS_AT_ONCE) {
      const rows = people.slice(from, from + ROWS_AT_ONCE).map(({ place, staffNumber, personId }) => ({
        batch_id: batch.id,
        ...{ place, staff_number: staffNumber, person_id: personId },
      }));
      await trx.insertInto('certificate_batch_people').values(rows).execute();
    }
  });
}

async function figures(db: Database, id: string): Promise<BatchFigures> {
  const people = await db
    .selectFrom('certificate_batch_people')
    .select((eb) => [eb.fn.countAll<number>().as('all'), eb.fn.sum<number | null>('is_done').as('done')])
    .where('batch_id', '=', id)
    .executeTakeFirstOrThrow();
  const items = await db
    .selectFrom('certificate_batch_items')
    .select((eb) => [
      eb.fn.count<number>('code').as('certificates'),
      eb.fn.sum<number | null>('is_new').as('fresh'),
      eb.fn.count<number>('reason').as('without'),
    ])
    .where('batch_id', '=', id)
    .executeTakeFirstOrThrow();
  return {
    people: people.all,
    done: people.done ?? 0,
    certificates: items.certificates,
    fresh: items.fresh ?? 0,
    without: items.without,
  };
}

function note(db: Database, id: string, people: readonly BatchNote[]): Promise<void> {
  return db.transaction().execute(async (trx) => {
    for (const { place, items } of people) {
      const done = await trx
        .updateTable('certificate_batch_people')
        .set({ is_done: 1 })
        .where('batch_id', '=', id)
        .where('place', '=', place)
        .where('is_done', '=', 0)
        .executeTakeFirst();
      if (done.numUpdatedRows === 0n || items.length === 0) continue;
      const rows = items.map((item, part) => ({ ...{ batch_id: id, place, part }, ...itemColumns(item) }));
      await trx.insertInto('certificate_batch_items').values(rows).execute();
    }
  });
}

function itemColumns({ kind, title, outcome }: BatchItem) {
  return 'code' in outcome
    ? { kind, title, code: outcome.code, is_new: outcome.isNew ? 1 : 0, reason: null, detail: '' }
    : { kind, title, code: null, is_new: 0, reason: outcome.reason, detail: outcome.detail };
}

async function lines(
  db: Database,
  id: string,
  { from, limit, isWithout }: { readonly from: number; readonly limit: number; readonly isWithout?: boolean },
): Promise<readonly BatchLine[]> {
  const rows = await db
    .selectFrom('certificate_batch_items as item')
    .innerJoin('certificate_batch_people as person', (join) =>
      join.onRef('person.batch_id', '=', 'item.batch_id').onRef('person.place', '=', 'item.place'),
    )
    .select([
      ...(['item.place', 'item.kind', 'item.title', 'item.code', 'item.is_new'] as const),
      ...(['item.reason', 'item.detail', 'person.staff_number', 'person.person_id'] as const),
    ])
    .where('item.batch_id', '=', id)
    .where('item.place', '>=', from)
    .$if(isWithout === true, (query) => query.where('item.reason', 'is not', null))
    .orderBy('item.place')
    .orderBy('item.part')
    .limit(limit + 1)
    .execute();
  const read = rows.map(readLine);
  if (read.length <= limit) return read;
  // The last person may have more of them than were read.
  const last = read.at(-1)?.place;
  const whole = read.filter(({ place }) => place !== last);
  return whole.length > 0 ? whole : lines(db, id, { from, limit: limit * 2, isWithout: isWithout === true });
}

function readBatch(row: Row<'certificate_batches'>): CertificateBatch {
  return {
    id: row.id,
    year: row.year,
    kinds: row.kinds as BatchKinds,
    asOf: row.as_of,
    unitId: row.unit_id,
    asked: row.asked,
    roots: row.roots === null ? null : (JSON.parse(row.roots) as readonly string[]),
    state: row.state as CertificateBatch['state'],
    askedBy: row.asked_by,
    askedAtMs: row.asked_at_ms,
    finishedAtMs: row.finished_at_ms,
  };
}

function readPerson(row: Pick<Row<'certificate_batch_people'>, 'place' | 'staff_number' | 'person_id'>) {
  return { place: row.place, staffNumber: row.staff_number, personId: row.person_id };
}

function readLine(
  row: Pick<Row<'certificate_batch_people'>, 'place' | 'staff_number' | 'person_id'> &
    Pick<Row<'certificate_batch_items'>, 'kind' | 'title' | 'code' | 'is_new' | 'reason' | 'detail'>,
): BatchLine {
  return {
    ...readPerson(row),
    kind: row.kind as CertificateKind,
    title: row.title,
    outcome:
      row.code === null
        ? { reason: row.reason as WithoutReason, detail: row.detail }
        : { code: row.code, isNew: row.is_new === 1 },
  };
}
