/** Forwards in the database. */
import type { Transaction } from 'kysely';
import type { ForwardStore, Lease, Settlement } from '../ports/forward-store.ts';
import { forwardOf, refusedStatementOf, rowOf } from './forward-row.ts';
import { leaseNamed } from './leases.ts';
import type { Database, Row, Schema } from './schema.ts';

const LEASE = 'forwarding';
const AT_ONCE = { failures: 0, next_attempt_ms: 0 };

export function createForwardStore(db: Database): ForwardStore {
  return { ...administration(db), ...refusals(db), ...sending(db) };
}

function administration(
  db: Database,
): Pick<ForwardStore, 'add' | 'all' | 'find' | 'setState' | 'setCredentials' | 'remove'> {
  const change = async (id: string, changed: Partial<Row<'forwards'>>) => {
    await db.updateTable('forwards').set(changed).where('id', '=', id).execute();
  };
  return {
    add: async (forward) => {
      const added = await db
        .insertInto('forwards')
        .values(rowOf(forward))
        .onConflict((conflict) => conflict.column('name').doNothing())
        .executeTakeFirst();
      return Number(added.numInsertedOrUpdatedRows ?? 0) > 0;
    },
    all: async () => {
      const rows = await db
        .selectFrom('forwards')
        .selectAll()
        .orderBy('created_at_ms')
        .orderBy('name')
        .execute();
      return rows.map(forwardOf);
    },
    find: async (id) => {
      const row = await db.selectFrom('forwards').selectAll().where('id', '=', id).executeTakeFirst();
      return row && forwardOf(row);
    },
    setState: (id, state) => change(id, state === 'running' ? { state, ...AT_ONCE } : { state }),
    setCredentials: (id, key, sealedSecret) => change(id, { key, sealed_secret: sealedSecret, ...AT_ONCE }),
    remove: async (id) => {
      await db.deleteFrom('forwards').where('id', '=', id).execute();
    },
  };
}

function refusals(db: Database): Pick<ForwardStore, 'hurry' | 'refused' | 'countRefused' | 'refusedToSend'> {
  const refusedOf = (id: string) => db.selectFrom('refused_statements').where('forward_id', '=', id);
  return {
    hurry: (id, refused) =>
      db.transaction().execute(async (trx) => {
        await trx.updateTable('forwards').set(AT_ONCE).where('id', '=', id).execute();
        if (!refused) return;
        await trx
          .updateTable('refused_statements')
          .set({ to_send: 1 })
          .where('forward_id', '=', id)
          .execute();
      }),
    refused: async (id, limit) => {
      const rows = await refusedOf(id).selectAll().orderBy('seq', 'desc').limit(limit).execute();
      return rows.map(refusedStatementOf);
    },
    countRefused: async (id) => {
      const { count } = await refusedOf(id)
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return count;
    },
    refusedToSend: async (id, limit) => {
      const rows = await refusedOf(id)
        .select('seq')
        .where('to_send', '=', 1)
        .orderBy('seq')
        .limit(limit)
        .execute();
      return rows.map(({ seq }) => seq);
    },
  };
}

function sending(db: Database): Pick<ForwardStore, 'takeLease' | 'giveLease' | 'settle'> {
  return {
    ...leaseNamed(db, LEASE),
    settle: (id, lease, settlement) =>
      db.transaction().execute(async (trx) => {
        const forward = await trx.selectFrom('forwards').selectAll().where('id', '=', id).executeTakeFirst();
        if (!forward || !(await holdsLease(trx, lease))) return false;
        const changed = await settled(trx, forward, settlement, lease.nowMs);
        await trx.updateTable('forwards').set(changed).where('id', '=', id).execute();
        return true;
      }),
  };
}

async function holdsLease(trx: Transaction<Schema>, { holder, nowMs }: Lease): Promise<boolean> {
  const lease = await trx
    .selectFrom('leases')
    .select('holder')
    .where('name', '=', LEASE)
    .where('holder', '=', holder)
    .where('until_ms', '>', nowMs)
    .executeTakeFirst();
  return lease !== undefined;
}

/** @returns what changes in the forward's own row */
async function settled(
  trx: Transaction<Schema>,
  { id, cursor, sent, failures }: Row<'forwards'>,
  settlement: Settlement,
  nowMs: number,
): Promise<Partial<Row<'forwards'>>> {
  switch (settlement.kind) {
    case 'taken': {
      const { seqs } = settlement;
      await trx
        .deleteFrom('refused_statements')
        .where('forward_id', '=', id)
        .where('seq', 'in', seqs)
        .execute();
      const through = Math.max(cursor, seqs.at(-1) ?? 0);
      return { ...AT_ONCE, cursor: through, sent: sent + seqs.length, last_success_ms: nowMs };
    }
    case 'refused': {
      const { seq, id: statement_id, status, reason } = settlement.statement;
      const told = { statement_id, status, reason, at_ms: nowMs, to_send: 0 };
      await trx
        .insertInto('refused_statements')
        .values({ forward_id: id, seq, ...told })
        .onConflict((conflict) => conflict.columns(['forward_id', 'seq']).doUpdateSet(told))
        .execute();
      return { ...AT_ONCE, cursor: Math.max(cursor, seq) };
    }
    case 'passed':
      return { cursor: Math.max(cursor, settlement.through) };
    case 'trouble':
      return {
        failures: failures + 1,
        trouble: JSON.stringify(settlement.trouble),
        trouble_ms: nowMs,
        next_attempt_ms: settlement.nextAttemptAtMs,
      };
  }
}
