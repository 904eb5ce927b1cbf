import { expect, test } from 'vitest';
import { completeStatement } from '../../../src/domain/xapi/complete-statement.ts';
import { ACTIVITY, AGENT, aStatement, aSubStatement, UUID } from './a-statement.ts';

const NOW = '2026-11-23T01:00:00.000Z';
const AUTHORITY = { account: { homePage: 'https://example.gov.cn/keys', name: 'k' } };
const assigned = { id: UUID, storedMs: Date.parse(NOW), authority: AUTHORITY };
const complete = (statement: object) => JSON.parse(completeStatement(JSON.stringify(statement), assigned));

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
  const text = `{ "actor":${JSON.stringify(AGENT)}, "result" : {"score":{ "raw":1.50 }, "response":"\\u4f60"} }`;
  expect(completeStatement(text, assigned)).toContain(
    '"result":{"score":{ "raw":1.50 }, "response":"\\u4f60"}',
  );
});
