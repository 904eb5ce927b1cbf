/** What a row of the roster is decided by: the units within reach, days, fonts, and who must not leave. */
import { dayOf } from '../../src/domain/base/calendar.ts';
import type { PersonRules } from '../../src/domain/roster/decide-person.ts';
import type { UnitRules } from '../../src/domain/roster/decide-units.ts';
import { unitFinder } from '../../src/domain/roster/find-unit.ts';
import type { Grant, Role, Unit } from '../../src/domain/roster/person.ts';
import type { RosterImport } from '../ports/roster-import-store.ts';
import { unitsBelow } from './admit-hours-imports.ts';
import type { Deps } from './deps.ts';

const ROLE_WORDS: Readonly<Record<Role, string>> = {
  learner: '学员',
  officer: '培训管理员',
  publisher: '发布人员',
  auditor: '审计人员',
  administrator: '系统管理员',
};

/** Of an import that exists, or is about to. */
type Asked = Pick<RosterImport, 'scope' | 'day' | 'origin' | 'uploadedBy'>;

export async function personRules(deps: Deps, one: Asked): Promise<PersonRules> {
  const units = await reachedUnits(deps, one.scope);
  const held = await deps.storage.roster.rolesHeld();
  return {
    units: unitFinder(units, await deps.storage.roster.allUnits()),
    today: dayOf(deps.clock.now()),
    day: one.day,
    missingGlyphs: remembering(deps.printer.missingGlyphs),
    keptBecause: keptBecause(held, one.uploadedBy),
    rolesOf: new Map([...held].map(([person, grants]) => [person, rolesText(grants, units)])),
    isByHand: one.origin === 'hand',
  };
}

export async function unitRules(deps: Deps, one: Asked): Promise<UnitRules> {
  return {
    units: await deps.storage.roster.allUnits(),
    reached: one.scope === null ? null : await unitsBelow(deps, one.scope),
    roots: one.scope ?? [],
    missingGlyphs: deps.printer.missingGlyphs,
    freshId: deps.randomness.freshId,
  };
}

export async function reachedUnits(deps: Deps, scope: readonly string[] | null): Promise<readonly Unit[]> {
  const units = await deps.storage.roster.allUnits();
  if (scope === null) return units;
  const reached = await unitsBelow(deps, scope);
  return units.filter(({ id }) => reached.has(id));
}

function keptBecause(
  held: ReadonlyMap<string, readonly Grant[]>,
  importer: string,
): ReadonlyMap<string, string> {
  const administrators = [...held].filter(([, grants]) =>
    grants.some(({ role }) => role === 'administrator'),
  );
  return new Map([
    ...administrators.map(([id]) => [id, '是系统管理员，请先撤销这个角色，再登记离开'] as const),
    [importer, '就是您自己，请由另一位管理员登记离开'],
  ]);
}

function rolesText(grants: readonly Grant[], units: readonly Unit[]): string {
  return grants
    .map(({ role, unitId }) => {
      const unit = units.find(({ id }) => id === unitId);
      return unit ? `${ROLE_WORDS[role]}（${unit.name}）` : ROLE_WORDS[role];
    })
    .join('、');
}

/** Names of a roster repeat, and looking a character up in every font takes its time. */
function remembering(missing: PersonRules['missingGlyphs']): PersonRules['missingGlyphs'] {
  const seen = new Set<string>();
  return (text) => {
    if ([...text].every((character) => seen.has(character))) return [];
    const gone = missing(text);
    for (const character of text) if (!gone.includes(character)) seen.add(character);
    return gone;
  };
}
