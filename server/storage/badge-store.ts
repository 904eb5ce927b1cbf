/** Places of badges in the database. */
import { LIST_LENGTH, type StatusPlace } from '../../src/domain/certificate/status-list.ts';
import type { BadgeStore, UnsoundCertificate } from '../ports/badge-store.ts';
import type { Database } from './schema.ts';

/** A list is closed when this many of its places are taken, so that a free one is found by guessing. */
const FULL = (LIST_LENGTH / 4) * 3;

export function createBadgeStore(db: Database): BadgeStore {
  return {
    placeOf: (code, choose) =>
      db.transaction().execute(async (trx) => {
        const known = await trx
          .selectFrom('status_places')
          .select(['list', 'position'])
          .where('code', '=', code)
          .executeTakeFirst();
        if (known) return known;
        const place = await freePlace(trx, choose);
        await trx
          .insertInto('status_places')
          .values({ code, ...place })
          .execute();
        return place;
      }),
    changesOf: async (list) => {
      const row = await db
        .selectFrom('status_lists')
        .select('changes')
        .where('list', '=', list)
        .executeTakeFirst();
      return row?.changes;
    },
    unsound: async (list) => {
      const rows = await db
        .selectFrom('status_places')
        .innerJoin('certificates', 'certificates.code', 'status_places.code')
        .select(['status_places.position', 'certificates.state'])
        .where('status_places.list', '=', list)
        .where('certificates.state', '<>', 'valid')
        .orderBy('status_places.position')
        .execute();
      return rows as UnsoundCertificate[];
    },
  };
}

async function freePlace(trx: Database, choose: (limit: number) => number): Promise<StatusPlace> {
  const list = await openList(trx);
  for (;;) {
    const position = choose(LIST_LENGTH);
    const taken = await trx
      .selectFrom('status_places')
      .select('code')
      .where('list', '=', list)
      .where('position', '=', position)
      .executeTakeFirst();
    if (!taken) return { list, position };
  }
}

/** The newest list, or the next one when that is full. */
async function openList(trx: Database): Promise<number> {
  const newest = await trx
    .selectFrom('status_lists')
    .select('list')
    .orderBy('list', 'desc')
    .executeTakeFirst();
  const { taken } = await trx
    .selectFrom('status_places')
    .select((select) => select.fn.countAll<number>().as('taken'))
    .where('list', '=', newest?.list ?? 0)
    .executeTakeFirstOrThrow();
  if (newest && taken < FULL) return newest.list;
  const list = (newest?.list ?? 0) + 1;
  await trx.insertInto('status_lists').values({ list, changes: 0 }).execute();
  return list;
}
