/** People, units, roles. The only place where a name is tied to an opaque id. */
import type { Grant, Person, Unit } from '../../src/domain/roster/person.ts';

/** One step of a roster's growth, written as a whole. */
export interface RosterAddition {
  readonly units: readonly Unit[];
  readonly people: readonly Person[];
  readonly grants: readonly (Grant & { readonly personId: string })[];
  /** The day memberships begin, `YYYY-MM-DD`. */
  readonly fromDay: string;
}

export interface RosterStore {
  readonly add: (addition: RosterAddition) => Promise<void>;
  readonly personById: (id: string) => Promise<Person | undefined>;
  readonly personByStaffNumber: (staffNumber: string) => Promise<Person | undefined>;
  readonly grantsOf: (personId: string) => Promise<readonly Grant[]>;
  readonly unitById: (id: string) => Promise<Unit | undefined>;
  /** The unit and everything below it, parents before children. */
  readonly subtree: (unitId: string) => Promise<readonly Unit[]>;
  /** All units, parents before children. */
  readonly allUnits: () => Promise<readonly Unit[]>;
  readonly isEmpty: () => Promise<boolean>;
}
