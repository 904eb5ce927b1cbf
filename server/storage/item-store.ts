/** Sums over graded questions. Added to within the transaction that closes an attempt; read by course. */
import { sql, type Transaction } from 'kysely';
import { type ItemOutcome, sumsOf } from '../../src/domain/quiz/item-statistics.ts';
import type { ItemStore } from '../ports/item-store.ts';
import type { AttemptRecord } from '../ports/study-store.ts';
import type { Database, Schema } from './schema.ts';

/** Different fillings of one blank that are counted each on its own; what comes after them is `OTHER_FILLING`. */
const MOST_FILLINGS = 200;
const OTHER_FILLING = '=';

export function createItemStore(db: Database): ItemStore {
  return {
    sums: async (course) => {
      const rows = await db.selectFrom('item_sums').selectAll().where('course', '=', course).execute();
      return rows.map((row) => ({
        questionId: row.question_id,
        wording: row.wording,
        isFirst: row.is_first === 1,
        sums: {
          answers: row.answers,
          right: row.right_answers,
          restSum: row.rest_sum,
          restSquareSum: row.rest_square_sum,
          restRightSum: row.rest_right_sum,
        },
      }));
    },
    choices: async (course) => {
      const rows = await db.selectFrom('item_choices').selectAll().where('course', '=', course).execute();
      return rows.map((row) => ({
        questionId: row.question_id,
        wording: row.wording,
        isFirst: row.is_first === 1,
        choice: row.choice,
        times: row.times,
      }));
    },
  };
}

export async function addOutcomes(
  trx: Transaction<Schema>,
  attempt: AttemptRecord,
  outcomes: readonly ItemOutcome[],
): Promise<void> {
  if (outcomes.length === 0) return;
  const place = (outcome: ItemOutcome) => ({
    course: attempt.course,
    question_id: outcome.questionId,
    wording: outcome.wording,
    is_first: attempt.number === 1 ? 1 : 0,
  });
  await trx
    .insertInto('item_sums')
    .values(
      outcomes.map((outcome) => {
        const { answers, right, restSum, restSquareSum, restRightSum } = sumsOf(outcome);
        return {
          ...place(outcome),
          answers,
          right_answers: right,
          rest_sum: restSum,
          rest_square_sum: restSquareSum,
          rest_right_sum: restRightSum,
        };
      }),
    )
    .onConflict((conflict) =>
      conflict.columns(['course', 'question_id', 'wording', 'is_first']).doUpdateSet({
        answers: sql`item_sums.answers + excluded.answers`,
        right_answers: sql`item_sums.right_answers + excluded.right_answers`,
        rest_sum: sql`item_sums.rest_sum + excluded.rest_sum`,
        rest_square_sum: sql`item_sums.rest_square_sum + excluded.rest_square_sum`,
        rest_right_sum: sql`item_sums.rest_right_sum + excluded.rest_right_sum`,
      }),
    )
    .execute();
  const choices: (ReturnType<typeof place> & { choice: string; times: number })[] = [];
  for (const outcome of outcomes) {
    const at = place(outcome);
    for (const choice of outcome.choices)
      choices.push({ ...at, choice: await countedAs(trx, at, choice), times: 1 });
  }
  if (choices.length === 0) return;
  await trx
    .insertInto('item_choices')
    .values(choices)
    .onConflict((conflict) =>
      conflict
        .columns(['course', 'question_id', 'wording', 'is_first', 'choice'])
        .doUpdateSet({ times: sql`item_choices.times + excluded.times` }),
    )
    .execute();
}

/** Fillings are free text: beyond so many different ones of a question, new ones are counted together. */
async function countedAs(
  trx: Transaction<Schema>,
  place: {
    readonly course: string;
    readonly question_id: string;
    readonly wording: string;
    readonly is_first: number;
  },
  choice: string,
): Promise<string> {
  if (!choice.startsWith('=')) return choice;
  const counted = trx
    .selectFrom('item_choices')
    .where('course', '=', place.course)
    .where('question_id', '=', place.question_id)
    .where('wording', '=', place.wording)
    .where('is_first', '=', place.is_first);
  const known = await counted.select('choice').where('choice', '=', choice).executeTakeFirst();
  if (known) return choice;
  const { different } = await counted
    .select((eb) => eb.fn.countAll<number>().as('different'))
    .executeTakeFirstOrThrow();
  return different < MOST_FILLINGS ? choice : OTHER_FILLING;
}
