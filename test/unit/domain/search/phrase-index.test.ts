import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  buildPhraseIndex,
  findPhrase,
  SHARDS,
  shardsFor,
} from '../../../../src/domain/search/phrase-index.ts';
import { placeOf, searchText } from '../../../../src/domain/search/search-text.ts';

function find(texts: readonly string[], phrase: string) {
  const shards = buildPhraseIndex(texts);
  return findPhrase(phrase, new Map(shardsFor(phrase).map((number) => [number, shards[number] ?? {}])));
}

test('a phrase is found wherever it stands, however it cuts through words', () => {
  const texts = ['首问负责制由首问的人负责', '一次性告知', '负责人'];
  expect(find(texts, '问负责')).toEqual(new Map([[0, 1]]));
  expect(find(texts, '首问')).toEqual(new Map([[0, 2]]));
  expect(find(texts, '知')).toEqual(new Map([[1, 1]]));
  expect(find(texts, '性告知')).toEqual(new Map([[1, 1]]));
  expect(find(texts, '负责告知')).toEqual(new Map());
});

test('the pairs of a phrase must follow one another', () => {
  expect(find(['依法行政，办事公开'], '依法办事')).toEqual(new Map());
  expect(find(['甲乙丙乙丙丁'], '甲乙丙丁')).toEqual(new Map());
});

test('blanks, zero-width marks, case and width make no difference', () => {
  expect(find(['xAPI\u200B 2.0 与 ＸＡＰＩ'], 'XAPI')).toEqual(new Map([[0, 2]]));
  expect(find(['一 次\u200B告知'], '一次 告知')).toEqual(new Map([[0, 1]]));
});

test('a rare character is one character', () => {
  expect(find(['𠮷先生', '吉先生'], '𠮷先')).toEqual(new Map([[0, 1]]));
  expect(find(['姓𠮷'], '𠮷')).toEqual(new Map([[0, 1]]));
});

test('nothing but blanks finds nothing', () => {
  expect(shardsFor('  ')).toEqual([]);
  expect(find(['学时'], ' ')).toEqual(new Map());
});

test('a name that objects inherit is an ordinary word', () => {
  expect(find(['constructor'], 'toString')).toEqual(new Map());
  expect(find(['constructor __proto__'], '__')).toEqual(new Map([[0, 2]]));
});

test('a query loads a few shards', () => {
  expect(shardsFor('六项主要内容').length).toBeLessThanOrEqual(3);
  for (const shard of shardsFor('六项主要内容')) expect(shard).toBeLessThan(SHARDS);
});

const SOME_TEXT = fc.string({ unit: fc.constantFrom(...'公务员职业道德ab A。\u200B𠮷'), maxLength: 30 });

test('the index finds exactly what plain substring search finds, as often', () => {
  fc.assert(
    fc.property(fc.array(SOME_TEXT, { maxLength: 6 }), SOME_TEXT, (texts, phrase) => {
      const wanted = searchText(phrase);
      const expected = new Map<number, number>();
      for (const [page, text] of texts.entries()) {
        const characters = searchText(text);
        const starts = characters.filter((_, at) =>
          wanted.every((character, more) => characters[at + more] === character),
        );
        if (wanted.length > 0 && starts.length > 0) expected.set(page, starts.length);
      }
      expect(find(texts, phrase)).toEqual(expected);
    }),
    { numRuns: 5_000 },
  );
});

test('a place is given as it stands in the text itself', () => {
  const text = '窗口\u200B一次\u200B告知，少跑一趟';
  const place = placeOf(text, '一次告知');
  expect(text.slice(place?.start, place?.end)).toBe('一次\u200B告知');
  expect(placeOf(text, '两次')).toBeUndefined();
  expect(placeOf(text, ' ')).toBeUndefined();
});
