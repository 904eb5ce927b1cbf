/** The xAPI statements a learner's browser may make. Building them is tracking's, sending them the outbox's. */
import type { SessionView } from '../domain/api/api.ts';

export type LearnerVerb = 'initialized' | 'experienced' | 'answered' | 'interacted' | 'suspended';

export interface Activity {
  readonly objectType: 'Activity';
  readonly id: string;
  readonly definition: { readonly type: string; readonly name?: { readonly 'zh-CN': string } };
}

export interface StatementResult {
  readonly success?: boolean;
  readonly response?: string;
}

/** What is said; who, when and under which id are added when it is queued. */
export interface StatementDraft {
  readonly verb: { readonly id: string; readonly display: { readonly 'zh-CN': string } };
  readonly object: Activity;
  readonly result?: StatementResult;
  readonly contextActivities: {
    readonly parent?: readonly Activity[];
    readonly grouping?: readonly Activity[];
  };
}

export interface Statement extends Omit<StatementDraft, 'contextActivities'> {
  readonly id: string;
  readonly actor: SessionView['actor'];
  /** ISO 8601, when it happened by this machine's clock. */
  readonly timestamp: string;
  readonly context: {
    readonly platform: string;
    readonly language: 'zh-CN';
    readonly contextActivities: StatementDraft['contextActivities'];
  };
}

const PLATFORM = 'Mingde';

export function completeStatement(draft: StatementDraft, who: SessionView, at: Date): Statement {
  const { contextActivities, ...said } = draft;
  return {
    id: freshUuid(),
    actor: who.actor,
    ...said,
    timestamp: at.toISOString(),
    context: { platform: PLATFORM, language: 'zh-CN', contextActivities },
  };
}

/** UUIDv4. Plain http, as on many intranets, has no `crypto.randomUUID`. */
export function freshUuid(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte, at) => stamp(byte, at).toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** RFC 9562, 5.4: version 4 in byte 6, variant in byte 8. */
function stamp(byte: number, at: number): number {
  if (at === 6) return (byte & 0x0f) | 0x40;
  return at === 8 ? (byte & 0x3f) | 0x80 : byte;
}
