/** The people of a scenario in the real roster. Their stored password costs next to nothing to check. */
import { randomBytes, scryptSync } from 'node:crypto';
import { addToRoster } from '../../../server/services/add-to-roster.ts';
import type { TestPortal } from '../../support/test-portal.ts';

export const PASSWORD = 'simulated people share one password';

/** What a person signs in with. */
export function staffNumberOf(name: string): string {
  return `staff-${name}`;
}

export async function enrol({ deps }: TestPortal, names: readonly string[]): Promise<void> {
  const added = await addToRoster(deps, {
    units: [{ id: 'unit-1', name: '政务服务中心', parentId: null, organType: 'government' as const }],
    people: names.map((name) => ({
      id: name,
      staffNumber: staffNumberOf(name),
      name: '王晓文',
      unitId: 'unit-1',
      tier: 'window' as const,
      trainingKind: 'inService' as const,
      isSample: false,
    })),
    grants: names.map((personId) => ({ personId, role: 'learner' as const, unitId: null })),
    fromDay: '2020-01-01',
  });
  if (!added.ok) throw new Error(added.failure.message);
  for (const name of names) await deps.storage.accounts.setPassword(name, cheapHash(PASSWORD));
}

/** As server/auth/passwords.ts stores it, with hardly any costs: people sign in often, and time stands still. */
function cheapHash(password: string): string {
  const salt = randomBytes(16);
  const key = scryptSync(password, salt, 32, { N: 16, r: 8, p: 1 });
  return ['scrypt', 16, 8, 1, salt.toString('base64url'), key.toString('base64url')].join('$');
}
