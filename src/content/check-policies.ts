/** Every year from the first one on has a policy, and every version number means one policy. */
import type { Category } from '../domain/policy/policy.ts';
import { messages } from './messages.ts';
import type { Located } from './read-yaml.ts';
import type { PolicyFile } from './schemas/policy.ts';
import type { Source } from './source.ts';

export interface PolicySource {
  /** The file's name; the id in statements and the ledger. */
  readonly id: string;
  readonly source: Source;
  readonly file: Located<PolicyFile>;
}

export function checkPolicies(policies: readonly PolicySource[]): void {
  for (const policy of policies) checkPolicy(policy);
  checkVersions(policies);
  checkYears(policies);
}

function checkPolicy(policy: PolicySource): void {
  const { source, file } = policy;
  const { fromYear, toYear, cutOff, cutOffYear } = file.value;
  if (toYear !== undefined && toYear < fromYear)
    source.report(file.at(['toYear']), messages.policy.yearsReversed());
  // What happens in December counts for the year, so its books cannot close before.
  if (cutOffYear === 'same' && cutOff !== '12-31')
    source.report(file.at(['cutOff']), messages.policy.cutOffTooEarly(cutOff));
  checkRequirements(policy);
  checkCaps(policy);
  checkConversions(policy);
}

function checkRequirements({ source, file }: PolicySource): void {
  const seen = new Set<string>();
  file.value.requirements.forEach((requirement, index) => {
    const report = (field: string, message: string) =>
      source.report(file.at(['requirements', index, field]), message);
    if (seen.has(requirement.id)) report('id', messages.policy.repeatedRequirement(requirement.id));
    seen.add(requirement.id);
    if (requirement.kind !== 'minimumShare') return;
    const hasQuota = requirement.quotaCreditHours !== undefined;
    if (requirement.reading === 'quota' && !hasQuota) report('reading', messages.policy.quota());
    if (requirement.reading === 'earned' && hasQuota) report('quotaCreditHours', messages.policy.noQuota());
  });
}

function checkCaps({ source, file }: PolicySource): void {
  const ids = new Set<string>();
  const owners = new Map<Category, string>();
  file.value.caps.forEach(({ id, categories }, index) => {
    if (ids.has(id)) source.report(file.at(['caps', index, 'id']), messages.policy.repeatedCap(id));
    ids.add(id);
    categories.forEach((category, at) => {
      const owner = owners.get(category);
      if (owner !== undefined && owner !== id)
        source.report(
          file.at(['caps', index, 'categories', at]),
          messages.policy.cappedTwice(category, owner),
        );
      owners.set(category, owner ?? id);
    });
  });
}

function checkConversions({ source, file }: PolicySource): void {
  const seen = new Set<Category>();
  file.value.conversions.forEach((conversion, index) => {
    conversion.categories.forEach((category, at) => {
      const report = (message: string) =>
        source.report(file.at(['conversions', index, 'categories', at]), message);
      if (seen.has(category)) report(messages.policy.convertedTwice(category));
      if (category === 'ethicsOnline' && conversion.kind === 'days') report(messages.policy.onlineByDays());
      seen.add(category);
    });
    if (conversion.kind !== 'steps') return;
    conversion.steps.forEach((step, at) => {
      const before = conversion.steps[at - 1];
      if (before && (step.fromMinutes <= before.fromMinutes || step.creditHours <= before.creditHours))
        source.report(file.at(['conversions', index, 'steps', at]), messages.policy.stepsFall());
    });
  });
}

/** Ledger entries name a policy version by its number alone. */
function checkVersions(policies: readonly PolicySource[]): void {
  const owners = new Map<number, string>();
  for (const { source, file } of policies) {
    const { version } = file.value;
    const owner = owners.get(version);
    if (owner) source.report(file.at(['version']), messages.policy.repeatedVersion(version, owner));
    else owners.set(version, source.path);
  }
}

function checkYears(policies: readonly PolicySource[]): void {
  const spans = [...policies].sort((left, right) => left.file.value.fromYear - right.file.value.fromYear);
  let covered: number | undefined;
  for (const { source, file } of spans) {
    const { fromYear, toYear = Number.POSITIVE_INFINITY } = file.value;
    if (covered !== undefined && fromYear > covered + 1) {
      source.report(file.at(['fromYear']), messages.policy.gap(covered + 1));
    }
    covered = Math.max(covered ?? Number.NEGATIVE_INFINITY, toYear);
  }
  const last = spans.at(-1);
  if (last && covered !== undefined && covered !== Number.POSITIVE_INFINITY) {
    last.source.report(last.file.at(['toYear']), messages.policy.noOpenEnd(covered));
  }
}
