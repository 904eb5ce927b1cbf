/** An import of the roster, from the sheet to what stands: its states, and what may become of a row. */
import type { TierId, TrainingKind } from '../catalogue/catalogue.ts';
import type { OrganType } from './person.ts';

/** A sheet lists people or units. */
export const ROSTER_SHEETS = ['people', 'units'] as const;
export type RosterSheet = (typeof ROSTER_SHEETS)[number];

/**
 * `reading`: the dry run goes on · `unusable`: the file as a whole · `ready`: to be looked at and confirmed ·
 * `confirming`: decided once more · `writing`: into the roster, slice by slice · `done` · `undoing`, as slowly ·
 * `undone` · `dropped`: nobody wanted it
 */
export const ROSTER_IMPORT_STATES = [
  'reading',
  'unusable',
  'ready',
  'confirming',
  'writing',
  'done',
  'undoing',
  'undone',
  'dropped',
] as const;
export type RosterImportState = (typeof ROSTER_IMPORT_STATES)[number];

/** `changed`: fields only · `moved`: to another unit, perhaps with changed fields · `left`: of people only */
export const ROSTER_VERDICTS = ['added', 'changed', 'moved', 'left', 'unchanged', 'refused'] as const;
export type RosterVerdict = (typeof ROSTER_VERDICTS)[number];

/** What stands of a person. `unitId` and `since` are null for whoever has left. Days are `YYYY-MM-DD`. */
export interface PersonState {
  readonly name: string;
  readonly tier: TierId;
  readonly trainingKind: TrainingKind;
  /** Empty when not told. */
  readonly post: string;
  readonly startDay: string | null;
  readonly unitId: string | null;
  /** The first day in the unit. */
  readonly since: string | null;
}

export interface UnitState {
  readonly code: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly organType: OrganType;
  /** Empty when not told. */
  readonly sector: string;
}

/** What a row comes to. `after` is null where nothing is to be written. */
export interface RosterDecision<State> {
  readonly verdict: RosterVerdict;
  readonly reason: string | null;
  readonly cell: string | null;
  readonly notes: readonly string[];
  readonly after: State | null;
  /** Of a move, the first day there; of a leaving, the first day away. */
  readonly day: string | null;
}
