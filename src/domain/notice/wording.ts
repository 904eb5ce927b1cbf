/** What notices say: the content's wordings, chosen by unit, with the facts filled in. */

import { writtenDay } from '../base/calendar.ts';
import { fillIn } from '../certificate/design.ts';
import type { WrittenKind } from '../written/rubric.ts';
import type { NoticeKind } from './kinds.ts';
import type { MailFrame } from './mail.ts';
import type { NoticeDue } from './notice.ts';
import type { DigestRhythm } from './year-notices.ts';

export interface Wording {
  /** One line, with placeholders; the subject of a mail too. */
  readonly title: string;
  /** With placeholders. */
  readonly text: string;
}

export interface NoticeBook {
  /** Days before a last day. */
  readonly remindDays: readonly number[];
  /** `MM-DD` */
  readonly yearBehindFrom: readonly string[];
  readonly digest: DigestRhythm;
  readonly words: {
    /** Of a card, by its outcome. */
    readonly outcomes: Readonly<Record<'none' | 'talk' | 'reversal', string>>;
    /** By the kind of certificate. */
    readonly certificates: Readonly<Record<'annual' | 'course', string>>;
    /** By the kind of written work. */
    readonly written: Readonly<Record<WrittenKind, string>>;
  };
  /** Around a notice that is mailed. */
  readonly mail: MailFrame;
  readonly wordings: Readonly<Record<NoticeKind, Wording>>;
  /** Of some units' subtrees, by codes or ids. */
  readonly overrides: readonly {
    readonly id: string;
    readonly units: readonly string[];
    readonly wordings: Readonly<Partial<Record<NoticeKind, Wording>>>;
  }[];
}

/** @param way - codes and ids of the person's unit and of those above it, from the unit upwards */
export function wordingFor(book: NoticeBook, kind: NoticeKind, way: readonly (readonly string[])[]): Wording {
  for (const names of way) {
    for (const { units, wordings } of book.overrides) {
      const own = wordings[kind];
      if (own && units.some((unit) => names.includes(unit))) return own;
    }
  }
  return book.wordings[kind];
}

/** The title on one line whatever the facts are; days as they stand in a sentence. */
export function worded({ title, text }: Wording, { facts }: Pick<NoticeDue, 'facts'>): Wording {
  const said = Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, DAY.test(fact) ? writtenDay(fact) : fact]),
  );
  return {
    title: fillIn(title, said).replace(/\s+/g, ' ').trim(),
    text: fillIn(text, said).trim(),
  };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
