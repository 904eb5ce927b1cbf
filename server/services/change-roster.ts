/** One person or one unit changed by hand: the same checks as a sheet of one row, written at once, undone alike. */
import type { HandChangeView, PersonFields, UnitFields } from '../../src/domain/api/roster.ts';
import { dayOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { PERSON_COLUMNS, UNIT_COLUMNS } from '../../src/domain/roster/columns.ts';
import { isBeyond } from '../../src/domain/roster/decide-person.ts';
import { decideUnits } from '../../src/domain/roster/decide-units.ts';
import { readPersonRow } from '../../src/domain/roster/read-person-row.ts';
import { readUnitRow } from '../../src/domain/roster/read-unit-row.ts';
import type { RosterSheet } from '../../src/domain/roster/roster-import.ts';
import type { TemplateRow } from '../../src/domain/sheet/template.ts';
import type { NewRosterImport, RosterRow } from '../ports/roster-import-store.ts';
import type { Importer } from './admit-roster.ts';
import { conflict, ROSTER_IS_BUSY } from './confirm-roster-import.ts';
import { decidedRow } from './decide-people-rows.ts';
import { unitRow } from './decide-unit-rows.ts';
import type { Deps } from './deps.ts';
import { personRules, unitRules } from './roster-rules.ts';
import { beginTurn } from './take-roster-turn.ts';

export async function changePerson(
  deps: Deps,
  importer: Importer,
  fields: PersonFields,
): Promise<Result<HandChangeView>> {
  const wish = readPersonRow(rowOf(fields));
  if (!wish.ok) return refuse(wish.failure.reason);
  const one = handImport(deps, importer, 'people', `${wish.value.name}（${wish.value.staffNumber}）`);
  const { staffNumber } = wish.value;
  const standing = (await deps.storage.rosterImports.standing([staffNumber])).get(staffNumber);
  const rules = await personRules(deps, one);
  const decided = decidedRow(deps, rules, wish.value, standing);
  if (isBeyond(standing, rules)) return fail({ code: 'not-allowed', message: `${decided.reason}。` });
  const written = PERSON_COLUMNS.map(({ key }) => (fields as Partial<Record<string, string>>)[key] ?? '');
  return write(deps, one, { ...decided, seq: 1, key: staffNumber, written, isNewly: false });
}

export async function changeUnit(
  deps: Deps,
  importer: Importer,
  fields: UnitFields,
): Promise<Result<HandChangeView>> {
  const wish = readUnitRow(rowOf(fields));
  if (!wish.ok) return refuse(wish.failure.reason);
  const one = handImport(deps, importer, 'units', `${wish.value.name}（${wish.value.code}）`);
  const [decision] = decideUnits([wish.value], await unitRules(deps, one));
  if (!decision) throw new Error('one wish has one decision');
  const written = UNIT_COLUMNS.map(({ key }) => (fields as Partial<Record<string, string>>)[key] ?? '');
  return write(deps, one, { ...unitRow(wish.value, decision), seq: 1, written, isNewly: false });
}

/** Fields of a form as a row of the template would have them. */
function rowOf<Key extends string>(
  fields: Readonly<Partial<Record<Key, string | undefined>>>,
): TemplateRow<Key | 'reason'> {
  return {
    number: 1,
    cell: (key) => {
      const text = (fields as Partial<Record<string, string>>)[key]?.trim();
      return text === undefined || text === '' ? undefined : { address: '', text, kind: 'text' };
    },
    address: () => undefined,
  };
}

function handImport(deps: Deps, importer: Importer, kind: RosterSheet, fileName: string): NewRosterImport {
  const uploadedAtMs = deps.clock.now();
  return {
    ...{ id: deps.randomness.freshId(), kind, origin: 'hand', fileName, fileHash: '', completeUnit: null },
    ...{ scope: importer.roots, day: dayOf(uploadedAtMs), uploadedBy: importer.who, uploadedAtMs },
  };
}

async function write(deps: Deps, one: NewRosterImport, row: RosterRow): Promise<Result<HandChangeView>> {
  const { rosterImports } = deps.storage;
  const { verdict, notes } = row;
  if (verdict === 'refused') return refuse(row.reason ?? '');
  if (verdict === 'unchanged') return succeed({ verdict, notes });
  await rosterImports.add(one);
  await rosterImports.putRows(one.id, [row]);
  await rosterImports.move(one.id, 'reading', 'ready');
  await rosterImports.move(one.id, 'ready', 'confirming');
  // One row: done at once, or not at all.
  const { step } = await beginTurn(deps, { importId: one.id, doing: 'writing', who: one.uploadedBy });
  if (step.is === 'done') return succeed({ verdict, notes, importId: one.id });
  await rosterImports.move(one.id, 'confirming', 'dropped');
  if (step.is === 'busy') return conflict(ROSTER_IS_BUSY);
  return conflict('名册刚刚被别人改过，这次没有写入。请看过新的内容再改。');
}

function refuse(reason: string): Result<never> {
  return fail({ code: 'invalid-request', message: `${reason}。`, field: '/fields' });
}
