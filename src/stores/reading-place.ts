/** Where a person stopped reading a lesson: kept in this browser and, as activity state, with the record. */
import type { SessionView } from '../domain/api/api.ts';
import { activityIri } from '../domain/catalogue/activity-iri.ts';
import { shelf } from './study-shelf.ts';

/** `{"block": "p17", "at": ISO 8601}`, the document `resume` of the lesson's state. */
export interface ReadingPlace {
  readonly block: string;
  readonly at: string;
}

const STATE_ID = 'resume';
const PATH = '/xapi/activities/state';
const VERSION = { 'X-Experience-API-Version': '1.0.3' };
/** Whoever has waited longer has begun to read. */
const TIMEOUT_MS = 4_000;

export const readingPlace = {
  /** The newer of what this browser and the record know. */
  async load(who: SessionView, lesson: string): Promise<ReadingPlace | undefined> {
    const here = await shelf.places.get(keyOf(who, lesson));
    const there = await fetchPlace(who, lesson);
    if (!here || !there) return here ?? there;
    return Date.parse(there.at) > Date.parse(here.at) ? there : here;
  },

  /** Never fails: what the server does not get now stands in this browser. */
  async save(who: SessionView, lesson: string, place: ReadingPlace): Promise<void> {
    // The request first: on the way out of the page nothing after an await is sure to happen.
    const sent = send(address(who, lesson, STATE_ID), {
      method: 'PUT',
      headers: { ...VERSION, 'content-type': 'application/json' },
      body: JSON.stringify(place),
      keepalive: true,
    });
    await shelf.places.put({ key: keyOf(who, lesson), person: who.person.id, ...place });
    await sent;
  },
};

/** Asks which documents there are before it asks for one: a 404 would stand in every new reader's console. */
async function fetchPlace(who: SessionView, lesson: string): Promise<ReadingPlace | undefined> {
  const ids = await fetchJson(address(who, lesson));
  if (!Array.isArray(ids) || !ids.includes(STATE_ID)) return undefined;
  const place = await fetchJson(address(who, lesson, STATE_ID));
  return isPlace(place) ? place : undefined;
}

function address({ identifier, actor }: SessionView, lesson: string, stateId?: string): string {
  const query = new URLSearchParams({
    activityId: activityIri(identifier, { kind: 'lesson', lesson }),
    agent: JSON.stringify(actor),
    ...(stateId === undefined ? {} : { stateId }),
  });
  return `${PATH}?${query}`;
}

async function fetchJson(url: string): Promise<unknown> {
  const response = await send(url, { headers: VERSION, signal: AbortSignal.timeout(TIMEOUT_MS) });
  return response?.ok ? response.json().catch(() => undefined) : undefined;
}

/** @returns undefined when no answer came */
function send(url: string, asks: RequestInit): Promise<Response | undefined> {
  return fetch(url, { credentials: 'same-origin', ...asks }).catch(() => undefined);
}

function isPlace(value: unknown): value is ReadingPlace {
  if (typeof value !== 'object' || value === null) return false;
  const { block, at } = value as Record<string, unknown>;
  return typeof block === 'string' && typeof at === 'string';
}

function keyOf(who: SessionView, lesson: string): string {
  return `${who.person.id} ${lesson}`;
}
