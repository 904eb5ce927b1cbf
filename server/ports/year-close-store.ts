/** Years that were closed: everybody's status as it stood, frozen together with the log that it follows from. */
import type { Result } from '../../src/domain/base/result.ts';

export interface YearClose {
  readonly year: number;
  readonly closedAtMs: number;
  /** A person's id, or `system`. */
  readonly closedBy: string;
  readonly policyId: string;
  readonly policyVersion: number;
  readonly requiredCentihours: number;
  readonly people: number;
  readonly met: number;
  /** The signed state of the log at that moment. */
  readonly treeSize: number;
  readonly rootHash: string;
}

export interface YearCloseStore {
  /**
   * Freeze everybody who is in a unit now, in one transaction.
   * @returns `conflict` when the year is closed already, or the log has grown beyond `treeSize` meanwhile
   */
  readonly close: (close: Omit<YearClose, 'people' | 'met'>) => Promise<Result<YearClose>>;
  readonly of: (year: number) => Promise<YearClose | undefined>;
  /** Newest year first. */
  readonly all: () => Promise<readonly YearClose[]>;
}
