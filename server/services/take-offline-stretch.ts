/** Take in what was noted offline, within the bounds of its ticket, and credit the course when that completes it. */
import type { StretchRequest, StretchResponse } from '../../src/domain/api/presence.ts';
import { utf8 } from '../../src/domain/base/bytes.ts';
import { canonicalJson, type Json } from '../../src/domain/base/canonical-json.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { LessonRecord } from '../../src/domain/catalogue/catalogue.ts';
import {
  judgeStretch,
  type OfflineAnswer,
  type OfflineBounds,
  type OfflineTicket,
  ticketText,
} from '../../src/domain/presence/offline.ts';
import { allowanceMs } from '../../src/domain/presence/silence.ts';
import type { RecordedBounds } from '../ports/presence-store.ts';
import { admitItem } from './admit-item.ts';
import type { Deps } from './deps.ts';
import { evaluateCourse } from './evaluate-course.ts';
import { presenceRules, type TicketKey, ticketPurpose } from './issue-offline-tickets.ts';
import { countMinutes } from './record-beat.ts';

export async function takeOfflineStretch(
  deps: Deps,
  personId: string,
  { item, ticket: signed, beats, answers }: StretchRequest,
): Promise<Result<StretchResponse>> {
  const read = readTicket(deps, signed);
  if (!read.ok) return read;
  const ticket = read.value;
  const allowed = allow(ticket, personId, item);
  if (!allowed.ok) return allowed;
  const found = admitItem(deps.catalogue, item);
  if (!found.ok) return found;
  if (found.value.kind !== 'lesson') throw new Error(`a ticket was signed for ${item}, which is no lesson`);
  const { course, lesson } = found.value;
  const { offlineMinutesPerDay: minutesPerDay } = await presenceRules(deps);
  const receivedAtMs = deps.clock.now();
  const stretch = { beats, answers };
  const text = canonicalJson(stretch as unknown as Json);
  const taken = await deps.storage.presence.takeStretch(
    { ticket, signedTicket: signed, text, receivedAtMs },
    (recorded) => judgeStretch(ticket, stretch, boundsOf(deps, { ticket, lesson, minutesPerDay, recorded })),
  );
  if (!taken.ok) return taken;
  const { worth } = taken.value;
  // Again as well: the first time may have ended between the minutes and the credit.
  if (worth.minutes.length > 0) await evaluateCourse(deps, personId, course);
  return succeed({
    ...{ item, earned: worth.minutes.length, overLimit: worth.overLimit, minutesPerDay },
    ...(await countMinutes(deps, personId, { item, contentHash: lesson.contentHash })),
  });
}

/** By any key there was: a lesson may be read offline while the key is rotated. Only the one spelling is taken. */
function readTicket(deps: Deps, signed: string): Result<OfflineTicket> {
  const ticket = parseTicket(signed);
  const [text = '', signature = ''] = signed.split('.');
  const isOurs =
    ticket !== undefined &&
    signed === `${base64Url(utf8(ticketText(ticket)))}.${base64Url(Buffer.from(signature, 'base64url'))}` &&
    deps.signer.hasSigned(Buffer.from(text, 'base64url'), signature);
  if (isOurs) return succeed(ticket);
  return fail({
    code: 'invalid-request',
    message: '离线凭证不是本站签发的，或者被改动过，这段时间不能计入。请在联网时重新打开课文。',
    field: '/ticket',
  });
}

function base64Url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

/** Whether its signature holds is not asked. */
export function parseTicket(signed: string): OfflineTicket | undefined {
  try {
    const text = Buffer.from(signed.split('.')[0] ?? '', 'base64url').toString('utf8');
    const ticket = JSON.parse(text) as OfflineTicket | null;
    return ticket?.kind === 'offline' && ticket.format === 1 ? ticket : undefined;
  } catch {
    return undefined;
  }
}

function allow(ticket: OfflineTicket, personId: string, item: string): Result<true> {
  if (ticket.personId !== personId) {
    return fail({
      code: 'not-allowed',
      message: '这张离线凭证是发给另一个人的。请由当时学习的人登录后上传。',
      field: '/ticket',
    });
  }
  if (ticket.item === item) return succeed(true);
  return fail({
    code: 'invalid-request',
    message: '这张离线凭证是发给另一课的，不能用在这一课上。',
    field: '/item',
  });
}

interface BoundsParts {
  readonly ticket: OfflineTicket;
  readonly lesson: LessonRecord;
  readonly minutesPerDay: number;
  readonly recorded: RecordedBounds;
}

function boundsOf(deps: Deps, { ticket, lesson, minutesPerDay, recorded }: BoundsParts): OfflineBounds {
  const key = openKey(deps, ticket);
  const isRight = ({ question, option }: OfflineAnswer) =>
    Object.hasOwn(key, question) && key[question] === option;
  return {
    ...recorded,
    nowMs: deps.clock.now(),
    minutesPerDay,
    allowanceMs: (section) => allowanceMs(lesson.sections.find(({ id }) => id === section)?.silentCharacters),
    canAsk: lesson.checks.length > 0,
    isRight,
  };
}

/** Sealed before the vault's key was changed, it does not open: the answers then count as not given. */
function openKey(deps: Deps, ticket: OfflineTicket): TicketKey {
  const opened = deps.vault.open(ticket.sealedKey, ticketPurpose(ticket.id));
  return opened === undefined ? {} : (JSON.parse(opened) as TicketKey);
}
