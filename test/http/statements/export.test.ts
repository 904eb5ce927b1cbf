/** The selection as a file: complete, streamed, harmless to office programs, and logged. */
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { exportStatements } from '../../../server/services/export-statements.ts';
import { eventually } from '../../support/eventually.ts';
import { type Explorer, openExplorer, type Reader, verb } from './explorer.ts';

let explorer: Explorer;
let auditor: Reader;
beforeEach(async () => {
  explorer = await openExplorer();
  auditor = await explorer.as('auditor');
});
afterEach(async () => {
  expect(explorer.portal.defects).toEqual([]);
  await explorer.portal.close();
});

const many = async (count: number) => {
  const actor = await explorer.addPerson();
  return explorer.keep(...Array.from({ length: count }, () => ({ actor })));
};
const rowsOf = (body: string) => body.trimEnd().split('\r\n').slice(1);
const logged = () => vi.spyOn(explorer.portal.deps.storage.audit, 'record');
const asked = { search: {}, written: '' };

test('NDJSON holds every statement of the selection once, each in one line, exactly as it is kept', async () => {
  const kept = await many(1_234);
  const { deps } = explorer.portal;
  const id = crypto.randomUUID();
  const json = `{"id":"${id}",\r\n\t"actor":{"mbox":"mailto:a@b.cn"},"verb":{"id":"https://a.cn/v"},"object":{"id":"https://a.cn/x"},"result":{"score":{"raw":1.50}}}`;
  await deps.storage.statements.append([
    { id, storedMs: deps.storage.statements.stampMs(0), json, lists: ['verb https://a.cn/v'] },
  ]);
  const response = await auditor.get('/api/statements/export?format=ndjson');
  expect(response.headers).toMatchObject({
    'content-type': 'application/x-ndjson; charset=utf-8',
    'content-disposition': expect.stringMatching(
      /^attachment; filename="statements-2026-11-23\.ndjson"; filename\*=UTF-8''%E5%AD/,
    ),
    'cache-control': 'no-store',
  });
  const lines = response.body.trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line).id)).toEqual([id, ...kept.toReversed()]);
  expect(lines[0]).toContain('"raw":1.50');
});

test('CSV begins with a byte order mark and a head, and has a row for every statement', async () => {
  const actor = await explorer.addPerson({ name: '李明', staffNumber: '007001', unitId: 'hall' });
  const registration = crypto.randomUUID();
  const [id] = await explorer.keep({
    actor,
    ...verb('passed'),
    object: { id: `${explorer.portal.deps.catalogue.portal.identifier}/courses/integrity/quiz` },
    result: { success: true, score: { scaled: 0.8 } },
    context: { registration },
    timestamp: '2026-11-22T18:30:05Z',
  });
  const response = await auditor.get('/api/statements/export?format=csv');
  expect(response.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(response.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  expect(response.body.split('\r\n')[0]).toContain('姓名,工号,单位');
  const [row = ''] = rowsOf(response.body);
  expect(row.split(',')).toEqual([
    '2026-11-23 09:00:00',
    '2026-11-23 02:30:05',
    '李明',
    '"\t007001"',
    '大厅',
    '通过了测验',
    '“公正廉洁”测验',
    '',
    '是',
    '80',
    actor.id,
    'http://adlnet.gov/expapi/verbs/passed',
    `${explorer.portal.deps.catalogue.portal.identifier}/courses/integrity/quiz`,
    registration,
    id,
  ]);
});

test('a cell that would be a formula is made text', async () => {
  for (const name of ['=1+1', '+1', '-1', '@SUM(A1)', '＝1', '\t=1', '"=1']) {
    await explorer.keep({ actor: { mbox: 'mailto:a@b.cn', name } });
  }
  const cells = rowsOf((await auditor.get('/api/statements/export?format=csv')).body);
  expect(cells.map((row) => row.split(',')[2])).toEqual([
    '"""=1"',
    `"'\t=1"`,
    "'＝1",
    "'@SUM(A1)",
    "'-1",
    "'+1",
    "'=1+1",
  ]);
});

test('the filters hold for the export, and nobody is found in an empty file', async () => {
  await many(3);
  const other = await explorer.addPerson({ name: '李明' });
  await explorer.keep({ actor: other }, { actor: other, ...verb('passed') });
  const rows = async (query: string) =>
    rowsOf((await auditor.get(`/api/statements/export?format=csv&${encodeURI(query)}`)).body).length;
  expect(await rows('')).toBe(5);
  expect(await rows('person=李明')).toBe(2);
  expect(await rows('person=李明&verb=passed')).toBe(1);
  expect(await rows('to=2026-11-22')).toBe(0);
});

test('an officer takes along only what is within reach', async () => {
  const clerk = await explorer.addPerson({ unitId: 'hall' });
  const judge = await explorer.addPerson({ unitId: 'court' });
  const [clerks] = await explorer.keep({ actor: clerk }, { actor: judge });
  const officer = await explorer.as('officer');
  const { body } = await officer.get('/api/statements/export?format=ndjson');
  expect(
    body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).id),
  ).toEqual([clerks]);
});

test('a format that is not there, and a filter nobody knows, are refused before anything is sent', async () => {
  for (const [query, field] of [
    ['', '/format'],
    ['format=xlsx', '/format'],
    ['format=csv&peson=王', '/'],
    ['format=csv&cursor=3', '/'],
  ]) {
    const response = await auditor.get(`/api/statements/export?${encodeURI(query ?? '')}`);
    expect([response.statusCode, response.json().field]).toEqual([400, field]);
  }
});

test('the log says who took what when, at the beginning and with the number of rows at the end', async () => {
  await many(1_001);
  const record = logged();
  await auditor.get('/api/statements/export?format=csv&verb=experienced&from=2026-11-01');
  const common = { atMs: explorer.portal.clock.now(), who: auditor.person.id };
  const what = { search: 'verb=http://adlnet.gov/expapi/verbs/experienced&from=2026-11-01', format: 'csv' };
  expect(record.mock.calls.map(([event]) => event)).toEqual([
    {
      ...common,
      action: 'statements-export-begun',
      detail: { ...what, search: 'verb=experienced&from=2026-11-01' },
    },
    {
      ...common,
      action: 'statements-exported',
      detail: { ...what, search: 'verb=experienced&from=2026-11-01', rows: 1_001, end: 'complete' },
    },
  ]);
});

test('no more is read than is taken', async () => {
  await many(1_600);
  const { deps } = explorer.portal;
  const query = vi.spyOn(deps.storage.statements, 'query');
  const record = logged();
  const caller = { kind: 'session', personId: 'p', roles: ['auditor'], tokenHash: '' } as const;
  const made = await exportStatements(deps, caller, asked, 'ndjson');
  if (!made.ok) throw new Error(made.failure.message);
  expect(query).not.toHaveBeenCalled();
  const first = await made.value.pieces.next();
  expect([query.mock.calls.length, String(first.value).split('\n').length]).toEqual([1, 501]);
  await made.value.pieces.return(undefined);
  expect(query).toHaveBeenCalledTimes(1);
  expect(record.mock.calls.at(-1)?.[0].detail).toMatchObject({ rows: 500, end: 'broken-off' });
});

test('a reader that hangs up ends the reading, and the log says so', async () => {
  await many(12_000);
  const record = logged();
  await explorer.portal.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = explorer.portal.app.server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/api/statements/export?format=ndjson`, {
    headers: { cookie: auditor.cookie },
  });
  expect(response.headers.get('content-length')).toBeNull();
  const reader = response.body?.getReader();
  await reader?.read();
  await reader?.cancel();
  await eventually(() => expect(record.mock.calls.at(-1)?.[0].action).toBe('statements-exported'));
  const { rows, end } = record.mock.calls.at(-1)?.[0].detail ?? {};
  expect(end).toBe('broken-off');
  expect(rows).toBeLessThan(12_000);
});

test('HEAD begins no export', async () => {
  const record = logged();
  const { cookie } = auditor;
  const url = '/api/statements/export?format=csv';
  const response = await explorer.portal.app.inject({ method: 'HEAD', url, headers: { cookie } });
  expect(response.statusCode).toBe(400);
  expect(record.mock.calls.map(([{ action }]) => action)).not.toContain('statements-export-begun');
});
