/** Put what is to be said into words and keep it, once for each person; close what stands and is not so any more. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { groupOf, NOTICE_RULES, OBLIGATORY_GROUPS } from '../../src/domain/notice/kinds.ts';
import { closingsOf, type NoticeDue, type NoticesAbout, noticeKey } from '../../src/domain/notice/notice.ts';
import { type NoticeBook, worded, wordingFor } from '../../src/domain/notice/wording.ts';
import { unitCode } from '../../src/domain/roster/person.ts';
import type { NewNotice, Recipient } from '../ports/notice-store.ts';
import type { Deps } from './deps.ts';

/** Written together; others get their turn in between. */
const PART = 200;

/** What a round has come to. */
export interface Told {
  readonly made: number;
  readonly closed: number;
}

export const NOBODY_TOLD: Told = { made: 0, closed: 0 };

export function addTold(left: Told, right: Told): Told {
  return { made: left.made + right.made, closed: left.closed + right.closed };
}

export async function tellAbout(deps: Deps, abouts: readonly NoticesAbout[]): Promise<Told> {
  const made = await makeNotices(
    deps,
    abouts.flatMap(({ due }) => due),
  );
  let closed = 0;
  for (const about of abouts) closed += await closeOthers(deps, about);
  return { made, closed };
}

/** @returns how many were new */
export async function makeNotices(deps: Deps, due: readonly NoticeDue[]): Promise<number> {
  const book = deps.catalogue.notices;
  if (!book || due.length === 0) return 0;
  let made = 0;
  for (let from = 0; from < due.length; from += PART) {
    const asked = due.slice(from, from + PART);
    const keys = asked.map((one) => ({ personId: one.personId, key: noticeKey(one) }));
    // Most of what a day brings was told on an earlier one.
    const untold = new Set(await deps.storage.notices.untold(keys));
    const part = asked.filter((_, at) => untold.has(at));
    if (part.length === 0) continue;
    const ids = [...new Set(part.map(({ personId }) => personId))];
    const recipients = new Map(
      (await deps.storage.notices.recipients(ids)).map((one) => [one.personId, one]),
    );
    const ways = await waysOf(deps, book, ids);
    const notices = part.flatMap((one) => {
      const to = recipients.get(one.personId);
      return to
        ? [
            noticeTo(to, one, {
              book,
              way: ways.get(one.personId) ?? [],
              nowMs: deps.clock.now(),
              isMailed: deps.mailer !== undefined,
            }),
          ]
        : [];
    });
    made += await deps.storage.notices.add(notices);
    await nextTurn();
  }
  return made;
}

/** @param personId - only of this person */
export async function closeOthers(deps: Deps, about: NoticesAbout, personId?: string): Promise<number> {
  const open = await deps.storage.notices.open(about.subject, personId);
  const closings = closingsOf(open, about);
  let closed = 0;
  for (let from = 0; from < closings.length; from += PART) {
    closed += await deps.storage.notices.close(closings.slice(from, from + PART), deps.clock.now());
    await nextTurn();
  }
  return closed;
}

function noticeTo(
  to: Recipient,
  due: NoticeDue,
  by: {
    readonly book: NoticeBook;
    readonly way: readonly (readonly string[])[];
    readonly nowMs: number;
    readonly isMailed: boolean;
  },
): NewNotice {
  const { personId, kind, subject, link } = due;
  const group = groupOf(kind);
  return {
    ...{ personId, kind, subject, link, key: noticeKey(due), madeAtMs: by.nowMs },
    isStanding: NOTICE_RULES[kind].isStanding,
    ...worded(wordingFor(by.book, kind, by.way), due),
    isQuiet: to.quiet.includes(group) && !OBLIGATORY_GROUPS.includes(group),
    mailTo: by.isMailed && !to.noMail.includes(group) ? (to.address ?? undefined) : undefined,
  };
}

/** Codes and ids from each person's unit upwards; empty where no unit says anything otherwise. */
async function waysOf(
  deps: Deps,
  { overrides }: NoticeBook,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, readonly (readonly string[])[]>> {
  if (overrides.length === 0) return new Map();
  const units = new Map((await deps.storage.roster.allUnits()).map((unit) => [unit.id, unit]));
  const people = await deps.storage.roster.peopleByIds(personIds);
  const wayOf = (unitId: string | null | undefined): (readonly string[])[] => {
    const unit = units.get(unitId ?? '');
    return unit ? [[unit.id, unitCode(unit)], ...wayOf(unit.parentId)] : [];
  };
  return new Map(people.map(({ id, unit }) => [id, wayOf(unit?.id)]));
}
