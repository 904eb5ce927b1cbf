/** adl-xapiwrapper 0.2.3 (ADL's wrapper for Node), which speaks 1.0.1. It has no words for deleting and for attachments. */
import adl, { type Callback, type XAPIWrapper } from 'adl-xapiwrapper';
import { expect, test } from 'vitest';
import { AGENT } from '../../../unit/xapi/a-statement.ts';
import { voiding } from '../lrs.ts';
import {
  ACTIVITY,
  type Client,
  clientContract,
  connected,
  type Documents,
  type Endpoint,
} from './client.contract.ts';

interface Answer {
  readonly status: number;
  readonly etag: string;
  readonly body: string;
}

function connect({ url, user, password }: Endpoint): Client {
  const wrapper = new adl.XAPIWrapper({ url, auth: { user, pass: password } });
  const found = (parameters: object | null, more: string | null = null) =>
    json((callback) => wrapper.getStatements(parameters, more, callback));
  return {
    send: (statement) => status((callback) => wrapper.sendStatements(statement, callback)),
    sendAll: (statements) => status((callback) => wrapper.sendStatements(statements, callback)),
    voidStatement: (id) => status((callback) => wrapper.sendStatements(voiding(id), callback)),
    one: async (statementId) => (await found({ statementId })) as object,
    voided: async (voidedStatementId) => (await found({ voidedStatementId })) as object,
    query: async ({ agent, ...filters }) =>
      pageOf(await found({ ...filters, ...(agent && { agent: JSON.stringify(agent) }) })),
    more: async (address) => pageOf(await found(null, address)),
    documents: documentsOf(wrapper),
    definition: async (activity) => {
      const known = await json((callback) => wrapper.getActivities(activity, callback));
      return (known as { definition: object }).definition;
    },
    names: async (agent) => {
      const person = await json((callback) => wrapper.getAgents(agent, callback));
      return (person as { name: readonly string[] }).name;
    },
  };
}

function documentsOf(wrapper: XAPIWrapper): Readonly<Record<string, Documents>> {
  const kind = (
    send: (
      id: string,
      value: object,
      match: string | null,
      noneMatch: string | null,
      callback: Callback,
    ) => void,
    get: (id: string | null, callback: Callback) => void,
  ): Documents => ({
    create: (id, value) => status((callback) => send(id, value, null, '*', callback)),
    change: (id, value, etag) => status((callback) => send(id, value, etag, null, callback)),
    read: async (id) => {
      const found = await answer((callback) => get(id, callback));
      return found.status === 404 ? undefined : { value: JSON.parse(found.body), etag: found.etag };
    },
    list: async () => (await json((callback) => get(null, callback))) as readonly string[],
  });
  return {
    state: kind(
      (id, value, match, none, callback) =>
        wrapper.sendState(ACTIVITY, AGENT, id, null, value, match, none, callback),
      (id, callback) => wrapper.getState(ACTIVITY, AGENT, id, null, null, callback),
    ),
    'activity profile': kind(
      (id, value, match, none, callback) =>
        wrapper.sendActivityProfile(ACTIVITY, id, value, match, none, callback),
      (id, callback) => wrapper.getActivityProfile(ACTIVITY, id, null, callback),
    ),
    'agent profile': kind(
      (id, value, match, none, callback) => wrapper.sendAgentProfile(AGENT, id, value, match, none, callback),
      (id, callback) => wrapper.getAgentProfile(AGENT, id, null, callback),
    ),
  };
}

function answer(begin: (callback: Callback) => void): Promise<Answer> {
  return new Promise((resolve, reject) => {
    begin((error, response, body) => {
      if (error) reject(error);
      else resolve({ status: response.statusCode, etag: response.headers.etag ?? '', body });
    });
  });
}

async function status(begin: (callback: Callback) => void): Promise<number> {
  return (await answer(begin)).status;
}

async function json(begin: (callback: Callback) => void): Promise<unknown> {
  const { status: code, body } = await answer(begin);
  if (code !== 200) throw new Error(`the LRS answered ${code}: ${body}`);
  return JSON.parse(body);
}

function pageOf(page: unknown) {
  const { statements, more } = page as { statements: readonly { id: string }[]; more: string };
  return { ids: statements.map(({ id }) => id), more };
}

const at = connected('adl-xapiwrapper', connect);
clientContract('adl-xapiwrapper', at);

test('adl-xapiwrapper: finds the LRS fit for its version', async () => {
  const { url, user, password } = at.endpoint;
  const wrapper = new adl.XAPIWrapper({ url, auth: { user, pass: password } });
  expect(await new Promise((resolve) => wrapper.testConfig(resolve))).toBe(true);
});
