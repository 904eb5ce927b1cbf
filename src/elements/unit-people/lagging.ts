/** Who of a unit is listed, and in which order: whoever lags most comes first. */
import type { PersonStatusView } from '../../domain/api/api.ts';

export const FILTERS = ['all', 'lagging', 'hours', 'share', 'met'] as const;
export type Filter = (typeof FILTERS)[number];

const CLAIMS: Readonly<Record<Filter, (person: PersonStatusView) => boolean>> = {
  all: () => true,
  lagging: (person) => !person.isMet,
  hours: (person) => person.hoursState !== 'met',
  share: (person) => person.shareState === 'unmet',
  met: (person) => person.isMet,
};

/** @param find - part of a name, a staff number or a unit's name; blanks around it do not matter */
export function matches(person: PersonStatusView, filter: Filter, find: string): boolean {
  const wanted = find.trim().toLowerCase();
  const texts = [person.name, person.staffNumber, person.unit];
  return CLAIMS[filter](person) && texts.some((text) => text.toLowerCase().includes(wanted));
}

export function countOf(people: readonly PersonStatusView[], filter: Filter): number {
  return people.filter(CLAIMS[filter]).length;
}

/** Those who have not met the year first, fewest hours first; then by staff number, so that the order is steady. */
export function lagOrder(left: PersonStatusView, right: PersonStatusView): number {
  return (
    Number(left.isMet) - Number(right.isMet) ||
    left.countedCentihours - right.countedCentihours ||
    (left.staffNumber < right.staffNumber ? -1 : 1)
  );
}
