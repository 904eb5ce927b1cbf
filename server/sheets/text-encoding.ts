/** Which encoding a text file is in, decided over the whole file and never guessed. */
import { createReadStream } from 'node:fs';
import { TextDecoder } from 'node:util';
import { refuse } from './refusal.ts';

export type TextEncoding = 'utf-8' | 'gb18030';

const CHUNK = 64 * 1024;

/**
 * Strict UTF-8 first, with or without a byte order mark; then GB18030, which Excel in China saves; else refused
 * with the place of the first byte that is neither.
 * @throws SheetRefusal
 */
export async function encodingOf(file: string, start: Uint8Array): Promise<TextEncoding> {
  refuseUtf16(start);
  const utf8 = await firstBadByte(file, 'utf-8');
  if (utf8 === undefined) return 'utf-8';
  const hasMark = start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf;
  if (hasMark) throw unreadable(utf8, '文件开头标明是 UTF-8，');
  const gb18030 = await firstBadByte(file, 'gb18030');
  if (gb18030 === undefined) return 'gb18030';
  // Whichever got further is the more likely one.
  throw unreadable(Math.max(utf8, gb18030), '');
}

/** Text chunks of a file whose encoding is known to be right. */
export async function* decoded(
  file: string,
  encoding: TextEncoding,
  onBytes: (bytes: number) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK })) {
    onBytes((chunk as Uint8Array).length);
    yield decoder.decode(chunk as Uint8Array, { stream: true });
  }
  yield decoder.decode();
}

function unreadable(position: number, before: string): Error {
  return refuse(
    'unknown-encoding',
    `${before}从第 ${position + 1} 个字节起不是可读的文字：既不是 UTF-8，也不是 GB18030。` +
      '请在表格软件里打开原文件，另存为 XLSX，或“CSV UTF-8（逗号分隔）”。',
    `byte ${position + 1}`,
  );
}

function refuseUtf16(start: Uint8Array): void {
  const mark = `${start[0]?.toString(16)}${start[1]?.toString(16)}`;
  if (mark !== 'fffe' && mark !== 'feff') return;
  throw refuse(
    'unknown-encoding',
    '文件是 UTF-16 编码（“Unicode 文本”）。请在表格软件里另存为 XLSX，或“CSV UTF-8（逗号分隔）”。',
    'byte 1',
  );
}

/** From 0; undefined when every byte fits. A zero byte is in no text. */
async function firstBadByte(file: string, encoding: TextEncoding): Promise<number | undefined> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let before = 0;
  let held: Uint8Array = new Uint8Array();
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK })) {
    const bytes = chunk as Uint8Array;
    const zero = bytes.indexOf(0);
    if (!decodes(decoder, bytes, true) || zero >= 0) {
      const bad = badByteIn(joined(held, bytes), encoding);
      return zero >= 0 ? Math.min(before + zero, before - held.length + bad) : before - held.length + bad;
    }
    held = unfinishedEnd(joined(held, bytes), encoding);
    before += bytes.length;
  }
  return decodes(decoder, new Uint8Array(), false) ? undefined : before - held.length;
}

function decodes(decoder: TextDecoder, bytes: Uint8Array, stream: boolean): boolean {
  try {
    decoder.decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}

/** The bytes of a character that the next chunk finishes. */
function unfinishedEnd(bytes: Uint8Array, encoding: TextEncoding): Uint8Array {
  let at = 0;
  while (at < bytes.length) {
    const length = characterLength(bytes, at, encoding);
    if (at + length > bytes.length) return bytes.slice(at);
    at += length;
  }
  return new Uint8Array();
}

/** Walks character by character; the length of the bytes when only a beginning is bad. */
function badByteIn(bytes: Uint8Array, encoding: TextEncoding): number {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let at = 0;
  while (at < bytes.length) {
    const length = characterLength(bytes, at, encoding);
    if (!decodes(decoder, bytes.subarray(at, at + length), at + length > bytes.length)) return at;
    at += length;
  }
  return bytes.length;
}

/** How many bytes the character that begins here should have. */
function characterLength(bytes: Uint8Array, at: number, encoding: TextEncoding): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  return encoding === 'utf-8' ? utf8Length(first) : gb18030Length(first, bytes[at + 1]);
}

function utf8Length(first: number): number {
  if (first < 0xc2) return 1;
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

function gb18030Length(first: number, second: number | undefined): number {
  if (first === 0x80 || first === 0xff) return 1;
  return second !== undefined && second >= 0x30 && second <= 0x39 ? 4 : 2;
}

function joined(left: Uint8Array, right: Uint8Array): Uint8Array {
  return left.length === 0 ? right : Buffer.concat([left, right]);
}
