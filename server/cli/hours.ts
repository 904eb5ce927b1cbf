/** `mingde hours import FILE`: hours of other platforms from a sheet, judged row by row before anything is posted. */
import { basename } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { formatCreditHours } from '../../src/domain/base/centihours.ts';
import { readConfig } from '../config.ts';
import { compose } from '../main.ts';
import type { HoursImport, JudgedRow } from '../ports/hours-import-store.ts';
import { OperatorError } from '../ports/operator-error.ts';
import { type Importer, importerOf } from '../services/admit-hours-imports.ts';
import type { Deps } from '../services/deps.ts';
import { confirmHoursImport, postHoursImport } from '../services/post-hours-import.ts';
import { beginHoursImport, readHoursImport } from '../services/read-hours-import.ts';
import { settleCertificates } from '../services/run-hours-imports.ts';
import { dropHoursImport } from '../services/view-hours-imports.ts';
import { progressLine } from './progress-line.ts';

interface ImportOptions {
  readonly dryRun: boolean;
  readonly year?: number;
  readonly platform?: string;
  readonly by?: string;
}

/** Refused rows that are printed; all of them are on the officer's page. */
const PRINTED_ROWS = 50;

export function addHoursCommand(program: Command): void {
  const hours = program.command('hours').description('hours earned on other platforms');
  hours
    .command('import')
    .description('post the rows of an XLSX or CSV file; a file that was posted before adds nothing')
    .argument('<file>', 'see docs/importing.zh-CN.md for its columns')
    .option('--dry-run', 'tell what would become of each row, and post nothing', false)
    .option('--year <yyyy>', 'refuse rows completed in another year', yearOption)
    .option('--platform <name>', 'for rows that name no platform')
    .option('--by <staff number>', 'the officer on whose behalf; only that subtree is reached')
    .action((file: string, options: ImportOptions) => run(file, options));
}

function yearOption(written: string): number {
  if (!/^20\d{2}$/.test(written)) throw new InvalidArgumentError('It is four digits, such as 2026.');
  return Number(written);
}

async function run(file: string, options: ImportOptions): Promise<void> {
  const deps = await compose(readConfig(process.env));
  try {
    await importFile(deps, file, options);
  } finally {
    await deps.storage.close();
  }
}

async function importFile(deps: Deps, file: string, options: ImportOptions): Promise<void> {
  const importer = await importerFor(deps, options.by);
  const fileHash = await hashOf(deps, file);
  const begun = await beginHoursImport(deps, importer, {
    ...{ fileName: basename(file), fileHash },
    platform: options.platform ?? null,
    onlyYear: options.year ?? null,
  });
  await readHoursImport(deps, begun, file, progressLine('Reading'));
  const read = await standing(deps, begun.id);
  if (read.state === 'unusable') {
    await dropHoursImport(deps, importer, read.id);
    throw new OperatorError(`${read.trouble ?? ''}\nNothing was posted.`);
  }
  await tell(deps, read);
  if (options.dryRun || read.newRows === 0) {
    await dropHoursImport(deps, importer, read.id);
    console.log(options.dryRun ? 'Dry run: nothing was posted.' : 'Nothing to post.');
    return;
  }
  await post(deps, importer, { one: read, file });
}

async function importerFor(deps: Deps, staffNumber: string | undefined): Promise<Importer> {
  if (staffNumber === undefined) return { who: 'system', roots: null };
  const person = await deps.storage.roster.personByStaffNumber(staffNumber);
  const importer = person && (await importerOf(deps, person.id));
  if (importer) return importer;
  throw new OperatorError(
    `${staffNumber} is neither an officer nor an administrator in the roster, so may not import hours.`,
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

async function post(
  deps: Deps,
  importer: Importer,
  { one, file }: { readonly one: HoursImport; readonly file: string },
): Promise<void> {
  const confirmed = await confirmHoursImport(deps, importer, one.id, {
    // As it is now: it may have been changed while it was read.
    fileHash: await hashOf(deps, file),
    newRows: one.newRows,
  });
  const posted = confirmed.ok
    ? await postHoursImport(deps, confirmed.value, importer.who, progressLine('Making ready'))
    : confirmed;
  if (!posted.ok) {
    await dropHoursImport(deps, importer, one.id);
    throw new OperatorError(`${posted.failure.message}\nNothing was posted.`);
  }
  console.log(`Posted ${one.newRows} rows, ${formatCreditHours(one.centihours)} 学时 (import ${one.id}).`);
  const certificates = progressLine('Certificates looked at');
  await settleCertificates(
    deps,
    () => false,
    (done) => certificates(Number.NaN, done),
  );
}

async function tell(deps: Deps, one: HoursImport): Promise<void> {
  for (const remark of one.remarks) console.log(remark);
  console.log(
    `To be added: ${one.newRows} rows, ${formatCreditHours(one.centihours)} 学时. ` +
      `Already there: ${one.knownRows}. Refused: ${one.refusedRows}.`,
  );
  const limit = PRINTED_ROWS;
  const refused = await deps.storage.hoursImports.rows(one.id, { verdict: 'refused', after: 0, limit });
  for (const row of refused) console.log(refusalLine(row));
  if (one.refusedRows > refused.length) console.log(`… and ${one.refusedRows - refused.length} more.`);
}

function refusalLine({ row, reason }: JudgedRow): string {
  return `row ${row}: ${reason ?? ''}`;
}

async function standing(deps: Deps, id: string): Promise<HoursImport> {
  const one = await deps.storage.hoursImports.byId(id);
  if (!one) throw new Error(`import ${id} has vanished`);
  return one;
}
