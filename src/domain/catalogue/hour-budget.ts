/**
 * How much study time a text carries, and how much of it must be lived.
 * Source: the numbers are policy (`budget` of a policy file), never constants here.
 */

export interface BudgetRates {
  readonly charactersPerMinute: number;
  readonly selfCheckSeconds: number;
  readonly questionSeconds: number;
  readonly caseDecisionSeconds: number;
  /** How much of a recording's length counts, in basis points (10000 = all of it). */
  readonly mediaShareBasisPoints: number;
  /** Share of a lesson's budget that must be spent engaged, in basis points (8000 = 80 %). */
  readonly minimumShareBasisPoints: number;
  /** Of everything for which the policy has no other conversion. */
  readonly minutesPerCreditHour: number;
}

/** @returns whole seconds, rounded to the nearest */
export function lessonBudgetSeconds(
  lesson: { readonly characters: number; readonly selfChecks: number; readonly mediaSeconds: number },
  rates: BudgetRates,
): number {
  const reading = (lesson.characters * 60) / rates.charactersPerMinute;
  const listening = (lesson.mediaSeconds * rates.mediaShareBasisPoints) / 10_000;
  return Math.round(reading + lesson.selfChecks * rates.selfCheckSeconds + listening);
}

/** @returns whole minutes, rounded down, at least 1: no reader loses by rounding */
export function minimumMinutes(budgetSeconds: number, rates: BudgetRates): number {
  return Math.max(1, Math.floor((budgetSeconds * rates.minimumShareBasisPoints) / 10_000 / 60));
}

/** @returns whole seconds of lessons and drawn quiz questions together */
export function courseBudgetSeconds(
  course: { readonly lessonSeconds: readonly number[]; readonly drawnQuestions: number },
  rates: BudgetRates,
): number {
  const lessons = course.lessonSeconds.reduce((sum, seconds) => sum + seconds, 0);
  return lessons + course.drawnQuestions * rates.questionSeconds;
}

/** @returns whole seconds: what the shortest way through a case gives to read, and the time to decide on it */
export function caseBudgetSeconds(
  shortest: { readonly characters: number; readonly decisions: number },
  rates: BudgetRates,
): number {
  const reading = (shortest.characters * 60) / rates.charactersPerMinute;
  return Math.round(reading + shortest.decisions * rates.caseDecisionSeconds);
}
