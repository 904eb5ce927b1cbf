/** Rows of a list of units beside the tree that stands: read, and decided together. */
import { UNIT_COLUMNS, type UnitColumn } from '../../src/domain/roster/columns.ts';
import { decideUnits, type UnitDecision } from '../../src/domain/roster/decide-units.ts';
import { readUnitRow, type UnitWish } from '../../src/domain/roster/read-unit-row.ts';
import type { SheetRow } from '../../src/domain/sheet/sheet.ts';
import { type FoundColumns, templateRow } from '../../src/domain/sheet/template.ts';
import type { RosterImport, RosterRow } from '../ports/roster-import-store.ts';
import type { Deps } from './deps.ts';
import { unitRules } from './roster-rules.ts';

export async function decideUnitRows(
  deps: Deps,
  one: RosterImport,
  columns: FoundColumns<UnitColumn>,
  rows: readonly SheetRow[],
): Promise<void> {
  const read = rows.map((row) => {
    const named = templateRow(columns, row);
    return { row: named, wish: readUnitRow(named) };
  });
  const wishes = read.flatMap(({ wish }) => (wish.ok ? [wish.value] : []));
  const decisions = decideUnits(wishes, await unitRules(deps, one));
  const byWish = new Map(wishes.map((wish, at) => [wish, decisions[at]]));
  const decided = read.map(({ row, wish }): RosterRow => {
    const written = UNIT_COLUMNS.map(({ key }) => row.cell(key)?.text ?? '');
    const about = { seq: row.number, written, isNewly: false };
    const decision = wish.ok ? byWish.get(wish.value) : undefined;
    if (wish.ok && decision) return { ...about, ...unitRow(wish.value, decision) };
    const { cell, reason } = wish.ok ? { cell: null, reason: null } : wish.failure;
    return {
      ...{ ...about, key: row.cell('code')?.text ?? '', verdict: 'refused', cell, reason, notes: [] },
      ...{ wish: null, subjectId: null, before: null, after: null, day: null },
    };
  });
  await deps.storage.rosterImports.putRows(one.id, decided);
}

export function unitRow(
  wish: UnitWish,
  { id, ...decision }: UnitDecision,
): Omit<RosterRow, 'seq' | 'written' | 'isNewly'> {
  return { ...decision, key: wish.code, wish, subjectId: id };
}
