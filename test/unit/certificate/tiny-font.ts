/** A TrueType font with one square glyph for one character: enough to stand for a font the customer supplies. */

const EM = 1000;
const ADVANCE = 1000;

/** @param isCompound - the character's glyph is made of two of the squares */
export function tinyFont(character: string, isCompound = false): Buffer {
  const outlines = isCompound ? [square(), twoSquares()] : [square()];
  const count = outlines.length + 1;
  const tables: Record<string, Buffer> = {
    cmap: cmapOf(character.codePointAt(0) as number, outlines.length),
    glyf: Buffer.concat(outlines),
    head: numbers([
      [4, 0x00010000],
      [4, 0x00010000],
      [4, 0],
      [4, 0x5f0f3cf5],
      [2, 0],
      [2, EM],
      [4, 0],
      [4, 0],
      [4, 0],
      [4, 0],
      [2, 0],
      [2, 0],
      [2, EM],
      [2, EM],
      [2, 0],
      [2, 8],
      [2, 2],
      [2, 1],
      [2, 0],
    ]),
    hhea: numbers([
      [4, 0x00010000],
      [2, 880],
      [2, -120],
      [2, 0],
      [2, ADVANCE],
      [2, 0],
      [2, 0],
      [2, EM],
      [2, 1],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 2],
    ]),
    // Glyphs beyond the second are as wide as it is, and have their bearing alone.
    hmtx: numbers([[2, ADVANCE], [2, 0], [2, ADVANCE], [2, 0], ...(isCompound ? [[2, 100] as const] : [])]),
    loca: numbers([
      [4, 0],
      [4, 0],
      ...outlines.map((_, at) => [4, Buffer.concat(outlines.slice(0, at + 1)).length] as const),
    ]),
    maxp: numbers([
      [4, 0x00010000],
      [2, count],
      [2, 4],
      [2, 1],
      [2, 0],
      [2, 0],
      [2, 1],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
    ]),
    name: nameOf('Tiny'),
    post: numbers([
      [4, 0x00030000],
      [4, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, 0],
      [4, 0],
      [4, 0],
      [4, 0],
    ]),
  };
  return assemble(tables);
}

type Field = readonly [bytes: 1 | 2 | 4, value: number];

function numbers(fields: readonly Field[]): Buffer {
  return Buffer.concat(
    fields.map(([bytes, value]) => {
      const field = Buffer.alloc(bytes);
      field.writeUIntBE(value < 0 ? value + 256 ** bytes : value, 0, bytes);
      return field;
    }),
  );
}

/** One contour of four points; coordinates as 16-bit differences. */
function square(): Buffer {
  const corners: Field[] = [
    [2, 100],
    [2, 800],
    [2, 0],
    [2, -800],
    [2, 0],
    [2, 0],
    [2, 800],
    [2, 0],
  ];
  const head: Field[] = [
    [2, 1],
    [2, 100],
    [2, 0],
    [2, 900],
    [2, 800],
    [2, 3],
    [2, 0],
  ];
  const flags: Field[] = [
    [1, 1],
    [1, 1],
    [1, 1],
    [1, 1],
  ];
  const glyph = numbers([...head, ...flags, ...corners]);
  return Buffer.concat([glyph, Buffer.alloc((4 - (glyph.length % 4)) % 4)]);
}

/** Glyph 1 as it is, and once more to its right and above: a part at words, and a smaller one at bytes. */
function twoSquares(): Buffer {
  const fields: Field[] = [
    [2, -1],
    [2, 100],
    [2, 0],
    [2, 1600],
    [2, 900],
    // Arguments are words and distances, and more parts follow.
    [2, 0x1 | 0x2 | 0x20],
    [2, 1],
    [2, 700],
    [2, 50],
    // Arguments are bytes and distances, with a scale of a half.
    [2, 0x2 | 0x8],
    [2, 1],
    [1, 100],
    [1, 50],
    [2, 0x2000],
  ];
  const glyph = numbers(fields);
  return Buffer.concat([glyph, Buffer.alloc((4 - (glyph.length % 4)) % 4)]);
}

/** Format 12: one group of one character. */
function cmapOf(codePoint: number, glyph: number): Buffer {
  const header: Field[] = [
    [2, 0],
    [2, 1],
    [2, 3],
    [2, 10],
    [4, 12],
  ];
  const groups: Field[] = [
    [2, 12],
    [2, 0],
    [4, 28],
    [4, 0],
    [4, 1],
    [4, codePoint],
    [4, codePoint],
    [4, glyph],
  ];
  return numbers([...header, ...groups]);
}

function nameOf(postscriptName: string): Buffer {
  const text = Buffer.from(postscriptName, 'utf16le').swap16();
  const record: Field[] = [
    [2, 3],
    [2, 1],
    [2, 0x409],
    [2, 6],
    [2, text.length],
    [2, 0],
  ];
  return Buffer.concat([numbers([[2, 0], [2, 1], [2, 18], ...record]), text]);
}

function assemble(tables: Readonly<Record<string, Buffer>>): Buffer {
  const entries = Object.entries(tables);
  let offset = 12 + 16 * entries.length;
  const directory: Buffer[] = [
    numbers([
      [4, 0x00010000],
      [2, entries.length],
      [2, 128],
      [2, 3],
      [2, 16],
    ]),
  ];
  const bodies: Buffer[] = [];
  for (const [tag, table] of entries) {
    directory.push(
      Buffer.from(tag, 'latin1'),
      numbers([
        [4, 0],
        [4, offset],
        [4, table.length],
      ]),
    );
    bodies.push(table, Buffer.alloc((4 - (table.length % 4)) % 4));
    offset += Math.ceil(table.length / 4) * 4;
  }
  return Buffer.concat([...directory, ...bodies]);
}
