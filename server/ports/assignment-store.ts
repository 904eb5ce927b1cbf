/** What was assigned, whom the roster offers for it, and which credits stand. */
import type { Assignment, AssignmentDraft, AssignmentEvent } from '../../src/domain/assignment/assignment.ts';
import type { Candidate } from '../../src/domain/assignment/is-meant.ts';
import type { Credit } from '../../src/domain/assignment/progress.ts';
import type { Result } from '../../src/domain/base/result.ts';

/** A candidate as lists show them. */
export interface NamedCandidate extends Candidate {
  readonly staffNumber: string;
  readonly name: string;
  readonly unit: { readonly id: string; readonly name: string };
}

/** Whose: one person's, or those of everybody who is now in the unit, or in it or below it. */
export type Whose = { readonly personId: string } | { readonly inUnit: string } | { readonly below: string };

export interface AssignmentStore {
  readonly make: (draft: AssignmentDraft) => Promise<void>;
  readonly assignment: (id: string) => Promise<Assignment | undefined>;
  /** By due day as first given. @param unitIds - of these units; of all without them */
  readonly assignments: (search: {
    readonly unitIds?: readonly string[];
    readonly year?: number;
  }) => Promise<readonly Assignment[]>;
  /** Decide on the assignment as it stands and add an event: one transaction. */
  readonly change: (
    id: string,
    decide: (assignment: Assignment) => Result<AssignmentEvent>,
  ) => Promise<Result<Assignment>>;
  /** Whoever is in no unit any more is left out; by staff number. */
  readonly candidates: (whose: Whose) => Promise<readonly NamedCandidate[]>;
  /** Credits of courses and cases that stand, posted to this year or a later one, by person. */
  readonly credits: (whose: Whose, fromYear: number) => Promise<ReadonlyMap<string, readonly Credit[]>>;
}
