/** What is open, as the page's address holds it: so it can be shared, and the way back works. */
export type Place =
  | { readonly kind: 'list'; readonly year: number | undefined }
  | { readonly kind: 'new' }
  | { readonly kind: 'one'; readonly id: string; readonly state: string; readonly page: number };

export function placeIn(search: string): Place {
  const asked = new URLSearchParams(search);
  const id = asked.get('assignment');
  if (id) {
    return { kind: 'one', id, state: asked.get('state') ?? 'all', page: Number(asked.get('page') ?? 1) || 1 };
  }
  if (asked.has('new')) return { kind: 'new' };
  const year = Number(asked.get('year'));
  return { kind: 'list', year: year > 0 ? year : undefined };
}

export function pathOf(place: Place): string {
  if (place.kind === 'new') return '?new';
  if (place.kind === 'list') return place.year === undefined ? location.pathname : `?year=${place.year}`;
  const { id, state, page } = place;
  const query = new URLSearchParams({ assignment: id });
  if (state !== 'all') query.set('state', state);
  if (page > 1) query.set('page', String(page));
  return `?${query}`;
}
