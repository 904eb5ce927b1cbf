/** Which card or appeal is open, as the page's address holds it: so it can be shared, and the way back works. */
export interface Place {
  readonly kind: 'card' | 'appeal';
  readonly id: string;
}

export function placeIn(search: string): Place | undefined {
  const asked = new URLSearchParams(search);
  for (const kind of ['card', 'appeal'] as const) {
    const id = asked.get(kind);
    if (id) return { kind, id };
  }
  return undefined;
}

/** Relative to the page; the list without a place. */
export function pathOf(place: Place | undefined): string {
  return place ? `?${place.kind}=${encodeURIComponent(place.id)}` : location.pathname;
}
