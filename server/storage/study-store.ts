/** Earned minutes and sections seen in the database; attempts are attempt-store's, presence is presence-store's. */
import { sql } from 'kysely';
import { minuteNumberOf } from '../../src/domain/base/calendar.ts';
import type { CaseProgress } from '../../src/domain/progress/evaluate-case.ts';
import type { RecordedProgress, StudyStore, Versioned } from '../ports/study-store.ts';
import { createAttemptStore } from './attempt-store.ts';
import type { Database } from './schema.ts';

export function createStudyStore(db: Database): StudyStore {
  return {
    minutes: async (personId, items) => {
      if (items.length === 0) return [];
      const rows = await db
        .selectFrom('minutes')
        .select(['minute', 'item', 'content_hash as contentHash', 'ticket'])
        .where('person_id', '=', personId)
        .where('item', 'in', items)
        .orderBy('minute')
        .execute();
      return rows.map(({ ticket, ...row }) => ({ ...row, offline: ticket !== null }));
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

async function progress(
  db: Database,
  personId: string,
  lessons: readonly Versioned[],
  sinceMs: number,
): Promise<RecordedProgress> {
  const ids = lessons.map(({ id }) => id);
  if (ids.length === 0) return { sectionsSeen: {}, minutes: {}, offlineMinutes: {} };
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
    offlineMinutes: Object.fromEntries(minutes.filter(isOfVersion).map((row) => [row.id, row.offline])),
  };
}

function minutesByItem(db: Database, personId: string, items: readonly string[], sinceMs: number) {
  return db
    .selectFrom('minutes')
    .select(['item as id', 'content_hash as contentHash'])
    .select([sql<number>`count(*)`.as('minutes'), sql<number>`count(ticket)`.as('offline')])
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
