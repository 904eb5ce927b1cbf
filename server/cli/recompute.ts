/** `mingde ledger recompute`: are the annual statuses what the ledger adds up to? */
import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { compose } from '../main.ts';
import { recomputeStatus } from '../services/recompute-status.ts';

export function addRecomputeCommand(program: Command): void {
  const ledger =
    program.commands.find((command) => command.name() === 'ledger') ??
    program.command('ledger').description('the credit ledger');
  ledger
    .command('recompute')
    .description('work out every annual status anew from the entries, and repair what differs')
    .option('--check', 'only say what differs; exit code 1 if anything does', false)
    .action(recompute);
}

async function recompute({ check }: { readonly check: boolean }): Promise<void> {
  const deps = await compose(readConfig(process.env));
  try {
    const { years, differences } = await recomputeStatus(deps, !check);
    for (const { personId, year, detail } of differences) console.log(`${personId} ${year}: ${detail}`);
    const found = differences.length === 0 ? 'all as they should be' : `${differences.length} differ`;
    console.log(`${years} annual statuses: ${found}${differences.length > 0 && !check ? ', repaired' : ''}.`);
    if (check && differences.length > 0) process.exitCode = 1;
  } finally {
    await deps.storage.close();
  }
}
