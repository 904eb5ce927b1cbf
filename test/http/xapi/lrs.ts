/** A fresh LRS for every test of a file, and what such tests ask of it most. */
import type { LightMyRequestResponse } from 'fastify';
import { afterEach, beforeEach, expect } from 'vitest';
import type { Statement } from '../../../src/domain/xapi/statement.ts';
import type { TestPortalOptions } from '../../support/test-portal.ts';
import { aStatement } from '../../unit/xapi/a-statement.ts';
import { type Ask, type Asker, openRecord, speaking, type XapiRecord } from './record.ts';

export const STATEMENTS = '/xapi/statements';
const VOIDED = 'http://adlnet.gov/expapi/verbs/voided';

type Query = NonNullable<Ask['query']>;
type Answer = Promise<LightMyRequestResponse>;

export interface Lrs {
  readonly record: XapiRecord;
  /** Another system with a key for everything; speaks 1.0.3. */
  readonly system: Asker;
  /** The same, speaking 2.0. */
  readonly second: Asker;
  readonly post: (body: unknown, headers?: Ask['headers']) => Answer;
  readonly put: (statement: Statement) => Answer;
  readonly get: (query?: Query, headers?: Ask['headers']) => Answer;
  readonly find: (statementId: string) => Promise<Statement>;
  readonly idsOf: (query?: Query) => Promise<readonly string[]>;
}

/** To be called once, where a file begins; a defect of the server fails the test it happened in. */
export function freshLrs(options: TestPortalOptions = {}): Lrs {
  let record: XapiRecord;
  let system: Asker;
  beforeEach(async () => {
    record = await openRecord(options);
    system = await record.keyWith('all');
  });
  afterEach(async () => {
    expect(record.defects).toEqual([]);
    await record.close();
  });
  const get = (query: Query = {}, headers: Ask['headers'] = {}) =>
    system.ask('GET', STATEMENTS, { query, headers });
  return {
    get record() {
      return record;
    },
    get system() {
      return system;
    },
    get second() {
      return speaking('2.0.0', system);
    },
    post: (body, headers = {}) => system.ask('POST', STATEMENTS, { body, headers }),
    put: (body) => system.ask('PUT', STATEMENTS, { query: { statementId: body.id ?? '' }, body }),
    get,
    find: async (statementId) => (await get({ statementId })).json(),
    idsOf: async (query) => idsIn(await get(query)),
  };
}

export function idsIn(response: LightMyRequestResponse): readonly string[] {
  return response.json().statements.map(({ id }: Statement) => id);
}

/** A statement with an id of its own. */
export function withId(overrides: object = {}): Statement & { readonly id: string } {
  return { id: crypto.randomUUID(), ...aStatement(overrides) };
}

export function referringTo(id: string, overrides: object = {}) {
  return withId({ object: { objectType: 'StatementRef', id }, ...overrides });
}

export function voiding(id: string) {
  return referringTo(id, { verb: { id: VOIDED } });
}

/** Status, and the sentence of a refusal. */
export function outcomeOf(response: LightMyRequestResponse): readonly [number, string?] {
  return response.statusCode < 400 ? [response.statusCode] : [response.statusCode, response.json().error];
}
