/** A policy file as the domain's policy: the id from its name, decimal 学时 as centihours. */
import type { Policy, QuizRules, Requirement } from '../domain/policy/policy.ts';
import type { PolicySource } from './check-policies.ts';
import type { PolicyFile } from './schemas/policy.ts';

export function compilePolicy({ id, file }: PolicySource): Policy {
  const { version, title, citation, fromYear, toYear, cutOff, requirements, budget, quiz } = file.value;
  return {
    ...{ id, version, title, citation, fromYear },
    ...(toYear === undefined ? {} : { toYear }),
    ...{ cutOff, requirements: requirements.map(compileRequirement), budget, quiz: compileQuizRules(quiz) },
  };
}

function compileQuizRules({ maximumAttempts, ...rules }: PolicyFile['quiz']): QuizRules {
  return maximumAttempts === undefined ? rules : { ...rules, maximumAttempts };
}

function compileRequirement(requirement: PolicyFile['requirements'][number]): Requirement {
  if (requirement.kind === 'minimumHours') {
    const { requiredCreditHours, ...rest } = requirement;
    return { ...rest, requiredCentihours: requiredCreditHours };
  }
  const { quotaCreditHours, ...rest } = requirement;
  return quotaCreditHours === undefined ? rest : { ...rest, quotaCentihours: quotaCreditHours };
}
