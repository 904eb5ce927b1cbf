/** What every notice store must do, whatever database lies beneath. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { NewNotice } from '../../server/ports/notice-store.ts';
import type { Storage } from '../../server/ports/storage.ts';

const aNotice = (overrides: Partial<NewNotice> = {}): NewNotice => ({
  personId: 'p-1',
  key: 'assignmentGiven assignment:a-1',
  kind: 'assignmentGiven',
  subject: 'assignment:a-1',
  isStanding: true,
  title: '新的学习任务',
  text: '请完成。',
  link: '/my/tasks/',
  madeAtMs: 1_000,
  isQuiet: false,
  ...overrides,
});

export function noticeStoreContract(name: string, open: () => Storage | Promise<Storage>): void {
  describe(`notice store (${name})`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = await open();
      const person = (id: string) => ({
        ...{ id, staffNumber: `9${id}`, name: '王晓文', unitId: 'u-1', tier: 'window' as const },
        ...{ trainingKind: 'inService' as const, isSample: false },
      });
      await storage.roster.add({
        units: [{ id: 'u-1', name: '局', parentId: null, organType: 'government' }],
        people: [person('p-1'), person('p-2')],
        grants: [],
        fromDay: '2026-01-01',
      });
    });
    afterEach(() => storage.close());

    const add = (...notices: readonly Partial<NewNotice>[]) => storage.notices.add(notices.map(aNotice));
    const list = (search: { isUnread?: boolean; before?: number } = {}, personId = 'p-1') =>
      storage.notices.list(personId, { ...search, limit: 10 });

    test('nobody gets the same twice, in one call or in two; another person does', async () => {
      expect(await add({}, {}, { personId: 'p-2' })).toBe(2);
      expect(await add({ title: '又一次', madeAtMs: 2_000 })).toBe(0);
      expect((await list()).map(({ title, madeAtMs }) => [title, madeAtMs])).toEqual([
        ['新的学习任务', 1_000],
      ]);
    });

    test('says what has not been told yet, by its place', async () => {
      await add({}, { key: 'b' });
      const asked = [
        { personId: 'p-1', key: 'b' },
        { personId: 'p-2', key: 'b' },
        { personId: 'p-1', key: 'c' },
      ];
      expect(await storage.notices.untold(asked)).toEqual([1, 2]);
      expect(await storage.notices.untold([])).toEqual([]);
    });

    test('closed or read, it is still not told again', async () => {
      await add({});
      const [one] = await list();
      await storage.notices.close([{ id: one?.id ?? 0, why: 'done' }], 2_000);
      expect(await add({})).toBe(0);
    });

    test('lists newest first and page by page, unread apart from the others', async () => {
      await add({ key: 'a' }, { key: 'b' }, { key: 'c', isQuiet: true });
      const [c, b, a] = await list();
      expect(await storage.notices.countUnread('p-1')).toBe(2);
      expect(await list({ isUnread: true })).toEqual([b, a]);
      expect(await list({ isUnread: false })).toEqual([c]);
      expect(await list({ before: b?.id ?? 0 })).toEqual([a]);
    });

    test('only the own ones are read, one or all', async () => {
      await add({ key: 'a' }, { key: 'b' }, { key: 'c' }, { personId: 'p-2' });
      const [theirs] = await list({}, 'p-2');
      expect(await storage.notices.markRead('p-1', theirs?.id ?? 0, 5_000)).toBe(0);
      const [one] = await list();
      expect(await storage.notices.markRead('p-1', one?.id ?? 0, 5_000)).toBe(1);
      expect(await storage.notices.markRead('p-1', 'all', 6_000)).toBe(2);
      expect((await list()).map(({ readAtMs }) => readAtMs)).toEqual([5_000, 6_000, 6_000]);
      expect(await storage.notices.countUnread('p-2')).toBe(1);
    });

    test('what stands is found by its subject and closes once', async () => {
      await add({}, { key: 'told', isStanding: false }, { subject: 'assignment:a-12', key: 'other' });
      const [open] = await storage.notices.open('assignment:a-1');
      expect(open).toMatchObject({ personId: 'p-1', key: 'assignmentGiven assignment:a-1' });
      expect(await storage.notices.openSubjects('assignment:')).toEqual([
        'assignment:a-1',
        'assignment:a-12',
      ]);
      const closings = [{ id: open?.id ?? 0, why: 'void' as const }];
      expect(await storage.notices.close(closings, 2_000)).toBe(1);
      expect(await storage.notices.close(closings, 3_000)).toBe(0);
      expect(await storage.notices.open('assignment:a-1')).toEqual([]);
      expect(await storage.notices.openSubjects('makeUp:')).toEqual([]);
      expect((await list()).map(({ closedAtMs, closedWhy }) => [closedAtMs, closedWhy])).toContainEqual([
        2_000,
        'void',
      ]);
    });

    test('preferences hold for the person alone; without any everything calls', async () => {
      await storage.notices.setPreferences('p-1', { quiet: ['results'], noMail: ['tasks'] });
      await storage.notices.setPreferences('p-1', { quiet: ['digest'], noMail: [] });
      expect(await storage.notices.recipients(['p-1', 'p-2', 'nobody'])).toEqual([
        { personId: 'p-1', quiet: ['digest'], noMail: [], address: null },
        { personId: 'p-2', quiet: [], noMail: [], address: null },
      ]);
    });

    test('a mail that was sent cannot be sent again, whatever is asked', async () => {
      await add({ mailTo: 'wang@example.gov.cn' });
      const mail = await storage.mails.take('me', 2_000);
      const noticeId = mail?.noticeId ?? 0;
      const settle = (kind: 'accepted' | 'trouble', holder = 'me') =>
        storage.mails.settle(noticeId, holder, {
          outcome: { kind, answer: '' },
          nowMs: 3_000,
          nextAttemptAtMs: 0,
        });
      expect(await settle('accepted', 'another')).toBe(false);
      expect(await settle('accepted')).toBe(true);
      expect(await settle('trouble')).toBe(false);
      expect(await storage.mails.sendAgain(noticeId)).toBe(false);
      expect(await storage.mails.take('me', 9_000)).toBeUndefined();
      expect(await storage.mails.counts()).toMatchObject({ sent: 1, waiting: 0 });
    });

    test('closing takes its mail along; forgetting an address takes all that wait for it', async () => {
      await add({ mailTo: 'wang@example.gov.cn' }, { key: 'b', mailTo: 'wang@example.gov.cn' });
      const [, first] = await list();
      await storage.notices.close([{ id: first?.id ?? 0, why: 'done' }], 2_000);
      expect(await storage.mails.counts()).toMatchObject({ waiting: 1, dropped: 1 });
      await storage.mails.forgetAddress('p-1', 3_000);
      expect(await storage.mails.counts()).toMatchObject({ waiting: 0, dropped: 2 });
    });

    test('a mark is what it was last set to', async () => {
      expect(await storage.notices.mark('day')).toBeUndefined();
      await storage.notices.setMark('day', 5);
      await storage.notices.setMark('day', 4);
      expect(await storage.notices.mark('day')).toBe(4);
    });
  });
}
