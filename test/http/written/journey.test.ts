/** Written work from the asking to the hours: drafts, versions, two readers who do not know of each other, a third. */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MyWrittenWork, WrittenDeskView, WrittenWorkView } from '../../../src/domain/api/written.ts';
import { openWritten, TEXT, WRITTEN, type WrittenStage } from './stage.ts';

let stage: WrittenStage;
let task: string;
beforeEach(async () => {
  stage = await openWritten({ policy: { writtenWork: { reflection: 50 } } });
  task = await stage.request();
}, 60_000);
afterEach(async () => {
  expect(stage.portal.defects).toEqual([]);
  await stage.portal.close();
});

const mine = async (): Promise<MyWrittenWork> =>
  (await stage.ask('learner', 'GET', `/api/me/written/${task}`)).json();
const desk = async (who: 'bureau' | 'hall' | 'court' = 'bureau'): Promise<WrittenDeskView> =>
  (await stage.ask(who, 'GET', '/api/written?year=2026')).json();
const seen = async (who: Parameters<WrittenStage['workSeenBy']>[0], work: string): Promise<WrittenWorkView> =>
  (await stage.workSeenBy(who, work)).json();
const entries = () => stage.portal.deps.storage.ledger.entries('learner', 2026);

async function handedIn(): Promise<string> {
  expect((await stage.handIn(task)).statusCode).toBe(204);
  return stage.workOf(task);
}

describe('asking', () => {
  test('stands among the tasks of whoever is meant, and of nobody else', async () => {
    const of = async (who: 'learner' | 'neighbour') =>
      (await stage.ask(who, 'GET', '/api/me/tasks')).json().written;
    expect(await of('learner')).toMatchObject([
      { id: task, kind: 'reflection', topic: WRITTEN.topic, state: 'open', centihours: 50, makesUp: null },
    ]);
    expect(await of('neighbour')).toEqual([]);
    expect((await stage.ask('neighbour', 'GET', `/api/me/written/${task}`)).statusCode).toBe(404);
  });

  test('is counted first, and made with the rubric as it stands', async () => {
    const preview = await stage.ask('bureau', 'POST', '/api/written/preview', {
      ...WRITTEN,
      tiers: ['window'],
    });
    expect(preview.json()).toEqual({ people: 4 });
    expect((await mine()).rubric.criteria.map(({ id }) => id)).toEqual(['work', 'words']);
  });

  test('as a part of an assignment it takes its people and its day', async () => {
    const assignment = await stage.ask('bureau', 'POST', '/api/assignments', {
      ...{ unitId: 'hall', title: '年度必修', dueDay: '2026-12-01' },
      items: [{ kind: 'course', id: 'integrity' }],
    });
    await stage.request({ assignment: assignment.json().id, unitId: '', topic: '学后一得' });
    const found = (await desk()).tasks.find(({ topic }) => topic === '学后一得');
    expect(found).toMatchObject({ assignment: '年度必修', dueDay: '2026-12-01', unit: { id: 'hall' } });
  });

  test.each([
    ['a rubric for another kind', { rubric: 'paper' }, '/rubric'],
    ['a rubric there is not', { rubric: 'none' }, '/rubric'],
    ['a day that is past', { dueDay: '2026-01-01' }, '/dueDay'],
    ['no topic', { topic: ' ' }, '/topic'],
    ['hardly any words', { minimumCharacters: 10 }, '/minimumCharacters'],
    ['an assignment there is not', { assignment: 'none' }, undefined],
  ])('refuses %s', async (_name, overrides, field) => {
    const refused = await stage.ask('bureau', 'POST', '/api/written', { ...WRITTEN, ...overrides });
    expect(refused.statusCode).toBe(field === undefined ? 403 : 400);
    if (field !== undefined) expect(refused.json().field).toBe(field);
    expect((await desk()).tasks).toHaveLength(1);
  });

  test('withdrawn, it is nobody’s task any more; moved, it has its new day', async () => {
    const change = (path: string, body: object) =>
      stage.ask('bureau', 'POST', `/api/written/${task}/${path}`, body);
    expect((await change('due-day', { dueDay: '2026-12-30', reason: '推迟一些' })).statusCode).toBe(204);
    expect(await mine()).toMatchObject({ dueDay: '2026-12-30' });
    expect((await change('withdrawal', { reason: '改为座谈' })).statusCode).toBe(204);
    expect((await stage.ask('learner', 'GET', '/api/me/tasks')).json().written).toEqual([]);
    expect((await stage.handIn(task)).statusCode).toBe(404);
    expect((await change('withdrawal', { reason: '再撤一次' })).statusCode).toBe(409);
  });
});

describe('writing', () => {
  const save = (text: string, revision: number) =>
    stage.ask('learner', 'PUT', `/api/me/written/${task}/draft`, { text, revision });

  test('the draft is kept between visits and gone when it is handed in', async () => {
    expect((await save('起个头', 0)).json()).toEqual({ text: '起个头', revision: 1, isKept: true });
    expect((await mine()).draft).toEqual({ text: '起个头', revision: 1 });
    await handedIn();
    expect((await mine()).draft).toBeNull();
  });

  test('of two devices the later one is told what the earlier saved, and overwrites nothing', async () => {
    await save('在办公室写的', 0);
    expect((await save('在手机上写的', 0)).json()).toEqual({
      ...{ text: '在办公室写的', revision: 1, isKept: false },
    });
    expect((await save('合在一起的', 1)).json()).toMatchObject({ isKept: true, revision: 2 });
  });

  test('too short is refused with what is missing, and the draft stays', async () => {
    await save('太短', 0);
    const refused = await stage.handIn(task, '太短');
    expect(refused.json()).toMatchObject({ status: 400, field: '/text' });
    expect((await mine()).draft?.text).toBe('太短');
  });

  test('what was handed in keeps its hash as evidence, and every version', async () => {
    const work = await handedIn();
    expect((await mine()).handedIn?.hash).toBe(createHash('sha256').update(TEXT).digest('hex'));
    await stage.ask('hall', 'POST', `/api/written-works/${work}/return`, {
      ...{ version: 1, remark: '请联系自己的岗位再写。' },
    });
    expect(await mine()).toMatchObject({ state: 'returned', returned: '请联系自己的岗位再写。' });
    expect((await stage.handIn(task, `${TEXT}补一段。`)).statusCode).toBe(204);
    expect((await seen('hall', work)).versions.map(({ version }) => version)).toEqual([2, 1]);
    const { written } = stage.portal.deps.storage;
    expect(await written.text(work, 1)).toBe(TEXT);
    expect(await written.text(work, 2)).toBe(`${TEXT}补一段。`);
  });

  test('what is being read can be neither saved nor handed in again', async () => {
    await handedIn();
    expect((await save('再改改', 0)).statusCode).toBe(409);
    expect((await stage.handIn(task)).statusCode).toBe(409);
  });
});

describe('reading', () => {
  test('two that agree pass it, the hours are posted once, and the learner has the remarks', async () => {
    const work = await handedIn();
    expect((await stage.read('hall', work, 80)).statusCode).toBe(204);
    expect(await mine()).toMatchObject({ state: 'reading', result: null, remarks: [] });
    expect((await stage.read('bureau', work, 75)).statusCode).toBe(204);
    expect(await mine()).toMatchObject({
      ...{ state: 'passed', result: { points: 77, isPassed: true } },
      remarks: ['hall：写得实在。', 'bureau：写得实在。'],
    });
    const [entry, ...more] = await entries();
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      ...{ year: 2026, category: 'ethicsPractice', centihours: 50, source: 'practice' },
      evidence: { title: '心得体会：窗口就是一面镜子', work, points: 77, organiser: '局' },
    });
    expect(entry?.evidence).toMatchObject({ workHash: createHash('sha256').update(TEXT).digest('hex') });
  });

  test('before the own points are handed in, the first reader’s are nowhere in what a reader is sent', async () => {
    const work = await handedIn();
    await stage.read('hall', work, 41);
    for (const who of ['bureau', 'city', 'administrator', 'auditor'] as const) {
      const { body } = await stage.workSeenBy(who, work);
      expect(JSON.parse(body).readings).toEqual([]);
      expect(body).not.toContain('写得实在');
    }
    expect((await seen('hall', work)).readings).toMatchObject([{ total: 41, place: 'first' }]);
    const list = JSON.stringify([
      await desk(),
      await (await stage.ask('bureau', 'GET', `/api/written/${task}`)).json(),
    ]);
    expect(list).not.toContain('写得实在');
    await stage.read('bureau', work, 45);
    expect((await seen('city', work)).readings.map(({ total }) => total)).toEqual([41, 45]);
  });

  test('too far apart, a third sees both and decides', async () => {
    const work = await handedIn();
    await stage.read('hall', work, 90);
    await stage.read('bureau', work, 40);
    expect(await entries()).toEqual([]);
    const third = await seen('city', work);
    expect(third).toMatchObject({ state: 'third', decision: { place: 'third' } });
    expect(third.readings).toHaveLength(2);
    expect((await stage.read('hall', work, 90)).statusCode).toBe(403);
    expect((await stage.read('city', work, 66)).statusCode).toBe(204);
    expect((await mine()).result).toEqual({ points: 66, isPassed: true });
    expect((await entries())[0]?.evidence).toMatchObject({ confirmedBy: '两位读者评阅，第三位读者裁定' });
  });

  test('not passed gives no hours, and it may be written anew', async () => {
    const work = await handedIn();
    await stage.read('hall', work, 50);
    await stage.read('bureau', work, 52);
    expect(await mine()).toMatchObject({ state: 'failed', result: { points: 51, isPassed: false } });
    expect(await entries()).toEqual([]);
    expect((await stage.handIn(task, `${TEXT}重写了。`)).statusCode).toBe(204);
    expect((await mine()).state).toBe('reading');
  });

  test('nobody reads their own, and nobody the same twice', async () => {
    expect((await stage.handIn(task, TEXT, 'hall')).statusCode).toBe(204);
    const works = await stage.portal.deps.storage.written.works({ taskId: task });
    const own = works[0]?.id ?? '';
    expect((await stage.read('hall', own, 100)).statusCode).toBe(403);
    expect((await stage.workSeenBy('hall', own)).statusCode).toBe(403);
    await stage.read('bureau', own, 80);
    expect((await stage.read('bureau', own, 80)).statusCode).toBe(403);
    expect((await stage.read('court', own, 80)).statusCode).toBe(403);
    expect((await stage.read('auditor', own, 80)).statusCode).toBe(403);
  });

  test('two who read at the same moment are the first and the second, neither having seen the other’s', async () => {
    const work = await handedIn();
    const both = await Promise.all([stage.read('hall', work, 70), stage.read('bureau', work, 72)]);
    expect(both.map(({ statusCode }) => statusCode)).toEqual([204, 204]);
    expect((await mine()).result).toMatchObject({ points: 71 });
    expect(await entries()).toHaveLength(1);
  });

  test('what waits stands on the desk for whoever may read it', async () => {
    const work = await handedIn();
    await stage.read('hall', work, 70);
    expect((await desk('bureau')).waiting).toMatchObject([{ id: work, state: 'second', mayRead: true }]);
    expect((await desk('hall')).waiting).toMatchObject([{ id: work, mayRead: false }]);
    expect((await desk('court')).waiting).toEqual([]);
  });
});

describe('withdrawing a result', () => {
  test('takes the hours back; written anew and passed, they are posted again', async () => {
    const work = await handedIn();
    await stage.read('hall', work, 80);
    await stage.read('bureau', work, 80);
    const revoke = (who: 'bureau' | 'court') =>
      stage.ask(who, 'POST', `/api/written-works/${work}/revocation`, { reason: '与别人的文章相同' });
    expect((await revoke('court')).statusCode).toBe(403);
    expect((await revoke('bureau')).statusCode).toBe(204);
    expect((await entries()).map(({ centihours }) => centihours)).toEqual([50, -50]);
    expect(await mine()).toMatchObject({ state: 'revoked', returned: '与别人的文章相同' });
    expect((await revoke('bureau')).statusCode).toBe(409);
    await stage.handIn(task, `${TEXT}自己重写。`);
    await stage.read('hall', work, 80, 2);
    await stage.read('bureau', work, 80, 2);
    expect((await entries()).map(({ centihours }) => centihours)).toEqual([50, -50, 50]);
  });
});

describe('the same words as somebody else’s', () => {
  test('are shown to readers, and only those of people they reach', async () => {
    await stage.handIn(task, `${TEXT}同事写的。`, 'colleague');
    const work = await handedIn();
    const [similar] = (await seen('bureau', work)).similar;
    expect(similar).toMatchObject({ person: { id: 'colleague' }, shareBasisPoints: 10_000 });
    expect(similar?.passages[0]?.own).toBe(similar?.passages[0]?.other);
    await stage.portal.deps.storage.roster.grant('court', { role: 'officer', unitId: 'hall' });
    const everywhere = await stage.request({ unitId: 'city', topic: '各写一篇' }, 'city');
    await stage.handIn(everywhere, TEXT, 'neighbour');
    await stage.handIn(everywhere, TEXT, 'learner');
    const other = await stage.workOf(everywhere);
    expect((await seen('hall', other)).similar).toEqual([]);
    expect((await seen('city', other)).similar).toHaveLength(1);
  });
});
