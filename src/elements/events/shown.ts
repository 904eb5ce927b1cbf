/** What the page shows at a place, and how it is asked for. */
import type { SessionView } from '../../domain/api/api.ts';
import type { EventDeskView, EventView } from '../../domain/api/events.ts';
import { api, type Outcome } from '../../stores/api.ts';
import type { Place } from './place.ts';

export type Shown =
  | { readonly kind: 'notAllowed' }
  | { readonly kind: 'list'; readonly desk: EventDeskView }
  | { readonly kind: 'form'; readonly desk: EventDeskView; readonly event: EventView | undefined }
  | { readonly kind: 'event'; readonly event: EventView };

export const PATH = '/api/events';
const READERS = ['officer', 'auditor', 'administrator'] as const;

export function eventPath(id: string): string {
  return `${PATH}/${encodeURIComponent(id)}`;
}

/** @param year - this one when it is undefined */
export async function readShown(
  { person }: SessionView,
  place: Place,
  year: number | undefined,
): Promise<Outcome<Shown>> {
  if (!READERS.some((role) => person.roles.includes(role))) {
    // Not asked where the answer is known: the server would put a refusal into its audit log.
    return { ok: true, value: { kind: 'notAllowed' } };
  }
  if (place.kind === 'event') {
    const event = await api.get<EventView>(eventPath(place.id));
    return event.ok ? { ok: true, value: { kind: 'event', event: event.value } } : event;
  }
  const desk = await api.get<EventDeskView>(year === undefined ? PATH : `${PATH}?year=${year}`);
  if (!desk.ok) return desk;
  if (place.kind === 'list') return { ok: true, value: { kind: 'list', desk: desk.value } };
  if (place.kind === 'new') return { ok: true, value: { kind: 'form', desk: desk.value, event: undefined } };
  const event = await api.get<EventView>(eventPath(place.id));
  return event.ok ? { ok: true, value: { kind: 'form', desk: desk.value, event: event.value } } : event;
}
