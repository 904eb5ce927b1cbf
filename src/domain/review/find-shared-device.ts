/** Find people who used one device in turn on a day. Decides only. */
import { DEVICE } from './rules.ts';
import type { Signal, SignalWeight } from './signal.ts';

/** A stretch of time in which one person, and nobody else, studied on a device. */
export interface DeviceUse {
  /** Tells devices apart within the retention time and leads back to none. */
  readonly device: string;
  readonly personId: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * A couple at one PC, or a queue at the office's only terminal, hands over once each. Going back and forth at
 * once is what somebody does who studies for others. One signal a person, since each has a reply of one's own.
 * @param uses - of one device on one day, in any order
 */
export function findSharedDevice(day: string, uses: readonly DeviceUse[]): readonly Signal[] {
  const inOrder = [...uses].sort((left, right) => left.fromMs - right.fromMs);
  const people = [...new Set(inOrder.map(({ personId }) => personId))];
  const [first] = inOrder;
  if (!first || people.length < 2) return [];
  const { handovers, returns } = countTurns(inOrder);
  const weight = weightOf(people.length, handovers, returns);
  if (!weight) return [];
  const fromMs = first.fromMs;
  const toMs = Math.max(...inOrder.map((use) => use.toMs));
  return people.map((personId) => ({
    kind: 'sharedDevice',
    weight,
    personId,
    subject: `device-${first.device.slice(0, 8)}`,
    day,
    fromMs,
    toMs,
    facts: { people: people.length, handovers, returns },
    others: people.filter((other) => other !== personId),
  }));
}

function countTurns(inOrder: readonly DeviceUse[]): { readonly handovers: number; readonly returns: number } {
  const known = new Set<string>();
  let handovers = 0;
  let returns = 0;
  for (const [at, use] of inOrder.entries()) {
    const before = inOrder[at - 1];
    const isHandover =
      before !== undefined &&
      before.personId !== use.personId &&
      use.fromMs - before.toMs <= DEVICE.handoverMs;
    if (isHandover) handovers += 1;
    if (isHandover && known.has(use.personId)) returns += 1;
    known.add(use.personId);
  }
  return { handovers, returns };
}

function weightOf(people: number, handovers: number, returns: number): SignalWeight | undefined {
  if (returns >= DEVICE.notableFromReturns) return 'notable';
  const isQueue = people >= DEVICE.lowFromPeople && handovers >= DEVICE.lowFromPeople - 1;
  return returns > 0 || isQueue ? 'low' : undefined;
}
