/** What every forward store must do, whatever database lies beneath. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { NewForward, Settlement } from '../../server/ports/forward-store.ts';
import type { Storage } from '../../server/ports/storage.ts';

const HOUR = 3_600_000;
const ME = { holder: 'me', nowMs: 1_000 };
const trouble = { kind: 'busy', status: 429, detail: 'wait' } as const;

const aForward = (overrides: Partial<NewForward> = {}): NewForward => ({
  id: 'f1',
  name: '省局',
  address: 'https://lrs.example/xapi',
  key: 'k',
  sealedSecret: 'sealed',
  version: '2.0.0',
  filter: {
    verbs: ['https://a.cn/v'],
    activity: { match: 'prefix', iri: 'https://a.cn/' },
    authority: 'server',
  },
  cursor: 3,
  createdAtMs: 500,
  ...overrides,
});
const refusal = (seq: number, reason = 'no'): Settlement => ({
  kind: 'refused',
  statement: { seq, id: `s${seq}`, status: 400, reason },
});

export function forwardStoreContract(name: string, open: () => Storage | Promise<Storage>): void {
  describe(`forward store (${name})`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = await open();
      await storage.forwards.takeLease(ME, HOUR);
    });
    afterEach(() => storage.close());

    const add = (overrides: Partial<NewForward> = {}) => storage.forwards.add(aForward(overrides));
    const find = (id = 'f1') => storage.forwards.find(id);
    const settle = (settlement: Settlement, lease = ME) => storage.forwards.settle('f1', lease, settlement);

    describe('administration', () => {
      test('a new forward runs, has sent nothing and begins at its cursor', async () => {
        expect(await add()).toBe(true);
        expect(await find()).toEqual({
          ...aForward(),
          state: 'running',
          sent: 0,
          failures: 0,
          lastSuccessAtMs: null,
          trouble: null,
          nextAttemptAtMs: 0,
        });
      });

      test('a name that is taken adds nothing', async () => {
        await add();
        expect(await add({ id: 'f2', address: 'https://other.example/xapi' })).toBe(false);
        expect(await storage.forwards.all()).toHaveLength(1);
      });

      test('all are listed in the order they were added', async () => {
        await add({ id: 'b', name: '乙', createdAtMs: 2 });
        await add({ id: 'a', name: '甲', createdAtMs: 3 });
        expect((await storage.forwards.all()).map(({ id }) => id)).toEqual(['b', 'a']);
      });

      test('pausing keeps what is known, running again forgets the wait', async () => {
        await add();
        await settle({ kind: 'trouble', trouble, nextAttemptAtMs: 9_000 });
        await storage.forwards.setState('f1', 'paused');
        expect(await find()).toMatchObject({ state: 'paused', failures: 1, nextAttemptAtMs: 9_000 });
        await storage.forwards.setState('f1', 'running');
        expect(await find()).toMatchObject({ state: 'running', failures: 0, nextAttemptAtMs: 0, cursor: 3 });
      });

      test('another key takes the place of the first, and is tried at once', async () => {
        await add();
        await settle({ kind: 'trouble', trouble, nextAttemptAtMs: 9_000 });
        await storage.forwards.setCredentials('f1', 'k2', 'sealed2');
        expect(await find()).toMatchObject({ key: 'k2', sealedSecret: 'sealed2', nextAttemptAtMs: 0 });
      });

      test('a removed one is gone with its refusals, and its name is free', async () => {
        await add();
        await settle(refusal(4));
        await storage.forwards.remove('f1');
        expect(await find()).toBeUndefined();
        expect(await add()).toBe(true);
        expect(await storage.forwards.countRefused('f1')).toBe(0);
      });
    });

    describe('what became of a request', () => {
      beforeEach(() => add());

      test('taken: the cursor moves, the count grows, failures are over', async () => {
        await settle({ kind: 'trouble', trouble, nextAttemptAtMs: 9_000 });
        expect(await settle({ kind: 'taken', seqs: [4, 6] })).toBe(true);
        expect(await find()).toMatchObject({
          cursor: 6,
          sent: 2,
          failures: 0,
          nextAttemptAtMs: 0,
          lastSuccessAtMs: 1_000,
          trouble: { ...trouble, atMs: 1_000 },
        });
      });

      test('trouble: the cursor stays, failures are counted, the latest is kept', async () => {
        await settle({ kind: 'trouble', trouble: { ...trouble, detail: 'first' }, nextAttemptAtMs: 2_000 });
        await settle({ kind: 'trouble', trouble, nextAttemptAtMs: 5_000 });
        expect(await find()).toMatchObject({
          cursor: 3,
          sent: 0,
          failures: 2,
          nextAttemptAtMs: 5_000,
          trouble: { detail: 'wait' },
        });
      });

      test('refused: kept with the reason and passed over', async () => {
        await settle(refusal(4, '缺少 actor'));
        expect(await find()).toMatchObject({ cursor: 4, sent: 0, failures: 0 });
        expect(await storage.forwards.refused('f1', 10)).toEqual([
          { seq: 4, id: 's4', status: 400, reason: '缺少 actor', atMs: 1_000 },
        ]);
      });

      test('refusals are listed the latest first, up to a limit, and counted without one', async () => {
        for (const seq of [4, 5, 6]) await settle(refusal(seq));
        expect((await storage.forwards.refused('f1', 2)).map(({ seq }) => seq)).toEqual([6, 5]);
        expect(await storage.forwards.countRefused('f1')).toBe(3);
      });

      test('passed over by the filter: the cursor alone moves', async () => {
        await settle({ kind: 'passed', through: 40 });
        expect(await find()).toMatchObject({ cursor: 40, sent: 0, lastSuccessAtMs: null });
      });

      test('the cursor never goes back', async () => {
        await settle({ kind: 'passed', through: 40 });
        await settle({ kind: 'passed', through: 5 });
        await settle({ kind: 'taken', seqs: [6, 7] });
        await settle(refusal(8));
        expect(await find()).toMatchObject({ cursor: 40 });
      });
    });

    describe('sending again', () => {
      beforeEach(async () => {
        await add();
        await settle(refusal(4));
        await settle(refusal(6));
        await settle({ kind: 'trouble', trouble, nextAttemptAtMs: 9_000 });
      });

      test('at once, without what was refused', async () => {
        await storage.forwards.hurry('f1', false);
        expect(await find()).toMatchObject({ nextAttemptAtMs: 0 });
        expect(await storage.forwards.refusedToSend('f1', 10)).toEqual([]);
      });

      test('what was refused comes in the order of its places', async () => {
        await storage.forwards.hurry('f1', true);
        expect(await storage.forwards.refusedToSend('f1', 10)).toEqual([4, 6]);
        expect(await storage.forwards.refusedToSend('f1', 1)).toEqual([4]);
      });

      test('taken now, it is refused no longer; refused again, it waits with the new reason', async () => {
        await storage.forwards.hurry('f1', true);
        await settle({ kind: 'taken', seqs: [4] });
        await settle(refusal(6, 'still no'));
        expect(await storage.forwards.refusedToSend('f1', 10)).toEqual([]);
        expect(await storage.forwards.refused('f1', 10)).toMatchObject([{ seq: 6, reason: 'still no' }]);
        expect(await find()).toMatchObject({ cursor: 6, sent: 1 });
      });
    });

    describe('the lease', () => {
      const other = { holder: 'other', nowMs: 2_000 };

      test('is one holder’s until it ends', async () => {
        expect(await storage.forwards.takeLease(other, 2 * HOUR)).toBe(false);
        expect(await storage.forwards.takeLease({ ...other, nowMs: HOUR }, 2 * HOUR)).toBe(true);
        expect(await storage.forwards.takeLease({ ...ME, nowMs: HOUR + 1 }, 3 * HOUR)).toBe(false);
      });

      test('can be kept by who has it', async () => {
        expect(await storage.forwards.takeLease({ ...ME, nowMs: 5_000 }, 2 * HOUR)).toBe(true);
        expect(await storage.forwards.takeLease({ ...other, nowMs: HOUR }, 3 * HOUR)).toBe(false);
      });

      test('given back, it is anybody’s; nobody gives back another’s', async () => {
        await storage.forwards.giveLease('other');
        expect(await storage.forwards.takeLease(other, HOUR)).toBe(false);
        await storage.forwards.giveLease('me');
        expect(await storage.forwards.takeLease(other, HOUR)).toBe(true);
      });

      test.each([
        ['another holds it', other],
        ['it has ended', { holder: 'me', nowMs: HOUR }],
      ])('when %s, nothing is written down', async (_title, lease) => {
        await add();
        expect(await settle({ kind: 'taken', seqs: [4] }, lease)).toBe(false);
        expect(await settle(refusal(4), lease)).toBe(false);
        expect(await find()).toMatchObject({ cursor: 3, sent: 0 });
        expect(await storage.forwards.countRefused('f1')).toBe(0);
      });

      test('for a forward that is gone, nothing is written down', async () => {
        expect(await settle(refusal(4))).toBe(false);
      });
    });
  });
}
