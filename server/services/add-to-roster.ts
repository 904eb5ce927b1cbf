/** Add units and people to the roster. A name that no font can print is refused here, not found on paper. */
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { normaliseName } from '../../src/domain/roster/name.ts';
import type { RosterAddition } from '../ports/roster-store.ts';
import type { Deps } from './deps.ts';

export async function addToRoster(deps: Deps, addition: RosterAddition): Promise<Result<RosterAddition>> {
  const people = addition.people.map((person) => ({ ...person, name: normaliseName(person.name) }));
  for (const [row, person] of people.entries()) {
    const missing = deps.printer.missingGlyphs(person.name);
    if (missing.length > 0) {
      return fail({
        code: 'missing-glyph',
        message: `“${person.name}”里的“${missing.join('、')}”没有可用的字体：请在字体目录放入含有这些字的字体后再导入。`,
        field: `/people/${row}/name`,
      });
    }
  }
  const normalised = { ...addition, people };
  await deps.storage.roster.add(normalised);
  return succeed(normalised);
}
