/** A list too long for one transaction: what others see and may do meanwhile, and what a stop in the middle leaves. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { confirmRosterImport } from '../../../server/services/confirm-roster-import.ts';
import { postEntry } from '../../../server/services/post-entry.ts';
import { recoverRosterImports } from '../../../server/services/read-roster-import.ts';
import {
  beginTurn,
  startFinishingRoster,
  type TurnBegun,
} from '../../../server/services/take-roster-turn.ts';
import { undoRosterImport } from '../../../server/services/undo-roster-import.ts';
import type { RosterImportView } from '../../../src/domain/api/roster.ts';
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts';
import { aDesk, aRow, csvOf, officerOf, openCity, personNumbered } from './desk.ts';

/** Three slices of a thousand. */
const PEOPLE = 2_500;
const LEASE_MS = 10_000;
const EVERYBODY = { who: 'system', roots: null };

let file: string;
let portal: TestPortal;
let officer: Awaited<ReturnType<typeof officerOf>>;
beforeEach(async () => {
  file = join(mkdtempSync(join(tmpdir(), 'mingde-long-import-')), 'mingde.db');
  portal = await openCity({ file });
  officer = await officerOf(portal, 'city');
});
afterEach(() => portal.close());

const numberOf = (at: number) => String(100_000 + at);
const list = (more: (at: number) => Parameters<typeof aRow>[1] = () => ({})) =>
  csvOf(...Array.from({ length: PEOPLE }, (_, at) => aRow(numberOf(at), more(at))));

function numbersIn(from: string): number {
  const driver = new Sqlite(file, { readonly: true });
  const { n } = driver.prepare(`SELECT count(*) AS n FROM ${from}`).get() as { n: number };
  driver.close();
  return n;
}

async function oneSlice({ holder }: TurnBegun): Promise<void> {
  const { rosterImports } = portal.deps.storage;
  const step = await rosterImports.step({ holder, untilMs: portal.clock.now() + LEASE_MS });
  expect(step).toMatchObject({ is: 'on', isChecking: false });
}

/** A process that wrote so many slices, and then nothing more. */
async function begunToWrite(one: RosterImportView, slices: number): Promise<TurnBegun> {
  const confirmed = await confirmRosterImport(portal.deps, EVERYBODY, one.id, {
    fileHash: one.fileHash,
    counts: one.rows,
  });
  expect(confirmed.ok).toBe(true);
  const begun = await beginTurn(portal.deps, {
    ...{ importId: one.id, doing: 'writing', who: officer.person.id },
  });
  expect(begun.step).toMatchObject({ is: 'on', isChecking: false });
  for (let slice = 0; slice < slices; slice += 1) await oneSlice(begun);
  return begun;
}

async function begunToUndo(id: string, slices: number): Promise<TurnBegun> {
  const begun = await undoRosterImport(portal.deps, EVERYBODY, id);
  if (!begun.ok) throw new Error(begun.failure.message);
  for (let slice = 0; slice < slices; slice += 1) await oneSlice(begun.value);
  return begun.value;
}

const finisher = () => startFinishingRoster(portal.deps, () => () => undefined);

/** The same files opened by a new process. */
async function startAgain(): Promise<void> {
  const { clock } = portal;
  const { cookie, person } = officer;
  await portal.close();
  portal = await openTestPortal({ file, clock });
  await recoverRosterImports(portal.deps);
  officer = { person, ...aDesk(portal, cookie) };
}

test('a long list is written and taken back over HTTP like a short one, whole', async () => {
  const one = await officer.imported(list());
  expect(one).toMatchObject({ state: 'done', progress: 0, confirmed: { by: '某人' } });
  expect(numbersIn('people')).toBe(PEOPLE + 1);
  expect(numbersIn('unit_members')).toBe(PEOPLE + 1);
  const changed = await officer.imported(
    list((at) => (at % 2 === 0 ? { 职务: '科长' } : { 单位: '0102', 调入日期: '2026-09-01' })),
  );
  expect(changed.rows).toMatchObject({ changed: PEOPLE / 2, moved: PEOPLE / 2 });
  expect(numbersIn("unit_members WHERE unit_id = 'court'")).toBe(PEOPLE / 2);

  const begun = await officer.undo(changed.id);
  expect(begun.statusCode).toBe(202);
  expect(begun.json()).toMatchObject({ state: 'undoing' });
  expect(await officer.settled(changed.id)).toMatchObject({ state: 'undone', undone: { note: null } });
  expect(numbersIn("unit_members WHERE unit_id = 'bureau'")).toBe(PEOPLE);
  expect(numbersIn("people WHERE post = '科长'")).toBe(0);
  expect((await officer.undo(one.id)).statusCode).toBe(202);
  expect(await officer.settled(one.id)).toMatchObject({ state: 'undone' });
  expect(numbersIn('people')).toBe(1);
  expect(numbersIn('roster_turns')).toBe(0);
});

test('while a long list is being written it says so, and nothing else changes the roster', async () => {
  const small = await officer.imported(csvOf(aRow('900001')));
  const waiting = await officer.dryRun(csvOf(aRow('900002')));
  const one = await officer.dryRun(list());
  await begunToWrite(one, 1);

  expect(await officer.view(one.id)).toMatchObject({ state: 'writing', progress: 4_000, confirmed: null });
  // Whoever looks sees the people of the slices that are written, each whole.
  expect(await personNumbered(portal, numberOf(999))).toMatchObject({ unitId: 'bureau', post: '一级科员' });
  expect(await personNumbered(portal, numberOf(1_000))).toBeUndefined();

  const fields = { staffNumber: '900001', name: '李明', unit: '010101' };
  const byHand = await officer.call('POST', '/people', { fields });
  expect(byHand.statusCode).toBe(409);
  expect(byHand.json().detail).toContain('另一份名单正在写入名册或者正在撤销，这次没有写入');
  const undone = await officer.undo(small.id);
  expect(undone.statusCode).toBe(409);
  expect(undone.json().detail).toContain('这次没有撤销');
  expect((await officer.confirm(waiting)).statusCode).toBe(202);
  const back = await officer.settled(waiting.id);
  expect(back).toMatchObject({ state: 'ready' });
  expect(back.trouble).toContain('这次没有写入');
  expect((await officer.undo(one.id)).json().detail).toContain('正在写入名册');
  const closed = await portal.deps.storage.yearCloses.close({
    ...{ year: 2026, closedAtMs: 0, closedBy: 'system', policyId: 'p', policyVersion: 1 },
    ...{ requiredCentihours: 800, treeSize: 0, rootHash: '' },
  });
  expect(closed).toMatchObject({ ok: false, failure: { code: 'conflict' } });
  expect(await personNumbered(portal, '900001')).toMatchObject({ unitId: 'bureau' });
});

test('a stop in the middle of writing: after it the rest is written, by itself and once', async () => {
  const one = await officer.dryRun(list());
  await begunToWrite(one, 2);
  await startAgain();
  expect(await officer.view(one.id)).toMatchObject({ state: 'writing' });
  expect(numbersIn('people')).toBe(2_001);

  // Whoever is at work may only be slow.
  await finisher().look();
  expect(numbersIn('people')).toBe(2_001);
  portal.clock.advance(LEASE_MS);
  await finisher().look();
  expect(await officer.view(one.id)).toMatchObject({ state: 'done', confirmed: { by: '某人' } });
  expect(numbersIn('people')).toBe(PEOPLE + 1);
  expect(numbersIn('memberships')).toBe(PEOPLE + 1);
  expect(numbersIn("audit_events WHERE action = 'roster-imported'")).toBe(1);
  expect(portal.defects).toEqual([]);
});

test('a stop in the middle of taking back: after it the rest is taken back, and who stays is told', async () => {
  const one = await officer.imported(list());
  for (const at of [3, 2_400]) {
    const person = await personNumbered(portal, numberOf(at));
    await postEntry(portal.deps, {
      ...{ personId: person?.id ?? '', year: 2026, source: 'event', category: 'ethicsEvent' },
      ...{ centihours: 400, contentHash: null, postedBy: 'system' },
      evidence: {
        ...{ kind: 'event', title: '大讲堂', day: '2026-03-05', place: '礼堂', organiser: '市人社局' },
        confirmedBy: '管理员',
      },
    });
  }
  await begunToUndo(one.id, 1);
  await startAgain();
  expect(await officer.view(one.id)).toMatchObject({ state: 'undoing' });
  portal.clock.advance(LEASE_MS);
  await finisher().look();
  expect(await officer.view(one.id)).toMatchObject({
    state: 'undone',
    undone: {
      note: `2 人已有学习记录，没有删除，改为 2026-11-20 起离开：李明（${numberOf(3)}）、李明（${numberOf(2_400)}）`,
    },
  });
  expect(numbersIn('people')).toBe(3);
});

test('whoever was thought dead and comes back writes nothing more', async () => {
  const one = await officer.dryRun(list());
  const slow = await begunToWrite(one, 1);
  portal.clock.advance(LEASE_MS);
  const { rosterImports } = portal.deps.storage;
  const untilMs = portal.clock.now() + LEASE_MS;
  expect(await rosterImports.seize({ holder: 'another', untilMs }, portal.clock.now())).toMatchObject({
    importId: one.id,
  });
  expect(await rosterImports.step({ holder: slow.holder, untilMs })).toEqual({ is: 'gone' });
  expect(numbersIn('people')).toBe(1_001);
  expect(await rosterImports.step({ holder: 'another', untilMs })).toMatchObject({ is: 'on' });
  expect(numbersIn('people')).toBe(2_001);
});

test('a long list whose people were changed since is not taken back, and one of them is named', async () => {
  const one = await officer.imported(list());
  await officer.imported(csvOf(aRow(numberOf(2_450), { 职务: '科长' })));
  const refused = await officer.undo(one.id);
  expect(refused.statusCode).toBe(409);
  expect(refused.json().detail).toContain(`这些在导入之后又改过：${numberOf(2_450)}`);
  expect(await officer.view(one.id)).toMatchObject({ state: 'done' });
  expect(numbersIn('roster_turns')).toBe(0);
});
