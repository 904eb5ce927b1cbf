/** `mingde notices …`: see what notices say, tell what is due at once, and what somebody was told. */
import type { Command } from 'commander';
import { dayOf, timeOf } from '../../src/domain/base/calendar.ts';
import { NOTICE_KINDS, NOTICE_RULES, type NoticeKind } from '../../src/domain/notice/kinds.ts';
import { noticeMail } from '../../src/domain/notice/mail.ts';
import { type NoticeBook, worded, wordingFor } from '../../src/domain/notice/wording.ts';
import { type Unit, unitCode } from '../../src/domain/roster/person.ts';
import { readConfig } from '../config.ts';
import { compose } from '../main.ts';
import { OperatorError } from '../ports/operator-error.ts';
import type { Deps } from '../services/deps.ts';
import { tellWhatIsDue } from '../services/run-notices.ts';
import { addressesOf, startMailing } from '../services/send-mails.ts';
import { textTable } from './text-table.ts';

const MOST_LISTED = 200;

export function addNoticesCommand(program: Command): void {
  const notices = program.command('notices').description('what people are told, once each');
  notices
    .command('preview')
    .description('what each kind of notice says, as a mail, with made-up facts')
    .argument('[kind]', 'one kind alone, such as assignmentGiven')
    .option('--unit <code>', 'as the people of this unit read it')
    .action((kind: string | undefined, { unit }: { readonly unit?: string }) =>
      withDeps((deps) => preview(deps, kind, unit)),
    );
  notices
    .command('send-due')
    .description('look now for what has to be told, and send the mails that wait')
    .action(() => withDeps(sendDue));
  notices
    .command('list')
    .description('what somebody was told, newest first')
    .requiredOption('--person <staff number>', 'who')
    .action(({ person }: { readonly person: string }) => withDeps((deps) => list(deps, person)));
}

async function preview(deps: Deps, kind: string | undefined, unit: string | undefined): Promise<void> {
  const book = bookOf(deps);
  const kinds = NOTICE_KINDS.filter((one) => kind === undefined || one === kind);
  if (kinds.length === 0) {
    throw new OperatorError(`There is no kind "${kind}" of notice; there are ${NOTICE_KINDS.join(', ')}.`);
  }
  const way = unit === undefined ? [] : await wayOf(deps, unit);
  for (const one of kinds) console.log(exampleOf(deps, book, { kind: one, way }));
}

function exampleOf(
  deps: Deps,
  book: NoticeBook,
  { kind, way }: { readonly kind: NoticeKind; readonly way: readonly (readonly string[])[] },
): string {
  const facts = Object.fromEntries(NOTICE_RULES[kind].fields.map((field) => [field, EXAMPLES[field] ?? '…']));
  const said = worded(wordingFor(book, kind, way), { facts });
  const { subject, text } = noticeMail({ kind, ...said, link: '/my/notices/' }, book.mail, addressesOf(deps));
  return `== ${kind}\n${subject}\n\n${text}`;
}

const EXAMPLES: Readonly<Record<string, string>> = {
  ...{ title: '公正廉洁专题', unit: '江岸区行政审批局', due: '2026-12-20', days: '7', items: '2', left: '1' },
  ...{ year: '2026', day: '2026-11-12', hours: '1.5', required: '8', missing: '6.5', reason: '材料不全' },
  ...{ outcome: '已谈话提醒', replyBy: '2026-12-07', reviewBy: '2026-12-20', code: 'MD-2026-7K3P-9QXW' },
  ...{
    count: '3',
    cards: '1',
    appeals: '2',
    file: '名册.xlsx',
    added: '12',
    changed: '3',
    moved: '2',
    left: '1',
  },
  ...{ kind: '心得体会', characters: '800', points: '82', passPoints: '60', fullPoints: '100' },
  ...{ begins: '14:30', place: '市民中心报告厅' },
  ...{ period: '2026-11-23', people: '160', met: '104', share: '65%', lagging: '56', onTheWay: '131' },
  ...{ units: '政务服务中心 21 人、综合科 9 人', waiting: '5' },
};

async function sendDue(deps: Deps): Promise<void> {
  bookOf(deps);
  const { made, closed } = await tellWhatIsDue(deps);
  console.log(`${made} new notices, ${closed} closed.`);
  const { mailer } = deps;
  if (!mailer) return console.log('No mails: SMTP_URL is not set.');
  await startMailing({ ...deps, mailer, reportDefect }, () => () => undefined).look();
  const { waiting, sent, refused, unknown } = await deps.storage.mails.counts();
  console.log(`Mails: ${sent} sent so far, ${waiting} waiting, ${refused} refused, ${unknown} unknown.`);
  const { failures, trouble } = await deps.storage.mails.service();
  if (failures > 0) throw new OperatorError(`The mail server: ${trouble}`);
}

function reportDefect(error: Error): never {
  throw error;
}

async function list(deps: Deps, staffNumber: string): Promise<void> {
  const person = await deps.storage.roster.personByStaffNumber(staffNumber);
  if (!person) throw new OperatorError(`There is nobody with the staff number ${staffNumber}.`);
  const all = await deps.storage.notices.list(person.id, { limit: MOST_LISTED });
  const rows = all.map(({ madeAtMs, kind, title, readAtMs, closedWhy }) => [
    `${dayOf(madeAtMs)} ${timeOf(madeAtMs)}`,
    ...[kind, closedWhy ?? (readAtMs === null ? 'unread' : 'read'), title],
  ]);
  if (rows.length > 0) return console.log(textTable(['TOLD AT', 'KIND', 'STATE', 'TITLE'], rows));
  console.log('No notices.');
}

function bookOf({ catalogue }: Deps): NoticeBook {
  if (catalogue.notices) return catalogue.notices;
  throw new OperatorError(
    'The content has no wordings of notices: add content/notices/standard.yaml and build once more.',
  );
}

/** From the unit upwards, by codes and ids. */
async function wayOf(deps: Deps, code: string): Promise<readonly (readonly string[])[]> {
  const units = await deps.storage.roster.allUnits();
  const names = (unit: Unit) => [unit.id, unitCode(unit)];
  const way: (readonly string[])[] = [];
  let next = units.find((unit) => names(unit).includes(code));
  if (!next) throw new OperatorError(`There is no unit with the code ${code}.`);
  for (; next; next = units.find(({ id }) => id === next?.parentId)) way.push(names(next));
  return way;
}

async function withDeps(work: (deps: Deps) => Promise<void>): Promise<void> {
  const deps = await compose(readConfig(process.env));
  try {
    await work(deps);
  } finally {
    deps.mailer?.close();
    await deps.storage.close();
  }
}
