/** tincanjs 0.50.0, which speaks 1.0.2. */
import TinCan, {
  type Config,
  type Kind,
  type LRS,
  type StatementsResult,
  type Statement as TinCanStatement,
} from 'tincanjs';
import { expect, test } from 'vitest';
import type { Statement } from '../../../../src/domain/xapi/statement.ts';
import { AGENT } from '../../../unit/xapi/a-statement.ts';
import { withId } from '../lrs.ts';
import { attachmentFor, withData } from '../parts.ts';
import type { Ask } from '../record.ts';
import {
  ACTIVITY,
  type Attached,
  attachingClientContract,
  type Client,
  clientContract,
  connected,
  type Documents,
  type Endpoint,
} from './client.contract.ts';
import { promised, statusOf } from './promised.ts';

const VERSION = '1.0.2';

const configOf = ({ url, user, password }: Endpoint) => ({
  endpoint: url,
  username: user,
  password,
  version: VERSION,
});
const lrsAt = (endpoint: Endpoint) => new TinCan.LRS(configOf(endpoint));

function connect(endpoint: Endpoint): Client {
  const lrs = lrsAt(endpoint);
  return {
    versions: async () =>
      (await promised<{ version: readonly string[] }>((callback) => lrs.about({ callback }))).version,
    send: (statement, attached) =>
      statusOf((callback) => lrs.saveStatement(tincan(statement, attached), { callback })),
    sendAll: (statements) =>
      statusOf((callback) =>
        lrs.saveStatements(
          statements.map((one) => tincan(one)),
          { callback },
        ),
      ),
    voidStatement: (id) =>
      new Promise((resolve) => {
        const actor = new TinCan.Agent(AGENT);
        new TinCan({ recordStores: [configOf(endpoint)] }).voidStatement(
          id,
          ([one]) => resolve(one?.xhr.status ?? 0),
          {
            actor,
          },
        );
      }),
    one: async (id) =>
      (await promised<TinCanStatement>((callback) => lrs.retrieveStatement(id, { callback }))).asVersion(
        VERSION,
      ),
    voided: async (id) =>
      (
        await promised<TinCanStatement>((callback) => lrs.retrieveVoidedStatement(id, { callback }))
      ).asVersion(VERSION),
    attached: async (id) => {
      const params = { attachments: true };
      const found = await promised<TinCanStatement>((callback) =>
        lrs.retrieveStatement(id, { params, callback }),
      );
      return (found.attachments ?? []).map((one) => one.getContentAsString());
    },
    query: async ({ agent, ...filters }) => {
      const params = { ...filters, ...(agent && { agent: new TinCan.Agent(agent) }) };
      return pageOf(
        await promised<StatementsResult>((callback) => lrs.queryStatements({ params, callback })),
      );
    },
    more: async (url) =>
      pageOf(await promised<StatementsResult>((callback) => lrs.moreStatements({ url, callback }))),
    documents: {
      state: documentsOf(lrs, 'State'),
      'activity profile': documentsOf(lrs, 'ActivityProfile'),
      'agent profile': documentsOf(lrs, 'AgentProfile'),
    },
  };
}

/** The folder is named the same way for all three kinds; what a kind has no use for it leaves out. */
function documentsOf(lrs: LRS, kind: Kind): Documents {
  const folder: Config = { activity: new TinCan.Activity({ id: ACTIVITY }), agent: new TinCan.Agent(AGENT) };
  const save = (id: string, value: object, lastSHA1?: string) =>
    statusOf((callback) =>
      lrs[`save${kind}`](id, value, {
        ...folder,
        contentType: 'application/json',
        ...(lastSHA1 && { lastSHA1 }),
        callback,
      }),
    );
  return {
    create: (id, value) => save(id, value),
    change: (id, value, etag) => save(id, value, etag),
    read: async (id) => {
      const found = await promised<{ contents: unknown; etag: string } | null>((callback) =>
        lrs[`retrieve${kind}`](id, { ...folder, callback }),
      );
      return found ? { value: found.contents, etag: found.etag } : undefined;
    },
    list: () => promised((callback) => lrs[`retrieve${kind}Ids`]({ ...folder, callback })),
    remove: (id) => statusOf((callback) => lrs[`drop${kind}`](id, { ...folder, callback })),
  };
}

function tincan(statement: Statement, attached: readonly Attached[] = []): TinCanStatement {
  const attachments = statement.attachments?.map(
    (one, at) =>
      new TinCan.Attachment({ ...one, ...(attached[at] && { content: attached[at].text }), sha2: one.sha2 }),
  );
  return new TinCan.Statement({ ...statement, ...(attachments && { attachments }) });
}

function pageOf({ statements, more }: StatementsResult) {
  return { ids: statements.map(({ id }) => id), more: more ?? '' };
}

const at = connected('tincanjs', connect);
clientContract('tincanjs', at);
attachingClientContract('tincanjs', at);

test('tincanjs: bytes that another client sent are read as they were', async () => {
  const bytes = new Uint8Array([0, 255, 254, 13, 10, 45, 45, 0]);
  const statement = withId({ attachments: [attachmentFor(bytes)] });
  await sendInParts(at.endpoint, withData(statement, bytes));
  const lrs = lrsAt(at.endpoint);
  const params = { verb: statement.verb.id, attachments: true };
  const found = await promised<StatementsResult>((callback) => lrs.queryStatements({ params, callback }));
  const content = found.statements.find(({ id }) => id === statement.id)?.attachments?.[0]?.content;
  expect(new Uint8Array(content ?? new ArrayBuffer())).toEqual(bytes);
});

async function sendInParts({ url, user, password }: Endpoint, { body, headers = {} }: Ask): Promise<void> {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const answer = await fetch(`${url}statements`, {
    method: 'POST',
    body: body as BodyInit,
    headers: { ...(headers as Record<string, string>), authorization, 'x-experience-api-version': VERSION },
  });
  expect(answer.status).toBe(200);
}
