/** Activities that units hold: their plans, who was invited, who signed, and the hours they led to. */
import type { Result } from '../../src/domain/base/result.ts';
import type { EventMark } from '../../src/domain/event/attendance.ts';
import type { EventAct, EventKind, EventState, HeldEvent } from '../../src/domain/event/event.ts';
import type { Published } from './hours-import-store.ts';

/** An event with all that is decided on. */
export interface EventRecord {
  readonly event: HeldEvent;
  /** Oldest first. */
  readonly marks: readonly EventMark[];
  /** Ids of people; in any order. */
  readonly invitees: readonly string[];
  /** Oldest first. */
  readonly acts: readonly EventAct[];
  readonly credits: readonly EventCredit[];
}

/** An entry of the ledger that an event has led to. */
export interface EventCredit {
  readonly personId: string;
  readonly entryId: string;
  readonly year: number;
  readonly centihours: number;
  readonly isReversed: boolean;
}

/** What becomes of an event: its next version, with the act that made it. */
export interface EventChange {
  readonly event: HeldEvent;
  readonly act: EventAct;
  /** To be added. */
  readonly marks?: readonly EventMark[];
  /** The whole list, in place of the one there was. */
  readonly invitees?: readonly string[];
}

/** What others read of an event. */
export interface EventLine {
  readonly id: string;
  readonly unitId: string;
  readonly kind: EventKind;
  readonly title: string;
  readonly day: string;
  readonly lastDay: string;
  readonly state: EventState;
}

export interface EventScope {
  /** Units and what lies below them; everywhere without it. */
  readonly below?: readonly string[];
  readonly year?: number;
  readonly states?: readonly EventState[];
}

export interface EventPublication {
  readonly eventId: string;
  /** What was staged for it. */
  readonly batch: string;
  readonly who: string;
  readonly atMs: number;
}

export interface EventStore {
  readonly add: (event: HeldEvent, act: EventAct) => Promise<void>;
  readonly byId: (id: string) => Promise<HeldEvent | undefined>;
  readonly record: (id: string) => Promise<EventRecord | undefined>;
  /**
   * Decide on an event as it is now, and write what was decided, in one transaction.
   * @returns `not-found` where there is none, or what `decide` refused
   */
  readonly change: (
    id: string,
    decide: (record: EventRecord) => Result<EventChange>,
  ) => Promise<Result<HeldEvent>>;
  /** A person's own sign. It is no act of an officer, so the version stays. `decide` sees the person's own marks. */
  readonly sign: (
    id: string,
    personId: string,
    decide: (
      event: HeldEvent,
      own: readonly EventMark[],
      isInvited: boolean,
    ) => Result<EventMark | undefined>,
  ) => Promise<Result<EventMark | undefined>>;
  /** Newest day first. */
  readonly list: (scope: EventScope, limit: number) => Promise<readonly HeldEvent[]>;
  /**
   * Events of exactly these units whose first day lies in a year, whatever their state, by day. A plan's lights read
   * this; `HELD_STATES` says which of them took place.
   */
  readonly heldBy: (unitIds: readonly string[], year: number) => Promise<readonly EventLine[]>;
  /** What a person may see announced: of these units, or with the person on the list; the last day is not before `fromDay`. By day. */
  readonly announcedTo: (
    personId: string,
    unitIds: readonly string[],
    fromDay: string,
  ) => Promise<readonly HeldEvent[]>;
  /** Events for which somebody has a mark, newest first, each with that person's marks. */
  readonly attendedBy: (
    personId: string,
    limit: number,
  ) => Promise<readonly { readonly event: HeldEvent; readonly marks: readonly EventMark[] }[]>;
  readonly isInvited: (id: string, personId: string) => Promise<boolean>;
  /** Of an event, how many people came, and how many left. */
  readonly counts: (id: string) => Promise<{ readonly came: number; readonly left: number }>;
  /** Announced or held, on a day between the first and the last. */
  readonly onDay: (day: string) => Promise<readonly HeldEvent[]>;
  /** Approved, and not posted yet: a stop may have come between. */
  readonly unposted: () => Promise<readonly HeldEvent[]>;
  /** The event an entry of the ledger came from. */
  readonly ofEntry: (entryId: string) => Promise<EventRecord | undefined>;
  /** Everything staged enters the ledger, and the event is posted, in one transaction. */
  readonly publish: (publication: EventPublication) => Promise<Published>;
}
