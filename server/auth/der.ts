/** The little of DER (ITU-T X.690) that a CMS signature needs: writing, and reading a certificate's first members. */

export const TAG = {
  integer: 0x02,
  octets: 0x04,
  nothing: 0x05,
  oid: 0x06,
  sequence: 0x30,
  set: 0x31,
} as const;

export function der(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts);
  return Buffer.concat([Uint8Array.of(tag), lengthOf(content.length), content]);
}

export const sequence = (...parts: readonly Uint8Array[]): Uint8Array => der(TAG.sequence, ...parts);

/** DER sorts what stands in a SET OF. */
export function setOf(...parts: readonly Uint8Array[]): Uint8Array {
  return der(TAG.set, ...[...parts].sort(Buffer.compare));
}

/** @param dotted - such as `2.5.4.3` */
export function oid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return der(TAG.oid, Uint8Array.from([first * 40 + second, ...rest.flatMap(base128)]));
}

export interface Element {
  readonly tag: number;
  /** Header and content. */
  readonly whole: Uint8Array;
  readonly content: Uint8Array;
}

/** The elements that stand one after another. @throws RangeError for what breaks off */
export function elementsOf(bytes: Uint8Array): readonly Element[] {
  const elements: Element[] = [];
  for (let at = 0; at < bytes.length; ) {
    const { length, header } = readLength(bytes, at + 1);
    const end = at + 1 + header + length;
    if (end > bytes.length) throw new RangeError('DER that breaks off');
    elements.push({
      tag: bytes[at] as number,
      whole: bytes.subarray(at, end),
      content: bytes.subarray(at + 1 + header, end),
    });
    at = end;
  }
  return elements;
}

function lengthOf(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest >>>= 8) bytes.unshift(rest & 0xff);
  return Uint8Array.of(0x80 | bytes.length, ...bytes);
}

function readLength(bytes: Uint8Array, at: number): { readonly length: number; readonly header: number } {
  const first = bytes[at];
  if (first === undefined || first === 0x80 || first > 0x84) throw new RangeError('not DER');
  if (first < 0x80) return { length: first, header: 1 };
  const count = first & 0x7f;
  let length = 0;
  for (let place = 1; place <= count; place += 1) length = length * 256 + (bytes[at + place] ?? Number.NaN);
  if (Number.isNaN(length)) throw new RangeError('DER that breaks off');
  return { length, header: 1 + count };
}

function base128(value: number): readonly number[] {
  const bytes = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) bytes.unshift((rest & 0x7f) | 0x80);
  return bytes;
}
