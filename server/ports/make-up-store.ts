/** Orders of make-up training: given once, added to by events, never changed. */
import type { Result } from '../../src/domain/base/result.ts';
import type { MakeUpCredit, MakeUpDraft, MakeUpEvent, MakeUpOrder } from '../../src/domain/make-up/order.ts';

export interface MakeUpStore {
  /** Those for whom there is an order about the same already are passed over. @returns whom it was given to */
  readonly give: (drafts: readonly MakeUpDraft[]) => Promise<readonly MakeUpDraft[]>;
  readonly order: (id: string) => Promise<MakeUpOrder | undefined>;
  /** Of one person, or of everybody who is now in these units or below; everybody's with neither. Newest first. */
  readonly orders: (scope: {
    readonly personId?: string;
    readonly roots?: readonly string[];
    readonly year?: number;
  }) => Promise<readonly MakeUpOrder[]>;
  readonly add: (
    id: string,
    decide: (order: MakeUpOrder) => Result<MakeUpEvent>,
  ) => Promise<Result<MakeUpOrder>>;
  /** Entries that stand, by person. @param personIds - some hundreds at most */
  readonly credits: (personIds: readonly string[]) => Promise<ReadonlyMap<string, readonly MakeUpCredit[]>>;
  /** Whose last attempt at the course in a year failed, without one passed in it. */
  readonly failedIn: (course: string, year: number) => Promise<readonly string[]>;
}
