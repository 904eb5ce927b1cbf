/** Certificate codes: what is made can be read, what is mistyped is found. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { certificateCode, readCertificateCode } from '../../../src/domain/certificate/code.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const aCode = fc.array(fc.nat({ max: 31 }), { minLength: 15, maxLength: 15 }).map((digits) => {
  const rest = [...digits];
  return certificateCode(() => rest.shift() ?? 0);
});

test('a code is sixteen characters in groups of four, and reads back as itself', () => {
  fc.assert(
    fc.property(aCode, (code) => {
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
      expect(readCertificateCode(code)).toBe(code);
    }),
  );
});

test('the chance asked for is one of thirty-two, fifteen times', () => {
  const limits: number[] = [];
  certificateCode((limit) => limits.push(limit) - 1);
  expect(limits).toEqual(new Array(15).fill(32));
});

test('any one wrong character is found, the check character too', () => {
  fc.assert(
    fc.property(aCode, fc.nat({ max: 15 }), (code, place) => {
      const compact = code.replaceAll('-', '');
      for (const wrong of ALPHABET) {
        if (wrong === compact[place]) continue;
        const mistyped = compact.slice(0, place) + wrong + compact.slice(place + 1);
        expect(readCertificateCode(mistyped)).toBeUndefined();
      }
    }),
  );
});

test('two neighbours swapped are found unless they stand sixteen apart in the alphabet', () => {
  fc.assert(
    fc.property(aCode, fc.nat({ max: 13 }), (code, place) => {
      const compact = code.replaceAll('-', '');
      const [left = '', right = ''] = [compact[place], compact[place + 1]];
      const apart = Math.abs(ALPHABET.indexOf(left) - ALPHABET.indexOf(right));
      const swapped = compact.slice(0, place) + right + left + compact.slice(place + 2);
      expect(readCertificateCode(swapped) === undefined).toBe(apart !== 0 && apart !== 16);
    }),
  );
});

test('the vector of docs/formats.md', () => {
  const digits = [...'7K3M9QXD2H5TVB4'].map((character) => ALPHABET.indexOf(character));
  expect(certificateCode(() => digits.shift() ?? 0)).toBe('7K3M-9QXD-2H5T-VB49');
});

test.each([
  ['small letters', (code: string) => code.toLowerCase()],
  ['no hyphens', (code: string) => code.replaceAll('-', '')],
  ['blanks for hyphens', (code: string) => ` ${code.replaceAll('-', ' ')}\n`],
  [
    'dashes of a word processor',
    (code: string) => code.replace('-', '–').replace('-', '—').replace('-', '−'),
  ],
  ['letters that look like digits', (code: string) => code.replaceAll('0', 'o').replaceAll('1', 'l')],
  [
    'full-width characters',
    (code: string) => code.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
  ],
])('a code with %s is read as meant', (_what, type) => {
  fc.assert(
    fc.property(aCode, (code) => {
      expect(readCertificateCode(type(code))).toBe(code);
    }),
  );
});

test('what cannot be a code is none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 24 }), (typed) => {
      const read = readCertificateCode(typed);
      expect(read === undefined || /^[0-9A-Z-]{19}$/.test(read)).toBe(true);
    }),
  );
  expect(readCertificateCode('UUUU-UUUU-UUUU-UUUU')).toBeUndefined();
});
