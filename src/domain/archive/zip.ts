/**
 * Read a ZIP that somebody brought, in any room that can inflate. Trusts nothing in it: what is damaged, cut off,
 * hidden or packed to harm is told by name. Source: PKWARE APPNOTE 6.3.9.
 */

import { readUtf8 } from '../base/read-utf8.ts';
import { fail, type Result, succeed } from '../base/result.ts';
import { crc32 } from './crc32.ts';

export type ZipFaultCode =
  | 'truncated'
  | 'damaged'
  | 'packed-too-tightly'
  | 'encrypted'
  | 'unsupported'
  | 'named-twice';

export interface ZipFault {
  readonly code: ZipFaultCode;
  /** The file inside it is about, where it is about one. */
  readonly name?: string;
}

/** @param limit - bytes; more than that is an error. @throws for anything that cannot be inflated */
export type InflateRaw = (packed: Uint8Array, limit: number) => Promise<Uint8Array>;

/** A whole career is some hundred files and some tens of megabytes. */
const LIMITS = { files: 5_000, bytesOfOne: 64 * 1024 * 1024, bytes: 256 * 1024 * 1024, ratio: 200 };
/** Text of a few kilobytes packs as tightly as it likes. */
const HARMLESS_BYTES = 1024 * 1024;

const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const [END, CENTRAL, LOCAL] = [0x06054b50, 0x02014b50, 0x04034b50];
const [STORED, DEFLATED] = [0, 8];

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly from: number;
}

/** @returns the files by their names, folders left out */
export async function readZip(
  zip: Uint8Array,
  inflateRaw: InflateRaw,
): Promise<Result<ReadonlyMap<string, Uint8Array>, ZipFault>> {
  const files = new Map<string, Uint8Array>();
  try {
    const end = findEnd(zip);
    let place = 0;
    for (const entry of checkEntries(readDirectory(zip, end))) {
      const packed = packedPart(zip, entry, { atLeast: place, atMost: end.directory });
      place = packed.end;
      if (!entry.name.endsWith('/')) files.set(entry.name, await unpack(entry, packed.part, inflateRaw));
    }
    return succeed(files);
  } catch (error) {
    if (error instanceof Fault) return fail(error.fault);
    throw error;
  }
}

class Fault extends Error {
  readonly fault: ZipFault;
  constructor(code: ZipFaultCode, name?: string) {
    super(code);
    this.fault = { code, ...(name !== undefined && { name }) };
  }
}

interface End {
  readonly count: number;
  readonly directory: number;
  readonly at: number;
}

/** From the back: what is missing at the end of a file is what an interrupted download leaves out. */
function findEnd(zip: Uint8Array): End {
  const view = viewOf(zip);
  for (let at = zip.length - END_BYTES; at >= 0 && at >= zip.length - END_BYTES - LONGEST_COMMENT; at -= 1) {
    if (view.getUint32(at, true) !== END || at + END_BYTES + view.getUint16(at + 20, true) !== zip.length)
      continue;
    const count = view.getUint16(at + 10, true);
    const [bytes, directory] = [view.getUint32(at + 12, true), view.getUint32(at + 16, true)];
    if (count === 0xffff || directory === 0xffffffff || view.getUint16(at + 4, true) !== 0)
      throw new Fault('unsupported');
    if (directory + bytes !== at) throw new Fault('damaged');
    return { count, directory, at };
  }
  throw new Fault('truncated');
}

function readDirectory(zip: Uint8Array, { count, directory, at: end }: End): readonly Entry[] {
  const view = viewOf(zip);
  const entries: Entry[] = [];
  let at = directory;
  while (entries.length < count) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) throw new Fault('damaged');
    const [nameBytes, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ];
    const next = at + 46 + nameBytes + extra + comment;
    if (next > end) throw new Fault('damaged');
    const name = nameIn(zip.subarray(at + 46, at + 46 + nameBytes));
    if ((view.getUint16(at + 8, true) & 1) !== 0) throw new Fault('encrypted', name);
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedBytes: view.getUint32(at + 20, true),
      bytes: view.getUint32(at + 24, true),
      from: view.getUint32(at + 42, true),
    });
    at = next;
  }
  if (at !== end) throw new Fault('damaged');
  return entries;
}

/** Before anything is unpacked. @returns them in the order of their places */
function checkEntries(entries: readonly Entry[]): readonly Entry[] {
  const names = new Set<string>();
  let total = 0;
  for (const { name, bytes, packedBytes } of entries) {
    if (names.has(name)) throw new Fault('named-twice', name);
    names.add(name);
    total += bytes;
    const isTight = bytes > HARMLESS_BYTES && bytes > packedBytes * LIMITS.ratio;
    if (isTight || bytes > LIMITS.bytesOfOne || total > LIMITS.bytes || names.size > LIMITS.files) {
      throw new Fault('packed-too-tightly', name);
    }
  }
  return [...entries].sort((one, other) => one.from - other.from);
}

/** Where the directory says it is, under the same name, and nowhere another file is. */
function packedPart(
  zip: Uint8Array,
  { name, from, packedBytes }: Entry,
  bounds: { readonly atLeast: number; readonly atMost: number },
): { readonly part: Uint8Array; readonly end: number } {
  const view = viewOf(zip);
  const isThere =
    from >= bounds.atLeast && from + 30 <= bounds.atMost && view.getUint32(from, true) === LOCAL;
  if (!isThere) throw new Fault('damaged', name);
  const nameBytes = view.getUint16(from + 26, true);
  const start = from + 30 + nameBytes + view.getUint16(from + 28, true);
  const end = start + packedBytes;
  if (end > bounds.atMost || nameIn(zip.subarray(from + 30, from + 30 + nameBytes)) !== name) {
    throw new Fault('damaged', name);
  }
  return { part: zip.subarray(start, end), end };
}

async function unpack(
  { name, method, crc, bytes }: Entry,
  packed: Uint8Array,
  inflateRaw: InflateRaw,
): Promise<Uint8Array> {
  if (method !== STORED && method !== DEFLATED) throw new Fault('unsupported', name);
  let part = packed;
  if (method === DEFLATED) {
    try {
      part = await inflateRaw(packed, bytes);
    } catch {
      throw new Fault('damaged', name);
    }
  }
  if (part.length !== bytes || crc32(part) !== crc) throw new Fault('damaged', name);
  return part;
}

function nameIn(bytes: Uint8Array): string {
  try {
    return readUtf8(bytes);
  } catch {
    throw new Fault('unsupported');
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
