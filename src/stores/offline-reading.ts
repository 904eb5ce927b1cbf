/**
 * Reading without a network: tickets taken while there is one, moments noted while there is none, stretches sent
 * when it is back. The server judges what they are worth (src/domain/presence/offline.ts).
 */
import type { SessionView } from '../domain/api/api.ts';
import type {
  StretchRequest,
  StretchResponse,
  TicketsRequest,
  TicketsResponse,
  TicketView,
} from '../domain/api/presence.ts';
import type { Attention } from '../domain/presence/beat.ts';
import type { OfflineAnswer, OfflineBeat } from '../domain/presence/offline.ts';
import { api } from './api.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { type KeptTicket, type OfflineNote, shelf } from './study-shelf.ts';

/** What became of the stretches that were sent. */
export interface OfflineReport {
  /** Minutes earned on the page's own item; undefined when nothing of it was sent. */
  readonly own: StretchResponse | undefined;
  /** Why a stretch was not taken, in the server's words. */
  readonly refusal: string | undefined;
}

const exclusively = oneAtATime('mingde-offline', shelf);

/**
 * Forward only within a page, whatever happens to the date; a reload takes the date's word for the time between.
 */
function steadyNow(): number {
  return performance.timeOrigin + performance.now();
}

export const offlineReading = {
  /** The newest ticket for an item that may still be read with. */
  async ticketFor(who: SessionView, item: string): Promise<KeptTicket | undefined> {
    const rows = await shelf.tickets.rows(who.person.id);
    const own = rows.filter(
      ({ ticket }) => ticket.item === item && elapsedMs(ticket, rows) <= lifeMs(ticket),
    );
    return own.sort((left, right) => right.ticket.issuedAtMs - left.ticket.issuedAtMs)[0];
  },

  /** @param agoMs - how long ago it was */
  async noteBeat(
    who: SessionView,
    { ticket, receivedAtMs }: KeptTicket,
    beat: Attention,
    agoMs = 0,
  ): Promise<void> {
    const noted: OfflineBeat = { afterMs: Math.max(0, since(receivedAtMs) - Math.round(agoMs)), ...beat };
    await shelf.notes.put({ person: who.person.id, ticket: ticket.id, beat: noted });
  },

  async noteAnswer(
    who: SessionView,
    { ticket, receivedAtMs }: KeptTicket,
    answer: Pick<OfflineAnswer, 'question' | 'option'>,
  ): Promise<void> {
    const noted: OfflineAnswer = { afterMs: since(receivedAtMs), ...answer };
    await shelf.notes.put({ person: who.person.id, ticket: ticket.id, answer: noted });
  },

  /**
   * The network is there: take tickets for the lesson and its course, and send what was noted. New tickets come
   * first, so that a network that goes again at once finds the page with one.
   */
  async sync(who: SessionView, item: string): Promise<OfflineReport> {
    let report: OfflineReport = { own: undefined, refusal: undefined };
    await exclusively(async (goOn) => {
      const tickets = await takeTickets(item);
      if (!tickets) return;
      await closeStretches(who);
      await keepTickets(who, tickets);
      report = await sendStretches(who, item, goOn);
    });
    return report;
  },
};

function since(receivedAtMs: number): number {
  return Math.max(0, Math.round(steadyNow() - receivedAtMs));
}

function elapsedMs({ id }: TicketView, rows: readonly KeptTicket[]): number {
  return since(rows.find(({ key }) => key === id)?.receivedAtMs ?? 0);
}

function lifeMs({ issuedAtMs, latestUseMs }: TicketView): number {
  return latestUseMs - issuedAtMs;
}

/** @returns undefined when there is still no network, or nobody signed in */
async function takeTickets(item: string): Promise<readonly TicketView[] | undefined> {
  // Quizzes and cases are done online; what was read before may be sent from their pages all the same.
  if (item.endsWith('/quiz') || item.startsWith('cases/')) return [];
  const outcome = await api.post<TicketsResponse>('/api/presence/tickets', { item } satisfies TicketsRequest);
  return outcome.ok ? outcome.value.tickets : undefined;
}

/** What was noted with a ticket becomes its stretch, and does not change any more. */
async function closeStretches(who: SessionView): Promise<void> {
  const person = who.person.id;
  const notes = await shelf.notes.rows(person);
  for (const { key, ticket } of await shelf.tickets.rows(person)) {
    const own = notes.filter((note) => note.ticket === key);
    if (own.length === 0) continue;
    await shelf.stretches.put({ key, person, request: requestOf(ticket, own) });
    await shelf.tickets.remove(key);
  }
  for (const { key } of notes) if (key !== undefined) await shelf.notes.remove(key);
}

function requestOf({ item, signed }: TicketView, notes: readonly OfflineNote[]): StretchRequest {
  return {
    item,
    ticket: signed,
    beats: notes.flatMap(({ beat }) => beat ?? []),
    answers: notes.flatMap(({ answer }) => answer ?? []),
  };
}

async function keepTickets(who: SessionView, tickets: readonly TicketView[]): Promise<void> {
  const person = who.person.id;
  const rows = await shelf.tickets.rows(person);
  const items = new Set(tickets.map(({ item }) => item));
  for (const { key, ticket, receivedAtMs } of rows) {
    const isOver = since(receivedAtMs) > lifeMs(ticket);
    if (isOver || items.has(ticket.item)) await shelf.tickets.remove(key);
  }
  const receivedAtMs = steadyNow();
  for (const ticket of tickets) await shelf.tickets.put({ key: ticket.id, person, ticket, receivedAtMs });
}

async function sendStretches(
  who: SessionView,
  item: string,
  goOn: () => Promise<void>,
): Promise<OfflineReport> {
  let own: StretchResponse | undefined;
  let refusal: string | undefined;
  for (const { key, request } of await shelf.stretches.rows(who.person.id)) {
    await goOn();
    const outcome = await api.post<StretchResponse>('/api/presence/offline', request);
    if (outcome.ok) {
      if (outcome.value.item === item) own = add(own, outcome.value);
    } else if (isForLater(outcome.problem.code)) break;
    else refusal = outcome.problem.detail;
    await shelf.stretches.remove(key);
  }
  return { own, refusal };
}

/** Not the stretch is at fault, but the moment. */
function isForLater(code: string): boolean {
  return ['offline', 'not-signed-in', 'defect', 'too-many-requests'].includes(code);
}

/** Several stretches of one item: what they earned together, and how it stands after the last. */
function add(before: StretchResponse | undefined, last: StretchResponse): StretchResponse {
  if (!before) return last;
  return { ...last, earned: before.earned + last.earned, overLimit: before.overLimit + last.overLimit };
}
