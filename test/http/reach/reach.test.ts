/** Who reaches what, over every call the server answers and every role there is: test/http/reach/stances.ts. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../../src/domain/roster/person.ts';
import { openTestPortal } from '../../support/test-portal.ts';
import { openReviews, type ReviewStage, type Who } from '../reviews/stage.ts';
import { listRoutes } from './list-routes.ts';
import type { Stance, Thing } from './stance.ts';
import { STANCES } from './stances.ts';
import { makeThings } from './things.ts';

let stage: ReviewStage;
let things: Record<Thing, string>;
beforeAll(async () => {
  stage = await openReviews();
  things = await makeThings(stage);
});
afterAll(async () => {
  expect(stage.portal.defects).toEqual([]);
  await stage.portal.close();
});

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
/** Somebody of each role within whose reach the things are. */
const ROLES: Readonly<Record<Role, Who>> = {
  learner: 'colleague',
  officer: 'hall',
  publisher: 'publisher',
  auditor: 'auditor',
  administrator: 'administrator',
};
const all = Object.entries(STANCES);
const guarded = all.filter(([, { who }]) => who !== 'everybody');
const desk = all.flatMap(([call, stance]) =>
  Array.isArray(stance.who) ? [[call, stance, stance.who as readonly Role[]] as const] : [],
);

async function ask(who: Who | undefined, call: string, { of, and, query, payload }: Stance) {
  const [method, path] = call.split(' ') as [Method, string];
  const filled = path
    .replace(/:(\w+)/, of === undefined ? things.course : things[of])
    .replace(/:(\w+)/g, and === undefined ? 'q1' : things[and]);
  const url = query === undefined ? filled : `${filled}?${named(query)}`;
  return stage.ask(who, method, url, payload && JSON.parse(named(JSON.stringify(payload))));
}
/** `{event}` stands for the id of the one that was made. */
const named = (text: string) => text.replace(/\{(\w+)\}/g, (_, thing: string) => things[thing as Thing]);
const statusOf = async (who: Who | undefined, call: string, stance: Stance) =>
  (await ask(who, call, stance)).statusCode;

test('every call has a stance, and every stance a call', async () => {
  const portal = await openTestPortal();
  const calls = listRoutes(portal.app).map(({ method, path }) => `${method} ${path}`);
  await portal.close();
  expect(calls.toSorted()).toEqual(Object.keys(STANCES).toSorted());
});

test.each(guarded)('%s: signed out is 401', async (call, stance) => {
  expect(await statusOf(undefined, call, stance)).toBe(401);
});

describe.each(desk)('%s', (call, stance, allowed) => {
  const others = (Object.keys(ROLES) as Role[]).filter((role) => !allowed.includes(role));
  test.each(others)('%s is refused', async (role) => {
    expect(await statusOf(ROLES[role], call, stance)).toBe(403);
  });

  if ((stance.of !== undefined || stance.refusesForeign) && allowed.includes('officer')) {
    test('an officer beyond whose units it lies is refused', async () => {
      expect([403, 404]).toContain(await statusOf('court', call, stance));
    });
  }

  const readers = call.startsWith('GET ') ? allowed : [];
  // 409: it may, and there is nothing of the kind just now, such as a code before the event begins.
  test.each(readers)('%s may read', async (role) => {
    expect([200, 409]).toContain(await statusOf(ROLES[role], call, stance));
  });
});

const owned = all.filter(([, { who, of, orOwner }]) => (who === 'self' && of !== undefined) || orOwner);
test.each(owned)('%s: somebody else of the unit is refused', async (call, stance) => {
  expect([403, 404]).toContain(await statusOf('colleague', call, stance));
});
test.each(owned.filter(([call]) => call.startsWith('GET ')))('%s: whose it is may', async (call, stance) => {
  expect(await statusOf('learner', call, stance)).toBe(200);
});
