/** Warnings for two weak quarters running: opened once, every act kept. */

import type { Quarter } from '../../src/domain/base/quarter.ts';
import type { Result } from '../../src/domain/base/result.ts';
import type { Warning, WarningEvent, WarningState } from '../../src/domain/warning/warning.ts';
import type { Belonging } from '../../src/domain/warning/weak-quarter.ts';

/** Whose: one person's, or those of everybody in these units and below; everybody's without both. */
export interface WarningScope {
  readonly personId?: string;
  readonly roots?: readonly string[];
}

export interface WarningSearch extends WarningScope {
  readonly state?: WarningState;
  readonly from: number;
  readonly limit: number;
}

export interface Member {
  readonly personId: string;
  readonly memberships: readonly Belonging[];
}

export interface WarningStore {
  /**
   * Of those who belong to a unit now, by person, those who may be warned about the quarter: no warning ends with
   * it, and none is open.
   * @param after - the last person of the page before; undefined for the first
   */
  readonly candidates: (
    quarter: Quarter,
    after: string | undefined,
    limit: number,
  ) => Promise<readonly Member[]>;
  /** When the first entry of the ledger was posted; undefined before. */
  readonly recordBeganAtMs: () => Promise<number | undefined>;
  /** Everybody named, with all memberships; empty for whoever never had one. */
  readonly membersNamed: (personIds: readonly string[]) => Promise<readonly Member[]>;
  /** Those for whom there is one already are left out. @returns what was opened */
  readonly open: (drafts: readonly Warning[]) => Promise<readonly Warning[]>;
  readonly byId: (id: string) => Promise<Warning | undefined>;
  /** Decide on the case as it is now and add an event: one transaction. */
  readonly addTo: (
    id: string,
    decide: (warning: Warning) => Result<WarningEvent>,
  ) => Promise<Result<Warning>>;
  /** Closed ones last, then newest first. */
  readonly list: (search: WarningSearch) => Promise<readonly Warning[]>;
  readonly countStates: (scope: WarningScope) => Promise<Readonly<Record<WarningState, number>>>;
}
