/** The smallest photos that are whole, for tests, with what a phone would write beside them. */

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));

function segment(marker: number, body: readonly number[]): readonly number[] {
  const length = body.length + 2;
  return [0xff, marker, length >> 8, length & 255, ...body];
}

/** @param exif - words in an Exif segment @param orientation - which side is up, written there too */
export function aJpeg({
  exif,
  orientation,
  behind = '',
}: {
  exif?: string;
  orientation?: number;
  behind?: string;
} = {}): Uint8Array {
  const tiff = [
    ...ascii('II'),
    42,
    0,
    8,
    0,
    0,
    0,
    1,
    0,
    0x12,
    0x01,
    3,
    0,
    1,
    0,
    0,
    0,
    orientation ?? 1,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
  ];
  const beside = exif === undefined ? [] : segment(0xe1, [...ascii('Exif'), 0, 0, ...tiff, ...ascii(exif)]);
  return Uint8Array.from([
    ...[0xff, 0xd8],
    ...segment(0xe0, [...ascii('JFIF'), 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...beside,
    ...segment(0xfe, ascii('made on a phone')),
    ...segment(
      0xdb,
      Array.from({ length: 65 }, () => 1),
    ),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
    ...[0x12, 0x34, 0xff, 0x00, 0x56, 0xff, 0xd9],
    ...ascii(behind),
  ]);
}

function chunk(name: string, body: readonly number[]): readonly number[] {
  return [0, 0, 0, body.length, ...ascii(name), ...body, 0, 0, 0, 0];
}

export function aPng(text: string): Uint8Array {
  return Uint8Array.from([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...chunk(
      'IHDR',
      Array.from({ length: 13 }, () => 1),
    ),
    ...chunk('eXIf', ascii(text)),
    ...chunk('tEXt', ascii(text)),
    ...chunk('IDAT', [1, 2, 3]),
    ...chunk('IEND', []),
    ...ascii(text),
  ]);
}

export function aWebp(text: string): Uint8Array {
  const part = (name: string, body: readonly number[]) => [
    ...ascii(name),
    ...[body.length, 0, 0, 0],
    ...body,
    ...(body.length % 2 === 1 ? [0] : []),
  ];
  const parts = [
    ...part('VP8X', [0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
    ...part('VP8L', [0x2f, 1, 2]),
    ...part('EXIF', ascii(text)),
    ...part('XMP ', ascii(text)),
  ];
  return Uint8Array.from([...ascii('RIFF'), parts.length + 4, 0, 0, 0, ...ascii('WEBP'), ...parts]);
}
