/** Whom to tell of answers and results that have come since an instant. */
import { dayOf } from '../../src/domain/base/calendar.ts';
import { contentOf, type PracticeClaim } from '../../src/domain/event/practice.ts';
import {
  appealNotices,
  cardNotices,
  certificateNotices,
  creditNotice,
  practiceAnswers,
  strikeNotice,
  toldOnly,
  warningNotices,
} from '../../src/domain/notice/answer-notices.ts';
import type { NoticeDue, NoticesAbout } from '../../src/domain/notice/notice.ts';
import type { NoticeBook } from '../../src/domain/notice/wording.ts';
import type { Deps } from './deps.ts';

export async function findAnswers(
  deps: Deps,
  book: NoticeBook,
  sinceMs: number,
): Promise<readonly NoticesAbout[]> {
  const today = dayOf(deps.clock.now());
  const facts = deps.storage.noticeFacts;
  const certificates = await facts.certificates(sinceMs);
  return [
    ...(await practiceOf(deps, sinceMs, today)),
    ...(await reviewsOf(deps, book, { sinceMs, today })),
    ...certificates.map((one) => certificateNotices(one, book.words.certificates, today)),
    toldOnly('events', await eventResults(deps, sinceMs)),
    toldOnly('roster', await rosterResults(deps, sinceMs)),
  ];
}

async function practiceOf(deps: Deps, sinceMs: number, today: string): Promise<readonly NoticesAbout[]> {
  const abouts: NoticesAbout[] = [];
  for (const id of await deps.storage.noticeFacts.practice(sinceMs)) {
    const claim = await deps.storage.practice.byId(id);
    if (claim) abouts.push(practiceAnswers(claim, await postedCentihours(deps, claim), today));
  }
  return abouts;
}

async function postedCentihours(deps: Deps, claim: PracticeClaim): Promise<number> {
  const last = claim.events.at(-1);
  if (last?.kind !== 'posted') return 0;
  const year = Number(contentOf(claim).day.slice(0, 4));
  const entries = await deps.storage.ledger.entries(claim.personId, year);
  return entries.find(({ id }) => id === last.entry)?.centihours ?? 0;
}

async function reviewsOf(
  deps: Deps,
  { words }: NoticeBook,
  { sinceMs, today }: { readonly sinceMs: number; readonly today: string },
): Promise<readonly NoticesAbout[]> {
  const { noticeFacts, reviews, warnings } = deps.storage;
  const abouts: NoticesAbout[] = [];
  for (const id of await noticeFacts.cards(sinceMs)) {
    const card = await reviews.card(id);
    if (card) abouts.push(cardNotices(card, words.outcomes, today));
  }
  for (const id of await noticeFacts.warnings(sinceMs)) {
    const warning = await warnings.byId(id);
    if (warning) abouts.push(warningNotices(warning, today));
  }
  for (const id of await noticeFacts.appeals(sinceMs)) {
    const appeal = await reviews.appeal(id);
    if (appeal) abouts.push(appealNotices(appeal, today));
  }
  return abouts;
}

async function eventResults(deps: Deps, sinceMs: number): Promise<readonly NoticeDue[]> {
  const { noticeFacts, events } = deps.storage;
  const due: NoticeDue[] = [];
  for (const id of await noticeFacts.postedEvents(sinceMs)) {
    const event = await events.byId(id);
    if (!event) continue;
    const told = { id, title: event.plan.title, day: event.plan.day };
    due.push(...(await noticeFacts.credits(id)).map((credit) => creditNotice(told, credit)));
  }
  for (const { eventId: id, ...strike } of await noticeFacts.strikes(sinceMs)) {
    const event = await events.byId(id);
    if (event) due.push(strikeNotice({ id, title: event.plan.title, day: event.plan.day }, strike));
  }
  return due;
}

/** Told to whoever let it be written, since writing a large sheet takes its time. */
async function rosterResults(deps: Deps, sinceMs: number): Promise<readonly NoticeDue[]> {
  const { noticeFacts, rosterImports } = deps.storage;
  const due: NoticeDue[] = [];
  for (const id of await noticeFacts.rosterImports(sinceMs)) {
    const one = await rosterImports.byId(id);
    if (!one?.confirmedBy) continue;
    const counts = await rosterImports.counts(id);
    due.push({
      ...{ personId: one.confirmedBy, kind: 'rosterDone', subject: `roster:${id}`, occasion: '' },
      facts: {
        file: one.fileName,
        ...{ added: String(counts.added), changed: String(counts.changed) },
        ...{ moved: String(counts.moved), left: String(counts.left) },
      },
      link: '/admin/roster/',
    });
  }
  return due;
}
