/** The sample accounts' passwords: one tab-separated row an account (role, staff number, password), mode 0600. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const SAMPLE_ACCOUNTS_FILE = 'sample-accounts.txt';

export interface SampleAccount {
  readonly role: string;
  readonly staffNumber: string;
  readonly password: string;
}

export function writeSampleAccounts(dataDirectory: string, accounts: readonly SampleAccount[]): void {
  const rows = accounts.map(({ role, staffNumber, password }) => `${role}\t${staffNumber}\t${password}\n`);
  writeFileSync(join(dataDirectory, SAMPLE_ACCOUNTS_FILE), rows.join(''), { mode: 0o600 });
}

/** @returns nothing when the database was not filled with a sample */
export function readSampleAccounts(dataDirectory: string): readonly SampleAccount[] {
  const file = join(dataDirectory, SAMPLE_ACCOUNTS_FILE);
  if (!existsSync(file)) return [];
  const rows = readFileSync(file, 'utf8').trim().split('\n');
  return rows.map((row) => {
    const [role = '', staffNumber = '', password = ''] = row.split('\t');
    return { role, staffNumber, password };
  });
}
