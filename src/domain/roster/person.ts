/** People and units as the roster knows them. Names live here alone; evidence knows only the opaque id. */
import type { TierId, TrainingKind } from '../catalogue/catalogue.ts';

export const ROLES = ['learner', 'officer', 'publisher', 'auditor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** S2's kinds of organ. */
export const ORGAN_TYPES = [
  'party',
  'peoplesCongress',
  'government',
  'cppcc',
  'judiciary',
  'democraticParty',
  'peoplesOrganisation',
  'institution',
] as const;
export type OrganType = (typeof ORGAN_TYPES)[number];

export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly organType: OrganType;
  /** What sheets call it; absent: its id. Read it by `unitCode`. */
  readonly code?: string;
  /** 系统/行业, in the department's own words; absent when not told. */
  readonly sector?: string;
}

export function unitCode(unit: Pick<Unit, 'id' | 'code'>): string {
  return unit.code ?? unit.id;
}

export interface Person {
  readonly id: string;
  readonly staffNumber: string;
  readonly name: string;
  readonly unitId: string;
  readonly tier: TierId;
  readonly trainingKind: TrainingKind;
  readonly isSample: boolean;
  /** 职务; absent when not told. */
  readonly post?: string;
  /** When service began, `YYYY-MM-DD`; absent when not told. */
  readonly startDay?: string;
}

/** A role a person holds; an officer's reaches the subtree of `unitId`, the others everything they are for. */
export interface Grant {
  readonly role: Role;
  readonly unitId: string | null;
}
