/** Annual plans of units: every act is kept, nothing is changed. */
import type { Result } from '../../src/domain/base/result.ts';
import type { PlanEvent } from '../../src/domain/plan/plan.ts';

export interface PlanStore {
  /** Oldest first; empty where there is no plan. */
  readonly events: (unitId: string, year: number) => Promise<readonly PlanEvent[]>;
  /** Of all units that have one, by unit. */
  readonly ofYear: (year: number) => Promise<ReadonlyMap<string, readonly PlanEvent[]>>;
  /** Decide on the plan as it stands and add an event: one transaction. */
  readonly add: (
    unitId: string,
    year: number,
    decide: (events: readonly PlanEvent[]) => Result<PlanEvent>,
  ) => Promise<Result<PlanEvent>>;
  /** Which assignment a line of a plan became last, by line. */
  readonly tasks: (unitId: string, year: number) => Promise<ReadonlyMap<string, string>>;
  readonly noteTask: (task: {
    readonly unitId: string;
    readonly year: number;
    readonly line: string;
    readonly assignment: string;
  }) => Promise<void>;
}
