/** The shapes of questions: as an attempt asks them, and as their publisher sees how they do. */
import type { ChoiceKind, QuestionKind } from '../catalogue/catalogue.ts';
import type { ItemFlag } from '../quiz/item-statistics.ts';

/** Ids are of one attempt alone. */
export interface Offered {
  readonly id: string;
  readonly text: string;
}

export interface AskedChoice {
  readonly kind: ChoiceKind;
  readonly options: readonly Offered[];
}

export type AskedTask =
  | AskedChoice
  /** Each row goes with one option. */
  | { readonly kind: 'matching'; readonly rows: readonly Offered[]; readonly options: readonly Offered[] }
  /** In the order they start in, which is never the right one. */
  | { readonly kind: 'ordering'; readonly options: readonly Offered[] }
  | { readonly kind: 'fillIn'; readonly expects: string }
  | {
      readonly kind: 'scenario';
      readonly situation: string;
      readonly parts: readonly (AskedChoice & { readonly id: string; readonly stem: string })[];
    };

/** `verdict` after closing; `rightAnswer` (in the shape of an answer) and `explanation` as `mayExplain` says. */
export type AttemptQuestion = AskedTask & {
  readonly id: string;
  readonly stem: string;
  readonly verdict?: boolean;
  readonly rightAnswer?: readonly string[];
  readonly explanation?: string;
};

/** `GET /api/questions?course=<course>`, for publishers and administrators. Without a course: the list of courses. */
export interface QuestionsView {
  readonly courses: readonly { readonly id: string; readonly title: string }[];
  /** The course asked for. */
  readonly course?: string;
  readonly items: readonly ItemView[];
  /** Answers a question needs before flags are set. */
  readonly enoughAnswers: number;
}
/** A question of the pool as it is worded now. */
export interface ItemView {
  readonly id: string;
  readonly objective: string;
  readonly kind: QuestionKind;
  readonly stem: string;
  /** First attempts of each person. */
  readonly first: ItemFigures;
  /** All attempts, first ones included. */
  readonly all: ItemFigures;
  /** Judged by first attempts. */
  readonly flags: readonly ItemFlag[];
  /** In the order of the file. */
  readonly choices: readonly ItemChoice[];
  /** Answers to earlier wordings of this question, not counted above. */
  readonly earlierAnswers: number;
}
export interface ItemFigures {
  readonly answers: number;
  /** Share of right answers; null without answers. */
  readonly difficultyBasisPoints: number | null;
  /** Corrected point-biserial correlation, −100 … 100; null where it has no meaning. */
  readonly discriminationHundredths: number | null;
}
/** What can be given, and how often it was. */
export interface ItemChoice {
  /** `open`: nothing was given; `other`: fillings that are too rare to be told one by one. */
  readonly what: 'option' | 'open' | 'other';
  /** Empty unless it is an option. */
  readonly text: string;
  /** Where it was given: the row of a matching, the part of a scenario, the place (from 1) of an ordering. */
  readonly at?: string;
  readonly right: boolean;
  readonly first: number;
  readonly all: number;
}
