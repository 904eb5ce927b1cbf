/** Rows of a list of people beside what stands: read, decided, and what only the whole list tells. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fail, type Result } from '../../src/domain/base/result.ts';
import { PERSON_COLUMNS, type PersonColumn } from '../../src/domain/roster/columns.ts';
import {
  decideMissing,
  decidePerson,
  type PersonRules,
  type StandingPerson,
} from '../../src/domain/roster/decide-person.ts';
import { hasLostZeros, lostZerosReason, usualWidth } from '../../src/domain/roster/lost-zeros.ts';
import { type PersonWish, readPersonRow } from '../../src/domain/roster/read-person-row.ts';
import { columnName } from '../../src/domain/sheet/address.ts';
import type { RowRefusal } from '../../src/domain/sheet/row-reading.ts';
import type { SheetRow } from '../../src/domain/sheet/sheet.ts';
import { type FoundColumns, templateRow } from '../../src/domain/sheet/template.ts';
import type { RosterImport, RosterRow } from '../ports/roster-import-store.ts';
import type { Deps } from './deps.ts';

type Columns = FoundColumns<PersonColumn>;

/** Rows of those who are missing from a list of everybody are numbered from here on. */
export const MISSING_FROM = 1_000_000;
const PAGE = 500;

export async function decidePeopleRows(
  deps: Deps,
  rules: PersonRules,
  columns: Columns,
  rows: readonly SheetRow[],
): Promise<readonly RosterRow[]> {
  const read = rows.map((row) => {
    const named = templateRow(columns, row);
    return { row: named, wish: strayCell(columns, row) ?? readPersonRow(named) };
  });
  const numbers = read.flatMap(({ wish }) => (wish.ok ? [wish.value.staffNumber] : []));
  const standing = await deps.storage.rosterImports.standing([...new Set(numbers)]);
  return read.map(({ row, wish }): RosterRow => {
    const written = PERSON_COLUMNS.map(({ key }) => row.cell(key)?.text ?? '');
    const key = wish.ok ? wish.value.staffNumber : (row.cell('staffNumber')?.text ?? '');
    const about = { seq: row.number, key, written, isNewly: false };
    if (!wish.ok) return { ...about, ...refused(wish.failure) };
    return { ...about, ...decidedRow(deps, rules, wish.value, standing.get(key)) };
  });
}

type Decided = Omit<RosterRow, 'seq' | 'key' | 'written' | 'isNewly'>;

export function decidedRow(
  deps: Deps,
  rules: PersonRules,
  wish: PersonWish,
  standing: StandingPerson | undefined,
): Decided {
  const decision = decidePerson(wish, standing, rules);
  const subjectId = standing?.id ?? (decision.verdict === 'added' ? deps.randomness.freshId() : null);
  return { ...decision, wish, subjectId, before: standing?.state ?? null };
}

function refused({ cell, reason }: RowRefusal): Decided {
  return {
    ...{ verdict: 'refused', reason, cell, notes: [] },
    ...{ wish: null, subjectId: null, before: null, after: null, day: null },
  };
}

/** Something under no head would be lost in silence. */
function strayCell(columns: Columns, row: SheetRow): Result<never, RowRefusal> | undefined {
  const known = new Set(columns.at.values());
  const stray = row.cells.find((cell, index) => cell !== undefined && !known.has(index));
  return stray && fail({ cell: stray.address, reason: `${stray.address} 这一列没有表头，请删去或补上表头` });
}

/** After the last row: numbers that two rows share, numbers that lost their zeros, and who is missing. */
export async function finishPeople(
  deps: Deps,
  one: RosterImport,
  rules: PersonRules,
  columns: Columns,
): Promise<void> {
  const letter = columnName(columns.at.get('staffNumber') ?? 0);
  await refuseTwins(deps, one.id, letter);
  await refuseShort(deps, one.id, letter);
  if (one.completeUnit !== null) await addMissing(deps, one, rules);
}

async function refuseTwins(deps: Deps, importId: string, letter: string): Promise<void> {
  const { rosterImports } = deps.storage;
  for (const { seqs, key } of await rosterImports.twins(importId)) {
    const cells = seqs.map((seq) => `${letter}${seq}`);
    for (const seq of seqs) {
      const [row] = await rosterImports.rows(importId, { after: seq - 1, limit: 1 });
      if (!row) continue;
      const others = cells.filter((cell) => cell !== `${letter}${seq}`).slice(0, 5);
      const reason = `${letter}${seq} 工号“${key}”和 ${others.join('、')} 相同，一个工号只能是一个人`;
      await rosterImports.putRows(importId, [withFault(row, `${letter}${seq}`, reason)]);
    }
  }
}

async function refuseShort(deps: Deps, importId: string, letter: string): Promise<void> {
  const { rosterImports } = deps.storage;
  const width = usualWidth(await rosterImports.widths(importId)) ?? usualWidth(await rosterImports.widths());
  if (width === undefined) return;
  for (const verdict of ['added', 'refused'] as const) {
    for (let after = 0; ; ) {
      const rows = await rosterImports.rows(importId, { verdict, after, limit: PAGE });
      const last = rows.at(-1);
      if (!last) break;
      const short = rows.filter(({ key, before }) => before === null && hasLostZeros(key, width));
      const faulty = short.map((row) => {
        const cell = `${letter}${row.seq}`;
        return withFault(row, cell, lostZerosReason(row.key, width, cell));
      });
      if (faulty.length > 0) await rosterImports.putRows(importId, faulty);
      after = last.seq;
      await nextTurn();
    }
  }
}

/** Beside what else is wrong with the row. */
function withFault(row: RosterRow, cell: string, reason: string): RosterRow {
  if (row.verdict === 'refused' && row.reason?.includes(reason)) return row;
  const reasons = row.verdict === 'refused' && row.reason ? [row.reason, reason] : [reason];
  return {
    ...row,
    ...{ verdict: 'refused', reason: reasons.join('；'), cell: row.cell ?? cell },
    ...{ after: null, day: null },
  };
}

async function addMissing(deps: Deps, one: RosterImport, rules: PersonRules): Promise<void> {
  let seq = MISSING_FROM;
  for await (const people of missingPages(deps, one)) {
    const rows = people.map((person) => missingRow(person, rules, one, seq++));
    await deps.storage.rosterImports.putRows(one.id, rows);
  }
}

export async function* missingPages(deps: Deps, one: RosterImport) {
  if (one.completeUnit === null) return;
  for (let after = ''; ; ) {
    const missing = await deps.storage.rosterImports.missing(one.id, one.completeUnit, after);
    if (!missing) return;
    yield missing.people;
    after = missing.to;
    await nextTurn();
  }
}

export function missingRow(
  person: StandingPerson & { readonly staffNumber: string },
  rules: PersonRules,
  one: RosterImport,
  seq: number,
): RosterRow {
  const unit = rules.units.byId(one.completeUnit ?? '');
  const decision = decideMissing(person, rules, unit?.name ?? '');
  const { staffNumber, state, id } = person;
  const written = PERSON_COLUMNS.map(({ key }) =>
    key === 'staffNumber' ? staffNumber : key === 'name' ? state.name : '',
  );
  return {
    ...decision,
    ...{ seq, key: staffNumber, written, wish: null, subjectId: id, before: state, isNewly: false },
  };
}
