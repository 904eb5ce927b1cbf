/** Which process does a job that only one may do at a time, until when. */
import type { Lease } from '../ports/forward-store.ts';
import type { Database } from './schema.ts';

/** @param name - of the job; a lease that has run out is anybody's */
export function leaseNamed(db: Database, name: string) {
  return {
    takeLease: async ({ holder, nowMs }: Lease, untilMs: number): Promise<boolean> => {
      const taken = await db
        .insertInto('leases')
        .values({ name, holder, until_ms: untilMs })
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet({ holder, until_ms: untilMs })
            .where((eb) => eb.or([eb('leases.holder', '=', holder), eb('leases.until_ms', '<=', nowMs)])),
        )
        .executeTakeFirst();
      return Number(taken.numInsertedOrUpdatedRows ?? 0) > 0;
    },
    giveLease: async (holder: string): Promise<void> => {
      await db.deleteFrom('leases').where('name', '=', name).where('holder', '=', holder).execute();
    },
  };
}
