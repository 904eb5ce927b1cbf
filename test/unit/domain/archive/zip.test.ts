/** Reading ZIP files that somebody brought: true ones, broken ones, and ones packed to harm. */
import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crc32 } from '../../../../src/domain/archive/crc32.ts';
import { readZip } from '../../../../src/domain/archive/zip.ts';
import { readUtf8 } from '../../../../src/domain/base/read-utf8.ts';
import { zipOf } from '../../../support/archives.ts';

const inflateRaw = async (packed: Uint8Array, limit: number) =>
  inflateRawSync(packed, { maxOutputLength: Math.max(limit, 1) });
const read = (zip: Uint8Array) => readZip(zip, inflateRaw);
const files = new Map([
  ['a.txt', Buffer.from('甲')],
  ['证书/𠮷.json', Buffer.from('{}'.repeat(500))],
]);

async function faultOf(zip: Uint8Array): Promise<unknown> {
  const outcome = await read(zip);
  return outcome.ok ? 'read' : outcome.failure;
}

/** Change bytes of a ZIP where a mark stands, `offset` behind it. */
function patched(zip: Buffer, mark: number, offset: number, ...bytes: readonly number[]): Buffer {
  const copy = Buffer.from(zip);
  const sought = Buffer.alloc(4);
  sought.writeUInt32LE(mark);
  Buffer.from(bytes).copy(copy, copy.indexOf(sought) + offset);
  return copy;
}
const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];

test.each([false, true])('what was put in is read, packed or not (%s)', async (isPacked) => {
  const outcome = await read(await zipOf(files, isPacked));
  expect(
    outcome.ok && [...outcome.value].map(([name, bytes]) => [name, Buffer.from(bytes).toString()]),
  ).toEqual([
    ['a.txt', '甲'],
    ['证书/𠮷.json', '{}'.repeat(500)],
  ]);
});

test('a comment at the end does not hide the end', async () => {
  const zip = await zipOf(files);
  const comment = Buffer.from('PK\u0005\u0006 comment');
  const commented = patched(zip, END, 20, comment.length);
  expect(await faultOf(Buffer.concat([commented, comment]))).toBe('read');
});

describe('refused', () => {
  test('wherever it is cut off', async () => {
    const zip = await zipOf(files);
    for (let length = 0; length < zip.length; length += 7) {
      expect([length, await faultOf(zip.subarray(0, length))]).toEqual([length, { code: 'truncated' }]);
    }
  });

  test.each<[string, (zip: Buffer) => Buffer, object]>([
    ['encrypted', (zip) => patched(zip, CENTRAL, 8, 1, 8), { code: 'encrypted', name: 'a.txt' }],
    [
      'packed in another way',
      (zip) => patched(zip, CENTRAL, 10, 12, 0),
      { code: 'unsupported', name: 'a.txt' },
    ],
    [
      'of another name in its place',
      (zip) => patched(zip, LOCAL, 30, 0x62),
      { code: 'damaged', name: 'a.txt' },
    ],
    ['of another sum', (zip) => patched(zip, CENTRAL, 16, 0, 0, 0, 0), { code: 'damaged', name: 'a.txt' }],
    ['of another length', (zip) => patched(zip, CENTRAL, 24, 1, 0, 0, 0), { code: 'damaged', name: 'a.txt' }],
    ['of more files than there are', (zip) => patched(zip, END, 10, 9, 0), { code: 'damaged' }],
    ['of fewer files than there are', (zip) => patched(zip, END, 10, 1, 0), { code: 'damaged' }],
    ['in the large format', (zip) => patched(zip, END, 10, 0xff, 0xff), { code: 'unsupported' }],
    ['with something before it', (zip) => Buffer.concat([Buffer.from('x'), zip]), { code: 'damaged' }],
  ])('one %s', async (_, change, fault) => {
    expect(await faultOf(change(await zipOf(files)))).toEqual(fault);
  });

  test('two of one name', async () => {
    const zip = await zipOf(
      new Map([
        ['a', Buffer.from('1')],
        ['b', Buffer.from('2')],
      ]),
    );
    const copy = Buffer.from(zip);
    for (let at = copy.indexOf('b'); at >= 0; at = copy.indexOf('b', at + 1)) copy[at] = 0x61;
    expect(await faultOf(copy)).toEqual({ code: 'named-twice', name: 'a' });
  });

  test('two files in one place, which would unpack to more than is there', async () => {
    // The first file holds the second with its own header, where the directory then says that it is.
    const alone = await zipOf(new Map([['b', Buffer.from('2')]]));
    const mark = Buffer.alloc(4);
    mark.writeUInt32LE(CENTRAL);
    const inner = alone.subarray(0, alone.indexOf(mark));
    const zip = await zipOf(
      new Map([
        ['a', inner],
        ['b', Buffer.from('2')],
      ]),
    );
    const second = zip.indexOf(mark, zip.indexOf(mark) + 1);
    const copy = Buffer.from(zip);
    copy.writeUInt32LE(zip.indexOf(inner, 1), second + 42);
    expect(await faultOf(copy)).toEqual({ code: 'damaged', name: 'b' });
  });

  test('a bomb that says how large it is, before anything is unpacked', async () => {
    const zip = await zipOf(new Map([['bomb', Buffer.alloc(8 * 1024 * 1024)]]), true);
    let unpacked = 0;
    const outcome = await readZip(zip, async () => {
      unpacked += 1;
      return new Uint8Array();
    });
    expect([outcome, unpacked]).toEqual([
      { ok: false, failure: { code: 'packed-too-tightly', name: 'bomb' } },
      0,
    ]);
  });

  test('a bomb that says it is small: unpacking stops at what it said', async () => {
    const zip = await zipOf(new Map([['bomb', Buffer.alloc(8 * 1024 * 1024)]]), true);
    const lying = patched(patched(zip, CENTRAL, 24, 100, 0, 0, 0), LOCAL, 22, 100, 0, 0, 0);
    expect(await faultOf(lying)).toEqual({ code: 'damaged', name: 'bomb' });
  });
});

test('whatever the bytes are, they are read or refused, and nothing is thrown', async () => {
  const zip = await zipOf(files);
  await fc.assert(
    fc.asyncProperty(fc.nat(zip.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const copy = Buffer.from(zip);
      copy[at] = (copy[at] ?? 0) ^ change;
      await read(copy);
    }),
    { numRuns: 300 },
  );
});

test('the checksum is the one of ZIP', () => {
  expect(crc32(Buffer.from('123456789')).toString(16)).toBe('cbf43926');
});

describe('UTF-8', () => {
  test('is read as the platform reads it, in pieces or not', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(readUtf8(Buffer.from(text))).toBe(
          Buffer.from(text)
            .toString()
            .replace(/^\uFEFF/, ''),
        );
      }),
    );
    const long = '学𠮷a'.repeat(20_000);
    expect(readUtf8(Buffer.from(long))).toBe(long);
  });

  test('anything else is refused', () => {
    for (const bytes of [[0xff], [0xc3], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80]]) {
      expect(() => readUtf8(Uint8Array.from(bytes))).toThrow(URIError);
    }
  });
});
