/** Photos are known by their content, and kept without what a phone writes beside the picture. */
import { describe, expect, test } from 'vitest';
import { cleanPhoto, MOST_PHOTO_BYTES } from '../../../../src/domain/event/photo.ts';
import { aJpeg, aPng, aWebp } from '../../../support/photos.ts';

const words = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
function cleaned(bytes: Uint8Array) {
  const clean = cleanPhoto(bytes);
  if (!clean.ok) throw new Error(clean.failure);
  return clean.value;
}

describe('what was written beside the picture is gone, the picture is not touched', () => {
  test('in a JPEG: place, comment, and what stands behind the end', () => {
    const photo = cleaned(aJpeg({ exif: 'GPS 30.5N', behind: 'FILM' }));
    expect(photo.type).toBe('image/jpeg');
    expect(words(photo.bytes)).not.toMatch(/GPS|phone|FILM|Exif/);
    expect(photo.bytes).toEqual(cleaned(aJpeg()).bytes);
    expect(words(photo.bytes)).toContain('JFIF');
    expect([...photo.bytes.slice(-7)]).toEqual([0x12, 0x34, 0xff, 0x00, 0x56, 0xff, 0xd9]);
  });

  test('which side is up stays, and nothing else of the Exif', () => {
    const photo = cleaned(aJpeg({ exif: 'GPS 30.5N', orientation: 6 }));
    expect(words(photo.bytes)).toContain('Exif');
    expect(words(photo.bytes)).not.toContain('GPS');
    expect(cleaned(photo.bytes).bytes).toEqual(photo.bytes);
  });

  test('in a PNG and a WebP', () => {
    const png = cleaned(aPng('GPS'));
    expect([png.type, words(png.bytes).includes('GPS')]).toEqual(['image/png', false]);
    const webp = cleaned(aWebp('GPS!'));
    expect([webp.type, words(webp.bytes).includes('GPS')]).toEqual(['image/webp', false]);
    expect(webp.bytes[4]).toBe(webp.bytes.length - 8);
    expect((webp.bytes[20] ?? 0) & 0x0c).toBe(0);
  });
});

test.each([
  ['a page', new TextEncoder().encode('<html></html>'), '不是 JPEG'],
  ['nothing', new Uint8Array(), '不是 JPEG'],
  ['a GIF', new TextEncoder().encode('GIF89a'), '不是 JPEG'],
  ['half a JPEG', aJpeg().slice(0, 60), '不完整'],
  ['a JPEG without its end', aJpeg().slice(0, -2), '不完整'],
  ['half a PNG', aPng('x').slice(0, 40), '不完整'],
  ['half a WebP', aWebp('x').slice(0, 30), '不完整'],
  ['too large', new Uint8Array(MOST_PHOTO_BYTES + 1), '5 MB'],
])('%s is refused with what to change', (_name, bytes, sentence) => {
  expect(cleanPhoto(bytes)).toMatchObject({ ok: false, failure: expect.stringContaining(sentence) });
});
