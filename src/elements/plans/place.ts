/** What is open, as the page's address holds it: so it can be shared, and the way back works. */
import { yearOf } from '../../domain/base/calendar.ts';

export interface Place {
  readonly year: number;
  /** Undefined for the list of all units. */
  readonly unit: string | undefined;
  readonly isEditing: boolean;
}

export function placeIn(search: string): Place {
  const asked = new URLSearchParams(search);
  const year = Number(asked.get('year')) || yearOf(Date.now());
  return { year, unit: asked.get('unit') ?? undefined, isEditing: asked.has('edit') };
}

export function pathOf({ year, unit, isEditing }: Place): string {
  const at = unit === undefined ? '' : `&unit=${encodeURIComponent(unit)}`;
  return `?year=${year}${at}${isEditing ? '&edit' : ''}`;
}
