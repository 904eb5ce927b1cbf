/** Notices and preferences in the database. */
import { sql } from 'kysely';
import type { NoticeGroup, NoticeKind } from '../../src/domain/notice/kinds.ts';
import type { ClosedWhy } from '../../src/domain/notice/notice.ts';
import type { NewNotice, Notice, NoticeStore } from '../ports/notice-store.ts';
import { leaseNamed } from './leases.ts';
import type { Database, Row } from './schema.ts';

export function createNoticeStore(db: Database): NoticeStore {
  return {
    ...telling(db),
    ...standing(db),
    ...preferences(db),
    mark: async (name) => {
      const row = await db
        .selectFrom('notice_marks')
        .select('value')
        .where('name', '=', name)
        .executeTakeFirst();
      return row?.value;
    },
    setMark: async (name, value) => {
      await db
        .insertInto('notice_marks')
        .values({ name, value })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
        .execute();
    },
    ...leaseNamed(db, 'notices'),
  };
}

function telling(db: Database): Pick<NoticeStore, 'untold' | 'add' | 'list' | 'countUnread' | 'markRead'> {
  return {
    untold: async (asked) => {
      const pairs = JSON.stringify(asked.map(({ personId, key }) => [personId, key]));
      const { rows } = await sql<{ at: number }>`SELECT asked.key AS at FROM json_each(${pairs}) AS asked
        WHERE NOT EXISTS (SELECT 1 FROM notices WHERE notices.person_id = asked.value ->> 0
          AND notices.notice_key = asked.value ->> 1)`.execute(db);
      return rows.map(({ at }) => at);
    },
    add: (notices) =>
      db.transaction().execute(async (trx) => {
        let added = 0;
        for (const notice of notices) {
          const row = await trx
            .insertInto('notices')
            .values(rowOf(notice))
            .onConflict((conflict) => conflict.columns(['person_id', 'notice_key']).doNothing())
            .returning('id')
            .executeTakeFirst();
          if (!row) continue;
          added += 1;
          if (notice.mailTo === undefined) continue;
          const { personId: person_id, mailTo: address, madeAtMs: queued_at_ms } = notice;
          await trx
            .insertInto('notice_mails')
            .values({ notice_id: row.id, person_id, address, state: 'waiting', queued_at_ms })
            .execute();
        }
        return added;
      }),
    list: async (personId, { kinds, isUnread, before, limit }) => {
      const rows = await db
        .selectFrom('notices')
        .selectAll()
        .where('person_id', '=', personId)
        .$if(kinds !== undefined, (query) => query.where('kind', 'in', kinds ?? []))
        .$if(isUnread === true, (query) =>
          query.where('read_at_ms', 'is', null).where('closed_at_ms', 'is', null),
        )
        .$if(isUnread === false, (query) =>
          query.where((eb) => eb.or([eb('read_at_ms', 'is not', null), eb('closed_at_ms', 'is not', null)])),
        )
        .$if(before !== undefined, (query) => query.where('id', '<', before ?? 0))
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(noticeOf);
    },
    countUnread: async (personId) => {
      const { count } = await db
        .selectFrom('notices')
        .where('person_id', '=', personId)
        .where('read_at_ms', 'is', null)
        .where('closed_at_ms', 'is', null)
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return count;
    },
    markRead: async (personId, which, atMs) => {
      const changed = await db
        .updateTable('notices')
        .set({ read_at_ms: atMs })
        .where('person_id', '=', personId)
        .where('read_at_ms', 'is', null)
        .$if(which !== 'all', (query) => query.where('id', '=', Number(which)))
        .executeTakeFirst();
      return Number(changed.numUpdatedRows);
    },
  };
}

function standing(db: Database): Pick<NoticeStore, 'open' | 'openSubjects' | 'openWithNewEntries' | 'close'> {
  const open = () => db.selectFrom('notices').where('is_standing', '=', 1).where('closed_at_ms', 'is', null);
  return {
    open: (subject, personId) =>
      open()
        .where('subject', '=', subject)
        .$if(personId !== undefined, (query) => query.where('person_id', '=', personId ?? ''))
        .select(['id', 'person_id as personId', 'notice_key as key'])
        .execute(),
    openSubjects: async (beginning, personId) => {
      const rows = await open()
        .where('subject', '>=', beginning)
        .where('subject', '<', `${beginning}\u{10ffff}`)
        .$if(personId !== undefined, (query) => query.where('person_id', '=', personId ?? ''))
        .select('subject')
        .distinct()
        .execute();
      return rows.map(({ subject }) => subject);
    },
    openWithNewEntries: async (beginning, afterIndex) => {
      const rows = await open()
        .where('subject', '>=', beginning)
        .where('subject', '<', `${beginning}\u{10ffff}`)
        .where('person_id', 'in', (eb) =>
          eb.selectFrom('ledger_entries').select('person_id').where('log_index', '>', afterIndex),
        )
        .select('person_id')
        .distinct()
        .execute();
      return rows.map(({ person_id }) => person_id);
    },
    close: (closings, atMs) =>
      db.transaction().execute(async (trx) => {
        let closed = 0;
        for (const { id, why } of closings) {
          const changed = await trx
            .updateTable('notices')
            .set({ closed_at_ms: atMs, closed_why: why })
            .where('id', '=', id)
            .where('closed_at_ms', 'is', null)
            .executeTakeFirst();
          closed += Number(changed.numUpdatedRows);
          await trx
            .updateTable('notice_mails')
            .set({ state: 'dropped', ended_at_ms: atMs })
            .where('notice_id', '=', id)
            .where('state', '=', 'waiting')
            .execute();
        }
        return closed;
      }),
  };
}

function preferences(db: Database): Pick<NoticeStore, 'recipients' | 'setPreferences'> {
  return {
    recipients: async (personIds) => {
      if (personIds.length === 0) return [];
      const rows = await db
        .selectFrom('people')
        .leftJoin('notice_preferences', 'notice_preferences.person_id', 'people.id')
        .leftJoin('notice_addresses', 'notice_addresses.person_id', 'people.id')
        .where('people.id', 'in', personIds)
        .select(['people.id', 'quiet', 'no_mail', 'address'])
        .execute();
      return rows.map(({ id, quiet, no_mail, address }) => ({
        ...{ personId: id, address },
        quiet: groupsIn(quiet),
        noMail: groupsIn(no_mail),
      }));
    },
    setPreferences: async (personId, { quiet, noMail }) => {
      const set = { quiet: JSON.stringify(quiet), no_mail: JSON.stringify(noMail) };
      await db
        .insertInto('notice_preferences')
        .values({ person_id: personId, ...set })
        .onConflict((conflict) => conflict.column('person_id').doUpdateSet(set))
        .execute();
    },
  };
}

function groupsIn(written: string | null): readonly NoticeGroup[] {
  return written === null ? [] : (JSON.parse(written) as readonly NoticeGroup[]);
}

function rowOf(notice: NewNotice) {
  return {
    person_id: notice.personId,
    notice_key: notice.key,
    kind: notice.kind,
    subject: notice.subject,
    is_standing: Number(notice.isStanding),
    title: notice.title,
    text: notice.text,
    link: notice.link,
    made_at_ms: notice.madeAtMs,
    read_at_ms: notice.isQuiet ? notice.madeAtMs : null,
  };
}

function noticeOf(row: Row<'notices'>): Notice {
  return {
    ...{ id: row.id, kind: row.kind as NoticeKind, title: row.title, text: row.text, link: row.link },
    ...{ madeAtMs: row.made_at_ms, readAtMs: row.read_at_ms, closedAtMs: row.closed_at_ms },
    closedWhy: row.closed_why as ClosedWhy | null,
  };
}
