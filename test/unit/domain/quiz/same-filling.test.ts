/** A blank is right however the keyboard writes it, and wrong when it says something else. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainFilling, sameFilling } from '../../../../src/domain/quiz/same-filling.ts';

test.each([
  ['8', '８'],
  ['8 学时', '8学时'],
  [' 公务员法 ', '公务员法'],
  ['公务员法　', '公务员法'],
  ['xAPI', 'ＸＡＰＩ'],
  ['10%', '１０％'],
  ['civil  servant', 'Civil Servant'],
  ['公\u200B示', '公示'],
  ['(一)', '（一）'],
])('“%s” and “%s” are the same answer', (left, right) => {
  expect(sameFilling(left, right)).toBe(true);
});

test.each([
  ['8', '18'],
  ['公示', '公告'],
  ['civilservant', 'civil servant'],
  ['八', '8'],
  ['', '8'],
])('“%s” and “%s” are different answers', (left, right) => {
  expect(sameFilling(left, right)).toBe(false);
});

test('what is plain stays as it is, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(plainFilling(plainFilling(text))).toBe(plainFilling(text));
    }),
  );
});
