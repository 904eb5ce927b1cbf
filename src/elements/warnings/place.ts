/** What is open, as the page's address holds it: so it can be shared, and the way back works. */
import { WARNING_STATES, type WarningState } from '../../domain/warning/warning.ts';

export interface Place {
  /** Undefined for the list. */
  readonly id: string | undefined;
  readonly state: WarningState | undefined;
  /** From 0. */
  readonly page: number;
}

export function placeIn(search: string): Place {
  const asked = new URLSearchParams(search);
  const state = WARNING_STATES.find((known) => known === asked.get('state'));
  const page = Math.max(0, Math.floor(Number(asked.get('page')) || 0));
  return { id: asked.get('id') ?? undefined, state, page };
}

export function pathOf({ id, state, page }: Place): string {
  const query = new URLSearchParams({
    ...(state && { state }),
    ...(page > 0 && { page: String(page) }),
    ...(id !== undefined && { id }),
  });
  return `?${query}`;
}
