/**
 * Once a night every year's status is recomputed; the outcome is written down, and a difference is told loudly. Then
 * whoever lagged two quarters running is warned.
 */
import { dayOf, timeOf } from '../../src/domain/base/calendar.ts';
import type { Repeat } from '../ports/outgoing.ts';
import type { Deps } from './deps.ts';
import { openWarnings } from './open-warnings.ts';
import { recomputeStatus } from './recompute-status.ts';

export interface NightCheckDeps extends Deps {
  readonly reportDefect: (error: Error, where: string) => void;
}

export interface NightCheck {
  /** Recompute if it is night and nobody has done it today. Resolves when it is done. */
  readonly look: () => Promise<void>;
  /** Resolves when nothing is under way any more. */
  readonly stop: () => Promise<void>;
}

const LOOK_EVERY_MS = 10 * 60_000;
/** In Shanghai; before it people may still be studying. */
const FROM = '03:00:00';

export function startNightCheck(deps: NightCheckDeps, repeat: Repeat): NightCheck {
  let underWay: Promise<void> | undefined;

  async function look(): Promise<void> {
    underWay ??= checkTonight(deps)
      .catch((error: unknown) => {
        deps.reportDefect(error instanceof Error ? error : new Error(String(error)), 'nightly recomputation');
      })
      .finally(() => {
        underWay = undefined;
      });
    await underWay;
  }

  const stopLooking = repeat(LOOK_EVERY_MS, () => void look());
  return {
    look,
    stop: async () => {
      stopLooking();
      await underWay;
    },
  };
}

async function checkTonight(deps: NightCheckDeps): Promise<void> {
  const nowMs = deps.clock.now();
  const day = dayOf(nowMs);
  if (timeOf(nowMs) < FROM || !(await deps.storage.governance.beginCheck(day, nowMs))) return;
  const { years, differences } = await recomputeStatus(deps);
  // After the check, so that a warning rests on what was found to be true, or is told of beside the difference.
  await openWarnings(deps);
  const checkedAtMs = deps.clock.now();
  await deps.storage.governance.endCheck({ day, checkedAtMs, years, differences });
  await deps.storage.audit.record({
    atMs: checkedAtMs,
    who: 'system',
    action: differences.length === 0 ? 'status-recomputed' : 'status-differs',
    detail: { day, years, differences: differences.length },
  });
  if (differences.length === 0) return;
  const [first] = differences;
  deps.reportDefect(
    new Error(
      `${differences.length} of ${years} annual statuses are not what the ledger adds up to, first ${first?.personId} ` +
        `in ${first?.year}. "mingde ledger recompute --check" lists them; without --check it repairs them.`,
    ),
    'nightly recomputation',
  );
}
