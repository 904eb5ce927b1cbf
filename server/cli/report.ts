/** `mingde report KIND --unit U --year YYYY --out FILE`: what /admin/reports/ hands over, from the command line. */
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Argument, type Command, InvalidArgumentError } from 'commander';
import { REPORT_KINDS, type ReportKind } from '../../src/domain/api/reports.ts';
import { unitCode } from '../../src/domain/roster/person.ts';
import { readConfig } from '../config.ts';
import { compose } from '../main.ts';
import { OperatorError } from '../ports/operator-error.ts';
import type { Deps } from '../services/deps.ts';
import type { FollowQuery } from '../services/follow-unit.ts';
import { reportOfAll, reportPdfOfAll } from '../services/hand-over.ts';

interface ReportOptions {
  readonly unit?: string;
  readonly year: number;
  readonly asOf?: string;
  readonly out: string;
}

export function addReportCommand(program: Command): void {
  program
    .command('report')
    .description('write a report: the annual one as PDF, the others as XLSX; each is noted in the audit log')
    .addArgument(new Argument('<kind>', 'which report').choices(['annual', ...REPORT_KINDS]))
    .option('--unit <unit>', "the unit's code or id; the highest one when absent")
    .requiredOption('--year <yyyy>', 'the year', yearOption)
    .option('--as-of <day>', 'as it stood at the end of a day, such as 2026-06-30', dayOption)
    .requiredOption('--out <file>', 'where the file is written')
    .action((kind: ReportKind | 'annual', options: ReportOptions) => run(kind, options));
}

async function run(kind: ReportKind | 'annual', { unit, year, asOf, out }: ReportOptions): Promise<void> {
  const deps = await compose(readConfig(process.env));
  try {
    const query = {
      year,
      ...(asOf === undefined ? {} : { asOf }),
      ...(unit === undefined ? {} : { unit: await unitIdOf(deps, unit) }),
    };
    if (kind === 'annual') await writeAnnual(deps, query, out);
    else await writeSheet(deps, kind, { query, out });
  } finally {
    await deps.storage.close();
  }
}

async function writeAnnual(deps: Deps, query: FollowQuery, out: string): Promise<void> {
  const report = await reportPdfOfAll(deps, query);
  if (!report.ok) throw new OperatorError(report.failure.message);
  await writeWhole(out, Readable.from([report.value.pdf]));
  console.log(`The annual report about ${report.value.people} people is written to ${out}.`);
}

async function writeSheet(
  deps: Deps,
  kind: ReportKind,
  { query, out }: { readonly query: FollowQuery; readonly out: string },
): Promise<void> {
  const report = await reportOfAll(deps, kind, query);
  if (!report.ok) throw new OperatorError(report.failure.message);
  const { sheet, rows } = report.value;
  await writeWhole(out, Readable.fromWeb(sheet as never));
  console.log(`${rows} rows written to ${out}.`);
}

/** A file that was cut off is never taken for the report. */
async function writeWhole(out: string, sheet: Readable): Promise<void> {
  const unfinished = `${out}.unfinished`;
  try {
    await pipeline(sheet, createWriteStream(unfinished, { mode: 0o600 }));
    await rename(unfinished, out);
  } catch (cause) {
    await rm(unfinished, { force: true });
    throw new OperatorError(`${out} cannot be written: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    });
  }
}

async function unitIdOf(deps: Deps, written: string): Promise<string> {
  const units = await deps.storage.roster.allUnits();
  const unit = units.find((one) => unitCode(one) === written) ?? units.find(({ id }) => id === written);
  if (!unit) throw new OperatorError(`There is no unit with the code or id ${written}.`);
  return unit.id;
}

function yearOption(written: string): number {
  if (!/^20\d{2}$/.test(written)) throw new InvalidArgumentError('It is four digits, such as 2026.');
  return Number(written);
}

function dayOption(written: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(written) ? new Date(`${written}T00:00:00Z`) : undefined;
  if (!day || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(written))
    throw new InvalidArgumentError('Write a day that exists, such as 2026-06-30.');
  return written;
}
