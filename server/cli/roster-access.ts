/** `mingde roster grant` and `activate`: who may do what, the first administrator too. */
import { type Command, InvalidArgumentError } from 'commander';
import { type Person, ROLES, type Role } from '../../src/domain/roster/person.ts';
import { OperatorError } from '../ports/operator-error.ts';
import { makeActivations } from '../services/activate-accounts.ts';
import type { Deps } from '../services/deps.ts';
import { grantRole } from '../services/grant-role.ts';
import { EVERYBODY, unitNamed, withDeps } from './roster-asked.ts';

export function addAccessCommands(roster: Command): void {
  roster
    .command('grant')
    .description('give somebody a role: the first administrator too')
    .argument('<staff number>')
    .argument('<role>', 'officer, publisher, auditor or administrator', roleOption)
    .option('--unit <unit>', 'whose officer, by code or path')
    .action((staffNumber: string, role: Role, options: { readonly unit?: string }) =>
      withDeps((deps) => grant(deps, staffNumber, { role, unit: options.unit })),
    );
  roster
    .command('activate')
    .description('print a code with which somebody sets a password, once')
    .argument('<staff number>')
    .action((staffNumber: string) => withDeps((deps) => activate(deps, staffNumber)));
}

function roleOption(written: string): Role {
  const role = ROLES.find((candidate) => candidate === written);
  if (role === undefined || role === 'learner') {
    throw new InvalidArgumentError('It is officer, publisher, auditor or administrator.');
  }
  return role;
}

async function grant(
  deps: Deps,
  staffNumber: string,
  { role, unit }: { readonly role: Role; readonly unit: string | undefined },
): Promise<void> {
  const person = await personNumbered(deps, staffNumber);
  const unitId = role === 'officer' ? await unitNamed(deps, EVERYBODY, unit) : null;
  const granted = await grantRole(
    deps,
    { personId: 'system', roles: ['administrator'] },
    { personId: person.id, grant: { role, unitId } },
  );
  if (!granted.ok) throw new OperatorError(granted.failure.message);
  console.log(`${person.name} (${staffNumber}) is now ${role}.`);
}

async function activate(deps: Deps, staffNumber: string): Promise<void> {
  const person = await personNumbered(deps, staffNumber);
  const made = await makeActivations(deps, EVERYBODY, { people: [person.id] });
  const slip = made.ok ? made.value.slips[0] : undefined;
  if (!made.ok || !slip) throw new OperatorError(made.ok ? 'No code was made.' : made.failure.message);
  console.log(`${slip.name} (${staffNumber}): ${slip.code}, until ${made.value.expiresAt}.`);
  console.log('To be typed at /activate/ with the staff number. It is shown this once.');
}

async function personNumbered(deps: Deps, staffNumber: string): Promise<Person> {
  const person = await deps.storage.roster.personByStaffNumber(staffNumber);
  if (!person) throw new OperatorError(`${staffNumber} is not in the roster, or has left.`);
  return person;
}
