/** A city with two bureaus, people in them, officers at three heights, and what they may ask. */
import type { LightMyRequestResponse } from 'fastify';
import { sweepDay } from '../../../server/services/sweep-signals.ts';
import type { AppealRequest, MyReviewsView, ReviewDeskView } from '../../../src/domain/api/reviews.ts';
import type { Signal } from '../../../src/domain/review/signal.ts';
import type { Grant, Person } from '../../../src/domain/roster/person.ts';
import { aSignal } from '../../support/builders.ts';
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts';
import { openSession } from '../xapi/record.ts';

export type Method = 'GET' | 'POST';

export interface ReviewStage {
  readonly portal: TestPortal;
  /** Cookies by who: `learner`, `neighbour` (another unit), `hall`, `bureau`, `city`, `court` officers, `auditor`, `publisher`, `administrator`. */
  readonly cookies: Readonly<Record<Who, string>>;
  readonly ask: (
    who: Who | undefined,
    method: Method | 'PUT' | 'DELETE',
    url: string,
    payload?: object,
  ) => Promise<LightMyRequestResponse>;
  readonly openCard: (overrides?: Partial<Signal>) => Promise<string>;
  readonly appeal: (overrides?: Partial<AppealRequest>) => Promise<string>;
  readonly mine: (who?: Who) => Promise<MyReviewsView>;
  readonly desk: (who: Who) => Promise<ReviewDeskView>;
  readonly sweep: (day: string) => Promise<number>;
  readonly audited: () => readonly string[];
}

const GRANTS = {
  learner: ['hall', []],
  colleague: ['hall', []],
  neighbour: ['court', []],
  hall: ['hall', [{ role: 'officer', unitId: 'hall' }]],
  hall2: ['hall', [{ role: 'officer', unitId: 'hall' }]],
  bureau: ['bureau', [{ role: 'officer', unitId: 'bureau' }]],
  city: ['city', [{ role: 'officer', unitId: 'city' }]],
  city2: ['city', [{ role: 'officer', unitId: 'city' }]],
  court: ['court', [{ role: 'officer', unitId: 'court' }]],
  auditor: ['city', [{ role: 'auditor', unitId: null }]],
  publisher: ['city', [{ role: 'publisher', unitId: null }]],
  administrator: ['city', [{ role: 'administrator', unitId: null }]],
} as const satisfies Record<string, readonly [string, readonly Grant[]]>;
export type Who = keyof typeof GRANTS;

export async function openReviews(): Promise<ReviewStage> {
  const portal = await openTestPortal();
  const { roster, audit } = portal.deps.storage;
  await roster.add({
    units: [
      { id: 'city', name: '市', parentId: null, organType: 'government' },
      { id: 'bureau', name: '局', parentId: 'city', organType: 'government' },
      { id: 'hall', name: '大厅', parentId: 'bureau', organType: 'government' },
      { id: 'court', name: '法院', parentId: 'city', organType: 'judiciary' },
    ],
    people: [],
    grants: [],
    fromDay: '2026-01-01',
  });
  const cookies: Partial<Record<Who, string>> = {};
  for (const [at, who] of (Object.keys(GRANTS) as Who[]).entries()) {
    const [unitId, grants] = GRANTS[who];
    const person: Person = {
      id: who,
      staffNumber: `70000${at}`,
      name: `王${who}`,
      unitId,
      tier: 'window',
      trainingKind: 'inService',
      isSample: false,
    };
    await roster.add({
      units: [],
      people: [person],
      grants: [{ role: 'learner' as const, unitId: null }, ...grants].map((grant) => ({
        ...grant,
        personId: who,
      })),
      fromDay: '2026-01-01',
    });
    cookies[who] = await openSession(portal, person);
  }
  const actions: string[] = [];
  const record = audit.record;
  Object.assign(audit, {
    record: (event: Parameters<typeof record>[0]) => {
      actions.push(`${event.who} ${event.action}`);
      return record(event);
    },
  });
  const ask: ReviewStage['ask'] = (who, method, url, payload) =>
    portal.app.inject({
      method,
      url,
      headers: who === undefined ? {} : { cookie: cookies[who] ?? '' },
      ...(payload && { payload }),
    });
  return {
    portal,
    cookies: cookies as Record<Who, string>,
    ask,
    openCard: async (overrides = {}) => {
      const id = crypto.randomUUID();
      const signal = aSignal({ personId: 'learner', ...overrides });
      const opened = await portal.deps.storage.reviews.openCard(id, signal, portal.clock.now());
      if (!opened) throw new Error('this signal has a card already');
      return id;
    },
    appeal: async (overrides = {}) => {
      const payload: AppealRequest = {
        subject: 'course',
        course: 'integrity',
        day: '2026-11-20',
        words: '课都学完了，没有记上。',
        ...overrides,
      };
      const response = await ask('learner', 'POST', '/api/me/appeals', payload);
      if (response.statusCode !== 201) throw new Error(response.body);
      return response.json().id;
    },
    mine: async (who = 'learner') => (await ask(who, 'GET', '/api/me/reviews')).json(),
    desk: async (who) => (await ask(who, 'GET', '/api/reviews')).json(),
    sweep: (day) => sweepDay(portal.deps, day),
    audited: () => actions,
  };
}
