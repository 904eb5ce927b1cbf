/** Beats, the minutes they fill, silences and offline stretches in the database. */
import type { Transaction } from 'kysely';
import { dayOf, minuteNumberOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { type Beat, MAXIMUM_GAP_MS } from '../../src/domain/presence/beat.ts';
import type { PresenceDecision, PresenceRecord, Watch } from '../../src/domain/presence/judge-presence.ts';
import { MINUTE_MS } from '../../src/domain/presence/lived-time.ts';
import type { StretchDecision } from '../../src/domain/presence/offline.ts';
import type {
  BeatFacts,
  PresenceStore,
  RecordedBounds,
  SentStretch,
  StretchWorth,
} from '../ports/presence-store.ts';
import type { Database, NewRow, Row, Schema } from './schema.ts';

type Trx = Transaction<Schema>;

export function createPresenceStore(db: Database): PresenceStore {
  return {
    recordBeat: (personId, beat, facts, judge) =>
      db.transaction().execute(async (trx) => {
        const kept = await readWatch(trx, personId, beat.item);
        const decision = judge({
          stream: await takeStream(trx, personId, beat.nonce),
          watch: kept?.watch,
          ...(await recentTime(trx, personId, facts.nowMs)),
        });
        await keepStream(trx, personId, { beat, decision, facts });
        const seq = await keepBeat(trx, personId, { beat, decision, facts });
        await keepMinutes(
          trx,
          personId,
          { beat, decision, facts },
          { seq, bankFrom: kept?.bankFrom ?? null },
        );
        return decision;
      }),
    answer: (personId, item, change) =>
      db.transaction().execute(async (trx) => {
        const kept = await readWatch(trx, personId, item);
        const watch = change(kept?.watch);
        if (watch) await writeWatch(trx, { personId, item }, watch, kept?.bankFrom ?? null);
      }),
    takeStretch: (sent, judge) => db.transaction().execute((trx) => takeStretch(trx, sent, judge)),
  };
}

/** Read the stream a nonce leads to, and use the nonce up. */
async function takeStream(trx: Trx, personId: string, nonce: string | undefined) {
  if (nonce === undefined) return undefined;
  const row = await trx
    .deleteFrom('presence_streams')
    .where('person_id', '=', personId)
    .where('nonce', '=', nonce)
    .returningAll()
    .executeTakeFirst();
  return row && { item: row.item, beatAtMs: row.beat_at_ms };
}

/** What may still overlap with the time before a beat: the last lived instant, and minutes earned. */
async function recentTime(
  trx: Trx,
  personId: string,
  nowMs: number,
): Promise<Pick<PresenceRecord, 'livedUntilMs' | 'isTaken'>> {
  const fromMinute = minuteNumberOf(nowMs - MAXIMUM_GAP_MS);
  const last = await trx
    .selectFrom('beats')
    .select((eb) => eb.fn.max('at_ms').as('at_ms'))
    .where('person_id', '=', personId)
    .where('minute', '>=', fromMinute)
    .where('live', '=', 1)
    .executeTakeFirst();
  const taken = await trx
    .selectFrom('minutes')
    .select('minute')
    .where('person_id', '=', personId)
    .where('minute', '>=', fromMinute)
    .execute();
  const minutes = new Set(taken.map(({ minute }) => minute));
  const livedUntilMs = Math.max(last?.at_ms ?? 0, await offlineUntil(trx, personId, nowMs));
  return { livedUntilMs, isTaken: (minute) => minutes.has(minute) };
}

/** Time that an offline stretch has told of is not lived once more by the beat after it; 0 when that is long ago. */
async function offlineUntil(trx: Trx, personId: string, nowMs: number): Promise<number> {
  const stretches = await trx
    .selectFrom('offline_stretches')
    .select(['received_at_ms as receivedAtMs', 'answer'])
    .where('person_id', '=', personId)
    .where('received_at_ms', '>=', nowMs - MAXIMUM_GAP_MS)
    .execute();
  const counted = stretches.filter(({ answer }) => (JSON.parse(answer) as StretchWorth).minutes.length > 0);
  return Math.max(0, ...counted.map(({ receivedAtMs }) => receivedAtMs));
}

interface Told {
  readonly beat: Beat;
  readonly decision: PresenceDecision;
  readonly facts: BeatFacts;
}

/** Long after any beat could still follow; sooner, a late beat would look like a replayed one. */
const FORGOTTEN_AFTER_MS = 20 * MAXIMUM_GAP_MS;

/** A hidden page's chain ends. Pages that were closed leave a link behind that nobody will echo in time. */
async function keepStream(trx: Trx, personId: string, { beat, decision, facts }: Told): Promise<void> {
  const { verdict } = decision;
  if (verdict.live || verdict.reason !== 'hidden') {
    await trx
      .insertInto('presence_streams')
      .values({ person_id: personId, nonce: facts.nonce, item: beat.item, beat_at_ms: facts.nowMs })
      .execute();
  }
  if (beat.nonce !== undefined) return;
  await trx
    .deleteFrom('presence_streams')
    .where('person_id', '=', personId)
    .where('beat_at_ms', '<', facts.nowMs - FORGOTTEN_AFTER_MS)
    .execute();
}

/** @returns the beat's number */
async function keepBeat(trx: Trx, personId: string, { beat, decision, facts }: Told): Promise<number> {
  const { verdict } = decision;
  const { seq } = await trx
    .insertInto('beats')
    .values({
      person_id: personId,
      minute: minuteNumberOf(facts.nowMs),
      at_ms: facts.nowMs,
      item: beat.item,
      section: beat.section ?? null,
      block: beat.block ?? null,
      active: beat.active ? 1 : 0,
      live: verdict.live ? 1 : 0,
      reason: verdict.live ? null : verdict.reason,
      lived_ms: decision.livedMs,
      from_ms: decision.fromMs,
    })
    .returning('seq')
    .executeTakeFirstOrThrow();
  return seq;
}

async function keepMinutes(
  trx: Trx,
  personId: string,
  { beat, decision, facts }: Told,
  { seq, bankFrom }: { readonly seq: number; readonly bankFrom: number | null },
): Promise<void> {
  const firstBeat = bankFrom ?? seq;
  const rows = decision.minutes.map((minute) => ({
    ...{ person_id: personId, minute, item: beat.item, content_hash: facts.contentHash, ticket: null },
    ...{ first_beat: firstBeat, last_beat: seq },
  }));
  if (rows.length > 0) await trx.insertInto('minutes').values(rows).execute();
  const hasFilled = rows.length > 0;
  const from = decision.watch.bankMs === 0 ? null : hasFilled ? seq : firstBeat;
  await writeWatch(trx, { personId, item: beat.item }, decision.watch, from);
}

async function readWatch(
  trx: Trx,
  personId: string,
  item: string,
): Promise<{ readonly watch: Watch; readonly bankFrom: number | null } | undefined> {
  const row = await trx
    .selectFrom('presence_watches')
    .selectAll()
    .where('person_id', '=', personId)
    .where('item', '=', item)
    .executeTakeFirst();
  return row && { watch: watchOf(row), bankFrom: row.bank_from };
}

function watchOf(row: Row<'presence_watches'>): Watch {
  return {
    lastBeatMs: row.last_beat_ms,
    lastSignMs: row.last_sign_ms,
    silentMs: row.silent_ms,
    isPaused: row.is_paused === 1,
    bankMs: row.bank_ms,
    ...(row.question === null
      ? {}
      : { question: JSON.parse(row.question) as NonNullable<Watch['question']> }),
  };
}

async function writeWatch(
  trx: Trx,
  { personId, item }: { readonly personId: string; readonly item: string },
  watch: Watch,
  bankFrom: number | null,
): Promise<void> {
  const values = {
    last_beat_ms: watch.lastBeatMs,
    last_sign_ms: watch.lastSignMs,
    silent_ms: watch.silentMs,
    is_paused: watch.isPaused ? 1 : 0,
    bank_ms: watch.bankMs,
    bank_from: bankFrom,
    question: watch.question ? JSON.stringify(watch.question) : null,
  } satisfies Partial<NewRow<'presence_watches'>>;
  await trx
    .insertInto('presence_watches')
    .values({ person_id: personId, item, ...values })
    .onConflict((conflict) => conflict.columns(['person_id', 'item']).doUpdateSet(values))
    .execute();
}

async function takeStretch(
  trx: Trx,
  sent: SentStretch,
  judge: (recorded: RecordedBounds) => StretchDecision,
): Promise<Result<{ readonly worth: StretchWorth; readonly isNew: boolean }>> {
  const { ticket } = sent;
  const used = await trx
    .selectFrom('offline_stretches')
    .select(['stretch', 'answer'])
    .where('ticket', '=', ticket.id)
    .executeTakeFirst();
  if (used) return worthAgain(used, sent.text);
  const kept = await readWatch(trx, ticket.personId, ticket.item);
  const { silence, ...worth } = judge(await recordedBounds(trx, sent, kept?.watch));
  await keepStretch(trx, sent, worth);
  // The silence goes on where the stretch left it, unless there has been a sign of life since.
  if (kept && silence.lastSignMs >= kept.watch.lastSignMs) {
    const { question, ...watch } = { ...kept.watch, ...silence };
    const after = silence.isPaused && question ? { ...watch, question } : watch;
    await writeWatch(trx, ticket, after, kept.bankFrom);
  }
  return succeed({ worth, isNew: true });
}

function worthAgain(
  used: { readonly stretch: string; readonly answer: string },
  text: string,
): Result<{ readonly worth: StretchWorth; readonly isNew: boolean }> {
  if (used.stretch === text) return succeed({ worth: JSON.parse(used.answer) as StretchWorth, isNew: false });
  return fail({
    code: 'conflict',
    message: '这张离线凭证已经用过，不能再记别的时间。请在联网时重新打开课文，领取新的凭证。',
    field: '/ticket',
  });
}

async function recordedBounds(
  trx: Trx,
  { ticket, receivedAtMs }: SentStretch,
  watch: Watch | undefined,
): Promise<RecordedBounds> {
  const fromMinute = minuteNumberOf(ticket.issuedAtMs);
  const online = await trx
    .selectFrom('beats')
    .select(['at_ms as atMs', 'lived_ms as livedMs', 'item', 'reason'])
    .where('person_id', '=', ticket.personId)
    .where('minute', '>=', fromMinute)
    .where('minute', '<=', minuteNumberOf(receivedAtMs))
    .execute();
  // A day before it as well: the day's limit counts what came before the ticket.
  const taken = await trx
    .selectFrom('minutes')
    .select(['minute', 'ticket'])
    .where('person_id', '=', ticket.personId)
    .where('minute', '>=', fromMinute - 24 * 60)
    .execute();
  const all = new Set(taken.map(({ minute }) => minute));
  const offline = new Set(taken.filter((row) => row.ticket !== null).map(({ minute }) => minute));
  return {
    online: online.map(({ atMs, livedMs }) => ({ atMs, livedMs: livedMs ?? 0 })),
    inFrontMs: online
      .filter(({ item, reason }) => item === ticket.item && reason !== 'hidden')
      .map(({ atMs }) => atMs),
    isTaken: (minute) => all.has(minute),
    isTakenOffline: (minute) => offline.has(minute),
    offlineOn: (day) => [...offline].filter((minute) => dayOf(minute * MINUTE_MS) === day).length,
    silence: watch,
  };
}

async function keepStretch(trx: Trx, sent: SentStretch, worth: StretchWorth): Promise<void> {
  const { ticket } = sent;
  await trx
    .insertInto('offline_stretches')
    .values({
      ticket: ticket.id,
      person_id: ticket.personId,
      item: ticket.item,
      issued_at_ms: ticket.issuedAtMs,
      received_at_ms: sent.receivedAtMs,
      signed_ticket: sent.signedTicket,
      stretch: sent.text,
      answer: JSON.stringify(worth),
    })
    .execute();
  for (const minute of worth.minutes) {
    const { personId, item, contentHash, id } = ticket;
    const row = { person_id: personId, minute, item, content_hash: contentHash, ticket: id };
    await trx
      .insertInto('minutes')
      .values({ ...row, first_beat: null, last_beat: null })
      .execute();
  }
}
