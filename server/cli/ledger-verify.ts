/** `mingde ledger verify`: the Merkle log, its signed checkpoints, the totals and the certificates. */
import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { openVerification } from '../main.ts';
import { type Verification, verifyLedger } from '../services/verify-ledger.ts';

interface Options {
  readonly json?: true;
  readonly published?: string;
}

export function addVerifyCommand(ledger: Command): void {
  ledger
    .command('verify')
    .description('check every entry, checkpoint, total and certificate; exit code 1 if anything is wrong')
    .option('--published <folder>', 'compare with this copy of the published log, such as a mirror’s')
    .option('--json', 'the outcome as JSON')
    .action(run);
}

function run({ json, published }: Options): void {
  const deps = openVerification(readConfig(process.env), published);
  try {
    const began = performance.now();
    const verification = verifyLedger(deps);
    const seconds = (performance.now() - began) / 1000;
    console.log(json ? JSON.stringify(verification, undefined, 2) : textOf(verification, seconds));
    if (!verification.ok) process.exitCode = 1;
  } finally {
    deps.reader.close();
  }
}

function textOf(verification: Verification, seconds: number): string {
  const { entries, signedRoots, years, keyIds, findings, findingCount } = verification;
  const checked =
    `${entries} entries, ${signedRoots} signed roots, ${years} yearly totals in ${seconds.toFixed(1)} s; ` +
    `trusted keys: ${keyIds.join(', ') || 'none'}.`;
  if (findingCount === 0) return `The ledger is whole: ${checked}`;
  const more = findingCount > findings.length ? [`… and ${findingCount - findings.length} more.`] : [];
  const told = findings.map(({ code, message }) => `✗ ${code}: ${message}`);
  return [`${findingCount} found wrong.`, ...told, ...more, `Checked: ${checked}`].join('\n');
}
