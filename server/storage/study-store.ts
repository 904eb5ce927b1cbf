/** Beats, minutes and sections seen in the database; attempts are attempt-store's. */
import { sql, type Transaction } from 'kysely';
import { minuteNumberOf } from '../../src/domain/base/calendar.ts';
import {
  type Beat,
  type BeatVerdict,
  isMinuteEarned,
  MAXIMUM_GAP_MS,
} from '../../src/domain/presence/beat.ts';
import type { CaseProgress } from '../../src/domain/progress/evaluate-case.ts';
import type { CourseProgress } from '../../src/domain/progress/evaluate-completion.ts';
import type { BeatOutcome, StudyStore, Versioned } from '../ports/study-store.ts';
import { createAttemptStore } from './attempt-store.ts';
import type { Database, Schema } from './schema.ts';

export function createStudyStore(db: Database): StudyStore {
  return {
    recordBeat: (personId, beat, judge, facts) =>
      db.transaction().execute(async (trx) => {
        const verdict = judge(await takeStream(trx, personId, beat.nonce));
        if (verdict.live || verdict.reason !== 'hidden') await keepStream(trx, personId, beat, facts);
        await forgetOldStreams(trx, personId, facts.nowMs);
        const earnedMinute = await keepBeat(trx, personId, beat, verdict, facts);
        return { verdict, nonce: facts.nonce, earnedMinute } satisfies BeatOutcome;
      }),
    minutes: async (personId, items) => {
      if (items.length === 0) return [];
      return db
        .selectFrom('minutes')
        .select(['minute', 'item', 'content_hash as contentHash'])
        .where('person_id', '=', personId)
        .where('item', 'in', items)
        .orderBy('minute')
        .execute();
    },
    progress: (personId, lessons, sinceMs) => progress(db, personId, lessons, sinceMs),
    caseProgress: (personId, study, sinceMs) => caseProgress(db, personId, study, sinceMs),
    steppedSince: (sinceMs) =>
      db
        .selectFrom('case_steps')
        .select(['person_id as personId', 'study'])
        .distinct()
        .where('at_ms', '>=', sinceMs)
        .execute(),
    sectionSeen: (personId, lesson, section) =>
      db
        .selectFrom('sections_seen')
        .select(['year', 'statement_id as statement', 'seen_at_ms as seenAtMs'])
        .where('person_id', '=', personId)
        .where('lesson', '=', lesson)
        .where('section', '=', section)
        .orderBy('seen_at_ms')
        .execute(),
    passedSince: (sinceMs) =>
      db
        .selectFrom('attempts')
        .select(['person_id as personId', 'course'])
        .where('state', '=', 'passed')
        .where('closed_at_ms', '>=', sinceMs)
        .execute(),
    ...createAttemptStore(db),
  };
}

type Facts = Parameters<StudyStore['recordBeat']>[3];

/** Read the stream a nonce leads to, and use the nonce up. */
async function takeStream(trx: Transaction<Schema>, personId: string, nonce: string | undefined) {
  if (nonce === undefined) return undefined;
  const row = await trx
    .deleteFrom('presence_streams')
    .where('person_id', '=', personId)
    .where('nonce', '=', nonce)
    .returningAll()
    .executeTakeFirst();
  return row && { item: row.item, beatAtMs: row.beat_at_ms };
}

async function keepStream(
  trx: Transaction<Schema>,
  personId: string,
  beat: Beat,
  facts: Facts,
): Promise<void> {
  await trx
    .insertInto('presence_streams')
    .values({ person_id: personId, nonce: facts.nonce, item: beat.item, beat_at_ms: facts.nowMs })
    .execute();
}

/** Long after any beat could still follow; sooner, a late beat would look like a replayed one. */
const FORGOTTEN_AFTER_MS = 20 * MAXIMUM_GAP_MS;

/** Pages that were closed leave a link behind that nobody will echo in time. */
async function forgetOldStreams(trx: Transaction<Schema>, personId: string, nowMs: number): Promise<void> {
  await trx
    .deleteFrom('presence_streams')
    .where('person_id', '=', personId)
    .where('beat_at_ms', '<', nowMs - FORGOTTEN_AFTER_MS)
    .execute();
}

/** @returns whether this beat filled a minute that nothing had earned yet */
async function keepBeat(
  trx: Transaction<Schema>,
  personId: string,
  beat: Beat,
  verdict: BeatVerdict,
  facts: Facts,
): Promise<boolean> {
  await trx
    .insertInto('beats')
    .values({
      person_id: personId,
      minute: facts.minute,
      at_ms: facts.nowMs,
      item: beat.item,
      section: beat.section ?? null,
      live: verdict.live ? 1 : 0,
    })
    .execute();
  if (!verdict.live) return false;
  const { live } = await trx
    .selectFrom('beats')
    .select((eb) => eb.fn.sum<number>('live').as('live'))
    .where('person_id', '=', personId)
    .where('minute', '=', facts.minute)
    .where('item', '=', beat.item)
    .executeTakeFirstOrThrow();
  if (!isMinuteEarned(live)) return false;
  const inserted = await trx
    .insertInto('minutes')
    .values({
      person_id: personId,
      minute: facts.minute,
      item: beat.item,
      content_hash: facts.contentHash,
    })
    .onConflict((conflict) => conflict.columns(['person_id', 'minute']).doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

async function progress(
  db: Database,
  personId: string,
  lessons: readonly Versioned[],
  sinceMs: number,
): Promise<Omit<CourseProgress, 'quizPassed'>> {
  const ids = lessons.map(({ id }) => id);
  if (ids.length === 0) return { sectionsSeen: {}, minutes: {} };
  const isOfVersion = (row: { readonly id: string; readonly contentHash: string }) =>
    lessons.some(({ id, contentHash }) => id === row.id && contentHash === row.contentHash);
  const sections = await db
    .selectFrom('sections_seen')
    .select(['lesson as id', 'section', 'content_hash as contentHash'])
    .distinct()
    .where('person_id', '=', personId)
    .where('lesson', 'in', ids)
    .where('seen_at_ms', '>=', sinceMs)
    .execute();
  const minutes = await minutesByItem(db, personId, ids, sinceMs);
  const sectionsSeen: Record<string, string[]> = Object.fromEntries(ids.map((id) => [id, []]));
  for (const row of sections.filter(isOfVersion)) sectionsSeen[row.id]?.push(row.section);
  return {
    sectionsSeen,
    minutes: Object.fromEntries(minutes.filter(isOfVersion).map((row) => [row.id, row.minutes])),
  };
}

function minutesByItem(db: Database, personId: string, items: readonly string[], sinceMs: number) {
  return db
    .selectFrom('minutes')
    .select(['item as id', 'content_hash as contentHash', sql<number>`count(*)`.as('minutes')])
    .where('person_id', '=', personId)
    .where('item', 'in', items)
    .where('minute', '>=', minuteNumberOf(sinceMs))
    .groupBy(['item', 'content_hash'])
    .execute();
}

async function caseProgress(
  db: Database,
  personId: string,
  study: Versioned & { readonly item: string },
  sinceMs: number,
): Promise<CaseProgress> {
  const steps = await db
    .selectFrom('case_steps')
    .select(['scene', 'target'])
    .distinct()
    .where('person_id', '=', personId)
    .where('study', '=', study.id)
    .where('content_hash', '=', study.contentHash)
    .where('at_ms', '>=', sinceMs)
    .execute();
  const minutes = await minutesByItem(db, personId, [study.item], sinceMs);
  return {
    scenesSeen: steps.filter(({ target }) => target === '').map(({ scene }) => scene),
    choices: steps.filter(({ target }) => target !== '').map(({ scene, target }) => ({ scene, to: target })),
    minutes: minutes.find(({ contentHash }) => contentHash === study.contentHash)?.minutes ?? 0,
  };
}
