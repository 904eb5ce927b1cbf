/** Warn everybody whose last two quarters were weak: once for a person and pair of quarters, however often it is asked. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { dayOf } from '../../src/domain/base/calendar.ts';
import { lastSettled, quarterBefore } from '../../src/domain/base/quarter.ts';
import type { Warning } from '../../src/domain/warning/warning.ts';
import { isWeak } from '../../src/domain/warning/weak-quarter.ts';
import type { Member } from '../ports/warning-store.ts';
import type { Deps } from './deps.ts';
import { readFigures, warningRuleNow } from './quarter-figures.ts';

/** So many are read before others get their turn. */
const PEOPLE_AT_ONCE = 400;

/** @returns how many were opened */
export async function openWarnings(deps: Deps): Promise<number> {
  const rule = await warningRuleNow(deps);
  if (!rule) return 0;
  const second = lastSettled(dayOf(deps.clock.now()), rule.settleDays);
  const first = quarterBefore(second);
  let opened = 0;
  let after: string | undefined;
  for (;;) {
    const members = await deps.storage.warnings.candidates(second, after, PEOPLE_AT_ONCE);
    if (members.length === 0) break;
    const figures = await readFigures(deps, members, [first, second]);
    const drafts = members.flatMap(({ personId }: Member): readonly Warning[] => {
      const [one, two] = [figures(personId, first), figures(personId, second)];
      if (!one || !two || !isWeak(one) || !isWeak(two)) return [];
      const id = deps.randomness.freshId();
      const openedAtMs = deps.clock.now();
      return [{ id, personId, openedAtMs, first: one, second: two, source: rule.source, events: [] }];
    });
    if (drafts.length > 0) opened += (await deps.storage.warnings.open(drafts)).length;
    after = members.at(-1)?.personId;
    await nextTurn();
  }
  if (opened > 0) await record(deps, { ...second, opened });
  return opened;
}

function record(
  deps: Deps,
  detail: { readonly year: number; readonly quarter: number; readonly opened: number },
) {
  return deps.storage.audit.record({
    atMs: deps.clock.now(),
    who: 'system',
    action: 'warnings-opened',
    detail,
  });
}
