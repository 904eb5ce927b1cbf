import { afterEach, describe, expect, test, vi } from 'vitest';
import type { SessionView } from '../../../src/domain/api/api.ts';
import { byLease, oneAtATime } from '../../../src/stores/one-at-a-time.ts';
import { exponentialBackoff } from '../../../src/stores/outbox.ts';
import { Outbox, type OutboxParts } from '../../../src/stores/outbox-queue.ts';
import { sendStatements } from '../../../src/stores/send-statements.ts';
import type { Statement, StatementDraft } from '../../../src/stores/statement.ts';
import { openShelf } from '../../../src/stores/study-shelf.ts';
import { eventually } from '../../support/eventually.ts';
import { aPerson, clearStage, RECORD, type Server, serve } from './study-stage.ts';

const SEND = 'POST /xapi/statements';
let databases = 0;
const open: Outbox[] = [];

afterEach(() => {
  for (const outbox of open.splice(0)) outbox.stop();
  clearStage();
});

function aDraft(name: string): StatementDraft {
  return {
    verb: { id: 'http://adlnet.gov/expapi/verbs/experienced', display: { 'zh-CN': '学习' } },
    object: {
      objectType: 'Activity',
      id: `https://mingde.example/${name}`,
      definition: { type: 'http://adlnet.gov/expapi/activities/lesson', name: { 'zh-CN': name } },
    },
    contextActivities: {},
  };
}

/** A session that a test signs in and out. */
function aSessionOf(who: SessionView | undefined) {
  const listeners = new Set<(who: SessionView | undefined) => void>();
  return {
    who,
    sign(next: SessionView | undefined) {
      this.who = next;
      for (const listener of listeners) listener(next);
    },
    async current(): Promise<SessionView | undefined> {
      return this.who;
    },
    async lookUp() {
      return { ok: true as const, value: this.who ?? null };
    },
    async refresh(): Promise<SessionView | undefined> {
      this.sign(this.who);
      return this.who;
    },
    onChange(listener: (who: SessionView | undefined) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** One tab; those of one name share a database, as tabs do. */
function aTab(parts: Partial<OutboxParts> & { who?: SessionView; name?: string } = {}) {
  databases += 1;
  const name = parts.name ?? `outbox-test-${Date.now()}-${databases}`;
  const shelf = parts.shelf ?? openShelf(name);
  const who = parts.who ?? aPerson();
  const sessions = aSessionOf(who);
  const outbox = new Outbox({
    session: sessions,
    send: sendStatements,
    exclusively: oneAtATime(name, shelf),
    backoffMs: () => 60_000,
    ...parts,
    name,
    shelf,
  });
  open.push(outbox);
  return { outbox, sessions, shelf, name, who };
}

const names = (statements: readonly Statement[]) =>
  statements.map(({ object }) => object.definition.name?.['zh-CN']);

async function enqueueAll(outbox: Outbox, who: SessionView, all: readonly string[]): Promise<void> {
  for (const name of all) await outbox.enqueue(aDraft(name), who);
}

const calls = (server: Server) => server.asked.filter(({ call }) => call === SEND);

describe('the outbox', () => {
  test('what was queued without a network is uploaded later, in order, once', async () => {
    const server = serve(RECORD);
    server.isOffline = true;
    const { outbox, who } = aTab();
    await enqueueAll(outbox, who, ['a', 'b', 'c']);
    await outbox.flush();
    expect(await outbox.state()).toMatchObject({ waiting: 3, state: 'offline', isDurable: true });
    server.isOffline = false;
    await outbox.flush();
    expect(names(server.statements)).toEqual(['a', 'b', 'c']);
    expect(await outbox.state()).toMatchObject({ waiting: 0, state: 'synced' });
  });

  test('what a closed tab left behind is uploaded by the next', async () => {
    const server = serve(RECORD);
    server.isOffline = true;
    const first = aTab();
    await enqueueAll(first.outbox, first.who, ['a', 'b']);
    await first.outbox.flush();
    first.outbox.stop();
    server.isOffline = false;
    const second = aTab({ name: first.name, who: first.who });
    second.outbox.start();
    await eventually(() => expect(names(server.statements)).toEqual(['a', 'b']));
  });

  test('a batch holds at most 50', async () => {
    const server = serve(RECORD);
    server.isOffline = true;
    const { outbox, who } = aTab();
    const all = Array.from({ length: 120 }, (_, at) => `n${at}`);
    await enqueueAll(outbox, who, all);
    await outbox.flush();
    server.isOffline = false;
    const before = calls(server).length;
    await outbox.flush();
    expect(
      calls(server)
        .slice(before)
        .map(({ body }) => (body as unknown[]).length),
    ).toEqual([50, 50, 20]);
    expect(names(server.statements)).toEqual(all);
  });

  test('the request is xAPI 1.0.3 with the cookie alone: no Authorization', async () => {
    const server = serve(RECORD);
    const { outbox, who } = aTab();
    await outbox.enqueue(aDraft('a'), who);
    await outbox.flush();
    const [first] = calls(server);
    expect(first?.headers.get('x-experience-api-version')).toBe('1.0.3');
    expect(first?.headers.has('authorization')).toBe(false);
    expect(server.statements[0]).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      actor: who.actor,
      timestamp: expect.stringMatching(/Z$/),
      context: { platform: 'Mingde' },
    });
  });

  test.each([400, 403])(
    'a statement refused with %i is set aside and does not block the others',
    async (status) => {
      const refuse: Server['answers'][string] = (asked) => {
        const has = names(asked.body as Statement[]).includes('bad');
        const all = RECORD[SEND];
        if (has) return { status, body: { code: 'invalid-request', detail: '这条记录不合规范' } };
        return all instanceof Function ? all(asked) : { status: 500 };
      };
      const server = serve({ ...RECORD, [SEND]: refuse });
      server.isOffline = true;
      const { outbox, who } = aTab();
      await enqueueAll(outbox, who, ['a', 'bad', 'c']);
      await outbox.flush();
      server.isOffline = false;
      await outbox.flush();
      expect(names(server.statements)).toEqual(['a', 'c']);
      expect(await outbox.state()).toMatchObject({ waiting: 0, rejected: 1, state: 'synced' });
      expect(await outbox.rejected()).toMatchObject([{ status, reason: '这条记录不合规范' }]);
    },
  );

  test('409 in a batch loses none: the known one is done, the others are sent', async () => {
    const conflict: Server['answers'][string] = (asked) => {
      const all = RECORD[SEND];
      if (names(asked.body as Statement[]).includes('known')) return { status: 409, body: {} };
      return all instanceof Function ? all(asked) : { status: 500 };
    };
    const server = serve({ ...RECORD, [SEND]: conflict });
    server.isOffline = true;
    const { outbox, who } = aTab();
    await enqueueAll(outbox, who, ['a', 'known', 'c']);
    await outbox.flush();
    server.isOffline = false;
    await outbox.flush();
    expect(names(server.statements)).toEqual(['a', 'c']);
    expect(await outbox.state()).toMatchObject({ waiting: 0, rejected: 0 });
  });

  test.each([500, 503, 429, 404])('%i keeps the statement', async (status) => {
    serve({ ...RECORD, [SEND]: { status, body: {} } });
    const { outbox, who } = aTab();
    await outbox.enqueue(aDraft('a'), who);
    await outbox.flush();
    expect(await outbox.state()).toMatchObject({ waiting: 1, rejected: 0, state: 'offline' });
  });

  test('a 200 that is no receipt, such as a captive portal’s, keeps the statement', async () => {
    serve({ ...RECORD, [SEND]: { status: 200, body: { welcome: true } } });
    const { outbox, who } = aTab();
    await outbox.enqueue(aDraft('a'), who);
    await outbox.flush();
    expect(await outbox.state()).toMatchObject({ waiting: 1 });
  });

  test('401 waits for sign-in, and signing in uploads', async () => {
    const server = serve({ ...RECORD, [SEND]: { status: 401, body: {} } });
    const { outbox, sessions, who } = aTab();
    const refresh = vi.spyOn(sessions, 'refresh').mockImplementation(async () => {
      sessions.sign(undefined);
      return undefined;
    });
    outbox.start();
    await outbox.enqueue(aDraft('a'), who);
    await outbox.flush();
    expect(refresh).toHaveBeenCalledOnce();
    expect(await outbox.state()).toMatchObject({ waiting: 1, state: 'signedOut' });
    server.answers[SEND] = RECORD[SEND] as never;
    sessions.sign(who);
    await eventually(() => expect(names(server.statements)).toEqual(['a']));
  });

  test('401 while the session stands does not go round in circles', async () => {
    const server = serve({ ...RECORD, [SEND]: { status: 401, body: {} } });
    const { outbox, who } = aTab();
    outbox.start();
    await outbox.enqueue(aDraft('a'), who);
    await outbox.flush();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(calls(server).length).toBeLessThanOrEqual(3);
  });

  test('nothing is uploaded for another person than the one signed in', async () => {
    const server = serve(RECORD);
    server.isOffline = true;
    const { outbox, sessions, who } = aTab();
    await outbox.enqueue(aDraft('mine'), who);
    await outbox.flush();
    server.isOffline = false;
    const other = aPerson();
    sessions.sign(other);
    await outbox.enqueue(aDraft('theirs'), other);
    await outbox.flush();
    expect(names(server.statements)).toEqual(['theirs']);
    sessions.sign(who);
    await outbox.flush();
    expect(names(server.statements)).toEqual(['theirs', 'mine']);
  });

  test('a 403 because somebody else has signed in elsewhere sets nothing aside', async () => {
    serve({ ...RECORD, [SEND]: { status: 403, body: {} } });
    const { outbox, sessions, who, shelf } = aTab();
    vi.spyOn(sessions, 'refresh').mockImplementation(async () => {
      const other = aPerson();
      sessions.sign(other);
      return other;
    });
    await outbox.enqueue(aDraft('mine'), who);
    await outbox.flush();
    expect(await shelf.queue.rows(who.person.id)).toHaveLength(1);
    expect(await shelf.rejected.rows(who.person.id)).toHaveLength(0);
  });

  test('two tabs upload each statement once', async () => {
    const server = serve(RECORD);
    server.isOffline = true;
    const first = aTab();
    const second = aTab({ name: first.name, who: first.who });
    await enqueueAll(first.outbox, first.who, ['a', 'b', 'c', 'd']);
    await Promise.all([first.outbox.flush(), second.outbox.flush()]);
    server.isOffline = false;
    await Promise.all([first.outbox.flush(), second.outbox.flush()]);
    expect(names(server.statements)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('without Web Locks a lease keeps two tabs apart', async () => {
    const server = serve(RECORD);
    server.isOffline = true;
    const name = `lease-test-${Date.now()}`;
    const [here, there] = [openShelf(name), openShelf(name)];
    const first = aTab({ name, shelf: here, exclusively: byLease(name, here), backoffMs: () => 5 });
    const second = aTab({
      ...{ name, shelf: there, exclusively: byLease(name, there), backoffMs: () => 5 },
      who: first.who,
    });
    await enqueueAll(first.outbox, first.who, ['a', 'b', 'c']);
    server.isOffline = false;
    await Promise.all([first.outbox.flush(), second.outbox.flush()]);
    await eventually(async () => expect((await second.outbox.state()).waiting).toBe(0));
    expect(names(server.statements)).toEqual(['a', 'b', 'c']);
  });

  test('the state is known in every tab', async () => {
    serve(RECORD);
    const first = aTab();
    const second = aTab({ name: first.name, who: first.who });
    second.outbox.start();
    const seen: number[] = [];
    second.outbox.onChange(({ waiting }) => seen.push(waiting));
    await first.outbox.enqueue(aDraft('a'), first.who);
    await first.outbox.flush();
    await eventually(() => expect(seen.at(-1)).toBe(0));
  });

  test('after a failure it tries again by itself', async () => {
    const server = serve(RECORD);
    server.isOffline = true;
    const { outbox, who } = aTab({ backoffMs: () => 5 });
    await outbox.enqueue(aDraft('a'), who);
    await outbox.flush();
    server.isOffline = false;
    await eventually(() => expect(names(server.statements)).toEqual(['a']));
  });

  test('the network’s return is a new chance', async () => {
    const server = serve(RECORD);
    server.isOffline = true;
    const { outbox, who } = aTab();
    outbox.start();
    await outbox.enqueue(aDraft('a'), who);
    await outbox.flush();
    server.isOffline = false;
    dispatchEvent(new Event('online'));
    await eventually(() => expect(names(server.statements)).toEqual(['a']));
  });

  test('what was set aside is tried once more when asked', async () => {
    const server = serve({ ...RECORD, [SEND]: { status: 400, body: { detail: '不合规范' } } });
    const { outbox, who } = aTab();
    await outbox.enqueue(aDraft('a'), who);
    await outbox.flush();
    expect(await outbox.state()).toMatchObject({ rejected: 1 });
    server.answers[SEND] = RECORD[SEND] as never;
    await outbox.flushAll();
    expect(await outbox.state()).toMatchObject({ rejected: 0, waiting: 0 });
    expect(names(server.statements)).toEqual(['a']);
  });

  test('without IndexedDB it works from memory and says so', async () => {
    const server = serve(RECORD);
    server.isOffline = true;
    vi.stubGlobal('indexedDB', {
      open: () => {
        throw new DOMException('refused', 'SecurityError');
      },
    });
    const { outbox, who } = aTab();
    await enqueueAll(outbox, who, ['a', 'b']);
    await outbox.flush();
    expect(await outbox.state()).toMatchObject({ waiting: 2, isDurable: false });
    server.isOffline = false;
    await outbox.flush();
    expect(names(server.statements)).toEqual(['a', 'b']);
    expect(await outbox.state()).toMatchObject({ waiting: 0 });
  });
});

test('the wait doubles up to five minutes, with a random half', () => {
  for (const [failures, full] of [
    [1, 2_000],
    [2, 4_000],
    [5, 32_000],
    [30, 300_000],
  ] as const) {
    const waitMs = exponentialBackoff(failures);
    expect(waitMs).toBeGreaterThanOrEqual(full / 2);
    expect(waitMs).toBeLessThanOrEqual(full);
  }
});
