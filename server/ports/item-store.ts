/** How the questions do: sums that `StudyStore.closeAttempt` adds to, read by course. */
import type { ItemSums } from '../../src/domain/quiz/item-statistics.ts';

/** Sums of one wording of one question; first attempts of each person and later ones apart. */
export interface ItemRecord {
  readonly questionId: string;
  readonly wording: string;
  readonly isFirst: boolean;
  readonly sums: ItemSums;
}

export interface ChoiceRecord {
  readonly questionId: string;
  readonly wording: string;
  readonly isFirst: boolean;
  /** As `choicesOf` writes it. */
  readonly choice: string;
  readonly times: number;
}

export interface ItemStore {
  /** As many rows as the pool has wordings, however many people answered. */
  readonly sums: (course: string) => Promise<readonly ItemRecord[]>;
  readonly choices: (course: string) => Promise<readonly ChoiceRecord[]>;
}
