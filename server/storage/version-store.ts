/** Versions of the content in the database. */
import { sql } from 'kysely';
import type { VersionStore } from '../ports/version-store.ts';
import type { Database } from './schema.ts';

export function createVersionStore(db: Database): VersionStore {
  return {
    note: async (courses, nowMs) => {
      for (const { id, version, contentHash, quiz } of courses) {
        const row = { content_hash: contentHash, course: id, version, quiz_hash: quiz.contentHash };
        await db
          .insertInto('course_versions')
          .values({ ...row, first_seen_ms: nowMs })
          .onConflict((conflict) => conflict.column('content_hash').doNothing())
          .execute();
      }
    },
    quizHashes: async (course) => {
      const rows = await db
        .selectFrom('course_versions')
        .select(['content_hash', 'quiz_hash'])
        .where('course', '=', course)
        .execute();
      return new Map(rows.map((row) => [row.content_hash, row.quiz_hash]));
    },
    stampEvidence: (hashes) =>
      db.transaction().execute(async (trx) => {
        let stamped = 0n;
        for (const [item, hash] of Object.entries(hashes)) {
          // The comparison with a literal lets SQLite use the partial indexes.
          const minutes = await trx
            .updateTable('minutes')
            .set({ content_hash: hash })
            .where('item', '=', item)
            .where(sql<boolean>`content_hash = ''`)
            .executeTakeFirst();
          const sections = await trx
            .updateTable('sections_seen')
            .set({ content_hash: hash })
            .where('lesson', '=', item)
            .where(sql<boolean>`content_hash = ''`)
            .executeTakeFirst();
          stamped += minutes.numUpdatedRows + sections.numUpdatedRows;
        }
        return Number(stamped);
      }),
  };
}
