/** What is open, as the page's address holds it: so it can be shared, and the way back works. */
export type Place =
  | { readonly kind: 'list'; readonly year: number | undefined }
  | { readonly kind: 'new' }
  | { readonly kind: 'task'; readonly id: string; readonly state: string; readonly page: number }
  | { readonly kind: 'work'; readonly id: string };

export function placeIn(search: string): Place {
  const asked = new URLSearchParams(search);
  const work = asked.get('work');
  if (work) return { kind: 'work', id: work };
  const id = asked.get('task');
  if (id) {
    return { kind: 'task', id, state: asked.get('state') ?? 'all', page: Number(asked.get('page')) || 1 };
  }
  if (asked.has('new')) return { kind: 'new' };
  const year = Number(asked.get('year'));
  return { kind: 'list', year: year > 0 ? year : undefined };
}

export function pathOf(place: Place): string {
  if (place.kind === 'new') return '?new';
  if (place.kind === 'work') return `?work=${encodeURIComponent(place.id)}`;
  if (place.kind === 'list') return place.year === undefined ? location.pathname : `?year=${place.year}`;
  const query = new URLSearchParams({ task: place.id });
  if (place.state !== 'all') query.set('state', place.state);
  if (place.page > 1) query.set('page', String(place.page));
  return `?${query}`;
}

export type Go = (event: MouseEvent, place: Place) => void;
