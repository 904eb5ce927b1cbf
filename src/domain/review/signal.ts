/** A signal: something in the record that a person should look at. It proves nothing and changes nothing. */

/**
 * `fastReading`: a lesson seen faster than anybody reads · `fastQuiz`: answered faster than anybody reads the
 * questions · `sharedDevice`: one device used by several people in turn · `noInput`: present for long without a
 * trace of somebody · `parallelStreams`: several pages counted at once · `offlineStretch`: offline time used up
 * to its limit
 */
export const SIGNAL_KINDS = [
  'fastReading',
  'fastQuiz',
  'sharedDevice',
  'noInput',
  'parallelStreams',
  'offlineStretch',
] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** `low`: honest habits look like this too; an officer looks when there is time. */
export type SignalWeight = 'low' | 'notable';

export interface Signal {
  readonly kind: SignalKind;
  readonly weight: SignalWeight;
  readonly personId: string;
  /** What it is about: a lesson, `<course>/quiz`, or `device-<label>`. */
  readonly subject: string;
  /** The day in Asia/Shanghai it belongs to. */
  readonly day: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** The figures it rests on, each a whole number; the names are those of the rule's parameters. */
  readonly facts: Readonly<Record<string, number>>;
  /** Opaque ids of others it involves; only for a shared device. */
  readonly others: readonly string[];
}

/** The same signal is one card, however often it is found. */
export function signalKey({ kind, personId, day, subject }: Signal): string {
  return `${kind} ${personId} ${day} ${subject}`;
}
