/** Warnings for two weak quarters, for tests. */
import type { WarningRule } from '../../../src/domain/policy/policy.ts';
import type { RecordNow, Warning } from '../../../src/domain/warning/warning.ts';
import type { QuarterFigure } from '../../../src/domain/warning/weak-quarter.ts';
import { NOW_MS } from './study.ts';

export const WARNING_RULE: WarningRule = {
  byQuarter: [200, 400, 600, 800],
  settleDays: 15,
  source: '连续两个季度落后的，由主管领导约谈。',
};

/** A weak one. */
export function aFigure(overrides: Partial<QuarterFigure> = {}): QuarterFigure {
  return {
    ...{ year: 2026, quarter: 1, requiredCentihours: 200, countedCentihours: 0, postedCentihours: 0 },
    ...{ policyId: 'annual', policyVersion: 1 },
    ...overrides,
  };
}

export function aWarning(overrides: Partial<Warning> = {}): Warning {
  return {
    ...{ id: 'warning-1', personId: 'person-1', openedAtMs: NOW_MS },
    first: aFigure(),
    second: aFigure({ quarter: 2, requiredCentihours: 400 }),
    ...{ source: WARNING_RULE.source, events: [] },
    ...overrides,
  };
}

/** Nothing has changed since it was opened, and the quarter followed is not over. */
export function aRecordNow(overrides: Partial<RecordNow> = {}): RecordNow {
  const { first, second } = aWarning();
  return { today: '2026-07-20', first, second, followed: undefined, hasLeft: false, ...overrides };
}
