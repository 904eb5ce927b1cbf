/**
 * A fair observer: sees who sits before which page and when, and nothing of what the server is told. By the
 * server's clock. What was really lived is what credited minutes are held against (docs/simulation.md).
 */

export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface Judgement {
  /** Minutes credited that nobody lived. */
  readonly beyond: number;
  /** Whole minutes lived and not credited, beyond one for each stretch of reading. */
  readonly lost: number;
  /** Milliseconds in which somebody was reading. */
  readonly livedMs: number;
}

const MINUTE_MS = 60_000;

export class Observer {
  readonly #read: Stretch[] = [];
  /** Time that cannot be told from reading, so it may be credited and need not be. */
  readonly #allowed: Stretch[] = [];

  sawReading(stretch: Stretch): void {
    if (stretch.toMs > stretch.fromMs) this.#read.push(stretch);
  }

  allows(stretch: Stretch): void {
    if (stretch.toMs > stretch.fromMs) this.#allowed.push(stretch);
  }

  /** @param minutes - numbers of the minutes credited */
  judge(minutes: readonly number[]): Judgement {
    const read = joined(this.#read);
    const lived = joined([...this.#read, ...this.#allowed]);
    const beyond = minutes.length - sum(lived.map((stretch) => mayCount(stretch, lived, minutes)));
    const lost = sum(
      read.map((stretch) => Math.max(0, wholeMinutes(stretch) - 1 - countIn(stretch, minutes))),
    );
    return { beyond, lost, livedMs: sum(read.map(({ fromMs, toMs }) => toMs - fromMs)) };
  }
}

/** How many of the credited minutes a stretch can account for: those that touch it, and no more than it is long. */
function mayCount(stretch: Stretch, lived: readonly Stretch[], minutes: readonly number[]): number {
  const own = minutes.filter((minute) => lived.find((one) => touches(one, minute)) === stretch);
  return Math.min(own.length, Math.ceil((stretch.toMs - stretch.fromMs) / MINUTE_MS));
}

function countIn(stretch: Stretch, minutes: readonly number[]): number {
  return minutes.filter((minute) => touches(stretch, minute)).length;
}

function touches({ fromMs, toMs }: Stretch, minute: number): boolean {
  return minute * MINUTE_MS < toMs && (minute + 1) * MINUTE_MS > fromMs;
}

function wholeMinutes({ fromMs, toMs }: Stretch): number {
  return Math.floor((toMs - fromMs) / MINUTE_MS);
}

/** Stretches that touch or overlap are one. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const inOrder = [...stretches].sort((left, right) => left.fromMs - right.fromMs);
  const whole: Stretch[] = [];
  for (const stretch of inOrder) {
    const last = whole.at(-1);
    if (!last || stretch.fromMs > last.toMs) whole.push(stretch);
    else whole[whole.length - 1] = { fromMs: last.fromMs, toMs: Math.max(last.toMs, stretch.toMs) };
  }
  return whole;
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
