/** What has happened lately that somebody may have to be told. Ids and few facts; the rest is read by its own store. */
import type { ToldCertificate } from '../../src/domain/notice/answer-notices.ts';

export interface CreditedPerson {
  readonly personId: string;
  readonly entryId: string;
  readonly year: number;
  readonly centihours: number;
}

export interface Strike {
  readonly eventId: string;
  readonly personId: string;
  readonly entryId: string;
  readonly reason: string;
}

/** All ids once, in any order. `sinceMs` is included. */
export interface NoticeFacts {
  /** Made, moved or withdrawn. */
  readonly assignments: (sinceMs: number) => Promise<readonly string[]>;
  /** Ids of orders given, excused or resumed, by year. */
  readonly makeUps: (sinceMs: number) => Promise<readonly { readonly id: string; readonly year: number }[]>;
  /** Made, moved or withdrawn. */
  readonly writtenTasks: (sinceMs: number) => Promise<readonly string[]>;
  /** Whoever has handed anything in. */
  readonly writers: (taskId: string) => Promise<readonly string[]>;
  /** Works with any event after a place in the order of them. */
  readonly writtenWorks: (afterSeq: number) => Promise<readonly string[]>;
  /** -1 while there is none. */
  readonly lastWrittenSeq: () => Promise<number>;
  readonly practice: (sinceMs: number) => Promise<readonly string[]>;
  /** Found, replied to or decided. */
  readonly cards: (sinceMs: number) => Promise<readonly string[]>;
  /** Opened, or with any act. */
  readonly warnings: (sinceMs: number) => Promise<readonly string[]>;
  readonly appeals: (sinceMs: number) => Promise<readonly string[]>;
  /** Issued or ended. */
  readonly certificates: (sinceMs: number) => Promise<readonly ToldCertificate[]>;
  readonly plans: (sinceMs: number) => Promise<readonly { readonly unitId: string; readonly year: number }[]>;
  /** Events with any act. */
  readonly events: (sinceMs: number) => Promise<readonly string[]>;
  /** Events whose hours were posted. */
  readonly postedEvents: (sinceMs: number) => Promise<readonly string[]>;
  /** Of an event, what stands. */
  readonly credits: (eventId: string) => Promise<readonly CreditedPerson[]>;
  readonly strikes: (sinceMs: number) => Promise<readonly Strike[]>;
  /** Of sheets that were written. */
  readonly rosterImports: (sinceMs: number) => Promise<readonly string[]>;
  readonly lastLogIndex: () => Promise<number>;
}
