/** One spelling for one value (RFC 8785). */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, type Json } from '../../../../src/domain/base/canonical-json.ts';

const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.string({ unit: 'grapheme' }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'grapheme' }), tie('value'), { maxKeys: 4 }),
  ),
})).value;

test('members are sorted by UTF-16 code units at every depth (RFC 8785 3.2.3)', () => {
  expect(canonicalJson({ b: { d: 1, c: 2 }, a: [{ z: 1, y: 2 }], 𠮷: 1, '￿': 2, 汉: 3 })).toBe(
    '{"a":[{"y":2,"z":1}],"b":{"c":2,"d":1},"汉":3,"𠮷":1,"￿":2}',
  );
});

test('array order is kept, and no blank is added', () => {
  expect(canonicalJson([3, 1, 2, null, true, '"\n'])).toBe('[3,1,2,null,true,"\\"\\n"]');
});

test('minus zero is zero', () => {
  expect(canonicalJson(-0)).toBe('0');
});

test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('%d is no amount, so it throws', (value) => {
  expect(() => canonicalJson({ amount: value })).toThrow(TypeError);
});

test('the canonical text means the same value', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('the order in which members were written leaves no trace', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), json), (object) => {
      const reversed = Object.fromEntries(Object.entries(object).reverse());
      expect(canonicalJson(reversed)).toBe(canonicalJson(object));
    }),
  );
});
