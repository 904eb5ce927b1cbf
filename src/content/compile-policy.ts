/** A policy file as the domain's policy: the id from its name, decimal 学时 as centihours. */
import type { Conversion, Policy, QuizRules, Requirement, WarningRule } from '../domain/policy/policy.ts';
import type { PolicySource } from './check-policies.ts';
import type { PolicyFile } from './schemas/policy.ts';

export function compilePolicy({ id, file }: PolicySource): Policy {
  const { version, title, citation, fromYear, toYear, requirements, caps, conversions, budget, quiz } =
    file.value;
  const { presence, appraisal, warning, writtenWork } = file.value;
  const { cutOff, cutOffYear, lateEntryDays, makeUpDays } = file.value;
  return {
    ...{ id, version, title, citation, fromYear },
    ...(toYear === undefined ? {} : { toYear }),
    ...{ cutOff, cutOffYear, lateEntryDays, makeUpDays },
    requirements: requirements.map(compileRequirement),
    caps: caps.map(({ maximumCreditHours, ...rest }) => ({ ...rest, maximumCentihours: maximumCreditHours })),
    conversions: conversions.map(compileConversion),
    ...{ budget, quiz: compileQuizRules(quiz), presence },
    ...(writtenWork ? { writtenWork: given(writtenWork) } : {}),
    ...(appraisal ? { appraisal } : {}),
    ...(warning ? { warning: compileWarning(warning) } : {}),
  };
}

function given(worth: NonNullable<PolicyFile['writtenWork']>): NonNullable<Policy['writtenWork']> {
  const entries = Object.entries(worth).filter(([, centihours]) => centihours !== undefined);
  return Object.fromEntries(entries) as NonNullable<Policy['writtenWork']>;
}

function compileWarning({ creditHoursByQuarter, ...rest }: NonNullable<PolicyFile['warning']>): WarningRule {
  return { ...rest, byQuarter: creditHoursByQuarter };
}

function compileQuizRules({ maximumAttempts, ...rules }: PolicyFile['quiz']): QuizRules {
  return maximumAttempts === undefined ? rules : { ...rules, maximumAttempts };
}

function compileRequirement(requirement: PolicyFile['requirements'][number]): Requirement {
  if (requirement.kind !== 'minimumShare') {
    const { requiredCreditHours, ...rest } = requirement;
    return { ...rest, requiredCentihours: requiredCreditHours };
  }
  const { quotaCreditHours, ...rest } = requirement;
  return quotaCreditHours === undefined ? rest : { ...rest, quotaCentihours: quotaCreditHours };
}

function compileConversion(conversion: PolicyFile['conversions'][number]): Conversion {
  switch (conversion.kind) {
    case 'linear':
      return conversion;
    case 'steps': {
      const { steps, ...rest } = conversion;
      return {
        ...rest,
        steps: steps.map(({ fromMinutes, creditHours }) => ({ fromMinutes, centihours: creditHours })),
      };
    }
    case 'days': {
      const { dayCreditHours, halfDayCreditHours, ...rest } = conversion;
      return { ...rest, dayCentihours: dayCreditHours, halfDayCentihours: halfDayCreditHours };
    }
  }
}
