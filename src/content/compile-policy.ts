/** A policy file as the domain's policy: the id from its name, decimal 学时 as centihours. */
import type { Policy, Requirement } from '../domain/policy/policy.ts';
import type { PolicySource } from './check-policies.ts';
import type { PolicyFile } from './schemas/policy.ts';

export function compilePolicy({ id, file }: PolicySource): Policy {
  const { version, title, citation, fromYear, toYear, cutOff, requirements, budget, quiz, presence } =
    file.value;
  return {
    ...{ id, version, title, citation, fromYear },
    ...(toYear === undefined ? {} : { toYear }),
    ...{ cutOff, requirements: requirements.map(compileRequirement), budget, quiz, presence },
  };
}

function compileRequirement(requirement: PolicyFile['requirements'][number]): Requirement {
  if (requirement.kind === 'minimumHours') {
    const { requiredCreditHours, ...rest } = requirement;
    return { ...rest, requiredCentihours: requiredCreditHours };
  }
  const { quotaCreditHours, ...rest } = requirement;
  return quotaCreditHours === undefined ? rest : { ...rest, quotaCentihours: quotaCreditHours };
}
