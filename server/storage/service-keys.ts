/** Keys of other systems in the database. */
import type { Scope } from '../../src/domain/xapi/scopes.ts';
import type { AccountStore, ServiceKey } from '../ports/account-store.ts';
import type { Database, Row } from './schema.ts';

/** Every request of another system asks this first, so each database has a quick way of its own. */
export type FindKeyRow = (key: string) => Row<'service_keys'> | undefined;

type ServiceKeys = Pick<AccountStore, 'addKey' | 'key' | 'keyNamed' | 'keys' | 'touchKey' | 'revokeKey'>;

export function serviceKeys(db: Database, findKeyRow: FindKeyRow): ServiceKeys {
  return {
    addKey: async (key) => {
      const added = await db
        .insertInto('service_keys')
        .values({
          key: key.key,
          name: key.name,
          secret_hash: key.secretHash,
          scopes: JSON.stringify(key.scopes),
          created_at_ms: key.createdAtMs,
          last_used_at_ms: key.lastUsedAtMs,
          revoked_at_ms: key.revokedAtMs,
        })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .executeTakeFirst();
      return added.numInsertedOrUpdatedRows === 1n;
    },
    key: async (key) => {
      const row = findKeyRow(key);
      return row && readKey(row);
    },
    keyNamed: async (name) => {
      const row = await db.selectFrom('service_keys').selectAll().where('name', '=', name).executeTakeFirst();
      return row && readKey(row);
    },
    keys: async () => {
      const rows = await db
        .selectFrom('service_keys')
        .selectAll()
        .orderBy('created_at_ms')
        .orderBy('name')
        .execute();
      return rows.map(readKey);
    },
    touchKey: async (key, usedAtMs) => {
      await db
        .updateTable('service_keys')
        .set({ last_used_at_ms: usedAtMs })
        .where('key', '=', key)
        // Requests that arrive together all find the old time; one of them is enough.
        .where((row) => row.or([row('last_used_at_ms', 'is', null), row('last_used_at_ms', '<', usedAtMs)]))
        .execute();
    },
    revokeKey: async (key, revokedAtMs) => {
      const revoked = await db
        .updateTable('service_keys')
        .set({ revoked_at_ms: revokedAtMs })
        .where('key', '=', key)
        .where('revoked_at_ms', 'is', null)
        .executeTakeFirst();
      return revoked.numUpdatedRows === 1n;
    },
  };
}

function readKey(row: Row<'service_keys'>): ServiceKey {
  return {
    key: row.key,
    name: row.name,
    secretHash: row.secret_hash,
    scopes: JSON.parse(row.scopes) as Scope[],
    createdAtMs: row.created_at_ms,
    lastUsedAtMs: row.last_used_at_ms,
    revokedAtMs: row.revoked_at_ms,
  };
}
