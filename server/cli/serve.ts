/** `mingde serve`: answer requests until told to stop. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { serve } from '../main.ts';
import { readSampleAccounts, SAMPLE_ACCOUNTS_FILE } from '../sample/sample-accounts.ts';

export function addServeCommand(program: Command): void {
  program.command('serve').description('start the portal').action(run);
}

async function run(): Promise<void> {
  const config = readConfig(process.env);
  const isFirstStart = !existsSync(join(config.dataDirectory, SAMPLE_ACCOUNTS_FILE));
  const server = await serve(config);
  if (config.sampleData) printSampleAccounts(config.dataDirectory, isFirstStart, server.address);
  stopOnSignals(server.close);
  console.log(`Mingde is ready: ${server.address}`);
}

/** Passwords are shown once, at the first start; afterwards only the file has them. */
function printSampleAccounts(dataDirectory: string, isFirstStart: boolean, address: string): void {
  const accounts = readSampleAccounts(dataDirectory);
  console.log(
    `Sign in at ${address}/sign-in/ · sample accounts: ${join(dataDirectory, SAMPLE_ACCOUNTS_FILE)}`,
  );
  if (!isFirstStart) return;
  for (const { role, staffNumber, password } of accounts) {
    console.log(`  ${role.padEnd(14)} ${staffNumber}  ${password}`);
  }
}

function stopOnSignals(close: () => Promise<void>): void {
  const stop = () => {
    void close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
