/**
 * Look for what people have to be told: every minute what has just happened, once a day what the day brings. Each
 * look says what is so by the record, so that it may be interrupted, repeated, or made by two processes.
 */
import { dayOf, startOfDayMs, timeOf } from '../../src/domain/base/calendar.ts';
import { freshSince } from '../../src/domain/notice/notice.ts';
import type { Asking } from '../../src/domain/notice/task-notices.ts';
import type { NoticeBook } from '../../src/domain/notice/wording.ts';
import type { Repeat } from '../ports/outgoing.ts';
import type { Deps } from './deps.ts';
import { findAnswers } from './find-answer-notices.ts';
import { findSubmitted, findWaiting, readWays, waitingAbouts } from './find-desk-notices.ts';
import { tellEvents, tellOpenEvents } from './find-event-notices.ts';
import {
  settleDoneTasks,
  tellAllAssignments,
  tellAllMakeUps,
  tellAssignments,
  tellMakeUps,
} from './find-task-notices.ts';
import { tellAllWritten, tellWrittenAnswers, tellWrittenTasks } from './find-written-notices.ts';
import { tellDigests, tellYearBehind } from './find-year-notices.ts';
import { lookAgain } from './look-again.ts';
import { addTold, NOBODY_TOLD, type Told, tellAbout } from './tell-people.ts';

const LOOK_EVERY_MS = 60_000;
/** The first look at a large roster takes a while; a process that dies holds the others up for so long. */
const LEASE_MS = 15 * 60_000;
/** What happened was decided a moment before it was written. */
const OVERLAP_MS = 60 * 60_000;
/** In Shanghai: nobody is called in the night. */
const DAY_BEGINS = '06:00:00';

export interface NoticeDeps extends Deps {
  readonly reportDefect: (error: Error, where: string) => void;
}

export interface Teller {
  /** Look once. Resolves when nothing is under way any more. */
  readonly look: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export function startTelling(deps: NoticeDeps, repeat: Repeat): Teller {
  const holder = deps.randomness.freshId();
  let isStopping = false;

  async function lookOnce(): Promise<void> {
    const nowMs = deps.clock.now();
    if (isStopping || !(await deps.storage.notices.takeLease({ holder, nowMs }, nowMs + LEASE_MS))) return;
    await tellWhatIsDue(deps);
  }

  const look = lookAgain(lookOnce, { reportDefect: deps.reportDefect, where: 'notices' });
  const stopLooking = repeat(LOOK_EVERY_MS, () => void look());
  return {
    look,
    stop: async () => {
      isStopping = true;
      stopLooking();
      // A look that is under way is waited for; another one does nothing any more.
      await look();
      await deps.storage.notices.giveLease(holder);
    },
  };
}

/** What has happened since the last time, and what the day brings if nobody has looked at it yet. */
export async function tellWhatIsDue(deps: Deps): Promise<Told> {
  const book = deps.catalogue.notices;
  if (!book) return NOBODY_TOLD;
  const nowMs = deps.clock.now();
  const { notices } = deps.storage;
  const last = await notices.mark('acts');
  const sinceMs = Math.max(freshSince(nowMs), last === undefined ? 0 : last - OVERLAP_MS);
  let told = await tellActs(deps, book, sinceMs);
  await notices.setMark('acts', nowMs);
  const today = startOfDayMs(dayOf(nowMs));
  const day = await notices.mark('day');
  const isMorning = day === undefined || timeOf(nowMs) >= DAY_BEGINS;
  if (day === today || !isMorning) return told;
  told = addTold(told, await tellTheDay(deps, book));
  await notices.setMark('day', today);
  return told;
}

function askingOf(deps: Deps, { remindDays }: NoticeBook): Asking {
  return { today: dayOf(deps.clock.now()), remindDays };
}

async function tellActs(deps: Deps, book: NoticeBook, sinceMs: number): Promise<Told> {
  const { noticeFacts, notices } = deps.storage;
  const asking = askingOf(deps, book);
  let told = await tellAbout(deps, await findAnswers(deps, book, sinceMs));
  const wayOf = await readWays(deps);
  told = addTold(told, await tellAbout(deps, await findSubmitted(deps, wayOf, sinceMs)));
  told = addTold(told, await tellAssignments(deps, await noticeFacts.assignments(sinceMs), asking));
  told = addTold(told, await tellNewOrders(deps, asking, sinceMs));
  told = addTold(told, await tellWrittenTasks(deps, book, await noticeFacts.writtenTasks(sinceMs)));
  told = addTold(told, await tellEvents(deps, await noticeFacts.events(sinceMs)));
  const lastWritten = await noticeFacts.lastWrittenSeq();
  const seenWritten = (await notices.mark('written')) ?? -1;
  const isWrittenNew = lastWritten > seenWritten;
  if (isWrittenNew) told = addTold(told, await tellWrittenAnswers(deps, book, seenWritten));
  const lastIndex = await noticeFacts.lastLogIndex();
  const seenIndex = (await notices.mark('ledger')) ?? lastIndex;
  if (lastIndex > seenIndex) told = addTold(told, await settleDoneTasks(deps, seenIndex, asking));
  await notices.setMark('ledger', lastIndex);
  if ((await notices.openSubjects('waiting:')).length > 0) {
    const waiting = await findWaiting(deps, wayOf, isWrittenNew);
    told = addTold(told, await tellAbout(deps, await waitingAbouts(deps, waiting, false)));
  }
  await notices.setMark('written', lastWritten);
  return told;
}

async function tellNewOrders(deps: Deps, asking: Asking, sinceMs: number): Promise<Told> {
  const changed = await deps.storage.noticeFacts.makeUps(sinceMs);
  const ids = new Set(changed.map(({ id }) => id));
  let told = NOBODY_TOLD;
  for (const year of new Set(changed.map((one) => one.year))) {
    const orders = await deps.storage.makeUps.orders({ year });
    told = addTold(
      told,
      await tellMakeUps(
        deps,
        orders.filter(({ id }) => ids.has(id)),
        asking,
      ),
    );
  }
  return told;
}

async function tellTheDay(deps: Deps, book: NoticeBook): Promise<Told> {
  const asking = askingOf(deps, book);
  const waiting = await findWaiting(deps, await readWays(deps), true);
  let told = await tellAllAssignments(deps, asking);
  told = addTold(told, await tellAllMakeUps(deps, asking));
  told = addTold(told, await tellAllWritten(deps, book));
  told = addTold(told, await tellOpenEvents(deps));
  told = addTold(told, await tellYearBehind(deps, book));
  told = addTold(told, await tellAbout(deps, await waitingAbouts(deps, waiting, true)));
  return addTold(told, await tellDigests(deps, book, waiting));
}
