/** Rows of roster imports, and how what stands is written beside them. */
import { sql, type Transaction } from 'kysely';
import type { TierId, TrainingKind } from '../../src/domain/catalogue/catalogue.ts';
import type { StandingPerson } from '../../src/domain/roster/decide-person.ts';
import type { OrganType } from '../../src/domain/roster/person.ts';
import type {
  PersonState,
  RosterImportState,
  RosterSheet,
  RosterVerdict,
  UnitState,
} from '../../src/domain/roster/roster-import.ts';
import type { RosterImport, RosterRow, RosterState, RosterWish } from '../ports/roster-import-store.ts';
import type { Database, NewRow, Row, Schema } from './schema.ts';

export type Reading = Pick<Database, 'selectFrom'>;
export type Writing = Transaction<Schema>;

/** The same text as `stateText` makes, so that the database can compare. `memberships` is the one that lasts. */
export const personStateSql = sql<string>`json_array(people.name, people.tier, people.training_kind, people.post,
  people.start_day, memberships.unit_id, memberships.from_day)`;

export const unitStateSql = sql<string>`json_array(coalesce(units.code, units.id), units.name, units.parent_id,
  units.organ_type, units.sector)`;

function stateText(state: RosterState): string {
  return JSON.stringify(
    'tier' in state
      ? [
          ...[state.name, state.tier, state.trainingKind, state.post],
          ...[state.startDay, state.unitId, state.since],
        ]
      : [state.code, state.name, state.parentId, state.organType, state.sector],
  );
}

type PersonTuple = [string, string, string, string, string | null, string | null, string | null];
type UnitTuple = [string, string, string | null, string, string];

function readState(text: string | null): RosterState | null {
  if (text === null) return null;
  const tuple = JSON.parse(text) as PersonTuple | UnitTuple;
  return tuple.length === 7 ? readPersonState(tuple) : readUnitState(tuple);
}

function readPersonState([name, tier, kind, post, startDay, unitId, since]: PersonTuple): PersonState {
  return {
    ...{ name, post, startDay, unitId, since },
    tier: tier as TierId,
    trainingKind: kind as TrainingKind,
  };
}

function readUnitState([code, name, parentId, organType, sector]: UnitTuple): UnitState {
  return { code, name, parentId, organType: organType as OrganType, sector };
}

export function writeRow(importId: string, row: RosterRow): NewRow<'roster_import_rows'> {
  return {
    import_id: importId,
    seq: row.seq,
    key: row.key,
    verdict: row.verdict,
    reason: row.reason,
    cell: row.cell,
    note: row.notes.length === 0 ? null : JSON.stringify(row.notes),
    written: JSON.stringify(row.written),
    wanted: row.wish && JSON.stringify(row.wish),
    subject_id: row.subjectId,
    before: row.before && stateText(row.before),
    after: row.after && stateText(row.after),
    day: row.day,
    is_newly: row.isNewly ? 1 : 0,
  };
}

export function readRow(row: Row<'roster_import_rows'>): RosterRow {
  return {
    seq: row.seq,
    key: row.key,
    verdict: row.verdict as RosterVerdict,
    reason: row.reason,
    cell: row.cell,
    notes: row.note === null ? [] : (JSON.parse(row.note) as string[]),
    written: JSON.parse(row.written) as string[],
    wish: row.wanted === null ? null : (JSON.parse(row.wanted) as RosterWish),
    subjectId: row.subject_id,
    before: readState(row.before),
    after: readState(row.after),
    day: row.day,
    isNewly: row.is_newly === 1,
  };
}

/** Each with what is being done to it just now. */
export function importsWithTurns(db: Reading) {
  return db
    .selectFrom('roster_imports')
    .leftJoin('roster_turns', 'roster_turns.import_id', 'roster_imports.id')
    .selectAll('roster_imports')
    .select('roster_turns.doing');
}

export function readImport(row: Row<'roster_imports'> & { readonly doing: string | null }): RosterImport {
  return {
    id: row.id,
    kind: row.kind as RosterSheet,
    origin: row.origin as RosterImport['origin'],
    fileName: row.file_name,
    fileHash: row.file_hash,
    scope: row.scope === null ? null : (JSON.parse(row.scope) as string[]),
    completeUnit: row.complete_unit,
    day: row.day,
    state: (row.doing ?? row.state) as RosterImportState,
    progress: row.progress,
    trouble: row.trouble,
    remarks: JSON.parse(row.remarks) as string[],
    standing: row.standing,
    needsWord: row.needs_word === 1,
    uploadedBy: row.uploaded_by,
    uploadedAtMs: row.uploaded_at_ms,
    confirmedBy: row.confirmed_by,
    confirmedAtMs: row.confirmed_at_ms,
    undoneBy: row.undone_by,
    undoneAtMs: row.undone_at_ms,
    undoNote: row.undo_note,
  };
}

/** People with the membership that lasts, if one does. */
export function peopleAsTheyStand(db: Reading) {
  return db
    .selectFrom('people')
    .leftJoin('memberships', (join) =>
      join.onRef('memberships.person_id', '=', 'people.id').on('memberships.to_day', 'is', null),
    )
    .select([
      'people.id',
      'people.staff_number',
      'people.name',
      'people.tier',
      'people.training_kind',
      'people.post',
      'people.start_day',
      'memberships.unit_id',
      'memberships.from_day',
    ])
    .select(
      sql<
        string | null
      >`CASE WHEN memberships.unit_id IS NULL THEN (SELECT max(to_day) FROM memberships AS past
        WHERE past.person_id = people.id) END`.as('away_since'),
    );
}

type StandingRow = Awaited<ReturnType<ReturnType<typeof peopleAsTheyStand>['execute']>>[number];

export function readStanding(row: StandingRow): StandingPerson & { readonly staffNumber: string } {
  const { name, tier, training_kind: kind, post, start_day: startDay, unit_id: unitId } = row;
  return {
    id: row.id,
    staffNumber: row.staff_number,
    state: readPersonState([name, tier, kind, post, startDay, unitId, row.from_day]),
    awaySince: row.away_since,
  };
}
