/** Traces of study in the database. Reads what presence, quizzes and the record wrote; writes device uses alone. */
import { sql } from 'kysely';
import { minuteNumberOf } from '../../src/domain/base/calendar.ts';
import { DEVICE } from '../../src/domain/review/rules.ts';
import type { AttemptTrace, Span, TraceStore } from '../ports/trace-store.ts';
import type { Database } from './schema.ts';

/** A use is written down at most so often; a beat comes every 20 s. */
const NOTE_EVERY_MS = 60_000;

export function createTraceStore(db: Database): TraceStore {
  return { ...study(db), ...presence(db), ...devices(db) };
}

/** The one place that knows how beats, minutes and offline tickets are kept. */
function presence(db: Database): Pick<TraceStore, 'beats' | 'minutes' | 'countMinutes'> {
  const minutesIn = (personId: string, { fromMs, toMs }: Span) =>
    db
      .selectFrom('minutes')
      .where('person_id', '=', personId)
      .where('minute', '>=', minuteNumberOf(fromMs))
      .where('minute', '<', minuteNumberOf(toMs));
  return {
    beats: async (personId, { fromMs, toMs }) => {
      const rows = await db
        .selectFrom('beats')
        .select(['at_ms', 'item', 'section', 'live', 'active', 'lived_ms'])
        .where('person_id', '=', personId)
        .where('minute', '>=', minuteNumberOf(fromMs))
        .where('minute', '<', minuteNumberOf(toMs))
        .orderBy('at_ms')
        .orderBy('seq')
        .execute();
      return rows.map((row) => ({
        atMs: row.at_ms,
        item: row.item,
        section: row.section,
        isLive: row.live === 1,
        // Beats of the first release did not say.
        hadInput: row.lived_ms === null ? null : row.active === 1,
      }));
    },
    minutes: async (personId, span) => {
      const rows = await minutesIn(personId, span)
        .select(['minute', 'item', 'ticket'])
        .orderBy('minute')
        .execute();
      return rows.map(({ minute, item, ticket }) => ({ minute, item, isOffline: ticket !== null }));
    },
    countMinutes: async (personId, item, span) => {
      const { count } = await minutesIn(personId, span)
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('item', '=', item)
        .executeTakeFirstOrThrow();
      return count;
    },
  };
}

function study(db: Database): Pick<TraceStore, 'activePeople' | 'sections' | 'attempts'> {
  return {
    activePeople: async ({ fromMs, toMs }) => {
      const rows = await db
        .selectFrom('beats')
        .select('person_id')
        .where('at_ms', '>=', fromMs)
        .where('at_ms', '<', toMs)
        .union(
          db
            .selectFrom('sections_seen')
            .select('person_id')
            .where('seen_at_ms', '>=', fromMs)
            .where('seen_at_ms', '<', toMs),
        )
        .union(
          db
            .selectFrom('attempts')
            .select('person_id')
            .where('closed_at_ms', '>=', fromMs)
            .where('closed_at_ms', '<', toMs),
        )
        // Read without a network on that day, and told of since.
        .union(
          db
            .selectFrom('offline_stretches')
            .select('person_id')
            .where('received_at_ms', '>=', fromMs)
            .where('issued_at_ms', '<', toMs),
        )
        .orderBy('person_id')
        .execute();
      return rows.map((row) => row.person_id);
    },
    sections: (personId, { fromMs, toMs }) =>
      db
        .selectFrom('sections_seen')
        .select(['lesson', 'section', 'statement_id as statement', 'seen_at_ms as seenAtMs'])
        .where('person_id', '=', personId)
        .where('seen_at_ms', '>=', fromMs)
        .where('seen_at_ms', '<', toMs)
        .orderBy('seen_at_ms')
        .orderBy('lesson')
        .orderBy('section')
        .execute(),
    attempts: async (personId, { fromMs, toMs }) => {
      const rows = await db
        .selectFrom('attempts')
        .select(['id', 'course', 'number', 'state', 'started_at_ms', 'closed_at_ms'])
        .select(sql<number>`json_array_length(drawn)`.as('questions'))
        .select(sql<number | null>`json_extract(grade, '$.scorePercent')`.as('score'))
        .where('person_id', '=', personId)
        .where((eb) =>
          eb.or([
            eb.and([eb('started_at_ms', '>=', fromMs), eb('started_at_ms', '<', toMs)]),
            eb.and([eb('closed_at_ms', '>=', fromMs), eb('closed_at_ms', '<', toMs)]),
          ]),
        )
        .orderBy('started_at_ms')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        course: row.course,
        number: row.number,
        state: row.state as AttemptTrace['state'],
        startedAtMs: row.started_at_ms,
        closedAtMs: row.closed_at_ms,
        questions: row.questions,
        scorePercent: row.score,
      }));
    },
  };
}

function devices(db: Database): Pick<TraceStore, 'noteDevice' | 'deviceUses' | 'forgetDevices'> {
  return {
    // Two beats at one moment may both begin a use; that counts as no handover, so it needs no transaction.
    noteDevice: async ({ device, personId, atMs }) => {
      const last = await db
        .selectFrom('device_uses')
        .selectAll()
        .where('device', '=', device)
        .orderBy('to_ms', 'desc')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      const goesOn = last?.person_id === personId && atMs - last.to_ms <= DEVICE.handoverMs;
      if (!goesOn) {
        const use = { device, person_id: personId, from_ms: atMs, to_ms: atMs };
        await db.insertInto('device_uses').values(use).execute();
      } else if (atMs - last.to_ms >= NOTE_EVERY_MS) {
        await db.updateTable('device_uses').set({ to_ms: atMs }).where('id', '=', last.id).execute();
      }
    },
    deviceUses: ({ fromMs, toMs }) =>
      db
        .selectFrom('device_uses')
        .select(['device', 'person_id as personId', 'from_ms as fromMs', 'to_ms as toMs'])
        .where('to_ms', '>=', fromMs)
        .where('to_ms', '<', toMs)
        .orderBy('device')
        .orderBy('from_ms')
        .execute(),
    forgetDevices: async (beforeMs) => {
      await db.deleteFrom('device_uses').where('to_ms', '<', beforeMs).execute();
    },
  };
}
