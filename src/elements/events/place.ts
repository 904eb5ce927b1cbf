/** Which part of the page is looked at, as the address says it; so that it can be sent on, and back works. */
export type Place =
  | { readonly kind: 'list' }
  | { readonly kind: 'new' }
  | { readonly kind: 'event' | 'edit'; readonly id: string };

export function placeIn(search: string): Place {
  const asked = new URLSearchParams(search);
  const id = asked.get('event');
  if (id) return { kind: asked.has('edit') ? 'edit' : 'event', id };
  return { kind: asked.has('new') ? 'new' : 'list' };
}

/** Relative to the page. */
export function pathOf(place: Place): string {
  switch (place.kind) {
    case 'list':
      return location.pathname;
    case 'new':
      return '?new=1';
    case 'event':
      return `?event=${encodeURIComponent(place.id)}`;
    case 'edit':
      return `?event=${encodeURIComponent(place.id)}&edit=1`;
  }
}
