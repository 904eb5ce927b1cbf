/** A portal that forwards to a target that does as a script says, on a clock that only the test moves. */
import { randomUUID } from 'node:crypto';
import type { KeyCaller } from '../../server/ports/caller.ts';
import type { Forward } from '../../server/ports/forward-store.ts';
import type { OutgoingAnswer, OutgoingRequest, Post } from '../../server/ports/outgoing.ts';
import { addForward } from '../../server/services/add-forward.ts';
import type { ForwardChange } from '../../server/services/change-forward.ts';
import type { Deps } from '../../server/services/deps.ts';
import { type Forwarder, startForwarding } from '../../server/services/run-forwarding.ts';
import { storeStatements } from '../../server/services/store-statements.ts';
import { viewForwards } from '../../server/services/view-forwards.ts';
import type { ForwardRequest, ForwardView } from '../../src/domain/api/forwards.ts';
import { EXPERIENCED } from '../../src/domain/xapi/learner-rules.ts';
import type { Statement } from '../../src/domain/xapi/statement.ts';
import type { XapiVersion } from '../../src/domain/xapi/version.ts';
import { openTestPortal, type TestPortal } from './test-portal.ts';

export const SYSTEM: KeyCaller = { kind: 'key', name: 'test', key: 'test', scopes: ['all'] };

/** A target that takes everything, until a test writes another script. */
export interface ScriptedTarget {
  readonly post: Post;
  readonly requests: OutgoingRequest[];
  /** Ids of the statements of each request, in their order. */
  readonly asked: () => readonly (readonly string[])[];
  /** Answers from now on. */
  script: (
    statements: readonly Statement[],
    request: OutgoingRequest,
  ) => OutgoingAnswer | Promise<OutgoingAnswer>;
}

export function answered(status: number, body: unknown = '', retryAfter?: string): OutgoingAnswer {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { kind: 'answered', status, text, retryAfter };
}

export const taking: ScriptedTarget['script'] = (statements) =>
  answered(
    200,
    statements.map(({ id }) => id),
  );

export function scriptedTarget(): ScriptedTarget {
  const requests: OutgoingRequest[] = [];
  const target: ScriptedTarget = {
    requests,
    asked: () => requests.map((request) => statementsIn(request).map(({ id }) => id ?? '')),
    script: taking,
    post: async (request) => {
      requests.push(request);
      return target.script(statementsIn(request), request);
    },
  };
  return target;
}

function statementsIn({ headers, body }: OutgoingRequest): readonly Statement[] {
  const text = Buffer.from(body).toString('utf8');
  const [, boundary] = /boundary=(.+)$/.exec(headers['Content-Type'] ?? '') ?? [];
  const json = boundary === undefined ? text : text.split(`--${boundary}`)[1]?.split('\r\n\r\n')[1];
  return JSON.parse(json ?? '') as readonly Statement[];
}

/** A forwarder whose timer stands still; `look` is what the timer would do. */
export function aForwarder(
  deps: Deps & { readonly reportDefect: (error: Error, where: string) => void },
  post: Post,
): Forwarder {
  return startForwarding({ ...deps, post }, () => () => undefined);
}

/** A portal, its target and its forwarder, as most tests want them. */
export interface ForwardingStage {
  readonly portal: TestPortal;
  readonly target: ScriptedTarget;
  readonly forwarder: Forwarder;
  /** What an administrator sees of the first forward. */
  readonly view: () => Promise<ForwardView>;
  /** By the command line, of the first forward. */
  readonly change: () => Promise<ForwardChange>;
  /** Ids of all statements sent so far. */
  readonly sentIds: () => readonly string[];
  /** @throws when a defect was reported */
  readonly close: () => Promise<void>;
}

export async function openForwarding(): Promise<ForwardingStage> {
  const portal = await openTestPortal();
  const target = scriptedTarget();
  const forwarder = aForwarder(portal.deps, target.post);
  const view = async () => {
    const [first] = await viewForwards(portal.deps);
    if (!first) throw new Error('there is no forward');
    return first;
  };
  return {
    portal,
    target,
    forwarder,
    view,
    change: async () => ({ id: (await view()).id, who: 'system' }),
    sentIds: () => target.asked().flat(),
    close: async () => {
      await forwarder.stop();
      await portal.close();
      const [defect] = portal.defects;
      if (defect) throw defect;
    },
  };
}

/** Refuses whatever holds one of these, as a record of statements does: the whole batch. */
export function refusing(ids: readonly (string | undefined)[], status = 400): ScriptedTarget['script'] {
  return (statements, request) =>
    statements.some(({ id }) => ids.includes(id))
      ? answered(status, { error: 'no' })
      : taking(statements, request);
}

export async function forwardTo(deps: Deps, request: Partial<ForwardRequest> = {}): Promise<Forward> {
  const added = await addForward(deps, 'system', {
    name: '省局',
    address: 'https://lrs.example/xapi',
    key: 'their-key-0123',
    secret: 'their-secret',
    version: '1.0.3',
    filter: { verbs: [], activity: null, authority: 'all' },
    from: 'start',
    ...request,
  });
  if (!added.ok) throw new Error(added.failure.message);
  return added.value;
}

/** Statements of another system, stored one after the other. @returns their ids */
export async function store(
  deps: Deps,
  statements: readonly object[],
  version: XapiVersion = '1.0.3',
): Promise<readonly string[]> {
  const text = JSON.stringify(statements.map((statement) => ({ ...aSmallStatement(), ...statement })));
  const stored = await storeStatements(deps, SYSTEM, { text, version });
  if (!stored.ok) throw new Error(stored.failure.message);
  return stored.value;
}

export function storeMany(deps: Deps, count: number): Promise<readonly string[]> {
  return store(
    deps,
    Array.from({ length: count }, () => ({})),
  );
}

function aSmallStatement() {
  return {
    id: randomUUID(),
    actor: { mbox: 'mailto:a@a.cn' },
    verb: { id: EXPERIENCED },
    object: { id: 'https://a.cn/x' },
  };
}
