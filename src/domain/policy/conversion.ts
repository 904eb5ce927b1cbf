/** How minutes, or days and half days, become 学时 by a policy. Whole numbers in, centihours out, rounded down. */
import type { Centihours } from '../base/centihours.ts';
import type { Category, Conversion, Policy } from './policy.ts';

/** What a policy says of a category; by its minutes for one 学时 where it says nothing else. */
export function conversionOf(
  { conversions, budget }: Pick<Policy, 'conversions' | 'budget'>,
  category: Category,
): Conversion {
  const said = conversions.find(({ categories }) => categories.includes(category));
  const { minutesPerCreditHour } = budget;
  return said ?? { kind: 'linear', categories: [category], minutesPerCreditHour };
}

/** The most 学时 that content with this budget may claim, rounded down. */
export function claimableCentihours(
  policy: Pick<Policy, 'conversions' | 'budget'>,
  budgetSeconds: number,
): Centihours {
  return centihoursOfSeconds(conversionOf(policy, 'ethicsOnline'), budgetSeconds) ?? 0;
}

/** @returns undefined for a conversion that goes by days */
export function centihoursOfSeconds(conversion: Conversion, seconds: number): Centihours | undefined {
  if (conversion.kind === 'linear') {
    return Math.floor((seconds * 100) / (conversion.minutesPerCreditHour * 60));
  }
  if (conversion.kind === 'days') return undefined;
  return conversion.steps.filter(({ fromMinutes }) => fromMinutes * 60 <= seconds).at(-1)?.centihours ?? 0;
}

/** How long something must take to be worth so much. @returns undefined where no length is enough */
export function secondsFor(conversion: Conversion, centihours: Centihours): number | undefined {
  switch (conversion.kind) {
    case 'linear':
      return Math.ceil((centihours * conversion.minutesPerCreditHour * 60) / 100);
    case 'days':
      return undefined;
    case 'steps': {
      const step = conversion.steps.find((candidate) => candidate.centihours >= centihours);
      return step && step.fromMinutes * 60;
    }
  }
}

/** @returns undefined for a conversion that goes by minutes */
export function centihoursOfDays(
  conversion: Conversion,
  { days, halfDays }: { readonly days: number; readonly halfDays: number },
): Centihours | undefined {
  if (conversion.kind !== 'days') return undefined;
  return days * conversion.dayCentihours + halfDays * conversion.halfDayCentihours;
}
