/**
 * Make-up training (补训) that somebody was ordered to do, and whether the record shows it. Decides only.
 * docs/decisions/0020
 */
import { type AssignedItem, itemKey } from '../assignment/assignment.ts';
import { dayOf } from '../base/calendar.ts';
import { fail, type Result, succeed } from '../base/result.ts';
import type { Category } from '../policy/policy.ts';

/** `absent`: from an event · `unfinished`: an assignment past its day · `failed`: a quiz */
export const MAKE_UP_CAUSES = ['absent', 'unfinished', 'failed'] as const;
export type MakeUpCause = (typeof MAKE_UP_CAUSES)[number];

export interface MakeUpDraft {
  readonly id: string;
  readonly personId: string;
  /** The year that lacks it. */
  readonly year: number;
  readonly cause: MakeUpCause;
  /** The id of the event, the assignment or the course; nobody is ordered twice for the same. */
  readonly subject: string;
  /** What it was called when it was ordered. */
  readonly title: string;
  /** What is to be credited; empty where any ethics hours will do. */
  readonly items: readonly AssignedItem[];
  /** How many hours of the year; 0 where items are named. */
  readonly centihours: number;
  readonly dueDay: string;
  /** To whoever it is for. */
  readonly words: string;
  readonly orderedBy: string;
  readonly orderedAtMs: number;
}

export interface MakeUpEvent {
  /** `resumed`: the excuse does not hold any more */
  readonly kind: 'excused' | 'resumed';
  readonly atMs: number;
  readonly who: string;
  readonly reason: string;
}

export interface MakeUpOrder extends MakeUpDraft {
  readonly events: readonly MakeUpEvent[];
}

/** An entry of the ledger that stands, as far as orders care. */
export interface MakeUpCredit {
  /** As `itemKey` writes it; null for what is no course or case. */
  readonly item: string | null;
  readonly year: number;
  readonly category: Category;
  readonly centihours: number;
  readonly postedAtMs: number;
  /** The order it was posted under; null without one. */
  readonly order: string | null;
}

export const MAKE_UP_STATES = ['overdue', 'open', 'excused', 'done'] as const;
export type MakeUpState = (typeof MAKE_UP_STATES)[number];

export interface MakeUpStanding {
  readonly state: MakeUpState;
  /** The day on which the record showed it all. */
  readonly doneOn: string | undefined;
}

/** The order as it stood at an instant; undefined before it was given. */
export function orderAt(order: MakeUpOrder, atMs: number): MakeUpOrder | undefined {
  if (order.orderedAtMs > atMs) return undefined;
  return { ...order, events: order.events.filter((event) => event.atMs <= atMs) };
}

/** @param credits - of the person; in any order */
export function standingOfOrder(
  order: MakeUpOrder,
  credits: readonly MakeUpCredit[],
  today: string,
): MakeUpStanding {
  const doneAtMs = doneAt(order, credits);
  if (doneAtMs !== undefined) return { state: 'done', doneOn: dayOf(doneAtMs) };
  const doneOn = undefined;
  if (isExcused(order)) return { state: 'excused', doneOn };
  return { state: today > order.dueDay ? 'overdue' : 'open', doneOn };
}

export function isExcused({ events }: Pick<MakeUpOrder, 'events'>): boolean {
  return events.at(-1)?.kind === 'excused';
}

/** Only what was posted after the order was given makes up for anything. */
function doneAt(order: MakeUpOrder, credits: readonly MakeUpCredit[]): number | undefined {
  const since = credits
    .filter(({ postedAtMs }) => postedAtMs >= order.orderedAtMs)
    .sort((left, right) => left.postedAtMs - right.postedAtMs);
  if (order.items.length > 0) {
    const times = order.items.map(
      (item) => since.find((credit) => credit.item === itemKey(item))?.postedAtMs,
    );
    return times.every((time) => time !== undefined) ? Math.max(...times) : undefined;
  }
  let sum = 0;
  for (const { year, category, centihours, postedAtMs } of since) {
    if (year !== order.year || category === 'otherOnline') continue;
    sum += centihours;
    if (sum >= order.centihours) return postedAtMs;
  }
  return undefined;
}

/**
 * The order under which a course or case that is credited today is posted to the year that lacked it. Within that
 * year itself there is none: its hours are posted as ever. What the item itself has been credited with does not
 * close an order for it, so that two devices at once find the same one, and the ledger refuses the second.
 * @param orders - of the person
 * @param credits - of the person
 * @param calendarYear - of today
 */
export function orderThatTakes(
  item: string,
  orders: readonly MakeUpOrder[],
  credits: readonly MakeUpCredit[],
  { calendarYear, today }: { readonly calendarYear: number; readonly today: string },
): MakeUpOrder | undefined {
  const others = credits.filter((credit) => credit.item !== item);
  return orders
    .filter(({ year }) => year < calendarYear)
    .filter(({ items }) => items.length === 0 || items.some((each) => itemKey(each) === item))
    .filter(
      (order) =>
        !credits.some(
          (credit) => credit.item === item && credit.year === order.year && credit.order === null,
        ),
    )
    .filter((order) => {
      const { state } = standingOfOrder(order, others, today);
      return state === 'open' || state === 'overdue';
    })
    .sort((left, right) => left.year - right.year || left.orderedAtMs - right.orderedAtMs)[0];
}

/** An excuse needs an order that is not done; taking it back needs an excuse. */
export function changeOrder(
  order: MakeUpOrder,
  standing: MakeUpStanding,
  event: MakeUpEvent,
): Result<MakeUpEvent> {
  if (standing.state === 'done') return fail({ code: 'conflict', message: '补训已经完成，不用再改。' });
  if ((event.kind === 'excused') === isExcused(order)) {
    const message = event.kind === 'excused' ? '已经免予补训。' : '没有免予补训，不用恢复。';
    return fail({ code: 'conflict', message });
  }
  return succeed(event);
}
