/** `mingde <command>`: administration from the command line. One command a file. */
import { Command } from 'commander';
import { OperatorError } from '../ports/operator-error.ts';
import { addCertificatesCommand } from './certificates.ts';
import { addContentCommand } from './content.ts';
import { addEventsCommand } from './events.ts';
import { addForwardCommand } from './forward.ts';
import { addHoursCommand } from './hours.ts';
import { addKeyCommand } from './key.ts';
import { addKeysCommand } from './keys.ts';
import { addLedgerCommand } from './ledger.ts';
import { addNoticesCommand } from './notices.ts';
import { addPolicyCommand } from './policy.ts';
import { addRecomputeCommand } from './recompute.ts';
import { addReportCommand } from './report.ts';
import { addRosterCommand } from './roster.ts';
import { addServeCommand } from './serve.ts';
import { addVerifyFileCommand } from './verify.ts';
import { addWarningsCommand } from './warnings.ts';
import { addYearCommand } from './year.ts';

const program = new Command('mingde').description('明德：公务员职业道德学习与学时');
addServeCommand(program);
addContentCommand(program);
addCertificatesCommand(program);
addVerifyFileCommand(program);
addKeyCommand(program);
addKeysCommand(program);
addForwardCommand(program);
addLedgerCommand(program);
addEventsCommand(program);
addHoursCommand(program);
addRosterCommand(program);
addNoticesCommand(program);
addPolicyCommand(program);
addWarningsCommand(program);
addYearCommand(program);
addReportCommand(program);
// After whatever else belongs to `ledger`.
addRecomputeCommand(program);

try {
  await program.parseAsync();
} catch (error) {
  if (!isForTheAdministrator(error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function isForTheAdministrator(error: unknown): error is Error {
  return (
    error instanceof OperatorError ||
    (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
  );
}
