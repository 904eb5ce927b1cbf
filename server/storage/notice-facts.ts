/** What has happened lately, read by the time it happened. */
import { type RawBuilder, sql } from 'kysely';
import type { CertificateClaim, CertificateState } from '../../src/domain/certificate/claim.ts';
import type { NoticeFacts } from '../ports/notice-facts.ts';
import type { Database } from './schema.ts';

export function createNoticeFacts(db: Database): NoticeFacts {
  const ids = async (query: RawBuilder<{ id: string }>) => (await query.execute(db)).rows.map(({ id }) => id);
  return {
    assignments: (sinceMs) =>
      ids(sql`SELECT id FROM assignments WHERE made_at_ms >= ${sinceMs}
        UNION SELECT assignment_id FROM assignment_events WHERE at_ms >= ${sinceMs}`),
    makeUps: async (sinceMs) => {
      const { rows } = await sql<{ id: string; year: number }>`
        SELECT id, year FROM make_up_orders WHERE ordered_at_ms >= ${sinceMs}
        UNION SELECT make_up_orders.id, make_up_orders.year FROM make_up_events
          JOIN make_up_orders ON make_up_orders.id = make_up_events.order_id
          WHERE make_up_events.at_ms >= ${sinceMs}`.execute(db);
      return rows;
    },
    ...ofWritten(db, ids),
    practice: (sinceMs) =>
      ids(sql`SELECT DISTINCT claim_id AS id FROM practice_events WHERE at_ms >= ${sinceMs}`),
    cards: (sinceMs) =>
      ids(sql`SELECT id FROM review_cards WHERE found_at_ms >= ${sinceMs}
        UNION SELECT card_id FROM review_card_events WHERE at_ms >= ${sinceMs}`),
    appeals: (sinceMs) =>
      ids(sql`SELECT id FROM appeals WHERE made_at_ms >= ${sinceMs}
        UNION SELECT appeal_id FROM appeal_events WHERE at_ms >= ${sinceMs}`),
    warnings: (sinceMs) =>
      ids(sql`SELECT id FROM warnings WHERE opened_at_ms >= ${sinceMs}
        UNION SELECT warning_id FROM warning_events WHERE at_ms >= ${sinceMs}`),
    certificates: (sinceMs) => certificatesSince(db, sinceMs),
    plans: async (sinceMs) => {
      const { rows } = await sql<{ unitId: string; year: number }>`
        SELECT DISTINCT unit_id AS unitId, year FROM plan_events WHERE at_ms >= ${sinceMs}`.execute(db);
      return rows;
    },
    events: (sinceMs) => ids(sql`SELECT DISTINCT event_id AS id FROM event_acts WHERE at_ms >= ${sinceMs}`),
    postedEvents: (sinceMs) =>
      ids(sql`SELECT DISTINCT event_id AS id FROM event_acts WHERE at_ms >= ${sinceMs} AND kind = 'posted'`),
    ...ofEvents(db),
    rosterImports: (sinceMs) =>
      ids(sql`SELECT id FROM roster_imports WHERE confirmed_at_ms >= ${sinceMs} AND state = 'done'
        AND origin = 'sheet' AND kind = 'people'`),
    lastLogIndex: async () => {
      const { rows } = await sql<{
        last: number | null;
      }>`SELECT max(log_index) AS last FROM ledger_entries`.execute(db);
      return rows[0]?.last ?? -1;
    },
  };
}

type OfWritten = 'writtenTasks' | 'writers' | 'writtenWorks' | 'lastWrittenSeq';

function ofWritten(
  db: Database,
  ids: (query: RawBuilder<{ id: string }>) => Promise<readonly string[]>,
): Pick<NoticeFacts, OfWritten> {
  return {
    writtenTasks: (sinceMs) =>
      ids(sql`SELECT id FROM written_tasks WHERE made_at_ms >= ${sinceMs}
        UNION SELECT task_id FROM written_task_events WHERE at_ms >= ${sinceMs}`),
    writers: (taskId) => ids(sql`SELECT person_id AS id FROM written_works WHERE task_id = ${taskId}`),
    writtenWorks: (afterSeq) =>
      ids(sql`SELECT DISTINCT work_id AS id FROM written_events WHERE seq > ${afterSeq}`),
    lastWrittenSeq: async () => {
      const { rows } = await sql<{
        last: number | null;
      }>`SELECT max(seq) AS last FROM written_events`.execute(db);
      return rows[0]?.last ?? -1;
    },
  };
}

function ofEvents(db: Database): Pick<NoticeFacts, 'credits' | 'strikes'> {
  return {
    credits: (eventId) =>
      db
        .selectFrom('event_credits')
        .innerJoin('ledger_entries', 'ledger_entries.id', 'event_credits.entry_id')
        .where('event_credits.event_id', '=', eventId)
        .where(
          sql<boolean>`not exists (select 1 from ledger_entries later where later.reverses = ledger_entries.id)`,
        )
        .select([
          ...(['ledger_entries.person_id as personId', 'event_credits.entry_id as entryId'] as const),
          ...(['ledger_entries.year', 'ledger_entries.centihours'] as const),
        ])
        .execute(),
    strikes: async (sinceMs) => {
      const rows = await db
        .selectFrom('event_acts')
        .where('at_ms', '>=', sinceMs)
        .where('kind', '=', 'struck')
        .select(['event_id', 'detail'])
        .execute();
      return rows.map(({ event_id: eventId, detail }) => {
        const { person, entry, reason } = JSON.parse(detail) as Record<'person' | 'entry' | 'reason', string>;
        return { eventId, personId: person, entryId: entry, reason };
      });
    },
  };
}

async function certificatesSince(db: Database, sinceMs: number): ReturnType<NoticeFacts['certificates']> {
  const { rows } = await sql<{
    code: string;
    person_id: string;
    year: number;
    claim: string;
    state: string;
    state_reason: string | null;
    issued_at_ms: number;
    ended_at_ms: number | null;
    is_replacing: number;
  }>`SELECT code, person_id, year, claim, state, state_reason, issued_at_ms, ended_at_ms,
      EXISTS (SELECT 1 FROM certificates earlier WHERE earlier.person_id = certificates.person_id
        AND earlier.year = certificates.year AND earlier.state = 'superseded'
        AND earlier.state_reason = certificates.code) AS is_replacing
    FROM certificates WHERE issued_at_ms >= ${sinceMs} OR ended_at_ms >= ${sinceMs}`.execute(db);
  return rows.map((row) => {
    const claim = JSON.parse(row.claim) as CertificateClaim;
    return {
      ...{ code: row.code, personId: row.person_id, year: row.year },
      // Format 1 knew annual certificates only, and did not say so.
      ...(claim.kind === 'course'
        ? { kind: 'course' as const, course: claim.course.title }
        : { kind: 'annual' as const, course: '' }),
      ...{ state: row.state as CertificateState, stateReason: row.state_reason },
      ...{ issuedAtMs: row.issued_at_ms, endedAtMs: row.ended_at_ms },
      isReplacing: row.is_replacing === 1,
    };
  });
}
