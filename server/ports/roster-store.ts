/** People, units, roles. The only place where a name is tied to an opaque id. */
import type { TierId, TrainingKind } from '../../src/domain/catalogue/catalogue.ts';
import type { Grant, Person, Unit } from '../../src/domain/roster/person.ts';

/** One step of a roster's growth, written as a whole. */
export interface RosterAddition {
  readonly units: readonly Unit[];
  readonly people: readonly Person[];
  readonly grants: readonly (Grant & { readonly personId: string })[];
  /** The day memberships begin, `YYYY-MM-DD`. */
  readonly fromDay: string;
}

/** A person as lists show them. `unit` is missing for whoever is in none any more. */
export interface PersonInUnit {
  readonly id: string;
  readonly staffNumber: string;
  readonly name: string;
  readonly unit?: { readonly id: string; readonly name: string };
}

export interface PeopleSearch {
  /** A staff number, an opaque id, or part of a name; without it everybody matches. */
  readonly text?: string;
  /** Only people of these units and of what lies below them; without it everywhere. */
  readonly below?: readonly string[];
  readonly limit: number;
}

/** Who is where on a day. */
export interface MembersAsked {
  readonly unitId: string;
  readonly isBelowToo: boolean;
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** A staff number, or part of a name. */
  readonly text?: string | undefined;
  /** Staff number of the last one before. */
  readonly after: string;
  readonly limit: number;
}

export interface Member {
  readonly id: string;
  readonly staffNumber: string;
  readonly name: string;
  readonly tier: TierId;
  readonly trainingKind: TrainingKind;
  readonly post: string;
  readonly startDay: string | null;
  readonly unitId: string;
  readonly since: string;
}

/** `toDay` is the first day away; null while it lasts. */
export interface Membership {
  readonly unitId: string;
  readonly unitName: string;
  readonly fromDay: string;
  readonly toDay: string | null;
}

export interface RosterStore {
  readonly add: (addition: RosterAddition) => Promise<void>;
  readonly personById: (id: string) => Promise<Person | undefined>;
  readonly personByStaffNumber: (staffNumber: string) => Promise<Person | undefined>;
  /** Whoever is in no unit any more is left out. @param staffNumbers - some thousands at most */
  readonly peopleByStaffNumbers: (staffNumbers: readonly string[]) => Promise<readonly Person[]>;
  readonly grantsOf: (personId: string) => Promise<readonly Grant[]>;
  readonly unitById: (id: string) => Promise<Unit | undefined>;
  /** The unit and everything below it, parents before children. */
  readonly subtree: (unitId: string) => Promise<readonly Unit[]>;
  /** All units, parents before children. */
  readonly allUnits: () => Promise<readonly Unit[]>;
  /** By staff number. */
  readonly findPeople: (search: PeopleSearch) => Promise<readonly PersonInUnit[]>;
  /** In any order; whoever is not known is left out. @param ids - some hundreds at most */
  readonly peopleByIds: (ids: readonly string[]) => Promise<readonly PersonInUnit[]>;
  /** By staff number. */
  readonly membersOn: (asked: MembersAsked) => Promise<readonly Member[]>;
  /** How many are in each unit itself on a day; units with nobody are left out. */
  readonly headcounts: (day: string) => Promise<ReadonlyMap<string, number>>;
  /** All of a person's, the latest first. */
  readonly membershipsOf: (personId: string) => Promise<readonly Membership[]>;
  /** Roles other than the learner's, by person. */
  readonly rolesHeld: () => Promise<ReadonlyMap<string, readonly Grant[]>>;
  /** @returns false when the person has it already */
  readonly grant: (personId: string, grant: Grant) => Promise<boolean>;
  /** @returns false when the person had no such role; the last administrator keeps it */
  readonly revoke: (personId: string, grant: Grant) => Promise<boolean>;
  readonly isEmpty: () => Promise<boolean>;
}
