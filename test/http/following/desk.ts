/** A bureau with a hall, and a court beside it, on a portal whose database is a file; with people and their hours. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { LightMyRequestResponse } from 'fastify';
import { postEntry } from '../../../server/services/post-entry.ts';
import type { AwardEvidence } from '../../../src/domain/ledger/entry.ts';
import type { Grant, Person } from '../../../src/domain/roster/person.ts';
import { courseEvidence } from '../../support/builders.ts';
import { openTestPortal, type TestPortal, type TestPortalOptions } from '../../support/test-portal.ts';

export interface Desk {
  readonly portal: TestPortal;
  readonly file: string;
  readonly cookieOf: (grants: readonly Grant[], unitId?: string) => Promise<string>;
  /** Somebody who never signs in: no password has to be hashed. */
  readonly add: (person: Partial<Person>) => Promise<Person>;
  readonly get: (url: string, cookie: string) => Promise<LightMyRequestResponse>;
  /** Post ethics hours of an event, or online hours on any subject elsewhere. */
  readonly earn: (person: Person, centihours: number, principle?: 'law' | 'duty') => Promise<void>;
  readonly earnOnline: (person: Person, centihours: number) => Promise<void>;
  /** Pass a course. */
  readonly study: (person: Person, centihours: number) => Promise<void>;
  readonly move: (person: Person, toUnit: string, day: string) => void;
}

let added = 0;

export async function openDesk(options: TestPortalOptions = {}): Promise<Desk> {
  const file = join(mkdtempSync(join(tmpdir(), 'mingde-desk-')), 'desk.db');
  const portal = await openTestPortal({ file, ...options });
  await portal.deps.storage.roster.add({
    units: [
      { id: 'city', name: '市', parentId: null, organType: 'government' },
      { id: 'bureau', name: '局', parentId: 'city', organType: 'government' },
      { id: 'hall', name: '大厅', parentId: 'bureau', organType: 'government' },
      { id: 'window', name: '窗口', parentId: 'hall', organType: 'government' },
      { id: 'court', name: '法院', parentId: 'city', organType: 'judiciary' },
    ],
    people: [],
    grants: [],
    fromDay: '2026-01-01',
  });
  const post = async (person: Person, centihours: number, evidence: AwardEvidence) => {
    const isEvent = evidence.kind === 'event';
    const posted = await postEntry(portal.deps, {
      personId: person.id,
      year: 2026,
      category: isEvent ? 'ethicsEvent' : 'otherOnline',
      centihours,
      source: isEvent ? 'event' : 'import',
      evidence,
      contentHash: null,
      postedBy: 'system',
    });
    if (!posted.ok) throw new Error(posted.failure.message);
  };
  return {
    portal,
    file,
    cookieOf: async (grants, unitId = 'bureau') =>
      portal.signIn(await portal.addPerson({ unitId, name: '办事员' }, grants)),
    add: async (overrides) => {
      added += 1;
      const person: Person = {
        ...{ id: `quiet-${added}`, staffNumber: String(500_000_000 + added), name: '王晓文', unitId: 'hall' },
        ...{ tier: 'window', trainingKind: 'inService', isSample: false },
        ...overrides,
      };
      await portal.deps.storage.roster.add({
        units: [],
        people: [person],
        grants: [],
        fromDay: '2026-01-01',
      });
      return person;
    },
    get: (url, cookie) => portal.app.inject({ url, headers: { cookie } }),
    earn: (person, centihours, principle) =>
      post(person, centihours, {
        ...{ kind: 'event', title: '大讲堂', day: '2026-03-01', place: '', organiser: '', confirmedBy: '' },
        ...(principle && { principle }),
      } as AwardEvidence),
    earnOnline: (person, centihours) =>
      post(person, centihours, {
        kind: 'import',
        title: '网络学时',
        platform: '平台',
        file: 'a.xlsx',
        row: 2,
      }),
    study: async (person, centihours) => {
      const posted = await postEntry(portal.deps, {
        ...{ personId: person.id, year: 2026, category: 'ethicsOnline', centihours, source: 'course' },
        ...{ evidence: courseEvidence(), contentHash: null, postedBy: 'system' },
      });
      if (!posted.ok) throw new Error(posted.failure.message);
    },
    move: (person, toUnit, day) => {
      const driver = new Sqlite(file);
      driver
        .prepare('UPDATE memberships SET to_day = ? WHERE person_id = ? AND to_day IS NULL')
        .run(day, person.id);
      driver.prepare('INSERT INTO memberships VALUES (?, ?, ?, NULL)').run(person.id, toUnit, day);
      driver.close();
    },
  };
}
