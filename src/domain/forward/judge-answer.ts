/** What a target's answer to a batch of statements means: taken, refused for what is in it, or in no state to take any. */
import type { Trouble, TroubleKind } from './forward.ts';

export interface TargetAnswer {
  readonly status: number;
  /** The body, or its beginning. */
  readonly text: string;
}

/** What the judgement needs to know of a statement that was sent. */
export interface SentMark {
  readonly id: string;
  readonly isVoiding: boolean;
}

export type Verdict =
  | { readonly kind: 'taken' }
  /** One of them, or their number, is at fault: fewer may fare better. */
  | { readonly kind: 'refused'; readonly status: number; readonly reason: string }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

/** At fault are the statements: not valid, in conflict with what is there, too many or too large, not understood. */
const REFUSALS: readonly number[] = [400, 409, 413, 422];

const TROUBLES: readonly (readonly [from: number, to: number, kind: TroubleKind])[] = [
  [300, 399, 'moved'],
  [401, 401, 'unauthenticated'],
  [403, 403, 'forbidden'],
  [429, 429, 'busy'],
  [500, 599, 'failing'],
];

const LONGEST_REASON = 300;
/** Of a page that is no JSON; what explains an error stands at its beginning. */
const READ_OF_PAGE = 4_000;

/** Source: xAPI 1.0.3 Communication 2.1.2, 3.2. @param sent - in the order they stood in the request */
export function judgeAnswer({ status, text }: TargetAnswer, sent: readonly SentMark[]): Verdict {
  if (status === 200 && namesThem(text, sent)) return { kind: 'taken' };
  // Many records let only some keys void: then that statement is refused, and the key is not useless.
  const concernsVoiding = status === 403 && sent.some(({ isVoiding }) => isVoiding);
  if (REFUSALS.includes(status) || concernsVoiding) {
    return { kind: 'refused', status, reason: reasonIn(text) };
  }
  const known = TROUBLES.find(([from, to]) => from <= status && status <= to);
  return { kind: 'trouble', trouble: { kind: known?.[2] ?? 'strange', status, detail: reasonIn(text) } };
}

/** A record of statements answers with their ids. A gateway's page with the status 200 has stored nothing. */
function namesThem(text: string, sent: readonly SentMark[]): boolean {
  const ids = parsed(text);
  if (!Array.isArray(ids)) return false;
  const named = new Set(ids.map((id) => String(id).toLowerCase()));
  return sent.every(({ id }) => named.has(id.toLowerCase()));
}

/** The words in an answer, on one line; out of JSON where it is an error in one of the usual shapes. */
export function reasonIn(text: string): string {
  const words = wordsIn(parsed(text)) ?? withoutTags(text.slice(0, READ_OF_PAGE));
  const line = words.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.length > LONGEST_REASON ? `${line.slice(0, LONGEST_REASON)}…` : line;
}

function withoutTags(page: string): string {
  return page.replace(/<(style|script)\b.*?<\/\1>|<[^>]*>/gis, ' ');
}

function wordsIn(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) {
    return value.map((item) => wordsIn(item) ?? JSON.stringify(item)).join('; ');
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const members = value as Readonly<Record<string, unknown>>;
  const told = ['error', 'message', 'detail', 'warnings', 'title'].find((name) => name in members);
  return told === undefined ? undefined : wordsIn(members[told]);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
