import { describe, expect, test } from 'vitest';
import { judgeAnswer, reasonIn, type SentMark } from '../../../../src/domain/forward/judge-answer.ts';

const A: SentMark = { id: '8F87CCDE-bb56-4c2e-ab83-44982ef22df0', isVoiding: false };
const B: SentMark = { id: '0b9c6f0e-5a53-4d0b-9b0e-0f1b3a2c4d5e', isVoiding: false };
const VOIDING: SentMark = { id: '5f0d4b1c-2e7a-4a3f-9c55-7d1d2a3b4c5d', isVoiding: true };
const judge = (status: number, text = '', sent: readonly SentMark[] = [A, B]) =>
  judgeAnswer({ status, text }, sent);

describe('taken', () => {
  test('are statements whose ids come back, in whatever case', () => {
    expect(judge(200, JSON.stringify([A.id.toLowerCase(), B.id]))).toEqual({ kind: 'taken' });
  });

  test.each([
    ['a gateway’s page', '<html><title>请先登录</title></html>'],
    ['nothing', ''],
    ['one id of two', JSON.stringify([B.id])],
    ['an object', '{"ok":true}'],
  ])('is nothing when %s comes back with the status 200', (_name, text) => {
    expect(judge(200, text)).toMatchObject({ kind: 'trouble', trouble: { kind: 'strange', status: 200 } });
  });

  test('is nothing with another status of success', () => {
    expect(judge(204)).toMatchObject({ trouble: { kind: 'strange' } });
  });
});

describe('refused for what is in it', () => {
  test.each([400, 409, 413, 422])('is a batch answered with %i', (status) => {
    expect(judge(status, '{"error":"actor is missing"}')).toEqual({
      kind: 'refused',
      status,
      reason: 'actor is missing',
    });
  });

  test('is a batch with a voiding statement that the key may not write', () => {
    expect(judge(403, 'Voiding needs more', [A, VOIDING])).toMatchObject({ kind: 'refused' });
  });
});

describe('a target that can take nothing', () => {
  test.each([
    [302, 'moved'],
    [308, 'moved'],
    [401, 'unauthenticated'],
    [403, 'forbidden'],
    [404, 'strange'],
    [429, 'busy'],
    [500, 'failing'],
    [503, 'failing'],
  ])('%i is %s', (status, kind) => {
    expect(judge(status, 'why')).toEqual({ kind: 'trouble', trouble: { kind, status, detail: 'why' } });
  });
});

describe('the words of an answer', () => {
  test.each([
    ['plain text', 'Conflict:\n  id   taken', 'Conflict: id taken'],
    ['a JSON string', '"no such key"', 'no such key'],
    ['our own errors', '{"error":"[3].verb.id is missing."}', '[3].verb.id is missing.'],
    ['Learning Locker', '{"errorId":"x","warnings":["Problem in actor"]}', 'Problem in actor'],
    ['a problem document', '{"title":"t","detail":"the detail"}', 'the detail'],
    ['nested', '{"error":{"message":"deep"}}', 'deep'],
    ['a list', '["one",{"code":2}]', 'one; {"code":2}'],
    ['a page', '<style>p{}</style><h1>502</h1><p>Bad&nbsp;Gateway', '502 Bad&nbsp;Gateway'],
    ['control characters', 'a\u0000\u001b[31mb', 'a [31mb'],
  ])('in %s', (_name, text, expected) => {
    expect(reasonIn(text)).toBe(expected);
  });

  test('are cut where they go on for long', () => {
    expect(reasonIn('原'.repeat(500))).toBe(`${'原'.repeat(300)}…`);
  });
});
