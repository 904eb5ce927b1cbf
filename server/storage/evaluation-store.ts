/** Teaching evaluation in the database. No time is written anywhere, and every row lies where chance puts it. */

import type { Transaction } from 'kysely';
import { openNow, type Scores, STEP } from '../../src/domain/evaluation/evaluation.ts';
import type { EvaluationStore } from '../ports/evaluation-store.ts';
import type { Database, Schema } from './schema.ts';

export function createEvaluationStore(db: Database): EvaluationStore {
  return {
    answeredBy: async (personId) => {
      const rows = await db
        .selectFrom('evaluation_answered')
        .select('subject')
        .where('person_id', '=', personId)
        .execute();
      return new Set(rows.map(({ subject }) => subject));
    },
    keep: ({ subject, personId, form, scores, remark, ids: [id, remarkId] }) =>
      db.transaction().execute(async (trx) => {
        const noted = await trx
          .insertInto('evaluation_answered')
          .values({ subject, person_id: personId })
          .onConflict((conflict) => conflict.columns(['subject', 'person_id']).doNothing())
          .executeTakeFirst();
        if (Number(noted.numInsertedOrUpdatedRows ?? 0) === 0) return false;
        const row = { subject, form, batch: null };
        await trx
          .insertInto('evaluation_answers')
          .values({ ...row, id, scores: JSON.stringify(scores) })
          .execute();
        if (remark !== '')
          await trx
            .insertInto('evaluation_remarks')
            .values({ ...row, id: remarkId, remark })
            .execute();
        await openWaiting(trx, subject, form);
        return true;
      }),
    openSubjects: () =>
      db
        .selectFrom('evaluation_answers')
        .select(['subject', 'form'])
        .where('batch', 'is not', null)
        .groupBy(['subject', 'form'])
        .orderBy('subject')
        .execute(),
    opened: async (subject, form) => {
      const scores = await db
        .selectFrom('evaluation_answers')
        .select('scores')
        .where('subject', '=', subject)
        .where('form', '=', form)
        .where('batch', 'is not', null)
        .orderBy('id')
        .execute();
      const remarks = await db
        .selectFrom('evaluation_remarks')
        .select('remark')
        .where('subject', '=', subject)
        .where('form', '=', form)
        .where('batch', 'is not', null)
        .orderBy('id')
        .execute();
      return {
        scores: scores.map((row) => JSON.parse(row.scores) as Scores),
        remarks: remarks.map(({ remark }) => remark),
      };
    },
  };
}

/** Those that wait, as soon as they are enough. */
async function openWaiting(trx: Transaction<Schema>, subject: string, form: string): Promise<void> {
  const { all, open } = await trx
    .selectFrom('evaluation_answers')
    .select((eb) => [eb.fn.countAll<number>().as('all'), eb.fn.count<number>('batch').as('open')])
    .where('subject', '=', subject)
    .where('form', '=', form)
    .executeTakeFirstOrThrow();
  if (openNow(Number(all) - Number(open)) === 0) return;
  const batch = Number(all) / STEP;
  for (const table of ['evaluation_answers', 'evaluation_remarks'] as const) {
    await trx
      .updateTable(table)
      .set({ batch })
      .where('subject', '=', subject)
      .where('form', '=', form)
      .where('batch', 'is', null)
      .execute();
  }
}
