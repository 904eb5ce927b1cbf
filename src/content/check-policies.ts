/** Every year from the first one on has a policy, and every version number means one policy. */
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

function checkPolicy({ source, file }: PolicySource): void {
  const { fromYear, toYear, requirements } = file.value;
  if (toYear !== undefined && toYear < fromYear)
    source.report(file.at(['toYear']), messages.policy.yearsReversed());
  const seen = new Set<string>();
  requirements.forEach((requirement, index) => {
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
