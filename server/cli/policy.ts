/** `mingde policy …`: which rules govern which year, and the change from one version to another. */
import { type Command, InvalidArgumentError } from 'commander';
import { dayOf } from '../../src/domain/base/calendar.ts';
import { readConfig } from '../config.ts';
import { compose } from '../main.ts';
import { OperatorError } from '../ports/operator-error.ts';
import { applyPolicy, type PolicyChange, previewPolicy } from '../services/apply-policy.ts';
import type { Deps } from '../services/deps.ts';
import { checkGovernance } from '../services/governing-policy.ts';
import { textTable } from './text-table.ts';

const WHO = 'system';

export function addPolicyCommand(program: Command): void {
  const policy = program.command('policy').description('the rules of a year, and changes of them');
  policy
    .command('list')
    .description('which version governs which year, and which years wait for a newer one')
    .action(() => withDeps(list));
  policy
    .command('preview')
    .description("what the content's version for a year would change; changes nothing")
    .argument('<year>', 'calendar year', readYear)
    .action((year: number) => withDeps((deps) => preview(deps, year)));
  policy
    .command('apply')
    .description('let it govern: statuses and certificates of the year follow, entries stay as they are')
    .argument('<year>', 'calendar year', readYear)
    .option('--revoke-certificates', 'also where certificates no longer hold under it', false)
    .action((year: number, options: { readonly revokeCertificates: boolean }) =>
      withDeps((deps) => apply(deps, year, options.revokeCertificates)),
    );
}

async function list(deps: Deps): Promise<void> {
  const pending = await checkGovernance(deps);
  const adopted = await deps.storage.governance.allAdopted();
  if (adopted.length === 0) {
    console.log(
      'No year has hours yet. The first posting of a year adopts the version the content has for it.',
    );
    return;
  }
  const rows = adopted.map(({ year, policyId, policyVersion, adoptedAtMs, adoptedBy }) => {
    const offered = pending.find((one) => one.year === year)?.offered;
    const waits = offered ? `version ${offered.version} (${offered.id}) waits` : '';
    return [String(year), String(policyVersion), policyId, dayOf(adoptedAtMs), adoptedBy, waits];
  });
  console.log(textTable(['YEAR', 'VERSION', 'POLICY', 'SINCE', 'BY', ''], rows));
}

async function preview(deps: Deps, year: number): Promise<void> {
  tell(await previewPolicy(deps, year));
}

async function apply(deps: Deps, year: number, mayRevoke: boolean): Promise<void> {
  const applied = await applyPolicy(deps, { year, who: WHO, mayRevoke });
  if (applied.ok) {
    tell(applied.value);
    console.log(`Version ${applied.value.to.version} governs ${year}.`);
    return;
  }
  tell(await previewPolicy(deps, year));
  throw new OperatorError(
    'Nothing was changed: certificates would be revoked. Add --revoke-certificates if that is meant.',
  );
}

function tell({ year, from, to, people, raised, lowered, revoked }: PolicyChange): void {
  console.log(`${year}: version ${from.version} (${from.id}) → version ${to.version} (${to.id})`);
  console.log(`  people with hours   ${people}`);
  console.log(`  met, newly          ${raised.length}`);
  console.log(`  met no longer       ${lowered.length}`);
  console.log(`  certificates lost   ${revoked.length}`);
  for (const personId of revoked) console.log(`    ${personId}`);
}

function readYear(written: string): number {
  if (!/^20\d{2}$/.test(written)) throw new InvalidArgumentError('Write a year such as 2026.');
  return Number(written);
}

async function withDeps(work: (deps: Deps) => Promise<void>): Promise<void> {
  const deps = await compose(readConfig(process.env));
  try {
    await work(deps);
  } finally {
    await deps.storage.close();
  }
}
