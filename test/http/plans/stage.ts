/** A city with a bureau, a hall and a court, people in them, and what they may ask of plans and tasks. */
import type { LightMyRequestResponse } from 'fastify';
import { postEntry } from '../../../server/services/post-entry.ts';
import { yearOf } from '../../../src/domain/base/calendar.ts';
import type { Grant, Person } from '../../../src/domain/roster/person.ts';
import { courseEvidence } from '../../support/builders.ts';
import { openTestPortal, type TestPortal, type TestPortalOptions } from '../../support/test-portal.ts';
import { openSession } from '../xapi/record.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

const GRANTS = {
  learner: ['hall', []],
  colleague: ['hall', []],
  neighbour: ['court', []],
  hall: ['hall', [{ role: 'officer', unitId: 'hall' }]],
  bureau: ['bureau', [{ role: 'officer', unitId: 'bureau' }]],
  city: ['city', [{ role: 'officer', unitId: 'city' }]],
  court: ['court', [{ role: 'officer', unitId: 'court' }]],
  auditor: ['city', [{ role: 'auditor', unitId: null }]],
  administrator: ['city', [{ role: 'administrator', unitId: null }]],
} as const satisfies Record<string, readonly [string, readonly Grant[]]>;
export type Who = keyof typeof GRANTS;

export interface PlansStage {
  readonly portal: TestPortal;
  readonly ask: (
    who: Who | undefined,
    method: Method,
    url: string,
    payload?: object,
  ) => Promise<LightMyRequestResponse>;
  readonly add: (
    id: string,
    unitId: string,
    overrides?: Partial<Person>,
    fromDay?: string,
  ) => Promise<Person>;
  /** Credit a course to somebody today, as if it had been studied. */
  readonly credit: (personId: string, course?: string) => Promise<string>;
  /** Go to another time; everybody signs in anew. */
  readonly passTo: (instant: string) => Promise<void>;
  readonly audited: () => readonly string[];
}

export const staffNumberOf = (who: Who): string => `70000${Object.keys(GRANTS).indexOf(who)}`;

export async function openPlans(options: TestPortalOptions = {}): Promise<PlansStage> {
  const portal = await openTestPortal(options);
  const { roster, audit } = portal.deps.storage;
  const unit = (id: string, name: string, parentId: string | null) => ({
    ...{ id, name, parentId, organType: 'government' as const },
  });
  await roster.add({
    units: [
      unit('city', '市', null),
      unit('bureau', '局', 'city'),
      unit('hall', '大厅', 'bureau'),
      unit('court', '法院', 'city'),
    ],
    people: [],
    grants: [],
    fromDay: '2026-01-01',
  });
  const add: PlansStage['add'] = async (id, unitId, overrides = {}, fromDay = '2026-01-01') => {
    const person: Person = {
      ...{
        id,
        staffNumber: `8${id}`,
        name: `王${id}`,
        unitId,
        tier: 'window',
        trainingKind: 'inService',
        isSample: false,
      },
      ...overrides,
    };
    const grants = [{ role: 'learner' as const, unitId: null, personId: id }];
    await roster.add({ units: [], people: [person], grants, fromDay });
    return person;
  };
  const cookies: Partial<Record<Who, string>> = {};
  const people: Person[] = [];
  for (const who of Object.keys(GRANTS) as Who[]) {
    const [unitId, grants] = GRANTS[who];
    const person = await add(who, unitId, { staffNumber: staffNumberOf(who) });
    const given = (grants as readonly Grant[]).map((grant) => ({ ...grant, personId: who }));
    await roster.add({ units: [], people: [], grants: given, fromDay: '2026-01-01' });
    people.push(person);
  }
  const signInAll = async () => {
    for (const person of people) cookies[person.id as Who] = await openSession(portal, person);
  };
  await signInAll();
  const actions: string[] = [];
  const record = audit.record;
  Object.assign(audit, {
    record: (event: Parameters<typeof record>[0]) => {
      actions.push(`${event.who} ${event.action}`);
      return record(event);
    },
  });
  return {
    portal,
    ask: (who, method, url, payload) =>
      portal.app.inject({
        method,
        url,
        headers: who === undefined ? {} : { cookie: cookies[who] ?? '' },
        ...(payload && { payload }),
      }),
    add,
    passTo: async (instant) => {
      portal.clock.set(Date.parse(instant));
      await signInAll();
    },
    credit: async (personId, course = 'integrity') => {
      const posted = await postEntry(portal.deps, {
        personId,
        year: yearOf(portal.clock.now()),
        category: 'ethicsOnline',
        centihours: 100,
        source: 'course',
        evidence: courseEvidence({ course }),
        contentHash: null,
        postedBy: 'system',
      });
      if (!posted.ok) throw new Error(posted.failure.message);
      return posted.value.id;
    },
    audited: () => actions,
  };
}
