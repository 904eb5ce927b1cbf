import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  editMember,
  elementsOf,
  membersOf,
  objectText,
  readJson,
} from '../../../src/domain/xapi/json-text.ts';

describe('JSON is refused', () => {
  test.each([
    ['that is none', '{"a":'],
    ['that nests too deeply', '['.repeat(101) + ']'.repeat(101)],
    ['that nests so deeply that walking it would end the process', '['.repeat(2_000_000)],
    ['with a name twice in an object', '{"a":1,"b":{"c":[{"d":1,"d":2}]}}'],
    ['with a name twice, once written with escapes', '{"a":1,"\\u0061":2}'],
  ])('%s', (_title, text) => {
    expect(readJson(text).ok).toBe(false);
  });
});

test('names may repeat in different objects, and values may look like names', () => {
  const text = '{"a":{"a":["a","a"]},"b":[{"a":1},{"a":2}],"c":"a","d":"{[\\"a\\":"}';
  expect(readJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
});

test('members and elements are the characters that were written', () => {
  const text = ' { "n" : 1.00 , "big":1e400,"t":"}\\"]" ,"o":{ "x" : [ ] },"l":[1, 2] } ';
  expect(membersOf(text)).toEqual([
    { name: 'n', text: '1.00' },
    { name: 'big', text: '1e400' },
    { name: 't', text: '"}\\"]"' },
    { name: 'o', text: '{ "x" : [ ] }' },
    { name: 'l', text: '[1, 2]' },
  ]);
  expect(elementsOf('[ 1.0 ,{"a":[2]}, "x,]" ,null]')).toEqual(['1.0', '{"a":[2]}', '"x,]"', 'null']);
  expect([membersOf('{}'), elementsOf(' [ ] ')]).toEqual([[], []]);
});

test('editing a member leaves every other as it was', () => {
  expect(editMember('{"a":1.0,"b":2.0}', 'b', () => '[]')).toBe('{"a":1.0,"b":[]}');
  expect(editMember('{ "a" : 1.0 }', 'c', () => '[]')).toBe('{ "a" : 1.0 }');
});

test('taking any JSON apart and putting it together changes nothing', () => {
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue(), { maxLength: 5 }),
      fc.dictionary(fc.string(), fc.jsonValue()),
      (list, object) => {
        for (const space of [0, 2]) {
          expect(elementsOf(JSON.stringify(list, null, space)).map((text) => JSON.parse(text))).toEqual(
            JSON.parse(JSON.stringify(list)),
          );
          const text = JSON.stringify(object, null, space);
          expect(JSON.parse(objectText(membersOf(text)))).toEqual(JSON.parse(text));
          expect(readJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
        }
      },
    ),
  );
});
