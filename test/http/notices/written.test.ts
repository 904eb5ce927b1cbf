/** Written work through the desk's and the writer's own calls, and what people are told of it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aNoticeBook } from '../../support/builders.ts';
import { openWritten, TEXT, type WrittenStage } from '../written/stage.ts';
import { kindsOf, lastText, tell } from './telling.ts';

let stage: WrittenStage;
let task: string;
const BOOK = aNoticeBook({ yearBehindFrom: ['12-31'], digest: 'never' });
beforeEach(async () => {
  stage = await openWritten({ policy: { writtenWork: { reflection: 50 } } });
  task = await stage.request();
}, 60_000);
afterEach(async () => {
  expect(stage.portal.defects).toEqual([]);
  await stage.portal.close();
});

const look = () => tell(stage.portal, BOOK);
const of = (who: string) => kindsOf(stage.portal, who);
const text = (kind: string) => lastText(stage.portal, 'learner', kind);
const change = (path: string, body: object) =>
  stage.ask('bureau', 'POST', `/api/written/${task}/${path}`, body);
const turnBack = (work: string, version: number) =>
  stage.ask('hall', 'POST', `/api/written-works/${work}/return`, { version, remark: '请联系岗位再写。' });

async function handedIn(): Promise<string> {
  expect((await stage.handIn(task)).statusCode).toBe(204);
  return stage.workOf(task);
}

describe('written work that is asked for', () => {
  test('is told to everybody meant and to nobody else, once however often one looks', async () => {
    expect((await look()).made).toBeGreaterThan(0);
    expect(await of('learner')).toEqual(['writtenGiven']);
    expect(await of('neighbour')).toEqual([]);
    expect(await look()).toEqual({ made: 0, closed: 0 });
    expect(await Promise.all([look(), look(), look()])).toEqual(Array(3).fill({ made: 0, closed: 0 }));
    expect(await text('writtenGiven')).toContain('kind=心得体会\nunit=局');
    const [notice] = await stage.portal.deps.storage.notices.list('learner', { limit: 1 });
    expect(notice?.link).toBe(`/my/written/?work=${task}`);
  });

  test('is reminded of on its days and when it is over', async () => {
    await look();
    for (const day of ['2026-12-13', '2026-12-19', '2026-12-21']) {
      await stage.passTo(`${day}T09:00:00+08:00`);
      await look();
    }
    expect(await of('learner')).toEqual([
      'writtenGiven',
      'writtenSoon void',
      'writtenSoon void',
      'writtenOverdue',
    ]);
  });

  test('handed in, it is done at the next look, for whoever has done it', async () => {
    await look();
    // Long after the asking is looked at as news, and after the morning's look.
    await stage.passTo('2026-11-25T09:00:00+08:00');
    await look();
    await stage.passTo('2026-11-25T15:00:00+08:00');
    await handedIn();
    await look();
    expect(await of('learner')).toEqual(['writtenGiven done']);
    expect(await of('colleague')).toEqual(['writtenGiven']);
    await stage.passTo('2026-12-13T09:00:00+08:00');
    await look();
    expect(await of('learner')).toEqual(['writtenGiven done']);
    expect(await of('colleague')).toEqual(['writtenGiven', 'writtenSoon']);
  });

  test('withdrawn, nothing wrong is left standing; moved, the new day has its own reminder', async () => {
    await look();
    await stage.passTo('2026-12-14T09:00:00+08:00');
    await look();
    await change('due-day', { dueDay: '2026-12-28', reason: '推迟一些。' });
    await look();
    expect(await of('learner')).toEqual(['writtenGiven', 'writtenSoon void']);
    await change('withdrawal', { reason: '改为座谈。' });
    await look();
    expect(await of('learner')).toEqual(['writtenGiven void', 'writtenSoon void']);
  });
});

describe('what the readers made of it', () => {
  test('returned, it says why until it is handed in again; each time anew', async () => {
    const work = await handedIn();
    await turnBack(work, 1);
    await look();
    expect(await of('learner')).toEqual(['writtenReturned']);
    expect(await text('writtenReturned')).toContain('reason=请联系岗位再写。');
    expect((await look()).made).toBe(0);
    await stage.handIn(task, `${TEXT}补一段。`);
    await look();
    expect(await of('learner')).toEqual(['writtenReturned done']);
    await turnBack(work, 2);
    await look();
    expect(await of('learner')).toEqual(['writtenReturned done', 'writtenReturned']);
    await change('withdrawal', { reason: '改为座谈。' });
    await look();
    expect(await of('learner')).toEqual(['writtenReturned done', 'writtenReturned void']);
  });

  test('one reading says nothing; two say the result once, and its withdrawal why', async () => {
    const work = await handedIn();
    await stage.read('hall', work, 80);
    await look();
    expect(await of('learner')).toEqual([]);
    await stage.read('bureau', work, 75);
    await look();
    expect(await of('learner')).toEqual(['writtenPassed']);
    expect(await text('writtenPassed')).toContain('points=77\nfullPoints=100');
    await stage.ask('bureau', 'POST', `/api/written-works/${work}/revocation`, { reason: '查实代写。' });
    await look();
    expect(await of('learner')).toEqual(['writtenPassed', 'writtenRevoked']);
    expect(await text('writtenRevoked')).toContain('reason=查实代写。');
    expect((await look()).made).toBe(0);
  });

  test('not passed, it says so until it is handed in again', async () => {
    const work = await handedIn();
    await stage.read('hall', work, 50);
    await stage.read('bureau', work, 51);
    await look();
    expect(await of('learner')).toEqual(['writtenFailed']);
    expect(await text('writtenFailed')).toContain('points=50\npassPoints=60');
    await stage.handIn(task, `${TEXT}补一段。`);
    await look();
    expect(await of('learner')).toEqual(['writtenFailed done']);
  });
});

describe('a reading that waits', () => {
  test('is told to the nearest officer, then to the next one up, never to whoever wrote or read it', async () => {
    await look();
    const work = await handedIn();
    await stage.handIn(task, `${TEXT}我也是。`, 'hall');
    await stage.passTo('2026-11-25T09:00:00+08:00');
    await look();
    const waiting = async (who: string) =>
      (await of(who)).filter((kind) => kind.startsWith('writtenWaiting'));
    const count = (who: string) => lastText(stage.portal, who, 'writtenWaiting');
    expect([await waiting('hall'), await count('hall')]).toEqual([['writtenWaiting'], 'count=1']);
    // The hall's officer has written one of the two.
    expect([await waiting('bureau'), await count('bureau')]).toEqual([['writtenWaiting'], 'count=1']);
    expect(await waiting('city')).toEqual([]);
    expect(await waiting('court')).toEqual([]);
    expect(await look()).toEqual({ made: 0, closed: 0 });
    await stage.read('hall', work, 80);
    await look();
    expect(await waiting('hall')).toEqual(['writtenWaiting done']);
    await stage.passTo('2026-11-26T09:00:00+08:00');
    await look();
    expect(await waiting('hall')).toEqual(['writtenWaiting done']);
    expect(await count('bureau')).toBe('count=2');
    expect((await look()).made).toBe(0);
  });

  test('is counted in the digest of whoever it waits for', async () => {
    await handedIn();
    await tell(stage.portal, aNoticeBook({ yearBehindFrom: ['12-31'] }));
    expect(await lastText(stage.portal, 'hall', 'unitDigest')).toContain('waiting=1');
    expect(await lastText(stage.portal, 'bureau', 'unitDigest')).toContain('waiting=0');
  });
});
