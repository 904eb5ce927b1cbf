/** Issue the tickets that let a course's lessons be read offline. Nothing is stored: the signature is the proof. */
import type { TicketsResponse, TicketView } from '../../src/domain/api/presence.ts';
import { utf8 } from '../../src/domain/base/bytes.ts';
import { yearOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { LessonRecord } from '../../src/domain/catalogue/catalogue.ts';
import type { PresenceRules } from '../../src/domain/policy/policy.ts';
import { type OfflineTicket, ticketText } from '../../src/domain/presence/offline.ts';
import { type AskedQuestion, drawQuestion, viewQuestion } from '../../src/domain/presence/passage-check.ts';
import { admitItem } from './admit-item.ts';
import type { Deps } from './deps.ts';
import { governingPolicy } from './governing-policy.ts';

const HOUR_MS = 60 * 60_000;

export async function issueOfflineTickets(
  deps: Deps,
  personId: string,
  item: string,
): Promise<Result<TicketsResponse>> {
  const found = admitItem(deps.catalogue, item);
  if (!found.ok) return found;
  if (found.value.kind !== 'lesson') {
    return fail({
      code: 'invalid-request',
      message: '只有课文可以离线学，测验和案例要联网做。',
      field: '/item',
    });
  }
  const rules = await presenceRules(deps);
  const { lessons } = found.value.course;
  const tickets =
    rules.offlineMinutesPerDay === 0 ? [] : lessons.map((lesson) => issue(deps, personId, lesson, rules));
  return succeed({ tickets, minutesPerDay: rules.offlineMinutesPerDay });
}

export async function presenceRules(deps: Deps): Promise<PresenceRules> {
  return (await governingPolicy(deps, yearOf(deps.clock.now()))).presence;
}

function issue(deps: Deps, personId: string, lesson: LessonRecord, rules: PresenceRules): TicketView {
  const id = deps.randomness.freshId();
  const issuedAtMs = deps.clock.now();
  const asked = lesson.sections.flatMap(({ id: section }) => {
    const question = drawQuestion(lesson.checks, { section }, deps.randomness);
    return question ? [{ ...question, section }] : [];
  });
  const ticket: OfflineTicket = {
    format: 1,
    kind: 'offline',
    ...{ id, personId, item: lesson.id, contentHash: lesson.contentHash, issuedAtMs },
    latestUseMs: issuedAtMs + rules.offlineTicketHours * HOUR_MS,
    sealedKey: deps.vault.seal(JSON.stringify(keyOf(asked)), ticketPurpose(id)),
  };
  return {
    ...{ id, item: lesson.id, signed: signTicket(deps, ticket), issuedAtMs },
    latestUseMs: ticket.latestUseMs,
    questions: asked.map((question) => ({ ...viewQuestion(question), section: question.section })),
  };
}

/** The right option by question. */
export type TicketKey = Readonly<Record<string, string>>;

function keyOf(asked: readonly AskedQuestion[]): TicketKey {
  return Object.fromEntries(asked.map(({ id, rightOption }) => [id, rightOption]));
}

/** What a ticket's key is sealed for: one sealed for another ticket does not open. */
export function ticketPurpose(id: string): string {
  return `offline-ticket ${id}`;
}

/** `<text>.<signature>`, both base64url (docs/formats.md). */
function signTicket(deps: Pick<Deps, 'signer'>, ticket: OfflineTicket): string {
  const text = utf8(ticketText(ticket));
  const signature = deps.signer.sign(text);
  return `${Buffer.from(text).toString('base64url')}.${Buffer.from(signature).toString('base64url')}`;
}
