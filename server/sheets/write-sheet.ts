/**
 * Write an XLSX that opens as it was meant: every cell text, nothing that a program could run. Rows are put together as
 * strings of some hundred kilobytes and packed in zlib's own thread while the next are read (docs/performance.md, "The
 * desk": two fifths of what a general writer took).
 * Source: ECMA-376 part 1: 18.3.1.73 (rows), 18.3.1.53 (inline strings), 22.9.2.19 (`_x000D_`).
 */
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { FORMULA } from '../../src/domain/report/csv.ts';
import type { Sheets, WrittenColumn } from '../ports/sheets.ts';

/** The most that the format knows. */
const MOST_ROWS = 1_048_576;
const CHUNK_CHARACTERS = 256 * 1024;
/** Little is gained by more: level 6 leaves a fifth less, and takes the other processor for longer. */
const LEVEL = 1;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** The second format of the style sheet: text. */
const AS_TEXT = 1;

export const writeXlsx: Sheets['writeXlsx'] = (name, columns, rows) => {
  const zip = new ZipFile();
  const sheet = Readable.from(sheetXml(columns, rows), { objectMode: false });
  for (const [path, xml] of parts(name)) zip.addBuffer(Buffer.from(DECLARATION + xml), path);
  zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml', { compressionLevel: LEVEL });
  zip.end();
  const output = zip.outputStream as Readable;
  // A row that cannot be read, or a reader that goes away, ends both.
  sheet.on('error', (error) => output.destroy(error));
  output.on('close', () => sheet.destroy());
  return Readable.toWeb(output) as ReadableStream<Uint8Array>;
};

async function* sheetXml(
  columns: readonly WrittenColumn[],
  rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
): AsyncGenerator<Buffer> {
  const letters = columns.map((_, at) => columnName(at));
  let xml =
    DECLARATION +
    head(columns) +
    rowXml(
      1,
      letters,
      columns.map(({ title }) => title),
    );
  let number = 1;
  for await (const row of rows) {
    number += 1;
    if (number > MOST_ROWS) throw new RangeError(`a sheet holds ${MOST_ROWS} rows at most`);
    xml += rowXml(number, letters, row);
    if (xml.length < CHUNK_CHARACTERS) continue;
    yield Buffer.from(xml);
    xml = '';
  }
  yield Buffer.from(`${xml}</sheetData></worksheet>`);
}

function head(columns: readonly WrittenColumn[]): string {
  const widths = columns
    .map(
      ({ width }, at) =>
        `<col min="${at + 1}" max="${at + 1}" width="${width}" style="${AS_TEXT}" customWidth="1"/>`,
    )
    .join('');
  return `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${widths}</cols><sheetData>`;
}

function rowXml(number: number, letters: readonly string[], cells: readonly string[]): string {
  let xml = `<row r="${number}">`;
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at] ?? '';
    if (cell === '') continue;
    xml += `<c r="${letters[at] ?? columnName(at)}${number}" s="${AS_TEXT}" t="inlineStr"><is>${textXml(cell)}</is></c>`;
  }
  return `${xml}</row>`;
}

function textXml(cell: string): string {
  if (!SPECIAL.test(cell)) return `<t>${cell}</t>`;
  const text = escaped(FORMULA.test(cell) ? `'${cell}` : cell);
  return BLANKS.test(text) ? `<t xml:space="preserve">${text}</t>` : `<t>${text}</t>`;
}

/** Whatever may need one of the rules below: most cells need none, and looking once is fastest. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const SPECIAL = /[&<>_\u0000-\u001f\ud800-\udfff\ufffe\uffff]|^[\s=+\-@＝＋－＠]|\s$/;
/** Blanks that XML would take for none. */
const BLANKS = /^\s|\s$|[\n\t]/;
const MARKUP = /[&<>]/g;
const NAMES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** What XML 1.0 cannot hold, or would change; and what a reader would take for such a sign. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNHELD = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Surrogate}|_(?=x[0-9a-fA-F]{4}_)/gu;

function escaped(text: string): string {
  return text
    .replace(UNHELD, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(MARKUP, (sign) => NAMES[sign] ?? sign);
}

/** 0 → A, 25 → Z, 26 → AA */
function columnName(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : columnName(Math.floor(at / 26) - 1) + letter;
}

function parts(name: string): readonly (readonly [path: string, xml: string])[] {
  const sheetName = escaped(name).replaceAll('"', '&quot;');
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const override = (path: string, kind: string) =>
    `<Override PartName="/xl/${path}" ContentType="${type}.${kind}+xml"/>`;
  const relation = (id: number, kind: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
  const relations = (inside: string) =>
    `<Relationships xmlns="${PACKAGE}/relationships">${inside}</Relationships>`;
  return [
    [
      '[Content_Types].xml',
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook.xml', 'sheet.main')}${override('worksheets/sheet1.xml', 'worksheet')}${override('styles.xml', 'styles')}</Types>`,
    ],
    ['_rels/.rels', relations(relation(1, 'officeDocument', 'xl/workbook.xml'))],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${sheetName}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relations(relation(1, 'worksheet', 'worksheets/sheet1.xml') + relation(2, 'styles', 'styles.xml')),
    ],
    // Number format 49 is "@", text.
    [
      'xl/styles.xml',
      `<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
    ],
  ];
}
