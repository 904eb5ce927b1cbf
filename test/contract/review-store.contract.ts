/** What every store of reviews must do, whatever database lies beneath. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Storage } from '../../server/ports/storage.ts';
import type { Failure } from '../../src/domain/base/failure.ts';
import { fail, succeed } from '../../src/domain/base/result.ts';
import type { AppealEvent } from '../../src/domain/review/appeal.ts';
import type { CardEvent } from '../../src/domain/review/card.ts';
import { anAppeal, aSignal, NOW_MS } from '../support/builders.ts';

const DECISION: CardEvent = {
  kind: 'decision',
  atMs: NOW_MS,
  who: 'o',
  outcome: 'talk',
  reason: '谈过话。',
  entries: ['e-1'],
};
const REPLY: CardEvent = { kind: 'reply', atMs: NOW_MS, who: 'p1', text: '在车上。' };
const REFUSED: AppealEvent = { kind: 'refused', atMs: NOW_MS, who: 'o', unitId: 'a', reason: '没有记录。' };

export function reviewStoreContract(name: string, open: () => Storage): void {
  describe(`review store (${name})`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = open();
      await storage.roster.add({
        units: [
          { id: 'a', name: '甲', parentId: null, organType: 'government' },
          { id: 'b', name: '乙', parentId: 'a', organType: 'government' },
          { id: 'c', name: '丙', parentId: null, organType: 'government' },
        ],
        people: ['p1', 'p2', 'p3'].map((id, at) => ({
          id,
          staffNumber: `10${at}`,
          name: '王',
          unitId: ['a', 'b', 'c'][at] ?? 'a',
          tier: 'window' as const,
          trainingKind: 'inService' as const,
          isSample: false,
        })),
        grants: [],
        fromDay: '2026-01-01',
      });
    });
    afterEach(() => storage.close());

    const openFor = (id: string, personId: string, atMs = NOW_MS) =>
      storage.reviews.openCard(id, aSignal({ personId }), atMs);
    const appealOf = (id: string, personId: string) =>
      storage.reviews.makeAppeal(personId, () => succeed(anAppeal({ id, personId })));

    test('the same signal is one card; the first finding stays', async () => {
      expect(await openFor('one', 'p1')).toBe(true);
      expect(await openFor('two', 'p1', NOW_MS + 1)).toBe(false);
      expect(await storage.reviews.card('two')).toBeUndefined();
      expect(await storage.reviews.card('one')).toEqual({
        id: 'one',
        signal: aSignal({ personId: 'p1' }),
        foundAtMs: NOW_MS,
        events: [],
      });
    });

    test('events come back as they were added, in order', async () => {
      await openFor('one', 'p1');
      await storage.reviews.addToCard('one', () => succeed(REPLY));
      await storage.reviews.addToCard('one', () => succeed(DECISION));
      expect((await storage.reviews.card('one'))?.events).toEqual([REPLY, DECISION]);
      await appealOf('x', 'p1');
      await storage.reviews.addToAppeal('x', () => succeed(REFUSED));
      expect(await storage.reviews.appeal('x')).toEqual(
        anAppeal({ id: 'x', personId: 'p1', events: [REFUSED] }),
      );
    });

    test('a refusal writes nothing, and what is not there cannot be added to', async () => {
      await openFor('one', 'p1');
      const refusal = fail<Failure>({ code: 'conflict', message: 'no' });
      expect(await storage.reviews.addToCard('one', () => refusal)).toEqual(refusal);
      expect((await storage.reviews.card('one'))?.events).toEqual([]);
      expect(await storage.reviews.makeAppeal('p1', () => refusal)).toEqual(refusal);
      expect(await storage.reviews.appeals({}, 10)).toEqual([]);
      expect((await storage.reviews.addToCard('none', () => succeed(REPLY))).ok).toBe(false);
      expect((await storage.reviews.addToAppeal('none', () => succeed(REFUSED))).ok).toBe(false);
    });

    test('decisions made at once see one another', async () => {
      await openFor('one', 'p1');
      const decide = () =>
        storage.reviews.addToCard('one', (card) =>
          card.events.length === 0 ? succeed(DECISION) : fail({ code: 'conflict', message: 'late' }),
        );
      const outcomes = await Promise.all([decide(), decide(), decide()]);
      expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, false, true]);
    });

    test('a second decision about a card is refused by the database too', async () => {
      await openFor('one', 'p1');
      await storage.reviews.addToCard('one', () => succeed(DECISION));
      await expect(storage.reviews.addToCard('one', () => succeed(DECISION))).rejects.toThrow('UNIQUE');
    });

    test('lists hold those of the units and below, or of one person, open ones first', async () => {
      for (const [at, person] of ['p1', 'p2', 'p3'].entries())
        await openFor(`c${at + 1}`, person, NOW_MS + at);
      for (const person of ['p1', 'p2', 'p3']) await appealOf(`x-${person}`, person);
      await storage.reviews.addToCard('c3', () => succeed(DECISION));
      await storage.reviews.addToAppeal('x-p1', () => succeed(REFUSED));
      const cards = async (scope: object) => (await storage.reviews.cards(scope, 10)).map(({ id }) => id);
      const appeals = async (scope: object) => (await storage.reviews.appeals(scope, 10)).map(({ id }) => id);
      expect(await cards({})).toEqual(['c2', 'c1', 'c3']);
      expect(await cards({ roots: ['a'] })).toEqual(['c2', 'c1']);
      expect(await cards({ roots: ['b'] })).toEqual(['c2']);
      expect(await cards({ roots: [] })).toEqual([]);
      expect(await cards({ personId: 'p3' })).toEqual(['c3']);
      expect(await appeals({ roots: ['a'] })).toEqual(['x-p2', 'x-p1']);
      expect(await storage.reviews.countOpen({})).toEqual({ cards: 2, appeals: 2 });
      expect(await storage.reviews.countOpen({ roots: ['a'] })).toEqual({ cards: 2, appeals: 1 });
      expect(await storage.reviews.countOpen({ roots: ['a'] }, 'p2')).toEqual({ cards: 1, appeals: 0 });
    });

    test('a day is swept once a day', async () => {
      const { reviews } = storage;
      await reviews.noteSweep('2026-11-23', '2026-11-24');
      await reviews.noteSweep('2026-11-23', '2026-11-24');
      expect(await reviews.isSwept('2026-11-23', '2026-11-24')).toBe(true);
      expect(await reviews.isSwept('2026-11-23', '2026-11-25')).toBe(false);
    });
  });
}
