/** Bytes as text and text as bytes, as the platform's own encoder has them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromHex, toHex, utf8 } from '../../../../src/domain/base/bytes.ts';

test('hex can be read back', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(fromHex(toHex(bytes))).toEqual(bytes);
    }),
  );
});

test.each(['a', 'abc', 'zz', '0x12'])('"%s" is not pairs of hex digits, so it throws', (hex) => {
  expect(() => fromHex(hex)).toThrow(TypeError);
});

test('text becomes the bytes that TextEncoder gives, rare characters and lone surrogates too', () => {
  const encoder = new TextEncoder();
  expect(toHex(utf8('𠮷𬭎·%'))).toBe(toHex(encoder.encode('𠮷𬭎·%')));
  fc.assert(
    fc.property(
      fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
      (text) => {
        expect([...utf8(text)]).toEqual([...encoder.encode(text)]);
      },
    ),
  );
});
