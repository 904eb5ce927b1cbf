/** `mingde events import FILE`: activities of units from a sheet, as drafts; every fault named before anything is written. */
import type { Command } from 'commander';
import type { EventSheetRow } from '../../src/domain/api/events.ts';
import { readConfig } from '../config.ts';
import { compose } from '../main.ts';
import { OperatorError } from '../ports/operator-error.ts';
import { type EventOfficer, eventOfficerOf, SYSTEM_OFFICER } from '../services/admit-events.ts';
import type { Deps } from '../services/deps.ts';
import { importEvents } from '../services/event-sheets.ts';

interface ImportOptions {
  readonly dryRun: boolean;
  readonly by?: string;
}

/** Refused rows that are printed. */
const PRINTED_ROWS = 50;

export function addEventsCommand(program: Command): void {
  const events = program.command('events').description('activities that units hold');
  events
    .command('import')
    .description('plan the activities of an XLSX or CSV file; one that is planned already is left as it is')
    .argument('<file>', 'see docs/events.zh-CN.md for its columns')
    .option('--dry-run', 'tell what would become of each row, and write nothing', false)
    .option('--by <staff number>', 'the officer on whose behalf; only that subtree is reached')
    .action((file: string, options: ImportOptions) => run(file, options));
}

async function run(file: string, options: ImportOptions): Promise<void> {
  const deps = await compose(readConfig(process.env));
  try {
    await importFile(deps, file, options);
  } finally {
    await deps.storage.close();
  }
}

async function importFile(deps: Deps, file: string, { dryRun, by }: ImportOptions): Promise<void> {
  const officer = await officerFor(deps, by);
  const imported = await importEvents(deps, officer, { file, isDryRun: dryRun });
  if (!imported.ok) throw new OperatorError(`${imported.failure.message}\nNothing was written.`);
  const { remarks, rows, accepted, known, refused, isApplied } = imported.value;
  for (const remark of remarks) console.log(remark);
  console.log(`New: ${accepted} events. Planned already: ${known}. Refused: ${refused}.`);
  const wrong = rows.filter(({ verdict }) => verdict === 'refused');
  for (const row of wrong.slice(0, PRINTED_ROWS)) console.log(refusalLine(row));
  if (wrong.length > PRINTED_ROWS) console.log(`… and ${wrong.length - PRINTED_ROWS} more.`);
  if (wrong.length > 0) throw new OperatorError('Nothing was written: mend the refused rows first.');
  if (dryRun) console.log('Dry run: nothing was written.');
  else console.log(isApplied && accepted > 0 ? `Planned ${accepted} events as drafts.` : 'Nothing to plan.');
}

async function officerFor(deps: Deps, staffNumber: string | undefined): Promise<EventOfficer> {
  if (staffNumber === undefined) return SYSTEM_OFFICER;
  const person = await deps.storage.roster.personByStaffNumber(staffNumber);
  const officer = person && (await eventOfficerOf(deps, person.id));
  if (officer) return officer;
  throw new OperatorError(
    `${staffNumber} is neither an officer nor an administrator in the roster, so may not plan events.`,
  );
}

function refusalLine({ row, about, reason }: EventSheetRow): string {
  return `row ${row} ${about}: ${reason ?? ''}`;
}
