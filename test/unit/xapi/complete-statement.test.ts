import { expect, test } from 'vitest';
import { completeStatement } from '../../../src/domain/xapi/complete-statement.ts';
import type { Statement } from '../../../src/domain/xapi/statement.ts';
import type { XapiVersion } from '../../../src/domain/xapi/version.ts';
import { ACTIVITY, AGENT, aStatement, aSubStatement, UUID } from './a-statement.ts';

const NOW = '2026-11-23T01:00:00.000Z';
const AUTHORITY = { account: { homePage: 'https://example.gov.cn/keys', name: 'k' } };
const assigned = { id: UUID, storedMs: Date.parse(NOW), authority: AUTHORITY, version: '1.0.3' } as const;
const complete = (statement: Statement, version: XapiVersion = '1.0.3') =>
  JSON.parse(completeStatement(JSON.stringify(statement), statement, { ...assigned, version }));

test('Data 2.4: what is missing is added', () => {
  expect(complete(aStatement())).toEqual({
    ...aStatement(),
    id: UUID,
    timestamp: NOW,
    version: '1.0.0',
    stored: NOW,
    authority: AUTHORITY,
  });
});

test('Data 2.4.8, 2.4.9: stored and authority are always the server’s; the rest stays as sent', () => {
  const sent = { id: UUID.toUpperCase(), timestamp: '2020-01-01T00:00:00Z', version: '1.0.2' };
  const completed = complete(aStatement({ ...sent, stored: '2000-01-01T00:00:00Z', authority: AGENT }));
  expect(completed).toEqual({ ...aStatement(sent), stored: NOW, authority: AUTHORITY });
});

test('Data 2.4.6.2: a single context activity becomes a list of one, in a SubStatement too', () => {
  const context = { contextActivities: { parent: ACTIVITY, other: [ACTIVITY] } };
  const listed = { contextActivities: { parent: [ACTIVITY], other: [ACTIVITY] } };
  const completed = complete(aStatement({ context, object: aSubStatement({ context }) }));
  expect([completed.context, completed.object.context]).toEqual([listed, listed]);
});

test('numbers, escapes and spaces of a value are returned as they were written', () => {
  const object = JSON.stringify(ACTIVITY);
  const text = `{ "actor":${JSON.stringify(AGENT)}, "object":${object}, "result" : {"score":{ "raw":1.50 }, "response":"\\u4f60"} }`;
  expect(completeStatement(text, JSON.parse(text) as Statement, assigned)).toContain(
    '"result" : {"score":{ "raw":1.50 }, "response":"\\u4f60"}',
  );
});

test('2.0 4.2.4.3: what names no version is 2.0.0 when a 2.0 client sends it', () => {
  expect(complete(aStatement(), '2.0.0').version).toBe('2.0.0');
  expect(complete(aStatement({ version: '1.0.1' }), '2.0.0').version).toBe('1.0.1');
});

test.each([
  ['2026-11-23T09:00:00.250+08:00', '2026-11-23T01:00:00.250Z'],
  ['2026-11-23T09:00:00.2500004+08:00', '2026-11-23T01:00:00.2500004Z'],
  ['2026-11-23T01:00:00Z', '2026-11-23T01:00:00Z'],
])('2.0 4.2.7: %s comes back in UTC; 1.0.3 leaves it alone', (sent, utc) => {
  const statement = aStatement({ timestamp: sent, object: aSubStatement({ timestamp: sent }) });
  const [second, first] = [complete(statement, '2.0.0'), complete(statement)];
  expect([second.timestamp, second.object.timestamp]).toEqual([utc, utc]);
  expect([first.timestamp, first.object.timestamp]).toEqual([sent, sent]);
});
