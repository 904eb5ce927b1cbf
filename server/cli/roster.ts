/** `mingde roster`: people and units from a sheet, and back into one. */
import { createWriteStream } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, InvalidArgumentError } from 'commander';
import type { RosterSheet } from '../../src/domain/roster/roster-import.ts';
import { OperatorError } from '../ports/operator-error.ts';
import type { RosterImport, RosterRow, VerdictCounts } from '../ports/roster-import-store.ts';
import { importerOf } from '../services/admit-hours-imports.ts';
import type { Importer } from '../services/admit-roster.ts';
import { confirmRosterImport, writeRosterImport } from '../services/confirm-roster-import.ts';
import type { Deps } from '../services/deps.ts';
import { exportPeople, exportUnits, type SheetFormat } from '../services/export-roster.ts';
import { beginRosterImport, readRosterImport } from '../services/read-roster-import.ts';
import { finishAbandonedTurn } from '../services/take-roster-turn.ts';
import { dropRosterImport } from '../services/undo-roster-import.ts';
import { progressLine } from './progress-line.ts';
import { addAccessCommands } from './roster-access.ts';
import { EVERYBODY, unitNamed, withDeps } from './roster-asked.ts';

interface ImportOptions {
  readonly dryRun: boolean;
  readonly units: boolean;
  readonly completeFor?: string;
  readonly leaving?: number;
  readonly day?: string;
  readonly by?: string;
}

interface ExportOptions {
  readonly out: string;
  readonly units: boolean;
  readonly unit?: string;
  readonly by?: string;
}

/** Refused rows that are printed; all of them are on the officer's page. */
const PRINTED_ROWS = 50;

export function addRosterCommand(program: Command): void {
  const roster = program.command('roster').description('units and people');
  roster
    .command('import')
    .description('bring the roster to what an XLSX or CSV file says: whole, or not at all')
    .argument('<file>', 'see docs/roster.zh-CN.md for its columns')
    .option('--dry-run', 'tell what would become of each row, and change nothing', false)
    .option('--units', 'the file lists units, not people', false)
    .option('--complete-for <unit>', 'the file lists everybody of this unit: whoever is missing leaves')
    .option(
      '--leaving <number>',
      'how many leave, where so many are missing that it must be said',
      wholeNumber,
    )
    .option('--day <YYYY-MM-DD>', 'when moves and leavings without a day of their own happen', dayOption)
    .option('--by <staff number>', 'the officer on whose behalf; only that subtree is reached')
    .action((file: string, options: ImportOptions) => withDeps((deps) => importFile(deps, file, options)));
  roster
    .command('export')
    .description('write the roster as a file that import takes')
    .requiredOption('--out <file>', 'ends with .xlsx or .csv')
    .option('--units', 'the units, not the people', false)
    .option('--unit <unit>', 'by code or path; people of it and below (the highest unit without it)')
    .option('--by <staff number>', 'the officer on whose behalf; only that subtree is reached')
    .action((options: ExportOptions) => withDeps((deps) => exportFile(deps, options)));
  addAccessCommands(roster);
}

function wholeNumber(written: string): number {
  if (!/^\d{1,7}$/.test(written)) throw new InvalidArgumentError('It is a whole number.');
  return Number(written);
}

function dayOption(written: string): string {
  if (!/^20\d{2}-\d{2}-\d{2}$/.test(written))
    throw new InvalidArgumentError('It is a day, such as 2026-03-05.');
  return written;
}

async function importFile(deps: Deps, file: string, options: ImportOptions): Promise<void> {
  if (await finishAbandonedTurn(deps, progressLine('Finishing an import that was interrupted')))
    console.log();
  const importer = await importerFor(deps, options.by);
  const kind: RosterSheet = options.units ? 'units' : 'people';
  const completeUnit =
    options.completeFor === undefined ? null : await unitNamed(deps, importer, options.completeFor);
  const begun = await beginRosterImport(deps, importer, {
    ...{ kind, completeUnit, fileName: basename(file), fileHash: await hashOf(deps, file) },
    day: options.day,
  });
  await readRosterImport(deps, begun, file, progressLine('Reading'));
  const read = await standing(deps, begun.id);
  if (read.state === 'unusable') {
    await dropRosterImport(deps, importer, read.id);
    throw new OperatorError(`${read.trouble ?? ''}\nNothing was changed.`);
  }
  const counts = await deps.storage.rosterImports.counts(read.id);
  await tell(deps, read, counts);
  if (options.dryRun) {
    await dropRosterImport(deps, importer, read.id);
    console.log('Dry run: nothing was changed.');
    return;
  }
  await write(deps, importer, { one: read, counts, file, leaving: options.leaving });
}

interface Writing {
  readonly one: RosterImport;
  readonly counts: VerdictCounts;
  readonly file: string;
  readonly leaving: number | undefined;
}

async function write(deps: Deps, importer: Importer, { one, counts, file, leaving }: Writing): Promise<void> {
  const { added, changed, moved, left, refused } = counts;
  if (added + changed + moved + left + refused === 0) {
    await dropRosterImport(deps, importer, one.id);
    console.log('The roster is already as the file says.');
    return;
  }
  // As it is now: it may have been changed while it was read.
  const fileHash = await hashOf(deps, file);
  const confirmed = await confirmRosterImport(deps, importer, one.id, { fileHash, counts, leaving });
  const written = confirmed.ok
    ? await writeRosterImport(
        deps,
        confirmed.value,
        importer.who,
        progressLine('Deciding once more, then writing'),
      )
    : confirmed;
  if (!written.ok) {
    await dropRosterImport(deps, importer, one.id);
    throw new OperatorError(`${written.failure.message}\nNothing was changed.`);
  }
  console.log(`The roster is now as the file says (import ${one.id}).`);
}

async function tell(deps: Deps, one: RosterImport, counts: VerdictCounts): Promise<void> {
  for (const remark of one.remarks) console.log(remark);
  const { added, changed, moved, left, unchanged, refused } = counts;
  console.log(
    `Added: ${added}. Changed: ${changed}. Moved: ${moved}. Left: ${left}. Unchanged: ${unchanged}. Refused: ${refused}.`,
  );
  const rows = await deps.storage.rosterImports.rows(one.id, {
    ...{ verdict: 'refused', after: 0, limit: PRINTED_ROWS },
  });
  for (const row of rows) console.log(refusalLine(row));
  if (refused > rows.length) console.log(`… and ${refused - rows.length} more.`);
}

function refusalLine({ seq, reason }: RosterRow): string {
  return `row ${seq}: ${reason ?? ''}`;
}

async function exportFile(deps: Deps, options: ExportOptions): Promise<void> {
  const { out } = options;
  const format: SheetFormat | undefined = out.endsWith('.xlsx')
    ? 'xlsx'
    : out.endsWith('.csv')
      ? 'csv'
      : undefined;
  if (format === undefined) throw new OperatorError(`${out} must end with .xlsx or .csv.`);
  const importer = await importerFor(deps, options.by);
  if (options.units) return save(await exportUnits(deps, importer, format), out);
  const unitId = await unitNamed(deps, importer, options.unit);
  const sheet = await exportPeople(deps, importer, unitId, format);
  if (!sheet.ok) throw new OperatorError(sheet.failure.message);
  await save(sheet.value, out);
}

async function save(sheet: ReadableStream<Uint8Array>, out: string): Promise<void> {
  await pipeline(Readable.fromWeb(sheet as never), createWriteStream(out, { mode: 0o600 }));
  console.log(`Written to ${out}.`);
}

async function importerFor(deps: Deps, staffNumber: string | undefined): Promise<Importer> {
  if (staffNumber === undefined) return EVERYBODY;
  const person = await deps.storage.roster.personByStaffNumber(staffNumber);
  const importer = person && (await importerOf(deps, person.id));
  if (importer) return importer;
  throw new OperatorError(
    `${staffNumber} is neither an officer nor an administrator in the roster, so may not change it.`,
  );
}

async function hashOf(deps: Deps, file: string): Promise<string> {
  try {
    return await deps.sheets.hash(file);
  } catch (cause) {
    throw new OperatorError(`${file} cannot be read: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    });
  }
}

async function standing(deps: Deps, id: string): Promise<RosterImport> {
  const one = await deps.storage.rosterImports.byId(id);
  if (!one) throw new Error(`import ${id} has vanished`);
  return one;
}
