/** A small city and its record, for tests of /api/statements. */
import type { LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import { statementRow } from '../../../server/services/statement-row.ts';
import type { StatementDetail, StatementListView } from '../../../src/domain/api/statements.ts';
import { activityIri } from '../../../src/domain/catalogue/activity-iri.ts';
import type { Grant, Person } from '../../../src/domain/roster/person.ts';
import { personAgent } from '../../../src/domain/xapi/learner-rules.ts';
import type { Agent, Statement } from '../../../src/domain/xapi/statement.ts';
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts';
import { openSession } from '../xapi/record.ts';

export interface Explorer {
  readonly portal: TestPortal;
  /** Of units `bureau`, its `hall`, and `court` beside them. */
  readonly addPerson: (person?: Partial<Person>) => Promise<Person>;
  /** Sign somebody in who has this role; an officer is the bureau's. */
  readonly as: (role: Grant['role']) => Promise<Reader>;
  /** Put statements into the record, oldest first. @returns their ids */
  readonly keep: (...statements: readonly Said[]) => Promise<readonly string[]>;
}

export interface Said extends Partial<Omit<Statement, 'actor'>> {
  readonly actor: Agent | Person;
  /** Defaults to the actor. */
  readonly by?: Agent;
}

export interface Reader {
  readonly person: Person;
  readonly cookie: string;
  readonly get: (path: string) => Promise<LightMyRequestResponse>;
  readonly list: (query?: Readonly<Record<string, string>>) => Promise<StatementListView>;
  readonly detail: (id: string) => Promise<StatementDetail>;
}

const UNITS = [
  ['city', '市', null],
  ['bureau', '局', 'city'],
  ['hall', '大厅', 'bureau'],
  ['court', '法院', 'city'],
] as const;

export async function openExplorer(): Promise<Explorer> {
  const portal = await openTestPortal();
  const units = UNITS.map(([id, name, parentId]) => ({
    id,
    name,
    parentId,
    organType: 'government' as const,
  }));
  await portal.deps.storage.roster.add({ units, people: [], grants: [], fromDay: '2026-01-01' });
  return {
    portal,
    addPerson: (person) => addPerson(portal, person, []),
    as: async (role) => {
      const grants = [{ role, unitId: role === 'officer' ? 'bureau' : null }];
      return readerOf(portal, await addPerson(portal, { unitId: 'city', name: '查询人' }, grants));
    },
    keep: (...said) => keep(portal, said),
  };
}

let people = 0;

/** Without a password, which takes its time to hash and to check. */
async function addPerson(
  { deps }: TestPortal,
  overrides: Partial<Person> | undefined,
  grants: readonly Grant[],
): Promise<Person> {
  people += 1;
  const person: Person = {
    id: `somebody-${people}`,
    staffNumber: String(400_000_000 + people),
    name: '王晓文',
    unitId: 'bureau',
    tier: 'window',
    trainingKind: 'inService',
    isSample: false,
    ...overrides,
  };
  const posts = grants.map((grant) => ({ ...grant, personId: person.id }));
  await deps.storage.roster.add({ units: [], people: [person], grants: posts, fromDay: '2026-01-01' });
  return person;
}

async function readerOf(portal: TestPortal, person: Person): Promise<Reader> {
  const cookie = await openSession(portal, person);
  const get: Reader['get'] = (url) => portal.app.inject({ url, headers: { cookie } });
  const read = async (url: string) => {
    const response = await get(url);
    expect([response.statusCode, response.body.slice(0, 300)]).toEqual([200, expect.anything()]);
    return response.json();
  };
  return {
    person,
    cookie,
    get,
    list: (query = {}) => read(`/api/statements?${new URLSearchParams(query)}`),
    detail: (id) => read(`/api/statements/${id}`),
  };
}

async function keep({ deps, clock }: TestPortal, said: readonly Said[]): Promise<readonly string[]> {
  const rows = said.map(({ actor: given, by, ...more }) => {
    const actor = 'staffNumber' in given ? personAgent(deps.catalogue, given.id) : given;
    const statement: Statement = {
      actor,
      verb: { id: 'http://adlnet.gov/expapi/verbs/experienced' },
      object: { id: sectionIri(deps.catalogue.portal.identifier) },
      ...more,
    };
    return statementRow(
      { statement, text: JSON.stringify(statement) },
      {
        id: more.id ?? crypto.randomUUID(),
        storedMs: deps.storage.statements.stampMs(clock.now()),
        authority: by ?? actor,
        defines: false,
        version: '1.0.3',
      },
    );
  });
  const outcome = await deps.storage.statements.append(rows);
  expect(outcome.kind).toBe('stored');
  return rows.map(({ id }) => id);
}

export function sectionIri(identifier: string, section = 's1'): string {
  return activityIri(identifier, { kind: 'section', lesson: 'integrity/01-gifts', section });
}

export const verb = (name: string) => ({ verb: { id: `http://adlnet.gov/expapi/verbs/${name}` } });
