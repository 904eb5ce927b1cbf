/** Decide what one beat is worth and what it leaves behind. Decides only; storing is the caller's. */
import { type Beat, type BeatVerdict, judgeBeat, type PresenceStream } from './beat.ts';
import { fillMinutes } from './lived-time.ts';
import type { AskedQuestion } from './passage-check.ts';
import { freshSilence, isTimeToAsk, NEW_VISIT_AFTER_MS, passSilence, type Silence } from './silence.ts';

/** What is kept of one person and one item, whichever page tells of it. */
export interface Watch extends Silence {
  readonly lastBeatMs: number;
  /** Lived time that has filled no minute yet. */
  readonly bankMs: number;
  readonly question?: AskedQuestion;
}

/** What the record holds when a beat arrives. */
export interface PresenceRecord {
  readonly stream: PresenceStream | undefined;
  readonly watch: Watch | undefined;
  /** Up to when the person has lived, on whichever page; 0 when that is long ago. */
  readonly livedUntilMs: number;
  readonly isTaken: (minute: number) => boolean;
}

export interface PresenceDecision {
  readonly verdict: BeatVerdict;
  /** New lived time: what no other page of the person has told of. */
  readonly livedMs: number;
  /** From when on the time up to this beat could be new lived time. */
  readonly fromMs: number;
  /** Minute numbers earned by this beat, mostly none or one. */
  readonly minutes: readonly number[];
  readonly watch: Watch;
}

/** What the passage in view allows, and the question about it. */
export interface Passage {
  readonly allowanceMs: number;
  readonly canAsk: boolean;
  /** @returns undefined only where `canAsk` is false */
  readonly ask: () => AskedQuestion | undefined;
}

export function judgePresence(
  record: PresenceRecord,
  beat: Beat,
  passage: Passage,
  nowMs: number,
): PresenceDecision {
  const verdict = judgeBeat(record.stream, beat, nowMs);
  const before = watchNow(record.watch, nowMs);
  if (!verdict.live && verdict.reason === 'hidden') {
    return { verdict, livedMs: 0, fromMs: nowMs, minutes: [], watch: before };
  }
  const beatAtMs = verdict.live ? (record.stream?.beatAtMs ?? nowMs) : nowMs;
  const { silence, believedMs } = passSilence(before, {
    gapMs: nowMs - beatAtMs,
    nowMs,
    isActive: beat.active === true,
    ...passage,
  });
  const fromMs = Math.max(beatAtMs, record.livedUntilMs);
  const livedMs = Math.max(0, Math.min(nowMs - fromMs, believedMs));
  const filled = fillMinutes(before.bankMs + livedMs, { fromMs, toMs: nowMs }, record.isTaken);
  const question = questionAfter(before, silence, passage);
  const watch: Watch = {
    ...silence,
    lastBeatMs: nowMs,
    bankMs: filled.bankMs,
    ...(question ? { question } : {}),
  };
  const isSilent = verdict.live && believedMs === 0;
  return {
    verdict: isSilent ? { live: false, reason: 'silent' } : verdict,
    livedMs,
    fromMs,
    minutes: filled.minutes,
    watch,
  };
}

/** Another visit begins with patience; lived time is kept. */
function watchNow(watch: Watch | undefined, nowMs: number): Watch {
  const isNewVisit = !watch || nowMs - watch.lastBeatMs > NEW_VISIT_AFTER_MS;
  return isNewVisit ? { ...freshSilence(nowMs), lastBeatMs: nowMs, bankMs: watch?.bankMs ?? 0 } : watch;
}

function questionAfter(before: Watch, silence: Silence, passage: Passage): AskedQuestion | undefined {
  if (!passage.canAsk || !isTimeToAsk(silence, passage.allowanceMs)) return undefined;
  return before.question ?? passage.ask();
}

/** The watch after the right answer: somebody is there. */
export function resume({ lastBeatMs, bankMs }: Watch, nowMs: number): Watch {
  return { ...freshSilence(nowMs), lastBeatMs, bankMs };
}
