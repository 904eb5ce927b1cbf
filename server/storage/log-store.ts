/** The Merkle log, its checkpoints and the keys that signed them in the database. */
import type { Checkpoint, EdgedCheckpoint, LogStore } from '../ports/log-store.ts';
import { readEntry } from './ledger-store.ts';
import type { Database, Row } from './schema.ts';

export function createLogStore(db: Database): LogStore {
  return {
    size: async () => {
      const row = await db
        .selectFrom('ledger_entries')
        .select((eb) => eb.fn.max('log_index').as('last'))
        .executeTakeFirst();
      return (row?.last ?? -1) + 1;
    },
    leaves: (from, limit) =>
      db
        .selectFrom('ledger_entries')
        .select(['log_index as index', 'id', 'leaf_hash as leafHash'])
        .where('log_index', '>=', from)
        .orderBy('log_index')
        .limit(limit)
        .execute(),
    node: async ({ level, place }) => {
      const row = await db
        .selectFrom('log_nodes')
        .select('hash')
        .where('level', '=', level)
        .where('place', '=', place)
        .executeTakeFirst();
      return row?.hash;
    },
    entry: async (id) => {
      const row = await db.selectFrom('ledger_entries').selectAll().where('id', '=', id).executeTakeFirst();
      return row && readEntry(row);
    },
    addKeys: (keys, seenAtMs) =>
      db.transaction().execute(async (trx) => {
        for (const { keyId, publicKey } of keys) {
          await trx
            .insertInto('signing_keys')
            .values({ key_id: keyId, public_key: publicKey, first_seen_ms: seenAtMs })
            .onConflict((conflict) => conflict.column('key_id').doNothing())
            .execute();
        }
      }),
    keys: () =>
      db
        .selectFrom('signing_keys')
        .select(['key_id as keyId', 'public_key as publicKey'])
        .orderBy('first_seen_ms')
        .orderBy('key_id')
        .execute(),
    noteCatalogue: ({ installedAtMs, hash, packed }) =>
      db.transaction().execute(async (trx) => {
        const last = await trx
          .selectFrom('installed_catalogues')
          .select('hash')
          .orderBy('seq', 'desc')
          .limit(1)
          .executeTakeFirst();
        if (last?.hash === hash) return;
        await trx
          .insertInto('installed_catalogues')
          .values({ installed_at_ms: installedAtMs, hash, packed })
          .execute();
      }),
    ...checkpoints(db),
  };
}

/** So many rows fit into one statement whatever SQLite was built with. */
const NODES_AT_ONCE = 200;

function checkpoints(
  db: Database,
): Pick<LogStore, 'addCheckpoint' | 'latestCheckpoint' | 'checkpointsAfter'> {
  return {
    addCheckpoint: (checkpoint, nodes, key) =>
      db.transaction().execute(async (trx) => {
        const { treeSize, signedAtMs, edge } = checkpoint;
        await trx
          .insertInto('signing_keys')
          .values({ key_id: key.keyId, public_key: key.publicKey, first_seen_ms: signedAtMs })
          .onConflict((conflict) => conflict.column('key_id').doNothing())
          .execute();
        await trx
          .insertInto('checkpoints')
          .values({
            tree_size: treeSize,
            root_hash: checkpoint.rootHash,
            signed_at_ms: signedAtMs,
            key_id: checkpoint.keyId,
            signature: checkpoint.signature,
            edge: edge?.join(' ') ?? null,
          })
          .onConflict((conflict) => conflict.column('tree_size').doNothing())
          .execute();
        for (let at = 0; at < nodes.length; at += NODES_AT_ONCE) {
          await trx
            .insertInto('log_nodes')
            .values(
              nodes.slice(at, at + NODES_AT_ONCE).map(({ level, place, hash }) => ({ level, place, hash })),
            )
            .onConflict((conflict) => conflict.columns(['level', 'place']).doNothing())
            .execute();
        }
        const standing = await trx
          .selectFrom('checkpoints')
          .selectAll()
          .where('tree_size', '=', treeSize)
          .executeTakeFirstOrThrow();
        return readCheckpoint(standing);
      }),
    latestCheckpoint: async () => {
      const row = await db
        .selectFrom('checkpoints')
        .selectAll()
        .orderBy('tree_size', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row && readEdged(row);
    },
    checkpointsAfter: async (treeSize, limit) => {
      const rows = await db
        .selectFrom('checkpoints')
        .selectAll()
        .where('tree_size', '>', treeSize)
        .orderBy('tree_size')
        .limit(limit)
        .execute();
      return rows.map(readCheckpoint);
    },
  };
}

export function readCheckpoint(row: Row<'checkpoints'>): Checkpoint {
  return {
    treeSize: row.tree_size,
    rootHash: row.root_hash,
    signedAtMs: row.signed_at_ms,
    keyId: row.key_id,
    signature: row.signature,
  };
}

function readEdged(row: Row<'checkpoints'>): EdgedCheckpoint {
  // An empty log has no peaks, and an empty text.
  const edge = row.edge?.split(' ').filter(Boolean);
  return { ...readCheckpoint(row), edge };
}
