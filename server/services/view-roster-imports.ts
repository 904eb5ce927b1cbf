/** Imports of the roster as they are shown: the diff in words. */
import type { RosterImportView, RosterRowsView, RosterRowView } from '../../src/domain/api/roster.ts';
import { type Result, succeed } from '../../src/domain/base/result.ts';
import { PERSON_COLUMNS, UNIT_COLUMNS } from '../../src/domain/roster/columns.ts';
import { type UnitFinder, unitFinder } from '../../src/domain/roster/find-unit.ts';
import type { PersonState, RosterVerdict, UnitState } from '../../src/domain/roster/roster-import.ts';
import { KIND_WORDS, ORGAN_WORDS, TIER_WORDS } from '../../src/domain/roster/words.ts';
import type { RosterImport, RosterRow, RosterState } from '../ports/roster-import-store.ts';
import { type Importer, reachedRosterImport, reachesRosterImport } from './admit-roster.ts';
import { MISSING_FROM } from './decide-people-rows.ts';
import type { Deps } from './deps.ts';

const MOST_IMPORTS = 100;
const ROWS_A_PAGE = 200;

export async function viewRosterImports(
  deps: Deps,
  importer: Importer,
): Promise<readonly RosterImportView[]> {
  const latest = await deps.storage.rosterImports.latest(MOST_IMPORTS);
  const reached = await Promise.all(latest.map((one) => reachesRosterImport(deps, importer, one)));
  return Promise.all(
    latest.filter((_one, index) => reached[index]).map((one) => rosterImportView(deps, one)),
  );
}

export async function viewRosterImport(
  deps: Deps,
  importer: Importer,
  id: string,
): Promise<Result<RosterImportView>> {
  const reached = await reachedRosterImport(deps, importer, id);
  return reached.ok ? succeed(await rosterImportView(deps, reached.value)) : reached;
}

export async function rosterImportView(deps: Deps, one: RosterImport): Promise<RosterImportView> {
  const { id, kind, origin, fileName, fileHash, day, state, progress, trouble, remarks } = one;
  const { roster, rosterImports } = deps.storage;
  const ids = [one.uploadedBy, one.confirmedBy, one.undoneBy].flatMap((who) => who ?? []);
  const names = new Map((await roster.peopleByIds(ids)).map((person) => [person.id, person.name]));
  const act = (who: string | null, atMs: number | null) =>
    who === null || atMs === null
      ? null
      : { by: names.get(who) ?? '命令行', at: new Date(atMs).toISOString() };
  const unit = one.completeUnit === null ? undefined : await roster.unitById(one.completeUnit);
  const undone = act(one.undoneBy, one.undoneAtMs);
  return {
    ...{ id, kind, origin, fileName, fileHash, day, state, progress, trouble, remarks },
    completeUnit: unit ? { id: unit.id, name: unit.name } : null,
    rows: await rosterImports.counts(id),
    standing: one.standing,
    needsWord: one.needsWord,
    uploaded: { by: names.get(one.uploadedBy) ?? '命令行', at: new Date(one.uploadedAtMs).toISOString() },
    confirmed: act(one.confirmedBy, one.confirmedAtMs),
    undone: undone && { ...undone, note: one.undoNote },
  };
}

export interface RosterRowsAsked {
  readonly verdict?: RosterVerdict | undefined;
  readonly isNewly?: boolean | undefined;
  readonly after: number;
}

export async function viewRosterRows(
  deps: Deps,
  importer: Importer,
  id: string,
  asked: RosterRowsAsked,
): Promise<Result<RosterRowsView>> {
  const reached = await reachedRosterImport(deps, importer, id);
  if (!reached.ok) return reached;
  const rows = await deps.storage.rosterImports.rows(id, { ...asked, limit: ROWS_A_PAGE + 1 });
  const page = rows.slice(0, ROWS_A_PAGE);
  const last = page.at(-1);
  const units = unitFinder(await deps.storage.roster.allUnits());
  const next = rows.length > ROWS_A_PAGE && last ? { next: last.seq } : {};
  return succeed({ rows: page.map((row) => rosterRowView(row, units)), ...next });
}

/** @param units - all that stand */
function rosterRowView(row: RosterRow, units: UnitFinder): RosterRowView {
  const { seq, key, verdict, reason, cell, notes, isNewly, before, after } = row;
  const name = (after ?? before)?.name ?? row.written[1] ?? '';
  return {
    ...{ key, name, verdict, reason, cell, notes, isNewly },
    row: seq < MISSING_FROM ? seq : null,
    changes: after === null || verdict === 'left' ? [] : changesOf(before, after, units),
  };
}

function changesOf(
  before: RosterState | null,
  after: RosterState,
  units: UnitFinder,
): RosterRowView['changes'] {
  const to = wordsOf(after, units);
  const from = before && new Map(wordsOf(before, units));
  return to.flatMap(([field, word]) => {
    const old = from ? (from.get(field) ?? '') : null;
    return word === (old ?? '') ? [] : [{ field, from: old, to: word }];
  });
}

const PERSON_TITLES = new Map(PERSON_COLUMNS.map(({ key, title }) => [key, title]));
const UNIT_TITLES = new Map(UNIT_COLUMNS.map(({ key, title }) => [key, title]));

function wordsOf(state: RosterState, units: UnitFinder): readonly (readonly [string, string])[] {
  return 'tier' in state ? personWords(state, units) : unitWords(state, units);
}

function personWords(state: PersonState, units: UnitFinder) {
  const title = (key: (typeof PERSON_COLUMNS)[number]['key']) => PERSON_TITLES.get(key) ?? '';
  return [
    [title('name'), state.name],
    [title('unit'), state.unitId === null ? '' : units.pathOf(state.unitId)],
    [title('since'), state.since ?? ''],
    [title('post'), state.post],
    [title('tier'), TIER_WORDS[state.tier]],
    [title('trainingKind'), KIND_WORDS[state.trainingKind]],
    [title('startDay'), state.startDay ?? ''],
  ] as const;
}

function unitWords(state: UnitState, units: UnitFinder) {
  const title = (key: (typeof UNIT_COLUMNS)[number]['key']) => UNIT_TITLES.get(key) ?? '';
  const { parentId } = state;
  // A parent of the same sheet has no path yet.
  const parent = parentId === null ? '' : units.pathOf(parentId) || '（本文件新增的单位）';
  return [
    [title('name'), state.name],
    [title('parent'), parent],
    [title('organType'), ORGAN_WORDS[state.organType]],
    [title('sector'), state.sector],
  ] as const;
}
