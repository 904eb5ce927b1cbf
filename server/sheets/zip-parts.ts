/** The parts of an XLSX: unpacked as streams, checked against their sums, and never more than the limits. */
import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { HARMLESS_BYTES, PACKED_RATIO, PARTS, UNPACKED_BYTES } from './limits.ts';
import { refuse } from './refusal.ts';

export interface ZipParts {
  readonly has: (name: string) => boolean;
  readonly names: readonly string[];
  /** Unpacked, in bytes. */
  readonly sizeOf: (name: string) => number;
  /** Unpacked chunks. @throws SheetRefusal when the part is missing or not what its sum says */
  readonly chunks: (name: string) => AsyncGenerator<Uint8Array>;
  readonly close: () => void;
}

/** @throws SheetRefusal for half a file, no ZIP, or one that is packed to harm */
export async function openZip(file: string): Promise<ZipParts> {
  const zip = await open(file);
  try {
    const entries = await list(zip);
    return {
      has: (name) => entries.has(name),
      names: [...entries.keys()],
      sizeOf: (name) => entries.get(name)?.uncompressedSize ?? 0,
      chunks: (name) => chunks(zip, entries.get(name), name),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

function open(file: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(file, { lazyEntries: true, autoClose: false }, (error, zip) => {
      if (error) reject(truncated(error));
      else resolve(zip);
    });
  });
}

function list(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  return new Promise((resolve, reject) => {
    zip.on('error', (error: Error) => reject(truncated(error)));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      unpacked += entry.uncompressedSize;
      const isTight =
        entry.uncompressedSize > HARMLESS_BYTES &&
        entry.uncompressedSize > entry.compressedSize * PACKED_RATIO;
      if (isTight || unpacked > UNPACKED_BYTES || entries.size >= PARTS) {
        reject(
          refuse(
            'packed-too-tightly',
            `文件展开后太大（${entry.fileName}），不像正常的表格。请在表格软件里新建一个表，把数据复制过去，另存后再上传。`,
          ),
        );
        return;
      }
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

async function* chunks(zip: ZipFile, entry: Entry | undefined, name: string): AsyncGenerator<Uint8Array> {
  if (!entry) throw damaged(name);
  let sum = 0;
  try {
    for await (const chunk of await openPart(zip, entry)) {
      sum = crc32(chunk as Uint8Array, sum);
      yield chunk as Uint8Array;
    }
  } catch (cause) {
    throw damaged(name, cause);
  }
  if (sum !== entry.crc32) throw damaged(name);
}

function openPart(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    // yauzl ends the stream with an error when a part is longer than it claims.
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
}

function truncated(cause: Error): Error {
  return Object.assign(
    refuse(
      'truncated',
      '文件不完整：后半部分丢失了，可能没有传完或没有保存完。请重新保存或重新下载，再上传。',
    ),
    { cause },
  );
}

function damaged(name: string, cause?: unknown): Error {
  return Object.assign(
    refuse('damaged', `文件里的 ${name} 损坏了。请在表格软件里打开它，另存为新的 XLSX 再上传。`),
    { cause },
  );
}
