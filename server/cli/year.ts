/** `mingde year …`: post an attended activity by hand, by the year's conversions; open a closed year again. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { formatCreditHours, parseCreditHours } from '../../src/domain/base/centihours.ts';
import type { Result } from '../../src/domain/base/result.ts';
import { PRINCIPLE_IDS, type PrincipleId } from '../../src/domain/catalogue/catalogue.ts';
import type { CreditEntry } from '../../src/domain/ledger/entry.ts';
import { CATEGORIES, type Category } from '../../src/domain/policy/policy.ts';
import { readConfig } from '../config.ts';
import { compose } from '../main.ts';
import { OperatorError } from '../ports/operator-error.ts';
import { closeYear } from '../services/close-year.ts';
import type { Deps } from '../services/deps.ts';
import { type Attendance, enterAttendance } from '../services/enter-attendance.ts';
import { reopenYear } from '../services/reopen-year.ts';

const KINDS = ['event', 'practice'] as const;

interface EnterOptions {
  readonly person: string;
  readonly year: number;
  readonly kind: (typeof KINDS)[number];
  readonly title: string;
  readonly day: string;
  readonly place: string;
  readonly organiser: string;
  readonly confirmedBy: string;
  readonly principle?: PrincipleId;
  readonly minutes?: number;
  readonly days?: number;
  readonly halfDays?: number;
  readonly hours?: number;
}

interface ReopenOptions {
  readonly person: string;
  readonly category: Category;
  readonly until: string;
  readonly reason: string;
}

const WHO = 'system';

export function addYearCommand(program: Command): void {
  const year = program
    .command('year')
    .description(
      "years: hours entered by hand, a person's closed year opened again, everybody's year closed",
    );
  addEnterCommand(year);
  year
    .command('close')
    .description("freeze everybody's status of a year; what is posted afterwards is shown apart in reports")
    .argument('<year>', 'calendar year', wholeNumber)
    .option('--early', 'although late entry or make-up training is still possible', false)
    .action((of: number, options: { readonly early: boolean }) =>
      withDeps((deps) => close(deps, of, options.early)),
    );
  year
    .command('reopen')
    .description('let hours of one kind be posted to a closed year until a day; a posting of its own')
    .argument('<year>', 'calendar year', wholeNumber)
    .requiredOption('--person <staff number>', 'whose year')
    .addOption(
      new Option('--category <category>', 'which hours').choices([...CATEGORIES]).makeOptionMandatory(),
    )
    .requiredOption('--until <day>', 'the last day, such as 2027-06-30', readDay)
    .requiredOption('--reason <text>', 'why; the person reads it')
    .action((of: number, options: ReopenOptions) => withDeps((deps) => reopen(deps, of, options)));
}

function addEnterCommand(year: Command): void {
  year
    .command('enter')
    .description("post an activity somebody attended; minutes or days become 学时 by the year's rules")
    .argument('<year>', 'the year it counts for', wholeNumber)
    .requiredOption('--person <staff number>', 'who attended')
    .addOption(new Option('--kind <kind>', 'what it was').choices([...KINDS]).makeOptionMandatory())
    .requiredOption('--title <text>', 'its name')
    .requiredOption('--day <day>', 'when it was, such as 2026-10-20', readDay)
    .requiredOption('--place <text>', 'where it was')
    .requiredOption('--organiser <text>', 'who held it')
    .requiredOption('--confirmed-by <text>', 'who confirms that the person was there')
    .addOption(new Option('--principle <principle>', 'what it was about').choices([...PRINCIPLE_IDS]))
    .option('--minutes <number>', 'how long', wholeNumber)
    .option('--days <number>', 'whole days', wholeNumber)
    .option('--half-days <number>', 'half days', wholeNumber)
    .option('--hours <学时>', 'as the organiser has fixed them', readHours)
    .action((of: number, options: Omit<EnterOptions, 'year'>) =>
      withDeps((deps) => enter(deps, { ...options, year: of })),
    );
}

async function enter(deps: Deps, options: EnterOptions): Promise<void> {
  const { person, minutes, days, halfDays, hours, kind, ...facts } = options;
  const entered = await enterAttendance(deps, {
    ...facts,
    kind,
    personId: await personOf(deps, person),
    amount: amountOf({ minutes, days, halfDays, hours }),
    postedBy: WHO,
  });
  tell(entered);
}

function amountOf(
  given: { readonly [Name in 'minutes' | 'days' | 'halfDays' | 'hours']: number | undefined },
): Attendance['amount'] {
  const { minutes, days, halfDays, hours } = given;
  const ways = [minutes, hours, days ?? halfDays].filter((way) => way !== undefined);
  if (ways.length !== 1) {
    throw new OperatorError('Say how much in one way: --minutes, or --days and --half-days, or --hours.');
  }
  if (minutes !== undefined) return { minutes };
  return hours === undefined ? { days: days ?? 0, halfDays: halfDays ?? 0 } : { centihours: hours };
}

async function reopen(deps: Deps, year: number, options: ReopenOptions): Promise<void> {
  const { person, category, until, reason } = options;
  const personId = await personOf(deps, person);
  tell(await reopenYear(deps, { personId, year, category, until, reason, postedBy: WHO }));
}

async function close(deps: Deps, year: number, isEarlyAccepted: boolean): Promise<void> {
  const closed = await closeYear(deps, { who: WHO, year, isEarlyAccepted });
  if (!closed.ok) throw new OperatorError(closed.failure.message);
  const { people, met, treeSize, rootHash } = closed.value;
  console.log(
    `${year} is closed: ${people} people, ${met} of them met it. Log: ${treeSize} entries, root ${rootHash}.`,
  );
}

async function personOf(deps: Deps, staffNumber: string): Promise<string> {
  const person = await deps.storage.roster.personByStaffNumber(staffNumber);
  if (!person) throw new OperatorError(`There is nobody with the staff number ${staffNumber}.`);
  return person.id;
}

function tell(posted: Result<CreditEntry>): void {
  if (!posted.ok) throw new OperatorError(posted.failure.message);
  const { id, year, category, centihours, evidence } = posted.value;
  console.log(`Entry ${id}: ${evidence.title}, ${year}, ${category}, ${formatCreditHours(centihours)} 学时.`);
}

function wholeNumber(written: string): number {
  if (!/^\d{1,4}$/.test(written)) throw new InvalidArgumentError('Write a whole number.');
  return Number(written);
}

function readHours(written: string): number {
  const read = parseCreditHours(written);
  if (!read.ok)
    throw new InvalidArgumentError('Write 学时 with at most two decimal places, such as 1 or 0.5.');
  return read.value;
}

function readDay(written: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(written) ? new Date(`${written}T00:00:00Z`) : undefined;
  if (!day || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(written)) {
    throw new InvalidArgumentError('Write a day that exists, such as 2026-10-20.');
  }
  return written;
}

async function withDeps(work: (deps: Deps) => Promise<void>): Promise<void> {
  const deps = await compose(readConfig(process.env));
  try {
    await work(deps);
  } finally {
    await deps.storage.close();
  }
}
