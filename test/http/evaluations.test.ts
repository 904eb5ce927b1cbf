/** Teaching evaluation: once a person, open from five on and by fives, and nobody to be found by it. */

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aCatalogue, aPlan, aQuestionnaire } from '../support/builders.ts';
import { openPlans, type PlansStage, type Who } from './plans/stage.ts';
import { openSession } from './xapi/record.ts';

const SUBJECT = 'course:integrity@2026';
const GOOD = { useful: 5, clear: 4 };

let file: string;
let stage: PlansStage;
let cookies: string[];
beforeEach(async () => {
  file = join(mkdtempSync(join(tmpdir(), 'mingde-evaluations-')), 'mingde.db');
  const evaluations = [aQuestionnaire(), aQuestionnaire({ id: 'events', for: 'events' })];
  stage = await openPlans({ file, catalogue: aCatalogue({ evaluations }) });
  cookies = [];
  for (let at = 0; at < 11; at += 1) {
    const person = await stage.add(`reader-${at}`, 'hall');
    await stage.credit(person.id);
    cookies.push(await openSession(stage.portal, person));
  }
}, 60_000);
afterEach(async () => {
  expect(stage.portal.defects).toEqual([]);
  await stage.portal.close();
});

const answer = (at: number, body: object = {}) =>
  stage.portal.app.inject({
    ...{ method: 'POST', url: '/api/me/evaluations', headers: { cookie: cookies[at] } },
    payload: { subject: SUBJECT, scores: GOOD, remark: `第${at}位说的`, ...body },
  });
const mine = async (at: number) =>
  (
    await stage.portal.app.inject({
      method: 'GET',
      url: '/api/me/evaluations',
      headers: { cookie: cookies[at] },
    })
  ).json();
const seen = async (who: Who = 'bureau') =>
  (await stage.ask(who, 'GET', '/api/evaluations')).json().evaluations;

test('who completed it is asked once; who did not is not', async () => {
  expect((await mine(0)).open).toMatchObject([
    { subject: SUBJECT, title: '公正廉洁', questionnaire: { id: 'courses' } },
  ]);
  expect((await answer(0)).statusCode).toBe(204);
  expect(await mine(0)).toMatchObject({ open: [], answered: [{ subject: SUBJECT }] });
  expect((await answer(0)).statusCode).toBe(409);
  const stranger = { subject: SUBJECT, scores: GOOD, remark: '' };
  expect((await stage.ask('learner', 'POST', '/api/me/evaluations', stranger)).statusCode).toBe(404);
  expect((await answer(1, { subject: 'event:none' })).statusCode).toBe(404);
});

test('an answer to nothing, or of none, is refused by its question, and may be given anew', async () => {
  expect((await answer(0, { scores: { useful: 5 } })).json()).toMatchObject({
    status: 400,
    field: '/scores/clear',
  });
  expect((await answer(0, { scores: { useful: 9, clear: 1 } })).json()).toMatchObject({
    field: '/scores/useful',
  });
  expect((await answer(0)).statusCode).toBe(204);
});

test('the desk sees nothing of four, five of five to nine, and never a sixth by itself', async () => {
  const visible: unknown[] = [];
  for (let at = 0; at < 11; at += 1) {
    expect((await answer(at, { scores: { useful: at === 5 ? 1 : 5, clear: 4 } })).statusCode).toBe(204);
    visible.push(await seen());
  }
  expect(visible[3]).toEqual([]);
  expect(visible[4]).toMatchObject([{ answers: 5, questions: [{ counts: [0, 0, 0, 0, 5] }, {}] }]);
  for (const between of visible.slice(5, 9)) expect(between).toEqual(visible[4]);
  expect(visible[9]).toMatchObject([{ answers: 10, questions: [{ counts: [1, 0, 0, 0, 9] }, {}] }]);
  expect(visible[10]).toEqual(visible[9]);
  expect((visible[4] as { remarks: string[] }[])[0]?.remarks).toHaveLength(5);
});

test('every reader of the desk sees the same answers to a course, so that no two groups can be compared', async () => {
  for (let at = 0; at < 5; at += 1) await answer(at);
  const all = await seen('city');
  for (const who of ['court', 'hall', 'auditor', 'administrator'] as const)
    expect(await seen(who)).toEqual(all);
  expect((await stage.ask('learner', 'GET', '/api/evaluations')).statusCode).toBe(403);
});

test('an activity is read by whoever reaches the unit that held it', async () => {
  const planned = await stage.ask('hall', 'POST', '/api/events', { unitId: 'hall', plan: aPlan() });
  const subject = `event:${planned.json().id}`;
  for (let at = 0; at < 5; at += 1) {
    await stage.portal.deps.storage.evaluations.keep({
      ...{ subject, personId: `reader-${at}`, form: 'events@1', scores: { useful: 5, clear: 5 }, remark: '' },
      ids: [`a-${at}`, `b-${at}`],
    });
  }
  const subjects = async (who: Who) => (await seen(who)).map((one: { subject: string }) => one.subject);
  expect(await subjects('hall')).toEqual([subject]);
  expect(await subjects('city')).toEqual([subject]);
  expect(await subjects('court')).toEqual([]);
});

test('nothing that is kept leads from an answer to a person: no name, no time, no order, no log', async () => {
  const order = [7, 2, 9, 0, 4, 1];
  for (const at of order) await answer(at);
  const db = new Sqlite(file, { readonly: true });
  const tables = ['evaluation_answers', 'evaluation_remarks'] as const;
  for (const table of tables) {
    const columns = db.pragma(`table_info(${table})`) as { name: string }[];
    expect(columns.map(({ name }) => name).filter((name) => /person|who|_ms|_at|day|seq/.test(name))).toEqual(
      [],
    );
    expect(db.pragma(`foreign_key_list(${table})`)).toEqual([]);
    // Rows without a number of their own lie in the order of their random keys.
    expect(() => db.prepare(`SELECT rowid FROM ${table}`).all()).toThrow(/no such column/);
  }
  const columns = db.pragma('table_info(evaluation_answered)') as { name: string }[];
  expect(columns.map(({ name }) => name)).toEqual(['subject', 'person_id']);
  expect(() => db.prepare('SELECT rowid FROM evaluation_answered').all()).toThrow(/no such column/);
  const logged = db.prepare('SELECT action, detail FROM audit_events').all() as {
    action: string;
    detail: string;
  }[];
  expect(logged.filter(({ action, detail }) => /evaluat/.test(action + detail))).toEqual([]);
  const statements = db.prepare("SELECT count(*) AS count FROM statements WHERE json LIKE '%位说的%'").get();
  expect(statements).toEqual({ count: 0 });
  db.close();
  expect(stage.audited().filter((line) => line.includes('evaluat'))).toEqual([]);
});

test('it is not in the learner’s archive', async () => {
  for (let at = 0; at < 5; at += 1) await answer(at);
  const archive = await stage.portal.app.inject({
    ...{ method: 'GET', url: '/api/me/archive', headers: { cookie: cookies[0] } },
  });
  expect(archive.statusCode).toBe(200);
  expect(archive.rawPayload.includes(Buffer.from('位说的'))).toBe(false);
  expect(archive.rawPayload.includes(Buffer.from('evaluation'))).toBe(false);
});

describe('what was opened', () => {
  test('is never changed, closed or deleted, not even past the portal', async () => {
    for (let at = 0; at < 6; at += 1) await answer(at);
    const db = new Sqlite(file);
    expect(() => db.prepare('DELETE FROM evaluation_answered').run()).toThrow(/cannot answer again/);
    expect(() => db.prepare('DELETE FROM evaluation_answers').run()).toThrow(/never deleted/);
    expect(() => db.prepare('UPDATE evaluation_answers SET batch = NULL').run()).toThrow(/opened once/);
    expect(() => db.prepare('UPDATE evaluation_remarks SET batch = 9 WHERE batch = 1').run()).toThrow(
      /opened once/,
    );
    db.close();
  });
});
