/** A review card: a signal, what the learner says about it, and what an officer decides. Nothing in it ever changes. */
import { fail, type Result, succeed } from '../base/result.ts';
import { MOST_REPLIES, REPLY_WITHIN_MS } from './rules.ts';
import type { Signal } from './signal.ts';

/** `none`: nothing is wrong, or nothing can be told · `talk`: a talk was held · `reversal`: entries are taken back */
export const CARD_OUTCOMES = ['none', 'talk', 'reversal'] as const;
export type CardOutcome = (typeof CARD_OUTCOMES)[number];

export type CardEvent =
  | { readonly kind: 'reply'; readonly atMs: number; readonly who: string; readonly text: string }
  | {
      readonly kind: 'decision';
      readonly atMs: number;
      readonly who: string;
      readonly outcome: CardOutcome;
      readonly reason: string;
      /** Ids of the entries taken back. */
      readonly entries: readonly string[];
    };

export type CardDecision = Extract<CardEvent, { kind: 'decision' }>;

export interface ReviewCard {
  readonly id: string;
  readonly signal: Signal;
  readonly foundAtMs: number;
  /** Oldest first. */
  readonly events: readonly CardEvent[];
}

export function decisionOf({ events }: ReviewCard): CardDecision | undefined {
  return events.find((event) => event.kind === 'decision');
}

export function replyByMs({ foundAtMs }: ReviewCard): number {
  return foundAtMs + REPLY_WITHIN_MS;
}

/** Some replies are welcome until somebody has decided. */
export function replyToCard(card: ReviewCard, who: string, text: string, atMs: number): Result<CardEvent> {
  if (decisionOf(card))
    return fail({ code: 'conflict', message: '这件事已经有了结论。不同意的，可以提出申诉。' });
  if (card.events.length >= MOST_REPLIES) {
    return fail({ code: 'conflict', message: `最多说明 ${MOST_REPLIES} 次，您的说明都已保存，请等待答复。` });
  }
  return succeed({ kind: 'reply', atMs, who, text });
}

/** Once, and nothing is taken back before the learner was heard or has let the time pass. */
export function decideCard(card: ReviewCard, decision: CardDecision): Result<CardEvent> {
  if (decisionOf(card)) return fail({ code: 'conflict', message: '这张核查卡已经有了结论，不能再改。' });
  if (decision.who === card.signal.personId) {
    return fail({ code: 'not-allowed', message: '不能核查自己的学习记录，请由上级或其他管理员处理。' });
  }
  if (decision.outcome === 'reversal') return mayReverse(card, decision);
  return decision.entries.length === 0
    ? succeed(decision)
    : fail({ code: 'invalid-request', message: '只有冲销才能指定学时记录。', field: '/entries' });
}

function mayReverse(card: ReviewCard, decision: CardDecision): Result<CardEvent> {
  if (decision.entries.length === 0) {
    return fail({ code: 'invalid-request', message: '请选择要冲销的学时记录。', field: '/entries' });
  }
  const wasHeard = card.events.some(({ kind }) => kind === 'reply');
  if (!wasHeard && decision.atMs < replyByMs(card)) {
    return fail({
      code: 'conflict',
      message: '要先听本人说明：本人回复以后，或者说明期限过了，才能冲销。',
      field: '/outcome',
    });
  }
  return succeed(decision);
}
