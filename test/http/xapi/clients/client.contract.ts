/** What every client must be able to do here, whoever wrote it. Clients differ in their words only. */
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createServiceKey } from '../../../../server/services/create-service-key.ts';
import { COMMAND_LINE } from '../../../../server/services/key-keeper.ts';
import type { Statement } from '../../../../src/domain/xapi/statement.ts';
import { aSigner, jwsOf, sha256Of, signatureAttachment } from '../../../support/signing.ts';
import { openTestPortal, type TestPortal } from '../../../support/test-portal.ts';
import { AGENT, anAttachment } from '../../../unit/xapi/a-statement.ts';
import { withId } from '../lrs.ts';

/** Where a client is told to go. */
export interface Endpoint {
  /** Ends with a slash. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

export interface Page {
  readonly ids: readonly string[];
  /** Empty on the last one. */
  readonly more: string;
}

export interface Attached {
  readonly contentType: string;
  readonly text: string;
}

export interface Client {
  readonly versions?: () => Promise<readonly string[]>;
  /** Writing answers with the status. */
  readonly send: (statement: Statement, attached?: readonly Attached[]) => Promise<number>;
  readonly sendAll: (statements: readonly Statement[]) => Promise<number>;
  readonly voidStatement: (id: string) => Promise<number>;
  /** A statement's plain object; rejects where there is none. */
  readonly one: (id: string) => Promise<object>;
  readonly voided: (id: string) => Promise<object>;
  readonly attached?: (id: string) => Promise<readonly string[]>;
  readonly query: (filters: Filters) => Promise<Page>;
  readonly more: (address: string) => Promise<Page>;
  readonly documents: Readonly<Record<string, Documents>>;
  readonly definition?: (activity: string) => Promise<object>;
  readonly names?: (agent: object) => Promise<readonly string[]>;
}

export interface Filters {
  readonly agent?: object;
  readonly verb?: string;
  readonly activity?: string;
  readonly registration?: string;
  readonly related_agents?: boolean;
  readonly related_activities?: boolean;
  readonly since?: string;
  readonly until?: string;
  readonly ascending?: boolean;
  readonly limit?: number;
}

/** Of one kind, in one folder: of AGENT, of ACTIVITY, or both. */
export interface Documents {
  readonly create: (id: string, value: object) => Promise<number>;
  readonly change: (id: string, value: object, etag: string) => Promise<number>;
  /** Undefined where there is none. */
  readonly read: (id: string) => Promise<{ readonly value: unknown; readonly etag: string } | undefined>;
  readonly list: () => Promise<readonly string[]>;
  readonly remove?: (id: string) => Promise<number>;
}

export const ACTIVITY = 'https://example.gov.cn/课程/1';
const REGISTRATION = crypto.randomUUID();

/** Nothing but what the client itself would say of the statement. */
const corner = ({ id, verb, object }: Statement) => ({ id, verb: { id: verb.id }, object });

export interface Connected {
  readonly client: Client;
  readonly portal: TestPortal;
  readonly endpoint: Endpoint;
}

/** A client before a portal that listens, for the tests of one file. */
export function connected(name: string, connect: (endpoint: Endpoint) => Client): Connected {
  let portal: TestPortal;
  let endpoint: Endpoint;
  beforeAll(async () => {
    portal = await openTestPortal();
    await portal.app.listen({ port: 0, host: '127.0.0.1' });
    const key = await createServiceKey(portal.deps, COMMAND_LINE, { name, scopes: ['all'] });
    if (!key.ok) throw new Error(key.failure.message);
    const { port } = portal.app.server.address() as AddressInfo;
    endpoint = { url: `http://127.0.0.1:${port}/xapi/`, user: key.value.key.key, password: key.value.secret };
  });
  afterAll(async () => {
    expect(portal.defects).toEqual([]);
    await portal.close();
  });
  return {
    get client() {
      return connect(endpoint);
    },
    get portal() {
      return portal;
    },
    get endpoint() {
      return endpoint;
    },
  };
}

export function clientContract(name: string, at: Connected): void {
  statementsContract(name, at);
  documentsContract(name, at);

  test(`${name}: about, activities and agents tell what is known`, async () => {
    const { client } = at;
    const object = { id: 'https://a.cn/known', definition: { name: { 'zh-CN': '已知' } } };
    const actor = { mbox: 'mailto:known@a.cn', name: '王晓文' };
    expect(await client.send(withId({ actor, object }))).toBeLessThan(300);
    // No client has words for all three.
    if (client.versions) expect(await client.versions()).toEqual(['1.0.3', '2.0.0']);
    if (client.definition) expect(await client.definition(object.id)).toMatchObject(object.definition);
    if (client.names) expect(await client.names({ mbox: actor.mbox })).toEqual([actor.name]);
  });
}

function statementsContract(name: string, at: Connected): void {
  const now = () => new Date(at.portal.clock.now()).toISOString();

  describe(`${name}: statements`, () => {
    test('one is stored and read back by its id', async () => {
      const statement = withId();
      expect([200, 204]).toContain(await at.client.send(statement));
      expect(await at.client.one(statement.id)).toMatchObject(corner(statement));
    });

    test('one that is refused is told as refused', async () => {
      expect(await at.client.send(withId({ verb: { id: 'no IRI' } }))).toBe(400);
      const taken = withId();
      await at.client.send(taken);
      expect(await at.client.send({ ...taken, object: { id: 'https://a.cn/another' } })).toBe(409);
    });

    test('many are stored at once and found by every filter', async () => {
      const verb = { id: 'https://a.cn/verbs/练习' };
      const [one, two, three] = [
        withId({ verb, actor: { mbox: 'mailto:chen@a.cn' }, context: { registration: REGISTRATION } }),
        withId({ verb, object: { id: ACTIVITY } }),
        withId({
          verb,
          context: {
            instructor: { mbox: 'mailto:chen@a.cn' },
            contextActivities: { grouping: [{ id: ACTIVITY }] },
          },
        }),
      ];
      at.portal.clock.advance(1000);
      const before = now();
      at.portal.clock.advance(1000);
      expect(await at.client.sendAll([one, two])).toBe(200);
      const between = now();
      at.portal.clock.advance(1000);
      expect(await at.client.sendAll([three])).toBe(200);
      const found = async (filters: Filters) => (await at.client.query({ ascending: true, ...filters })).ids;
      const agent = { mbox: 'mailto:chen@a.cn' };
      expect(await found({ verb: verb.id })).toEqual([one.id, two.id, three.id]);
      expect(await found({ verb: verb.id, ascending: false })).toEqual([three.id, two.id, one.id]);
      expect(await found({ agent })).toEqual([one.id]);
      expect(await found({ agent, related_agents: true })).toEqual([one.id, three.id]);
      expect(await found({ activity: ACTIVITY })).toEqual([two.id]);
      expect(await found({ activity: ACTIVITY, related_activities: true })).toEqual([two.id, three.id]);
      expect(await found({ registration: REGISTRATION })).toEqual([one.id]);
      expect(await found({ since: before })).toEqual([one.id, two.id, three.id]);
      expect(await found({ since: between })).toEqual([three.id]);
      expect(await found({ since: before, until: between })).toEqual([one.id, two.id]);
      expect(await found({ verb: verb.id, limit: 1 })).toEqual([one.id]);
    });

    test('pages follow one another to the end', async () => {
      const verb = { id: 'https://a.cn/verbs/paged' };
      const statements = Array.from({ length: 5 }, () => withId({ verb }));
      await at.client.sendAll(statements);
      let page = await at.client.query({ verb: verb.id, limit: 2, ascending: true });
      const walked = [...page.ids];
      while (page.more !== '') {
        page = await at.client.more(page.more);
        walked.push(...page.ids);
      }
      expect(walked).toEqual(statements.map(({ id }) => id));
    });

    test('one is voided, and read as voided then', async () => {
      const statement = withId();
      await at.client.send(statement);
      expect([200, 204]).toContain(await at.client.voidStatement(statement.id));
      await expect(at.client.one(statement.id)).rejects.toThrow('404');
      expect(await at.client.voided(statement.id)).toMatchObject(corner(statement));
    });
  });
}

function documentsContract(name: string, at: Connected): void {
  describe(`${name}: documents`, () => {
    test.each(['state', 'activity profile', 'agent profile'])(
      '%s: set, read, changed, deleted',
      async (kind) => {
        const documents = at.client.documents[kind] as Documents;
        expect(await documents.read('place')).toBeUndefined();
        expect(await documents.create('place', { block: 'p1' })).toBe(204);
        const first = await documents.read('place');
        expect(first?.value).toEqual({ block: 'p1' });
        expect(await documents.change('place', { block: 'p2' }, first?.etag ?? '')).toBe(204);
        // Another tab still believes in the first.
        expect(await documents.change('place', { block: 'p3' }, first?.etag ?? '')).toBe(412);
        expect((await documents.read('place'))?.value).toEqual({ block: 'p2' });
        await documents.create('other', { a: 1 });
        expect(await documents.list()).toEqual(['other', 'place']);
        if (!documents.remove) return;
        expect(await documents.remove('place')).toBe(204);
        expect(await documents.read('place')).toBeUndefined();
        expect(await documents.list()).toEqual(['other']);
      },
    );
  });
}

/** For clients that can send attachments. */
export function attachingClientContract(name: string, at: Connected): void {
  const attachment = ({ text, contentType }: Attached) => {
    const { fileUrl: _, ...announced } = anAttachment({
      contentType,
      length: Buffer.byteLength(text),
      sha2: sha256Of(text),
    }) as { fileUrl?: string };
    return announced;
  };

  describe(`${name}: attachments`, () => {
    test.each([
      ['one', ['certificate']],
      ['several', ['第一份', 'the second', 'the third']],
    ])('%s: sent with a statement and read back', async (_title, texts) => {
      const { client } = at;
      const attached = texts.map((text) => ({ text, contentType: 'text/plain' }));
      const statement = withId({ attachments: attached.map(attachment) });
      expect([200, 204]).toContain(await client.send(statement, attached));
      expect(await client.attached?.(statement.id)).toEqual(texts);
    });

    test('a signed statement is kept with its signature', async () => {
      const { client } = at;
      const statement = withId({
        timestamp: '2026-11-23T01:00:00.000Z',
        actor: { objectType: 'Agent', ...AGENT },
      });
      const text = jwsOf(statement, aSigner());
      const signature = signatureAttachment(text);
      const sent = { text, contentType: signature.contentType };
      expect([200, 204]).toContain(await client.send({ ...statement, attachments: [signature] }, [sent]));
      expect(await client.attached?.(statement.id)).toEqual([text]);
    });

    test('a signature over another statement is refused', async () => {
      const text = jwsOf(withId(), aSigner());
      const signature = signatureAttachment(text);
      const sent = { text, contentType: signature.contentType };
      await expect(at.client.send(withId({ attachments: [signature] }), [sent])).resolves.toBe(400);
    });
  });
}
