/** Outbox, mail service and addresses in the database. */
import { sql } from 'kysely';
import type { NoticeKind } from '../../src/domain/notice/kinds.ts';
import type { MailService, MailState, MailStore } from '../ports/mail-store.ts';
import type { MailOutcome } from '../ports/mailer.ts';
import type { Database, Row } from './schema.ts';

export function createMailStore(db: Database): MailStore {
  return { ...sending(db), ...looking(db), ...service(db), ...addresses(db) };
}

function sending(db: Database): Pick<MailStore, 'take' | 'settle' | 'giveUp' | 'sendAgain'> {
  return {
    // One statement, so that of two processes each gets another.
    take: async (holder, nowMs) => {
      const taken = await db
        .updateTable('notice_mails')
        .set({ state: 'sending', holder, taken_at_ms: nowMs })
        .where('notice_id', '=', (eb) =>
          eb
            .selectFrom('notice_mails')
            .select('notice_id')
            .where('state', '=', 'waiting')
            .where('next_attempt_ms', '<=', nowMs)
            .orderBy('notice_id')
            .limit(1),
        )
        .where('state', '=', 'waiting')
        .returning(['notice_id as noticeId', 'address', 'failures'])
        .executeTakeFirst();
      if (!taken) return undefined;
      const notice = await db
        .selectFrom('notices')
        .where('id', '=', taken.noticeId)
        .select(['kind', 'title', 'text', 'link'])
        .executeTakeFirstOrThrow();
      return { ...taken, ...notice, kind: notice.kind as NoticeKind };
    },
    settle: async (noticeId, holder, { outcome, nowMs, nextAttemptAtMs }) => {
      const settled = await db
        .updateTable('notice_mails')
        .set(rowAfter(outcome, nowMs, nextAttemptAtMs))
        .where('notice_id', '=', noticeId)
        .where('state', '=', 'sending')
        .where('holder', '=', holder)
        .executeTakeFirst();
      return Number(settled.numUpdatedRows) > 0;
    },
    giveUp: async ({ takenMs, queuedMs }, nowMs) => {
      await db
        .updateTable('notice_mails')
        .set({ state: 'unknown', ended_at_ms: nowMs, answer: 'the portal stopped while sending' })
        .where('state', '=', 'sending')
        .where('taken_at_ms', '<', takenMs)
        .execute();
      await db
        .updateTable('notice_mails')
        .set({ state: 'dropped', ended_at_ms: nowMs })
        .where('state', '=', 'waiting')
        .where('queued_at_ms', '<', queuedMs)
        .execute();
    },
    sendAgain: async (noticeId) => {
      const changed = await db
        .updateTable('notice_mails')
        .set({ state: 'waiting', failures: 0, next_attempt_ms: 0, ended_at_ms: null })
        .where('notice_id', '=', noticeId)
        .where('state', 'in', ['refused', 'unknown'])
        .executeTakeFirst();
      return Number(changed.numUpdatedRows) > 0;
    },
  };
}

const ENDED: Readonly<Partial<Record<MailOutcome['kind'], MailState>>> = {
  accepted: 'sent',
  refused: 'refused',
  unknown: 'unknown',
};

function rowAfter({ kind, answer }: MailOutcome, nowMs: number, nextAttemptMs: number) {
  const state = ENDED[kind];
  if (state) return { state, answer, ended_at_ms: nowMs };
  const failures = kind === 'postponed' ? sql<number>`failures + 1` : sql<number>`failures`;
  return {
    state: 'waiting',
    answer,
    failures,
    next_attempt_ms: nextAttemptMs,
    holder: null,
    taken_at_ms: null,
  };
}

function looking(db: Database): Pick<MailStore, 'counts' | 'latest'> {
  return {
    counts: async () => {
      const rows = await db
        .selectFrom('notice_mails')
        .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
        .groupBy('state')
        .execute();
      const none = { waiting: 0, sending: 0, sent: 0, refused: 0, unknown: 0, dropped: 0 };
      return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
    },
    latest: async (states, limit) => {
      const rows = await db
        .selectFrom('notice_mails')
        .innerJoin('notices', 'notices.id', 'notice_mails.notice_id')
        .innerJoin('people', 'people.id', 'notice_mails.person_id')
        .where('state', 'in', states)
        .orderBy('notice_id', 'desc')
        .limit(limit)
        .select([
          ...(['notice_id', 'notice_mails.person_id', 'people.name', 'title', 'address', 'state'] as const),
          ...(['answer', 'queued_at_ms', 'ended_at_ms'] as const),
        ])
        .execute();
      return rows.map((row) => ({
        ...{ noticeId: row.notice_id, personId: row.person_id, name: row.name, title: row.title },
        ...{ address: row.address, state: row.state as MailState, answer: row.answer },
        ...{ queuedAtMs: row.queued_at_ms, endedAtMs: row.ended_at_ms },
      }));
    },
  };
}

function service(db: Database): Pick<MailStore, 'service' | 'noteService'> {
  return {
    service: async () => {
      const row = await db.selectFrom('mail_service').selectAll().executeTakeFirstOrThrow();
      return {
        ...{ failures: row.failures, nextAttemptAtMs: row.next_attempt_ms, trouble: row.trouble },
        ...{ troubleAtMs: row.trouble_ms, lastSuccessAtMs: row.last_success_ms },
      };
    },
    noteService: async (noted) => {
      await db.updateTable('mail_service').set(serviceRow(noted)).execute();
    },
  };
}

function serviceRow(noted: Partial<MailService>): Partial<Row<'mail_service'>> {
  const { failures, nextAttemptAtMs, trouble, troubleAtMs, lastSuccessAtMs } = noted;
  return {
    ...(failures !== undefined && { failures }),
    ...(nextAttemptAtMs !== undefined && { next_attempt_ms: nextAttemptAtMs }),
    ...(trouble !== undefined && { trouble }),
    ...(troubleAtMs !== undefined && { trouble_ms: troubleAtMs }),
    ...(lastSuccessAtMs !== undefined && { last_success_ms: lastSuccessAtMs }),
  };
}

function addresses(
  db: Database,
): Pick<MailStore, 'addressOf' | 'askAddress' | 'countTry' | 'confirmAddress' | 'forgetAddress'> {
  const change = (personId: string, changed: Partial<Row<'notice_addresses'>>) =>
    db.updateTable('notice_addresses').set(changed).where('person_id', '=', personId).execute();
  const NOT_ASKED = { asked_address: null, code_hash: null, asked_at_ms: null, tries: 0 };
  return {
    addressOf: async (personId) => {
      const row = await db
        .selectFrom('notice_addresses')
        .selectAll()
        .where('person_id', '=', personId)
        .executeTakeFirst();
      const isAsked = row?.asked_address && row.code_hash && row.asked_at_ms !== null;
      return {
        address: row?.address ?? null,
        asked: isAsked
          ? {
              ...{ address: row.asked_address ?? '', codeHash: row.code_hash ?? '' },
              ...{ atMs: row.asked_at_ms ?? 0, tries: row.tries },
            }
          : null,
      };
    },
    askAddress: async (personId, address, codeHash, atMs) => {
      const asked = { asked_address: address, code_hash: codeHash, asked_at_ms: atMs, tries: 0 };
      await db
        .insertInto('notice_addresses')
        .values({ person_id: personId, address: null, confirmed_at_ms: null, ...asked })
        .onConflict((conflict) => conflict.column('person_id').doUpdateSet(asked))
        .execute();
    },
    countTry: async (personId) => {
      await db
        .updateTable('notice_addresses')
        .set({ tries: sql<number>`tries + 1` })
        .where('person_id', '=', personId)
        .execute();
    },
    confirmAddress: async (personId, atMs) => {
      await db
        .updateTable('notice_addresses')
        .set({ address: sql<string>`asked_address`, confirmed_at_ms: atMs, ...NOT_ASKED })
        .where('person_id', '=', personId)
        .where('asked_address', 'is not', null)
        .execute();
    },
    forgetAddress: async (personId, atMs) => {
      await change(personId, { address: null, confirmed_at_ms: null, ...NOT_ASKED });
      await db
        .updateTable('notice_mails')
        .set({ state: 'dropped', ended_at_ms: atMs })
        .where('person_id', '=', personId)
        .where('state', '=', 'waiting')
        .execute();
    },
  };
}
