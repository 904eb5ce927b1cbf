/** What every store of events and of claimed practice must do, whatever database lies beneath. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Storage } from '../../server/ports/storage.ts';
import type { Failure } from '../../src/domain/base/failure.ts';
import { fail, succeed } from '../../src/domain/base/result.ts';
import { aMark, anAct, anEvent, aPlan, aPracticeClaim, NOW_MS } from '../support/builders.ts';

export function eventStoreContract(name: string, open: () => Storage): void {
  describe(`event store (${name})`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = open();
      await storage.roster.add({
        units: [
          { id: 'unit-1', name: '甲', parentId: null, organType: 'government' },
          { id: 'unit-2', name: '乙', parentId: 'unit-1', organType: 'government' },
          { id: 'unit-3', name: '丙', parentId: null, organType: 'government' },
        ],
        people: ['person-1', 'person-2', 'person-3'].map((id, at) => ({
          id,
          staffNumber: `10${at}`,
          name: '王',
          unitId: `unit-${at + 1}`,
          tier: 'window' as const,
          trainingKind: 'inService' as const,
          isSample: false,
        })),
        grants: [],
        fromDay: '2026-01-01',
      });
    });
    afterEach(() => storage.close());

    const add = (overrides: Parameters<typeof anEvent>[0] = {}) => {
      const event = anEvent(overrides);
      return storage.events.add(event, anAct({ version: event.version }));
    };
    const idsOf = (events: readonly { readonly id: string }[]) => events.map(({ id }) => id);

    test('an event comes back as it was planned, with the act that made it', async () => {
      await add();
      expect(await storage.events.record('event-1')).toEqual({
        ...{ event: anEvent(), acts: [anAct()] },
        ...{ marks: [], invitees: [], credits: [] },
      });
      expect(await storage.events.record('none')).toBeUndefined();
    });

    test('a change is written whole: plan, act, marks and list', async () => {
      await add();
      const event = anEvent({ version: 2, state: 'held', plan: aPlan({ place: '二楼' }) });
      const act = anAct({ kind: 'entered', version: 2, detail: { people: 2, changed: ['place'] } });
      const marks = [aMark({ kind: 'whole', means: 'sheet' }), aMark({ personId: 'person-2' })];
      const changed = await storage.events.change('event-1', () =>
        succeed({ event, act, marks, invitees: ['person-1', 'person-2'] }),
      );
      expect(changed).toEqual({ ok: true, value: event });
      const record = await storage.events.record('event-1');
      expect(record).toMatchObject({ event, acts: [anAct(), act], marks });
      expect([...(record?.invitees ?? [])].sort()).toEqual(['person-1', 'person-2']);
    });

    test('a refusal writes nothing, and changes made at once see one another', async () => {
      await add();
      const change = () =>
        storage.events.change('event-1', ({ event }) =>
          event.version === 1
            ? succeed({ event: { ...event, version: 2 }, act: anAct({ version: 2 }) })
            : fail<Failure>({ code: 'conflict', message: 'late' }),
        );
      const outcomes = await Promise.all([change(), change()]);
      expect(outcomes.map(({ ok }) => ok)).toEqual([true, false]);
      expect((await storage.events.record('event-1'))?.acts).toHaveLength(2);
    });

    test('a person signs beside the version, and sees the own marks alone', async () => {
      await add({ state: 'announced' });
      const signed = (personId: string) =>
        storage.events.sign('event-1', personId, (_event, own) =>
          succeed(own.length === 0 ? aMark({ personId, device: 'd', session: 's' }) : undefined),
        );
      await signed('person-1');
      await signed('person-2');
      expect(await signed('person-1')).toEqual({ ok: true, value: undefined });
      const record = await storage.events.record('event-1');
      expect(record?.event.version).toBe(1);
      expect(record?.marks).toHaveLength(2);
      expect(await storage.events.counts('event-1')).toEqual({ came: 2, left: 0 });
      expect(await storage.events.attendedBy('person-2', 10)).toMatchObject([
        { event: { id: 'event-1' }, marks: [{ personId: 'person-2' }] },
      ]);
    });

    test('nobody signs whom the roster does not know', async () => {
      await add();
      const outcome = storage.events.sign('event-1', 'nobody', () => succeed(aMark({ personId: 'nobody' })));
      await expect(outcome).rejects.toThrow('FOREIGN KEY');
    });

    test('heldBy gives the events of exactly these units in a year, by day, with their state', async () => {
      await add({ id: 'late', plan: aPlan({ day: '2026-12-01' }), state: 'posted' });
      await add({ id: 'early', plan: aPlan({ day: '2026-01-01' }), state: 'draft' });
      await add({ id: 'below', unitId: 'unit-2' });
      await add({ id: 'past', plan: aPlan({ day: '2025-12-31' }) });
      expect(await storage.events.heldBy(['unit-1'], 2026)).toEqual([
        expect.objectContaining({ id: 'early', state: 'draft', kind: 'lecture', day: '2026-01-01' }),
        expect.objectContaining({ id: 'late', state: 'posted', unitId: 'unit-1' }),
      ]);
      expect(idsOf(await storage.events.heldBy(['unit-1', 'unit-2'], 2026))).toContain('below');
      expect(await storage.events.heldBy([], 2026)).toEqual([]);
    });

    test('a list holds those of the units and below, newest day first', async () => {
      await add({ id: 'a' });
      await add({ id: 'b', unitId: 'unit-2', plan: aPlan({ day: '2026-12-01' }) });
      await add({ id: 'c', unitId: 'unit-3', state: 'posted' });
      const ids = async (scope: object) => idsOf(await storage.events.list(scope, 10));
      expect(await ids({})).toEqual(['b', 'a', 'c']);
      expect(await ids({ below: ['unit-1'] })).toEqual(['b', 'a']);
      expect(await ids({ below: [] })).toEqual([]);
      expect(await ids({ states: ['posted'] })).toEqual(['c']);
      expect(await ids({ year: 2025 })).toEqual([]);
    });

    test('announced events are shown to their units and to whoever is on the list, until they are over', async () => {
      await add({ id: 'own', state: 'announced' });
      await add({ id: 'draft' });
      await add({
        id: 'over',
        state: 'announced',
        plan: aPlan({ day: '2026-11-01', lastDay: '2026-11-01' }),
      });
      await add({ id: 'elsewhere', unitId: 'unit-3', state: 'announced' });
      const invitees = ['person-1'];
      const seen = () => storage.events.announcedTo('person-1', ['unit-1'], '2026-11-23').then(idsOf);
      expect(await seen()).toEqual(['own']);
      await storage.events.change('elsewhere', ({ event }) => succeed({ event, act: anAct(), invitees }));
      expect((await seen()).sort()).toEqual(['elsewhere', 'own']);
    });

    test('a claim of practice is added to, and never changed', async () => {
      const { practice } = storage;
      await practice.make('person-2', () => succeed(aPracticeClaim({ id: 'c1', personId: 'person-2' })));
      const decided = await practice.addTo('c1', () =>
        succeed({ kind: 'first', atMs: NOW_MS + 1, who: 'o', unitId: 'unit-1', note: '属实' }),
      );
      const claim = await practice.byId('c1');
      expect(decided).toEqual({ ok: true, value: claim });
      expect(claim?.events.map(({ kind }) => kind)).toEqual(['sent', 'first']);
      expect(
        await practice.make('person-2', (past) => fail({ code: 'conflict', message: `${past.length}` })),
      ).toEqual({
        ok: false,
        failure: { code: 'conflict', message: '1' },
      });
      expect(idsOf(await practice.list({ roots: ['unit-1'] }, 10))).toEqual(['c1']);
      expect(await practice.list({ roots: ['unit-3'] }, 10)).toEqual([]);
      expect(await practice.countWaiting({ personId: 'person-2' })).toBe(1);
    });

    test('a photo is kept once it is claimed; one that never was is forgotten', async () => {
      const { practice } = storage;
      const photo = (hash: string, addedAtMs: number) => ({
        ...{ hash, addedAtMs, personId: 'person-1', type: 'image/png' },
        bytes: new Uint8Array([1, 2, 3]),
      });
      await practice.addPhoto(photo('a', 1), 0);
      await practice.addPhoto(photo('b', 1), 0);
      expect(await practice.unclaimedBytes('person-1')).toBe(6);
      await practice.make('person-1', () => succeed(aPracticeClaim({}, { photos: ['a'] })));
      await practice.addPhoto(photo('c', 9), 5);
      expect([...(await practice.photosOf('person-1', ['a', 'b', 'c']))].sort()).toEqual(['a', 'c']);
      expect((await practice.photo('person-1', 'a'))?.bytes).toEqual(Buffer.from([1, 2, 3]));
      expect(await practice.photo('person-2', 'a')).toBeUndefined();
    });
  });
}
