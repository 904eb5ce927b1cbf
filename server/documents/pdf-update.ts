/**
 * Add to a finished PDF without touching a byte of it: new versions of some objects, and new objects, behind its end
 * (ISO 32000-1 7.5.6). Reads what pdfkit writes, a plain cross-reference table, and nothing else.
 */

export interface PdfBase {
  readonly bytes: Uint8Array;
  /** The first free object number. */
  readonly size: number;
  readonly root: number;
  readonly page: number;
  /** What stands between `<<` and `>>`. */
  readonly catalogue: string;
  readonly pageEntries: string;
}

/** @throws TypeError for a PDF that was made otherwise */
export function readPdfBase(bytes: Uint8Array): PdfBase {
  const text = Buffer.from(bytes).toString('latin1');
  const trailer = trailerOf(text);
  const root = Number(found(/\/Root (\d+) 0 R/.exec(trailer)));
  const [, page, pageEntries] = /\n(\d+) 0 obj\n<<(\n\/Type \/Page\n[\s\S]*?)>>\nendobj\n/.exec(text) ?? [];
  const catalogue = new RegExp(`\\n${root} 0 obj\\n<<([\\s\\S]*?)>>\\nendobj\\n`).exec(text)?.[1];
  if (page === undefined || pageEntries === undefined || catalogue === undefined) throw foreign();
  const size = Number(found(/\/Size (\d+)/.exec(trailer)));
  return { bytes, size, root, page: Number(page), catalogue, pageEntries };
}

export interface UpdatedPdf {
  readonly bytes: Buffer;
  /** Where each object's text begins. */
  readonly offsets: ReadonlyMap<number, number>;
}

/** @param objects - by number, each what stands between `obj` and `endobj`, in Latin 1 */
export function appendUpdate({ bytes, size }: PdfBase, objects: ReadonlyMap<number, string>): UpdatedPdf {
  const text = Buffer.from(bytes).toString('latin1');
  const trailer = trailerOf(text);
  const before = Number(found(/startxref\n(\d+)\n%%EOF\s*$/.exec(text)));
  const offsets = new Map<number, number>();
  const numbers = [...objects.keys()].sort((one, other) => one - other);
  let added = text.endsWith('\n') ? '' : '\n';
  const rows: string[] = [];
  for (const number of numbers) {
    const start = text.length + added.length;
    const head = `${number} 0 obj\n`;
    offsets.set(number, start + head.length);
    rows.push(`${number} 1\n${String(start).padStart(10, '0')} 00000 n \n`);
    added += `${head}${objects.get(number)}\nendobj\n`;
  }
  const table = text.length + added.length;
  const count = Math.max(size, ...numbers.map((number) => number + 1));
  const kept = trailer.replace(/\/Size \d+/, `/Size ${count}`).trimEnd();
  added += `xref\n${rows.join('')}trailer\n<<${kept}\n/Prev ${before}\n>>\nstartxref\n${table}\n%%EOF\n`;
  return { bytes: Buffer.concat([bytes, Buffer.from(added, 'latin1')]), offsets };
}

function trailerOf(text: string): string {
  return found(/trailer\n<<([\s\S]*?)>>\nstartxref/.exec(text.slice(text.lastIndexOf('\ntrailer\n'))));
}

function found(match: RegExpExecArray | null): string {
  if (match?.[1] === undefined) throw foreign();
  return match[1];
}

function foreign(): TypeError {
  return new TypeError('this PDF was not written by the certificate printer');
}
