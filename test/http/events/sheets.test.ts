/** Lists, attendance and whole events from sheets: every fault by its cell, all rows or none, and twice is once. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EventSheetView, EventView } from '../../../src/domain/api/events.ts';
import { anXlsx, gb18030 } from '../../support/sheets.ts';
import { type EventStage, openEventStage } from './stage.ts';

let stage: EventStage;
beforeEach(async () => {
  stage = await openEventStage();
});
afterEach(async () => {
  expect(stage.portal.defects).toEqual([]);
  await stage.portal.close();
});

const upload = (path: string, body: string | Uint8Array, cookie = stage.cookies.officer) =>
  stage.portal.app.inject({
    method: 'POST',
    url: path,
    headers: { cookie, 'content-type': 'application/octet-stream' },
    payload: Buffer.from(body as string),
  });
const sheetPath = ({ id, version }: EventView, meaning: string, more = '') =>
  `/api/events/${id}/sheet?meaning=${meaning}&version=${version}${more}`;
const csv = (...rows: readonly (readonly string[])[]) => rows.map((row) => row.join(',')).join('\r\n');
const numbers = () => stage.learners.map(({ staffNumber }) => staffNumber);
const viewOf = async ({ id }: EventView): Promise<EventView> =>
  (await stage.call(stage.cookies.officer, 'GET', `/api/events/${id}`)).json();

describe('attendance', () => {
  const HEAD = ['工号', '姓名', '签到', '签退', '是否到场'];

  test('a GB18030 sheet says who was there, from when to when; it is checked first and then written', async () => {
    const event = await stage.held();
    const [one = '', two = '', three = ''] = numbers();
    const body = gb18030(
      csv(
        HEAD,
        [one, '王甲', '08:55', '10:30', ''],
        [two, '王乙', '', '', '是'],
        [three, '王丙', '', '', '否'],
      ),
    );
    const dry = (await upload(sheetPath(event, 'attendance', '&dryRun=1'), body)).json() as EventSheetView;
    expect(dry).toMatchObject({ isApplied: false, accepted: 3, refused: 0 });
    expect((await viewOf(event)).people).toEqual([]);
    const done = (await upload(sheetPath(event, 'attendance'), body)).json() as EventSheetView;
    expect(done).toMatchObject({ isApplied: true, remarks: ['按 GB18030 编码读取'] });
    expect((await viewOf(event)).people.map(({ state, minutes }) => [state, minutes])).toEqual([
      ['times', 90],
      ['whole', 90],
      ['absent', 0],
    ]);
  });

  test('each fault is named by its cell, and then nothing is written', async () => {
    const event = await stage.held();
    const [one = '', two = '', three = ''] = numbers();
    const body = csv(
      HEAD,
      [one, '王假', '', '', '是'],
      [two, '王乙', '九点', '10:30', ''],
      [three, '王丙', '10:30', '09:00', ''],
      ['999', '无名', '', '', '是'],
      [two, '王乙', '', '', '大概'],
      [three, '王丙', '', '', ''],
      [stage.outsider.staffNumber, '李法', '', '', '是'],
    );
    const answer = (await upload(sheetPath(event, 'attendance'), body)).json() as EventSheetView;
    expect(answer).toMatchObject({ isApplied: false, accepted: 0, refused: 7 });
    expect(answer.rows.map(({ reason }) => reason)).toEqual([
      `B2 姓名“王假”与名册不符：工号 ${one} 是“王甲”`,
      'C3 签到时间“九点”看不懂，请写成 09:00 这样',
      'D4 签退“09:00”不晚于签到“10:30”',
      'A5 工号“999”不在主办单位及其下属单位的名册里',
      'E6 是否到场“大概”看不懂，请填“是”或“否”',
      'E7 “是否到场”和“签到”都没有填，看不出这个人来了没有',
      `A8 工号“${stage.outsider.staffNumber}”不在主办单位及其下属单位的名册里`,
    ]);
    expect((await viewOf(event)).people).toEqual([]);
  });

  test('somebody twice is named, and a sheet of the wrong template is refused as a whole', async () => {
    const event = await stage.held();
    const [one = ''] = numbers();
    const twice = csv(HEAD, [one, '王甲', '', '', '是'], [one, '王甲', '', '', '否']);
    const answer = (await upload(sheetPath(event, 'attendance'), twice)).json() as EventSheetView;
    expect(answer.rows[1]?.reason).toContain('第 2 行');
    const strange = await upload(sheetPath(event, 'attendance'), csv(['平台', '学时'], ['甲', '1']));
    expect(strange.statusCode).toBe(400);
    expect(strange.body).toContain('缺少“工号”列');
    expect((await upload(sheetPath(event, 'attendance'), '')).statusCode).toBe(400);
  });

  test('a sheet read for an older version says what changed', async () => {
    const event = await stage.held();
    const [one = ''] = numbers();
    const body = csv(HEAD, [one, '王甲', '', '', '是']);
    await upload(sheetPath(event, 'attendance'), body);
    const late = await upload(sheetPath(event, 'attendance'), body);
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('登记了出勤');
  });

  test('the sheet that is handed out, filled in, says the same when it is sent back', async () => {
    const event = await stage.held();
    const [one = '', two = ''] = numbers();
    await upload(
      sheetPath(event, 'attendance'),
      csv(HEAD, [one, '王甲', '08:55', '10:30', ''], [two, '王乙', '', '', '是']),
    );
    const before = await viewOf(event);
    const sheet = await stage.portal.app.inject({
      method: 'GET',
      url: `/api/events/${event.id}/attendance.xlsx`,
      headers: { cookie: stage.cookies.officer },
    });
    const again = (await upload(sheetPath(before, 'attendance'), sheet.rawPayload)).json() as EventSheetView;
    expect(again).toMatchObject({ isApplied: true, accepted: 2, refused: 0 });
    const after = await viewOf(event);
    expect(after.people.map(({ days, state }) => [days, state])).toEqual(
      before.people.map(({ days, state }) => [days, state]),
    );
  });
});

test('a list of 500 people is taken in at once', async () => {
  const people = Array.from({ length: 500 }, (_, at) => ({
    ...{ id: `r-${at}`, staffNumber: `7${String(at).padStart(5, '0')}`, name: '新人', unitId: 'hall' },
    ...{ tier: 'window' as const, trainingKind: 'induction' as const, isSample: false },
  }));
  await stage.portal.deps.storage.roster.add({ units: [], people, grants: [], fromDay: '2026-01-01' });
  const event = await stage.planned({ title: '入职宣誓' });
  const rows = people.map(({ staffNumber, name }) => [staffNumber, name]);
  const answer = await upload(sheetPath(event, 'list'), await anXlsx([['工号', '姓名'], ...rows]));
  expect(answer.json()).toMatchObject({ isApplied: true, accepted: 500 });
  expect((await viewOf(event)).counts.invited).toBe(500);
});

describe('events from one sheet', () => {
  const HEAD = ['主办单位', '类别', '名称', '日期', '开始时间', '结束时间', '地点', '内容', '计学时分钟'];
  const good = [
    '人社局',
    '职业道德大讲堂',
    '第四季度大讲堂',
    '2026-12-05',
    '09:00',
    '11:00',
    '报告厅',
    '服务人民、公正廉洁',
    '90',
  ];

  test('become drafts once, however often it is sent', async () => {
    const body = csv(HEAD, good, [
      '服务大厅',
      '集中学习',
      '读书会',
      '2026/12/8',
      '14:00',
      '15:30',
      '三楼',
      '',
      '',
    ]);
    const dry = (await upload('/api/events/import?dryRun=1', body)).json() as EventSheetView;
    expect(dry).toMatchObject({ isApplied: false, accepted: 2 });
    expect((await upload('/api/events/import', body)).json()).toMatchObject({ isApplied: true, accepted: 2 });
    expect((await upload('/api/events/import', body)).json()).toMatchObject({ accepted: 0, known: 2 });
    const held = await stage.portal.deps.storage.events.heldBy(['hrss', 'hall'], 2026);
    expect(held.map(({ title, state }) => [title, state])).toEqual([
      ['第四季度大讲堂', 'draft'],
      ['读书会', 'draft'],
    ]);
    const event = await stage.portal.deps.storage.events.byId(held[0]?.id ?? '');
    expect(event?.plan).toMatchObject({
      principles: ['service', 'integrity'],
      worth: { kind: 'minutes', minutes: 90 },
    });
  });

  test('faults are named by their cells, and nothing is written', async () => {
    const change = (at: number, text: string) => good.map((cell, index) => (index === at ? text : cell));
    const body = csv(
      HEAD,
      change(0, '法院'),
      change(1, '茶话会'),
      change(3, '3/5/2026'),
      change(5, '八点'),
      change(7, '勇敢'),
    );
    const answer = (await upload('/api/events/import', body)).json() as EventSheetView;
    expect(answer).toMatchObject({ isApplied: false, refused: 5 });
    expect(answer.rows.map(({ reason }) => reason?.slice(0, 8))).toEqual([
      'A2 “法院”不',
      'B3 “茶话会”',
      'D4 “3/5/',
      'F5 “八点”看',
      'H6 “勇敢”不',
    ]);
    expect(await stage.portal.deps.storage.events.list({}, 10)).toEqual([]);
  });
});
