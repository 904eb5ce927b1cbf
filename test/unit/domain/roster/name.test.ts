/** Names as the roster keeps them and as the public sees them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskName, maskStaffNumber, normaliseName } from '../../../../src/domain/roster/name.ts';

test.each(['•', '・', '‧', '．', '·'])('the separator %s becomes the one separator U+00B7', (separator) => {
  expect(normaliseName(`阿卜杜热合曼${separator}买买提`)).toBe('阿卜杜热合曼\u00B7买买提');
});

test.each([
  ['王 伟', '王伟'],
  ['王　伟', '王伟'],
  ['  王伟\t', '王伟'],
  ['买买提 · 阿不都', '买买提·阿不都'],
  ['John Smith', 'John Smith'],
  ['𠮷 川', '𠮷川'],
])('"%s" is kept as "%s"', (written, kept) => {
  expect(normaliseName(written)).toBe(kept);
});

test.each(['𠮷', '𬭎', '䶮', '㛃', '𫖮', '𬱖', '𫍽', '𰻝', '\uF900', '\u{2F800}'])(
  'the rare character %s survives: a name is never NFKC-normalised',
  (character) => {
    expect(normaliseName(`王${character}`)).toBe(`王${character}`);
  },
);

test.each([
  ['王伟', '王*'],
  ['欧阳文博', '欧**博'],
  ['王小明', '王*明'],
  ['阿卜杜热合曼·买买提', '阿****提'],
  ['𠮷川', '𠮷*'],
  ['王𠮷', '王*'],
  ['王𠮷川', '王*川'],
  ['𠮷', '*'],
  ['', '*'],
])('the public sees %s as %s', (name, masked) => {
  expect(maskName(name)).toBe(masked);
});

test.each([
  ['100234567', '100***567'],
  ['300000001', '300***001'],
  ['123456', '12***56'],
  ['123', '1***3'],
  ['12', '***'],
  ['', '***'],
])('of the staff number %s the holder recognises %s', (staffNumber, masked) => {
  expect(maskStaffNumber(staffNumber)).toBe(masked);
});

const han = fc.constantFrom(...'王李文博·𠮷𬭎䶮㛃');
const name = fc.string({ unit: han, minLength: 2, maxLength: 25 });

test('a mask shows at most the first and the last character, and is well-formed', () => {
  fc.assert(
    fc.property(name, (written) => {
      const characters = [...written];
      const masked = maskName(written);
      expect(masked.isWellFormed()).toBe(true);
      const shown = [...masked].filter((character) => character !== '*');
      expect(shown).toEqual(characters.length === 2 ? [characters[0]] : [characters[0], characters.at(-1)]);
    }),
  );
});

test('a name once normalised stays as it is', () => {
  const anything = fc.string({ unit: fc.constantFrom(...'王伟 •・‧．·a𠮷　') });
  fc.assert(
    fc.property(anything, (written) => {
      expect(normaliseName(normaliseName(written))).toBe(normaliseName(written));
    }),
  );
});
