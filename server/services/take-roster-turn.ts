/** Write an import or take it back, step by step; whoever asks for something comes in between. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { dayOf } from '../../src/domain/base/calendar.ts';
import type { Repeat } from '../ports/outgoing.ts';
import type { RosterTurn, TurnHolder, TurnStep } from '../ports/roster-import-store.ts';
import type { Deps } from './deps.ts';

/** A step takes well under a second; a process that dies holds the others up for so long. */
const LEASE_MS = 10_000;
const LOOK_EVERY_MS = 5_000;

export type TurnEnd = Exclude<TurnStep, { readonly is: 'on' }>;

export interface TurnBegun {
  readonly holder: string;
  readonly step: TurnStep;
}

/** Afterwards it is done, or there is an obstacle, or it was checked and `finishTurn` is to be called. */
export async function beginTurn(
  deps: Deps,
  asked: Pick<RosterTurn, 'importId' | 'doing' | 'who'>,
): Promise<TurnBegun> {
  const atMs = deps.clock.now();
  const holder = deps.randomness.freshId();
  const turn = { ...asked, atMs, day: dayOf(atMs) };
  let step = await deps.storage.rosterImports.begin(turn, heldBy(deps, holder));
  while (step.is === 'on' && step.isChecking) {
    await nextTurn();
    step = await deps.storage.rosterImports.step(heldBy(deps, holder));
  }
  return { holder, step };
}

/** @param onProgress - may throw to stop; then it is gone on with by `startFinishingRoster` */
export async function finishTurn(
  deps: Deps,
  { holder, step: first }: TurnBegun,
  onProgress: (fraction: number) => void = () => undefined,
): Promise<TurnEnd> {
  let step = first;
  while (step.is === 'on') {
    onProgress(step.fraction);
    await nextTurn();
    step = await deps.storage.rosterImports.step(heldBy(deps, holder));
  }
  return step;
}

function heldBy({ clock }: Deps, holder: string): TurnHolder {
  return { holder, untilMs: clock.now() + LEASE_MS };
}

/** Go on with what a process began that has died since. @returns whether there was something */
export async function finishAbandonedTurn(
  deps: Deps,
  onProgress?: (fraction: number) => void,
): Promise<boolean> {
  const { rosterImports } = deps.storage;
  const holder = deps.randomness.freshId();
  const turn = await rosterImports.seize(heldBy(deps, holder), deps.clock.now());
  if (!turn) return false;
  const step = await rosterImports.step(heldBy(deps, holder));
  const end = await finishTurn(deps, { holder, step }, onProgress);
  if (end.is === 'stale') {
    await rosterImports.move(
      turn.importId,
      'confirming',
      'ready',
      '写入之前名册有了变动，没有写入。请再确认一次。',
    );
  }
  return true;
}

export interface RosterFinisher {
  /** Look once. Resolves when nothing is under way any more. */
  readonly look: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** A large import that a stop left half written, or half taken back, is finished. */
export function startFinishingRoster(
  deps: Deps & { readonly reportDefect: (error: Error, where: string) => void },
  repeat: Repeat,
): RosterFinisher {
  const stopping = new AbortController();
  let underWay: Promise<void> | undefined;

  async function look(): Promise<void> {
    underWay ??= finishAbandonedTurn(deps, () => stopping.signal.throwIfAborted())
      .then(
        () => undefined,
        (error: unknown) => {
          if (stopping.signal.aborted) return;
          deps.reportDefect(
            error instanceof Error ? error : new Error(String(error)),
            'finishing a roster import',
          );
        },
      )
      .finally(() => {
        underWay = undefined;
      });
    await underWay;
  }

  const stopLooking = repeat(LOOK_EVERY_MS, () => void look());
  return {
    look,
    stop: async () => {
      stopping.abort();
      stopLooking();
      await underWay;
    },
  };
}
