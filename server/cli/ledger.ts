/** `mingde ledger explain|verify|rebuild`: what the hours rest on, and whether the record is what it says. */
import type { Command } from 'commander';
import { addExplainCommand } from './ledger-explain.ts';
import { addRebuildCommand } from './ledger-rebuild.ts';
import { addVerifyCommand } from './ledger-verify.ts';

export function addLedgerCommand(program: Command): void {
  const ledger = program.command('ledger').description('what hours rest on, and whether the record holds');
  addExplainCommand(ledger);
  addVerifyCommand(ledger);
  addRebuildCommand(ledger);
}
