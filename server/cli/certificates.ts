/** `mingde certificates issue`: issue what is due, and write it as one ZIP file with an index. */
import { createWriteStream } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { BATCH_KINDS, type BatchKinds } from '../../src/domain/certificate/batch.ts';
import { unitCode } from '../../src/domain/roster/person.ts';
import { readConfig } from '../config.ts';
import { compose } from '../main.ts';
import type { CertificateBatch } from '../ports/certificate-batch-store.ts';
import { OperatorError } from '../ports/operator-error.ts';
import { type Importer, importerOf } from '../services/admit-hours-imports.ts';
import { beginCertificateBatch } from '../services/begin-certificate-batch.ts';
import { certificateArchive } from '../services/certificate-archive.ts';
import type { Deps } from '../services/deps.ts';
import { runCertificateBatch } from '../services/run-certificate-batches.ts';
import { progressLine } from './progress-line.ts';

interface IssueOptions {
  readonly year: number;
  readonly unit?: string;
  readonly people?: string;
  readonly kind: BatchKinds;
  readonly asOf?: string;
  readonly by?: string;
  readonly out: string;
}

/** People without a certificate that are printed; all of them are in the index. */
const PRINTED_PEOPLE = 30;

export function addCertificatesCommand(program: Command): void {
  const certificates = program.command('certificates').description('certificates of hours and of courses');
  certificates
    .command('issue')
    .description('issue what is due, and write all of it as a ZIP file with an index')
    .requiredOption('--year <yyyy>', 'the calendar year', yearOption)
    .option('--unit <code>', 'only this unit and what lies below it: its code or id')
    .addOption(new Option('--people <file>', 'only these staff numbers, one a line').conflicts('unit'))
    .addOption(
      new Option('--kind <kind>', 'of the year, of courses, or both').choices(BATCH_KINDS).default('annual'),
    )
    .option('--as-of <yyyy-mm-dd>', 'postings of later days do not count; today without it')
    .option('--by <staff number>', 'the officer on whose behalf; only that subtree is reached')
    .requiredOption('--out <file>', 'where to write the ZIP file; one that is there is replaced')
    .action((options: IssueOptions) => run(options));
}

function yearOption(written: string): number {
  if (!/^20\d{2}$/.test(written)) throw new InvalidArgumentError('It is four digits, such as 2026.');
  return Number(written);
}

async function run(options: IssueOptions): Promise<void> {
  const deps = await compose(readConfig(process.env));
  try {
    await issue(deps, options);
  } finally {
    await deps.storage.close();
  }
}

async function issue(deps: Deps, options: IssueOptions): Promise<void> {
  const officer = await officerFor(deps, options.by);
  const begun = await beginCertificateBatch(deps, officer, {
    year: options.year,
    kinds: options.kind,
    asOf: options.asOf,
    unit: options.unit === undefined ? undefined : await unitIdOf(deps, options.unit),
    staffNumbers: options.people === undefined ? undefined : await staffNumbersIn(options.people),
  });
  if (!begun.ok) throw new OperatorError(begun.failure.message);
  const batch = begun.value;
  const { people } = await deps.storage.certificateBatches.figures(batch.id);
  const progress = progressLine('Issued for');
  let done = 0;
  const isFinished = await runCertificateBatch(deps, batch, {
    isStopping: () => false,
    onDefect: (error) => process.stderr.write(`\n${error.stack ?? error.message}\n`),
    onDone: (some) => {
      done += some;
      progress(done / people, done);
    },
  });
  if (!isFinished) await waitForTheOther(deps, batch);
  await write(deps, officer, batch, options.out);
  await tell(deps, batch, options.out);
}

/** A server that runs beside may have seen the batch first. */
async function waitForTheOther(deps: Deps, { id }: CertificateBatch): Promise<void> {
  while ((await deps.storage.certificateBatches.byId(id))?.state === 'issuing') {
    await new Promise((resume) => setTimeout(resume, 500));
  }
}

async function write(deps: Deps, officer: Importer, batch: CertificateBatch, out: string): Promise<void> {
  const unfinished = `${out}.part`;
  try {
    await pipeline(
      await certificateArchive(deps, officer.who, batch),
      createWriteStream(unfinished, { mode: 0o600 }),
    );
    await rename(unfinished, out);
  } catch (cause) {
    await rm(unfinished, { force: true });
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new OperatorError(`${out} cannot be written: ${why}. What was issued stays issued.`, { cause });
  }
}

async function tell(deps: Deps, { id }: CertificateBatch, out: string): Promise<void> {
  const figures = await deps.storage.certificateBatches.figures(id);
  const { people, certificates, fresh, without } = figures;
  console.log(
    `${out}: ${certificates} certificates of ${people} people, ${fresh} of them new; ${without} without.`,
  );
  const page = { from: 0, limit: PRINTED_PEOPLE, isWithout: true };
  const lines = await deps.storage.certificateBatches.lines(id, page);
  for (const { staffNumber, outcome } of lines) {
    if ('reason' in outcome) console.log(`${staffNumber}: ${outcome.detail}`);
  }
  if (without > lines.length) console.log(`… and ${without - lines.length} more; the index has them all.`);
}

async function officerFor(deps: Deps, staffNumber: string | undefined): Promise<Importer> {
  if (staffNumber === undefined) return { who: 'system', roots: null };
  const person = await deps.storage.roster.personByStaffNumber(staffNumber);
  const officer = person && (await importerOf(deps, person.id));
  if (officer) return officer;
  throw new OperatorError(`${staffNumber} is neither an officer nor an administrator in the roster.`);
}

async function unitIdOf(deps: Deps, typed: string): Promise<string> {
  const unit = (await deps.storage.roster.allUnits()).find(
    (one) => one.id === typed || unitCode(one) === typed,
  );
  if (unit) return unit.id;
  throw new OperatorError(`No unit has the code "${typed}"; the roster's sheets name the units' codes.`);
}

async function staffNumbersIn(file: string): Promise<readonly string[]> {
  try {
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '').split(/\r?\n/);
  } catch (cause) {
    throw new OperatorError(`${file} cannot be read: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    });
  }
}
