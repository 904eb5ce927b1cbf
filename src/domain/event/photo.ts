/**
 * A photo as evidence: what it is by its content, and the same picture without what a phone writes beside it (place,
 * camera, owner, preview). The pixels are not touched; which side is up is kept.
 * Sources: JFIF and Exif 2.3 for JPEG, PNG (W3C 2nd edition) 5, WebP container (RFC 9649).
 */
import { fail, type Result, succeed } from '../base/result.ts';

export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;
export type PhotoType = (typeof PHOTO_TYPES)[number];

export const MOST_PHOTO_BYTES = 5 * 1024 * 1024;
export const MOST_PHOTOS = 6;

export interface Photo {
  readonly type: PhotoType;
  readonly bytes: Uint8Array;
}

const NOT_A_PHOTO = '这个文件不是 JPEG、PNG 或 WebP 照片，请换一张。';
const DAMAGED = '这张照片不完整，读不到结尾。请重新拍照或者另选一张。';

/** @returns the cleaned photo, or a sentence that says what to change */
export function cleanPhoto(bytes: Uint8Array): Result<Photo, string> {
  if (bytes.length > MOST_PHOTO_BYTES) return fail('照片超过 5 MB，请缩小以后再传。');
  const type = typeOf(bytes);
  if (!type) return fail(NOT_A_PHOTO);
  const clean = CLEANERS[type](bytes);
  return clean ? succeed({ type, bytes: clean }) : fail(DAMAGED);
}

function typeOf(bytes: Uint8Array): PhotoType | undefined {
  const begins = (head: readonly number[], at = 0) => head.every((byte, index) => bytes[at + index] === byte);
  if (begins([0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (begins(PNG_HEAD)) return 'image/png';
  return begins(ascii('RIFF')) && begins(ascii('WEBP'), 8) ? 'image/webp' : undefined;
}

const PNG_HEAD = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function ascii(text: string): readonly number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}

const CLEANERS: Record<PhotoType, (bytes: Uint8Array) => Uint8Array | undefined> = {
  'image/jpeg': cleanJpeg,
  'image/png': cleanPng,
  'image/webp': cleanWebp,
};

/** APP0 (JFIF), APP2 (colour profile) and APP14 (Adobe's colours) stay; other APPn and comments go. */
const KEPT_APPS: readonly number[] = [0xe0, 0xe2, 0xee];

function cleanJpeg(bytes: Uint8Array): Uint8Array | undefined {
  const head = jpegSegments(bytes);
  const end = head && endOfScans(bytes, head.scanAt);
  if (!head || end === undefined) return undefined;
  const exif = head.segments.filter((segment) => segment[1] === 0xe1);
  const orientation = exif.map(orientationOf).find((one) => one !== undefined) ?? 1;
  // What phones put behind the end (a film, a second picture with its own place) is cut off.
  return joined([
    bytes.slice(0, 2),
    ...(orientation === 1 ? [] : [orientationSegment(orientation)]),
    ...head.segments.filter(isKept),
    bytes.slice(head.scanAt, end),
  ]);
}

/** The segments before the first scan. @returns undefined where one of them is cut off */
function jpegSegments(
  bytes: Uint8Array,
): { readonly segments: readonly Uint8Array[]; readonly scanAt: number } | undefined {
  const segments: Uint8Array[] = [];
  for (let at = 2; bytes[at] === 0xff; ) {
    const marker = bytes[at + 1];
    // Filling before a marker.
    if (marker === 0xff) at += 1;
    else {
      const end = at + 2 + be16(bytes, at + 2);
      if (end < at + 4 || end > bytes.length) return undefined;
      if (marker === 0xda) return { segments, scanAt: at };
      segments.push(bytes.slice(at, end));
      at = end;
    }
  }
  return undefined;
}

function isKept(segment: Uint8Array): boolean {
  const marker = segment[1] ?? 0;
  if (marker === 0xfe) return false;
  return marker < 0xe0 || marker > 0xef || isKeptApp(marker, segment);
}

function isKeptApp(marker: number, segment: Uint8Array): boolean {
  if (marker !== 0xe2) return KEPT_APPS.includes(marker);
  // APP2 is also where an index of further pictures stands.
  return ascii('ICC_PROFILE').every((byte, index) => segment[4 + index] === byte);
}

/** Behind the end-of-image marker. Within a scan FF is followed by 00, a restart, or the next segment. */
function endOfScans(bytes: Uint8Array, from: number): number | undefined {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return at + 2;
  }
  return undefined;
}

/** Tag 0x0112 of the first directory. */
function orientationOf(segment: Uint8Array): number | undefined {
  if (!ascii('Exif').every((byte, index) => segment[4 + index] === byte)) return undefined;
  const tiff = segment.slice(10);
  const isLittle = tiff[0] === 0x49;
  const u16 = (at: number) => (isLittle ? le16(tiff, at) : be16(tiff, at));
  const u32 = (at: number) =>
    isLittle ? le16(tiff, at) + le16(tiff, at + 2) * 65_536 : be16(tiff, at) * 65_536 + be16(tiff, at + 2);
  const directory = u32(4);
  const entries = Math.min(u16(directory), 200);
  for (let entry = 0; entry < entries; entry += 1) {
    const at = directory + 2 + entry * 12;
    if (u16(at) !== 0x0112) continue;
    const value = u16(at + 8);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** An Exif segment that says which side is up, and nothing else. */
function orientationSegment(orientation: number): Uint8Array {
  const directory = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  const body = [...ascii('Exif'), 0, 0, ...ascii('MM'), 0, 42, 0, 0, 0, 8, ...directory];
  return Uint8Array.from([0xff, 0xe1, 0, body.length + 2, ...body]);
}

/** Chunks a picture is drawn from; text, times and Exif go. */
const PNG_KEPT = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'bKGD', 'pHYs'],
  ...['acTL', 'fcTL', 'fdAT'],
]);

function cleanPng(bytes: Uint8Array): Uint8Array | undefined {
  const parts: Uint8Array[] = [bytes.slice(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = be16(bytes, at) * 65_536 + be16(bytes, at + 2);
    const end = at + 12 + length;
    if (end > bytes.length) return undefined;
    const name = nameAt(bytes, at + 4);
    if (PNG_KEPT.has(name)) parts.push(bytes.slice(at, end));
    if (name === 'IEND') return joined(parts);
    at = end;
  }
  return undefined;
}

const WEBP_DROPPED = new Set(['EXIF', 'XMP ']);
/** Of the VP8X flags: Exif and XMP are there. */
const WEBP_FLAGS = 0x08 | 0x04;

function cleanWebp(bytes: Uint8Array): Uint8Array | undefined {
  const end = 8 + le32(bytes, 4);
  const chunks = end <= bytes.length ? webpChunks(bytes.slice(0, end)) : undefined;
  if (!chunks?.some((chunk) => WEBP_PICTURES.has(nameAt(chunk, 0)))) return undefined;
  const kept = chunks.filter((chunk) => !WEBP_DROPPED.has(nameAt(chunk, 0)));
  for (const chunk of kept) {
    if (nameAt(chunk, 0) === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~WEBP_FLAGS;
  }
  const clean = joined([bytes.slice(0, 12), ...kept]);
  const rest = clean.length - 8;
  for (let byte = 0; byte < 4; byte += 1) clean[4 + byte] = Math.floor(rest / 256 ** byte) % 256;
  return clean;
}

const WEBP_PICTURES = new Set(['VP8 ', 'VP8L', 'ANMF']);

function webpChunks(bytes: Uint8Array): readonly Uint8Array[] | undefined {
  const chunks: Uint8Array[] = [];
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = le32(bytes, at + 4);
    const next = at + 8 + length + (length % 2);
    if (next > bytes.length) return undefined;
    chunks.push(bytes.slice(at, next));
    at = next;
  }
  return chunks;
}

function nameAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.slice(at, at + 4));
}

function be16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
}

function le16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256;
}

function le32(bytes: Uint8Array, at: number): number {
  return le16(bytes, at) + le16(bytes, at + 2) * 65_536;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
