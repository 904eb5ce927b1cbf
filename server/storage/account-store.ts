/** Credentials and sessions in the database; service keys stand beside, in service-keys.ts. */
import type { AccountStore, Credential, SessionRecord } from '../ports/account-store.ts';
import type { Database, Row } from './schema.ts';
import { type FindKeyRow, serviceKeys } from './service-keys.ts';

export function createAccountStore(db: Database, findKeyRow: FindKeyRow): AccountStore {
  return { ...credentials(db), ...sessions(db), ...serviceKeys(db, findKeyRow) };
}

function credentials(
  db: Database,
): Pick<AccountStore, 'credentialOf' | 'setPassword' | 'recordFailure' | 'clearFailures'> {
  const find = (of: Pick<Database, 'selectFrom'>, personId: string) =>
    of.selectFrom('credentials').selectAll().where('person_id', '=', personId);
  return {
    credentialOf: async (personId) => {
      const row = await find(db, personId).executeTakeFirst();
      return row && readCredential(row);
    },
    setPassword: async (personId, passwordHash) => {
      const fresh = { password_hash: passwordHash, failures: 0, locked_until_ms: 0 };
      await db
        .insertInto('credentials')
        .values({ person_id: personId, ...fresh })
        .onConflict((conflict) => conflict.column('person_id').doUpdateSet(fresh))
        .execute();
    },
    recordFailure: (personId, lockedUntilMs) =>
      db.transaction().execute(async (trx) => {
        const row = await find(trx, personId).executeTakeFirstOrThrow();
        const failures = row.failures + 1;
        const changed = { failures, locked_until_ms: lockedUntilMs(failures) };
        await trx.updateTable('credentials').set(changed).where('person_id', '=', personId).execute();
        return readCredential({ ...row, ...changed });
      }),
    clearFailures: async (personId) => {
      await db
        .updateTable('credentials')
        .set({ failures: 0, locked_until_ms: 0 })
        .where('person_id', '=', personId)
        .execute();
    },
  };
}

function sessions(
  db: Database,
): Pick<AccountStore, 'openSession' | 'session' | 'touchSession' | 'closeSession' | 'closeIdleSessions'> {
  return {
    openSession: async (session) => {
      await db
        .insertInto('sessions')
        .values({
          token_hash: session.tokenHash,
          person_id: session.personId,
          created_at_ms: session.createdAtMs,
          last_seen_at_ms: session.lastSeenAtMs,
        })
        .execute();
    },
    session: async (tokenHash) => {
      const row = await db
        .selectFrom('sessions')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      return row && readSession(row);
    },
    touchSession: async (tokenHash, seenAtMs) => {
      await db
        .updateTable('sessions')
        .set({ last_seen_at_ms: seenAtMs })
        .where('token_hash', '=', tokenHash)
        .execute();
    },
    closeSession: async (tokenHash) => {
      await db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute();
    },
    closeIdleSessions: async (lastSeenBeforeMs) => {
      await db.deleteFrom('sessions').where('last_seen_at_ms', '<', lastSeenBeforeMs).execute();
    },
  };
}

function readCredential(row: Row<'credentials'>): Credential {
  return {
    personId: row.person_id,
    passwordHash: row.password_hash,
    failures: row.failures,
    lockedUntilMs: row.locked_until_ms,
  };
}

function readSession(row: Row<'sessions'>): SessionRecord {
  return {
    tokenHash: row.token_hash,
    personId: row.person_id,
    createdAtMs: row.created_at_ms,
    lastSeenAtMs: row.last_seen_at_ms,
  };
}
