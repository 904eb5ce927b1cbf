/** @xapi/xapi 3.0.3, the client that the portal's own pages use: with axios, and with fetch for attachments. */
import XAPI from '@xapi/xapi';
import { expect, test } from 'vitest';
import { AGENT } from '../../../unit/xapi/a-statement.ts';
import { withId } from '../lrs.ts';
import { attachmentFor } from '../parts.ts';
import {
  ACTIVITY,
  attachingClientContract,
  type Client,
  clientContract,
  connected,
  type Documents,
  type Endpoint,
} from './client.contract.ts';

type Answered<Data = unknown> = Promise<{
  readonly data: Data;
  readonly status: number;
  readonly headers: unknown;
}>;

function connect({ url, user, password }: Endpoint): Client {
  const auth = XAPI.toBasicAuth(user, password);
  const lrs = new XAPI({ endpoint: url, auth, version: '1.0.3' });
  /** In Node, axios sends no Blob, and attachments are one. */
  const fetching = new XAPI({ endpoint: url, auth, version: '1.0.3', adapter: 'fetch' });
  const actor = AGENT as never;
  return {
    versions: async () => (await lrs.getAbout()).data.version,
    send: (statement, attached) => {
      const attachments = attached?.map(({ text }) => bytesOf(text));
      const asked = { statement, ...(attachments && { attachments }) } as never;
      return attachments ? statusOfFetch(fetching.sendStatement(asked)) : statusOf(lrs.sendStatement(asked));
    },
    sendAll: (statements) => statusOf(lrs.sendStatements({ statements } as never)),
    voidStatement: (statementId) => statusOf(lrs.voidStatement({ actor, statementId })),
    one: async (statementId) => (await lrs.getStatement({ statementId })).data,
    voided: async (voidedStatementId) => (await lrs.getVoidedStatement({ voidedStatementId })).data,
    attached: async (statementId) => {
      const { data } = await fetching.getStatement({ statementId, attachments: true });
      const [, ...texts] = data as unknown as readonly [object, ...string[]];
      return texts;
    },
    query: async (filters) => pageOf(await lrs.getStatements(filters as never)),
    more: async (more) => pageOf(await lrs.getMoreStatements({ more })),
    documents: documentsOf(lrs),
    definition: async (activityId) => (await lrs.getActivity({ activityId })).data.definition ?? {},
    names: async (agent) => ((await lrs.getAgent({ agent } as never)).data.name ?? []) as readonly string[],
  };
}

function documentsOf(lrs: XAPI): Readonly<Record<string, Documents>> {
  const agent = AGENT as never;
  const state = { activityId: ACTIVITY, agent };
  const of = { activityId: ACTIVITY };
  const created = { etag: '*', matchHeader: 'If-None-Match' } as const;
  const changed = (etag: string) => ({ etag, matchHeader: 'If-Match' }) as const;
  return {
    state: {
      create: (stateId, value) => statusOf(lrs.createState({ ...state, stateId, state: value as never })),
      change: (stateId, value, etag) =>
        statusOf(lrs.setState({ ...state, stateId, state: value as never, ...changed(etag) })),
      read: (stateId) => found(lrs.getState({ ...state, stateId })),
      list: async () => (await lrs.getStates(state)).data,
      remove: (stateId) => statusOf(lrs.deleteState({ ...state, stateId })),
    },
    'activity profile': {
      create: (profileId, value) =>
        statusOf(lrs.setActivityProfile({ ...of, profileId, profile: value as never, ...created })),
      change: (profileId, value, etag) =>
        statusOf(lrs.setActivityProfile({ ...of, profileId, profile: value as never, ...changed(etag) })),
      read: (profileId) => found(lrs.getActivityProfile({ ...of, profileId })),
      list: async () => (await lrs.getActivityProfiles(of)).data,
      remove: (profileId) => statusOf(lrs.deleteActivityProfile({ ...of, profileId })),
    },
    'agent profile': {
      create: (profileId, value) =>
        statusOf(lrs.setAgentProfile({ agent, profileId, profile: value as never, ...created })),
      change: (profileId, value, etag) =>
        statusOf(lrs.setAgentProfile({ agent, profileId, profile: value as never, ...changed(etag) })),
      read: (profileId) => found(lrs.getAgentProfile({ agent, profileId })),
      list: async () => (await lrs.getAgentProfiles({ agent })).data,
      remove: (profileId) => statusOf(lrs.deleteAgentProfile({ agent, profileId })),
    },
  };
}

async function found(asked: Answered) {
  try {
    const { data, headers } = await asked;
    return { value: data, etag: (headers as { etag: string }).etag };
  } catch (error) {
    if (refusalIn(error) === 404) return undefined;
    throw error;
  }
}

async function statusOf(asked: Answered): Promise<number> {
  try {
    return (await asked).status;
  } catch (error) {
    const status = refusalIn(error);
    if (status === undefined) throw error;
    return status;
  }
}

/** With fetch the library keeps a refusal's sentence and loses its status. */
async function statusOfFetch(asked: Answered): Promise<number> {
  try {
    return (await asked).status;
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('{"error":')) return 400;
    throw error;
  }
}

function refusalIn(error: unknown): number | undefined {
  return (error as { response?: { status: number } }).response?.status;
}

function pageOf({ data }: { data: unknown }) {
  const { statements, more } = data as { statements: readonly { id: string }[]; more: string };
  return { ids: statements.map(({ id }) => id), more };
}

function bytesOf(text: string): ArrayBuffer {
  return new TextEncoder().encode(text).buffer;
}

const at = connected('@xapi/xapi', connect);
clientContract('@xapi/xapi', at);
attachingClientContract('@xapi/xapi', at);

test('@xapi/xapi: bytes arrive as they were sent', async () => {
  const bytes = new Uint8Array([0, 255, 254, 13, 10, 45, 45, 0]);
  const statement = withId({ attachments: [attachmentFor(bytes)] });
  const { url, user, password } = at.endpoint;
  const lrs = new XAPI({ endpoint: url, auth: XAPI.toBasicAuth(user, password), adapter: 'fetch' });
  await lrs.sendStatement({ statement: statement as never, attachments: [bytes.buffer] });
  const sha2 = String(statement.attachments?.[0]?.sha2);
  const kept = await at.portal.deps.storage.statements.attachment(sha2);
  expect(Uint8Array.from(kept ?? [])).toEqual(bytes);
});

test('@xapi/xapi: bytes that are not what their hash says are refused', async () => {
  const sent = { text: 'other', contentType: 'application/pdf' };
  const statement = withId({ attachments: [attachmentFor('this')] });
  expect(await at.client.send(statement, [sent])).toBe(400);
});
