/** `mingde ledger explain`: from a person's year, an entry or a certificate down to single minutes. */
import { type Command, Option } from 'commander';
import type { Explanation } from '../../src/domain/api/explain.ts';
import { readCertificateCode } from '../../src/domain/certificate/code.ts';
import type { CreditEntry } from '../../src/domain/ledger/entry.ts';
import { readConfig } from '../config.ts';
import { compose } from '../main.ts';
import { OperatorError } from '../ports/operator-error.ts';
import type { Deps } from '../services/deps.ts';
import { explainEntry } from '../services/explain-entry.ts';
import { explanationText, yearText } from './explanation-text.ts';

interface Options {
  readonly person?: string;
  readonly year?: string;
  readonly entry?: string;
  readonly code?: string;
  readonly json?: true;
}

export function addExplainCommand(ledger: Command): void {
  ledger
    .command('explain')
    .description('what hours rest on: policy, content, sections, minutes, attempt, file or confirmation')
    .addOption(
      new Option('--person <staff number>', 'all entries of a person’s year').conflicts(['entry', 'code']),
    )
    .option('--year <year>', 'with --person')
    .addOption(new Option('--entry <id>', 'one entry').conflicts(['person', 'code']))
    .addOption(
      new Option('--code <certificate>', 'the entries a certificate counts').conflicts(['person', 'entry']),
    )
    .option('--json', 'the outcome as JSON')
    .action(run);
}

async function run(options: Options): Promise<void> {
  const deps = await compose(readConfig(process.env));
  try {
    const { heading, entries } = await selected(deps, options);
    const explained: Explanation[] = [];
    for (const entry of entries) explained.push(await explainEntry(deps, entry));
    if (options.json) console.log(JSON.stringify(explained, undefined, 2));
    else console.log([...heading, ...explained.map(explanationText)].join('\n\n'));
  } finally {
    await deps.storage.close();
  }
}

interface Selected {
  readonly heading: readonly string[];
  readonly entries: readonly CreditEntry[];
}

async function selected(deps: Deps, options: Options): Promise<Selected> {
  if (options.entry !== undefined) return { heading: [], entries: [await oneEntry(deps, options.entry)] };
  if (options.code !== undefined) return ofCertificate(deps, options.code);
  if (options.person !== undefined) return ofPerson(deps, options.person, options.year);
  throw new OperatorError(
    'Name what to explain: --person <staff number> --year <year>, --entry <id> or --code <certificate>.',
  );
}

async function oneEntry(deps: Deps, id: string): Promise<CreditEntry> {
  const entry = await deps.storage.log.entry(id);
  if (!entry)
    throw new OperatorError(`There is no entry "${id}"; "mingde ledger explain --person" lists a person’s.`);
  return entry;
}

async function ofCertificate(deps: Deps, typed: string): Promise<Selected> {
  const code = readCertificateCode(typed);
  const certificate = code && (await deps.storage.certificates.find(code));
  if (!certificate)
    throw new OperatorError(`There is no certificate "${typed}": compare it with the paper once more.`);
  const { claim, personId, year, state } = certificate;
  const entries = await deps.storage.ledger.entries(personId, year);
  return {
    heading: [
      `Certificate ${code}, ${state}, of person ${personId}, issued on the first ${claim.log.treeSize} entries of the log`,
      claim.kind === 'course' ? `of course ${claim.course.title}` : yearText(year, claim.totals),
    ],
    entries: entries.filter(({ id, index }) =>
      claim.kind === 'course' ? id === claim.course.entry : index < claim.log.treeSize,
    ),
  };
}

async function ofPerson(deps: Deps, staffNumber: string, year: string | undefined): Promise<Selected> {
  const person = await deps.storage.roster.personByStaffNumber(staffNumber);
  if (!person) throw new OperatorError(`Nobody has the staff number "${staffNumber}".`);
  if (!/^20\d\d$/.test(year ?? ''))
    throw new OperatorError('--year must be four digits, such as --year 2026.');
  const entries = await deps.storage.ledger.entries(person.id, Number(year));
  const status = await deps.storage.ledger.status(person.id, Number(year));
  const none = `${person.name} (${staffNumber}) has no entry of ${year}.`;
  const heading = `${person.name} (${staffNumber}, person ${person.id})`;
  return { heading: status ? [heading, yearText(Number(year), status.totals)] : [none], entries };
}
