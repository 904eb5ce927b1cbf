/**
 * Which policy governs a year. The first posting of a year adopts the version that the content then has for it;
 * another version governs only after somebody has applied it (docs/decisions/0008).
 */
import { toHex, utf8 } from '../../src/domain/base/bytes.ts';
import { type Policy, policyFor } from '../../src/domain/policy/policy.ts';
import { rulesText } from '../../src/domain/policy/rules-text.ts';
import type { PolicyAdoption } from '../ports/governance-store.ts';
import { OperatorError } from '../ports/operator-error.ts';
import type { Deps } from './deps.ts';

/** @throws RangeError when no policy has the year; OperatorError when the adopted one is gone from the content */
export async function governingPolicy(deps: Deps, year: number): Promise<Policy> {
  const adopted = await deps.storage.governance.adopted(year);
  return adopted ? policyOf(deps, adopted) : policyFor(deps.catalogue.policies, year);
}

/** The same for whoever is about to post: what governs from now on is written down. */
export async function adoptGoverningPolicy(deps: Deps, year: number): Promise<Policy> {
  const adopted = await deps.storage.governance.adopted(year);
  if (adopted) return policyOf(deps, adopted);
  const policy = policyFor(deps.catalogue.policies, year);
  return policyOf(deps, await deps.storage.governance.adopt(adoptionOf(deps, year, policy), true));
}

export function adoptionOf(deps: Deps, year: number, policy: Policy, adoptedBy = 'system'): PolicyAdoption {
  return {
    year,
    policyId: policy.id,
    policyVersion: policy.version,
    rulesHash: rulesHash(deps, policy),
    adoptedBy,
    adoptedAtMs: deps.clock.now(),
  };
}

/** A year for which the content has another version than the one that governs it. */
export interface PendingPolicy {
  readonly year: number;
  readonly governing: Policy;
  readonly offered: Policy;
}

/**
 * See at start that the rules in use are still there, unchanged.
 * @returns years that wait for `mingde policy apply`
 * @throws OperatorError when a policy that is in use was changed or removed
 */
export async function checkGovernance(deps: Deps): Promise<readonly PendingPolicy[]> {
  const pending: PendingPolicy[] = [];
  for (const adoption of await deps.storage.governance.allAdopted()) {
    const governing = policyOf(deps, adoption);
    if (adoption.rulesHash === null) {
      await deps.storage.governance.adopt(adoptionOf(deps, adoption.year, governing));
    } else if (adoption.rulesHash !== rulesHash(deps, governing)) {
      throw new OperatorError(
        `The rules of content/policies/${governing.id}.yaml were changed, but version ${governing.version} already ` +
          `governs ${adoption.year}. Put them back as they were, and write the new rules to a file of their own ` +
          'with a higher version; then "mingde policy apply" shows what they would change.',
      );
    }
    const offered = policyFor(deps.catalogue.policies, adoption.year);
    if (offered.version !== governing.version) pending.push({ year: adoption.year, governing, offered });
  }
  return pending;
}

function policyOf(deps: Deps, { year, policyId, policyVersion }: PolicyAdoption): Policy {
  const policy = deps.catalogue.policies.find(({ version }) => version === policyVersion);
  if (policy?.id === policyId) return policy;
  throw new OperatorError(
    `Version ${policyVersion} of the policy "${policyId}" governs ${year}, but the content no longer has it. ` +
      `Put content/policies/${policyId}.yaml back and build the pages again.`,
  );
}

function rulesHash(deps: Deps, policy: Policy): string {
  return toHex(deps.sha256(utf8(rulesText(policy))));
}
