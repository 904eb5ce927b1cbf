/** A case earns its hours by a whole way walked and minutes lived, at the level of HTTP. */

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { adoptContent } from '../../server/services/adopt-content.ts';
import { reverseEntry } from '../../server/services/reverse-entry.ts';
import { settleOpenAwards } from '../../server/services/settle-open-awards.ts';
import type { HoursView, LearningView } from '../../src/domain/api/api.ts';
import { activityIri } from '../../src/domain/catalogue/activity-iri.ts';
import type { Catalogue } from '../../src/domain/catalogue/catalogue.ts';
import type { Person } from '../../src/domain/roster/person.ts';
import { aCase, aCatalogue } from '../support/builders.ts';
import { keepMinute } from '../support/lived-minute.ts';
import { aboutScene, stay } from '../support/study.ts';
import { openTestPortal, type TestPortal } from '../support/test-portal.ts';

const ITEM = 'cases/counter';
const WAY = ['counter', 'ask-back', 'done'];

let portal: TestPortal;
let person: Person;
let cookie: string;
let file: string;

beforeEach(async () => {
  file = join(mkdtempSync(join(tmpdir(), 'mingde-cases-')), 'mingde.db');
  portal = await openTestPortal({ file });
  person = await portal.addPerson();
  cookie = await portal.signIn(person);
});
afterEach(async () => {
  expect(portal.defects).toEqual([]);
  await portal.close();
});

async function get<Body>(url: string): Promise<Body> {
  const response = await portal.app.inject({ url, headers: { cookie } });
  expect(response.statusCode, response.body).toBe(200);
  return response.json() as Body;
}
const tell = (statements: readonly object[]) =>
  portal.app.inject({
    method: 'POST',
    url: '/xapi/statements',
    headers: { cookie, 'x-experience-api-version': '1.0.3' },
    payload: statements,
  });
const about = (scene: string, to?: string) =>
  aboutScene(portal, person, { study: 'counter', scene, ...(to !== undefined && { to }) });
/** Every scene of a way, and every decision on it. */
const walk = (way: readonly string[]) =>
  tell(
    way.flatMap((scene, at) => {
      const to = way[at + 1];
      return to === undefined ? [about(scene)] : [about(scene), about(scene, to)];
    }),
  );
const hours = () => get<HoursView>('/api/me/hours');
const study = async () => (await get<LearningView>('/api/me/learning')).cases[0];

/** Another release with another content, on the same database. */
async function restartWith(catalogue: Catalogue): Promise<void> {
  const { clock } = portal;
  await portal.close();
  portal = await openTestPortal({ file, catalogue, clock });
  await adoptContent(portal.deps);
  cookie = await portal.signIn(person);
}

describe('a whole way and the minutes', () => {
  test('earn the hours of the case, with evidence to walk back by', async () => {
    await walk(WAY);
    await stay(portal, cookie, ITEM, 2);
    const { entries, totals } = await hours();
    expect(totals.ethicsOnline).toBe(11);
    expect(entries).toMatchObject([
      {
        source: 'case',
        centihours: 11,
        contentHash: aCase().contentHash,
        evidence: {
          kind: 'case',
          case: 'counter',
          principle: 'service',
          path: WAY,
          minutes: 2,
          ending: '办成了',
        },
      },
    ]);
    expect(entries[0]?.days).toHaveLength(1);
    expect(await study()).toMatchObject({ isEnded: true, state: 'complete', creditedThisYear: true });
  });

  test('earn them in whichever order they come', async () => {
    await stay(portal, cookie, ITEM, 3);
    expect((await hours()).totals.ethicsOnline).toBe(0);
    await walk(WAY);
    expect((await hours()).totals.ethicsOnline).toBe(11);
  });

  test('earn them once a year: walking on earns nothing more, the next year it may be earned anew', async () => {
    await walk(WAY);
    await stay(portal, cookie, ITEM, 2);
    await walk(['counter', 'late']);
    await stay(portal, cookie, ITEM, 5);
    expect((await hours()).entries).toHaveLength(1);
    portal.clock.set(Date.parse('2027-02-01T09:00:00+08:00'));
    cookie = await portal.signIn(person);
    expect(await study()).toMatchObject({ isEnded: false, minutes: 0, state: 'new' });
    await stay(portal, cookie, ITEM, 2);
    expect((await hours()).entries).toEqual([]);
    await walk(WAY);
    expect((await hours()).entries).toHaveLength(1);
  });

  test('are credited again after a reversal', async () => {
    await walk(WAY);
    await stay(portal, cookie, ITEM, 2);
    const [entry] = await portal.deps.storage.ledger.entries(person.id);
    await reverseEntry(portal.deps, {
      personId: person.id,
      year: 2026,
      entryId: entry?.id ?? '',
      reason: '误记',
      postedBy: 'system',
    });
    expect((await hours()).totals.ethicsOnline).toBe(0);
    await stay(portal, cookie, ITEM, 1);
    expect((await hours()).totals.ethicsOnline).toBe(11);
  });

  test('are credited at the next start when the server stopped before it could', async () => {
    await walk(WAY);
    const { contentHash } = aCase();
    for (const minute of [1, 2]) {
      await keepMinute(portal.deps.storage, person.id, { minute, item: ITEM, contentHash });
    }
    expect((await hours()).totals.ethicsOnline).toBe(0);
    await settleOpenAwards(portal.deps);
    expect((await hours()).totals.ethicsOnline).toBe(11);
  });
});

describe('nothing is earned', () => {
  test('without the minutes', async () => {
    await walk(WAY);
    await stay(portal, cookie, ITEM, 1);
    expect(await study()).toMatchObject({ isEnded: true, minutes: 1, state: 'active' });
    expect((await hours()).entries).toEqual([]);
  });

  test('with a decision left out, or one that does not exist', async () => {
    await tell([about('counter'), about('done'), about('counter', 'done')]);
    await tell([about('ask-back'), about('counter', 'ask-back')]);
    await stay(portal, cookie, ITEM, 3);
    expect((await hours()).entries).toEqual([]);
    expect(await study()).toMatchObject({ isEnded: false });
  });

  test('by minutes on other pages', async () => {
    await walk(WAY);
    await stay(portal, cookie, portal.deps.catalogue.courses[0]?.lessons[0]?.id ?? '', 4);
    expect((await hours()).entries).toEqual([]);
  });

  test('by a browser that says “completed”: that is refused', async () => {
    const { identifier } = portal.deps.catalogue.portal;
    const claim = {
      ...about('done'),
      verb: { id: 'http://adlnet.gov/expapi/verbs/completed' },
      object: { id: activityIri(identifier, { kind: 'case', case: 'counter' }) },
    };
    expect((await tell([claim])).statusCode).toBe(403);
    await stay(portal, cookie, ITEM, 3);
    expect((await hours()).entries).toEqual([]);
  });

  test("by another person's steps", async () => {
    const other = await portal.addPerson();
    const mine = { cookie };
    cookie = await portal.signIn(other);
    const statement = aboutScene(portal, other, { study: 'counter', scene: 'counter' });
    expect((await tell([statement])).statusCode).toBe(200);
    cookie = mine.cookie;
    expect((await tell([statement])).statusCode).toBe(403);
    expect(await study()).toMatchObject({ isEnded: false });
  });
});

describe('a case that has changed', () => {
  const changed = aCatalogue({ cases: [aCase({ contentHash: 'cb'.repeat(32) })] });

  test('asks whoever is under way to walk it anew', async () => {
    await walk(WAY);
    await stay(portal, cookie, ITEM, 1);
    await restartWith(changed);
    expect(await study()).toMatchObject({ isEnded: false, minutes: 0 });
    await stay(portal, cookie, ITEM, 3);
    expect((await hours()).entries).toEqual([]);
    await walk(['counter', 'late']);
    expect((await hours()).entries).toMatchObject([{ contentHash: 'cb'.repeat(32) }]);
  });

  test('touches no credit that stands, and earns none a second time in the year', async () => {
    await walk(WAY);
    await stay(portal, cookie, ITEM, 2);
    const before = await hours();
    await restartWith(changed);
    await walk(WAY);
    await stay(portal, cookie, ITEM, 5);
    expect((await hours()).entries).toEqual(before.entries);
  });
});
