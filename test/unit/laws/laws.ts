/** What the laws share: the real services over the real database, in memory, and a new person for every run. */
import { openTestPortal, type TestPortal, type TestPortalOptions } from '../../support/test-portal.ts';

/** The least that every law is tried with. */
export const RUNS = { numRuns: 5_000 };
/** Five thousand runs over a database, on a machine that does other things as well. */
export const LONG_MS = 180_000;

export interface LawBench extends TestPortal {
  /** Somebody of whom nothing is recorded yet. */
  readonly somebody: () => Promise<string>;
}

let people = 0;

export async function openBench(options: TestPortalOptions = {}): Promise<LawBench> {
  const portal = await openTestPortal(options);
  const unit = { id: 'unit-1', name: '政务服务中心', parentId: null, organType: 'government' as const };
  let isNew = true;
  const somebody = async () => {
    people += 1;
    const id = `somebody-${people}`;
    await portal.deps.storage.roster.add({
      units: isNew ? [unit] : [],
      people: [
        {
          ...{ id, staffNumber: `law-${people}`, name: '王晓文', unitId: unit.id, tier: 'window' as const },
          ...{ trainingKind: 'inService' as const, isSample: false },
        },
      ],
      grants: [],
      fromDay: '2020-01-01',
    });
    isNew = false;
    return id;
  };
  return { ...portal, somebody };
}
