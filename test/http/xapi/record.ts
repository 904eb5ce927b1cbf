/** The record as a learner's browser and another system's key see it, for tests at the level of HTTP. */
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { SESSION_COOKIE } from '../../../server/http/callers.ts';
import { addToRoster } from '../../../server/services/add-to-roster.ts';
import { createServiceKey } from '../../../server/services/create-service-key.ts';
import { COMMAND_LINE } from '../../../server/services/key-keeper.ts';
import { toHex, utf8 } from '../../../src/domain/base/bytes.ts';
import type { Person } from '../../../src/domain/roster/person.ts';
import { personAgent } from '../../../src/domain/xapi/learner-rules.ts';
import { openTestPortal, type TestPortal, type TestPortalOptions } from '../../support/test-portal.ts';

export interface Asker {
  /** That say who asks. */
  readonly headers: Readonly<Record<string, string>>;
  readonly ask: (
    method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE',
    path: string,
    more?: Ask,
  ) => Promise<LightMyRequestResponse>;
}

export interface Ask {
  readonly query?: Readonly<Record<string, string | object>>;
  /** Sent as JSON, unless it is text or bytes. */
  readonly body?: unknown;
  /** An undefined one is left out, whatever is usually sent. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

export interface XapiRecord extends Pick<TestPortal, 'clock' | 'defects' | 'deps' | 'close'> {
  readonly person: Person;
  readonly learner: Asker;
  readonly keyWith: (...scopes: readonly string[]) => Promise<Asker>;
  readonly nobody: Asker;
  readonly portal: TestPortal;
}

const JSON_TYPE = { 'content-type': 'application/json' };

export async function openRecord(options: TestPortalOptions = {}): Promise<XapiRecord> {
  const portal = await openTestPortal(options);
  const person = await addLearner(portal);
  const cookie = await openSession(portal, person);
  let keys = 0;
  return {
    ...portal,
    portal,
    person,
    learner: asker(portal, { cookie }),
    nobody: asker(portal, {}),
    keyWith: async (...scopes) => {
      keys += 1;
      const created = await createServiceKey(portal.deps, COMMAND_LINE, { name: `key ${keys}`, scopes });
      if (!created.ok) throw new Error(created.failure.message);
      const { key, secret } = created.value;
      const pair = Buffer.from(`${key.key}:${secret}`).toString('base64');
      return asker(portal, { authorization: `Basic ${pair}` });
    },
  };
}

/** The same caller, speaking another version. */
export function speaking(version: string, { ask, headers }: Asker): Asker {
  return {
    headers,
    ask: (method, path, more = {}) =>
      ask(method, path, { ...more, headers: { 'x-experience-api-version': version, ...more.headers } }),
  };
}

/** A statement that the learner of this record may write. */
export function learnerStatement({ deps, person }: XapiRecord, overrides: object = {}) {
  return {
    id: crypto.randomUUID(),
    actor: personAgent(deps.catalogue, person.id),
    verb: { id: 'http://adlnet.gov/expapi/verbs/experienced' },
    object: { id: `${deps.catalogue.portal.identifier}/courses/integrity/lessons/01-gifts/sections/s1` },
    ...overrides,
  };
}

async function addLearner({ deps }: TestPortal): Promise<Person> {
  const person: Person = {
    id: 'learner-1',
    staffNumber: '1001',
    name: '王晓文',
    unitId: 'unit-1',
    tier: 'window',
    trainingKind: 'inService',
    isSample: false,
  };
  const added = await addToRoster(deps, {
    units: [{ id: 'unit-1', name: '政务服务中心', parentId: null, organType: 'government' }],
    people: [person],
    grants: [{ personId: person.id, role: 'learner', unitId: null }],
    fromDay: '2026-01-01',
  });
  if (!added.ok) throw new Error(added.failure.message);
  return person;
}

/** Without a password, which takes its time to check: these tests open a session each. */
export async function openSession({ deps }: TestPortal, person: Person): Promise<string> {
  const token = deps.randomness.token();
  const nowMs = deps.clock.now();
  const tokenHash = toHex(deps.sha256(utf8(token)));
  await deps.storage.accounts.openSession({
    tokenHash,
    personId: person.id,
    createdAtMs: nowMs,
    lastSeenAtMs: nowMs,
  });
  return `${SESSION_COOKIE}=${token}`;
}

function asker({ app }: TestPortal, credentials: Readonly<Record<string, string>>): Asker {
  return {
    headers: credentials,
    ask: (method, path, { query = {}, body, headers = {} } = {}) => {
      const texts = Object.entries(query).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]);
      const search = new URLSearchParams(texts).toString();
      const isPlain = typeof body === 'string' || body instanceof Uint8Array;
      const options: InjectOptions = {
        method,
        url: search === '' ? path : `${path}?${search}`,
        headers: present({
          'x-experience-api-version': '1.0.3',
          ...(body === undefined ? {} : JSON_TYPE),
          ...credentials,
          ...headers,
        }),
      };
      if (body !== undefined) options.payload = isPlain ? (body as string | Buffer) : JSON.stringify(body);
      return app.inject(options);
    },
  };
}

function present(headers: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
