/** What the commands of `mingde roster` share: everything opened and closed, and units by what they are called. */
import { unitFinder } from '../../src/domain/roster/find-unit.ts';
import { readConfig } from '../config.ts';
import { compose } from '../main.ts';
import { OperatorError } from '../ports/operator-error.ts';
import type { Importer } from '../services/admit-roster.ts';
import type { Deps } from '../services/deps.ts';
import { reachedUnits } from '../services/roster-rules.ts';

export const EVERYBODY: Importer = { who: 'system', roots: null };

export async function withDeps(work: (deps: Deps) => Promise<void>): Promise<void> {
  const deps = await compose(readConfig(process.env));
  try {
    await work(deps);
  } finally {
    await deps.storage.close();
  }
}

/** @param written - the highest unit within reach when it is absent */
export async function unitNamed(
  deps: Deps,
  importer: Importer,
  written: string | undefined,
): Promise<string> {
  const units = await reachedUnits(deps, importer.roots);
  if (written === undefined) {
    const [first] = units;
    if (!first) throw new OperatorError('There is no unit yet. Import units first (--units).');
    return first.id;
  }
  const found = unitFinder(units, await deps.storage.roster.allUnits()).find(written);
  if (!found.ok) throw new OperatorError(`${found.failure}。`);
  return found.value.id;
}
