/** What stands around the cells of an XLSX: which sheets there are, shared words, how numbers are shown. */
import { posix } from 'node:path';
import type { NumberStyle } from './cell-text.ts';
import { SHARED_TEXT_CHARACTERS } from './limits.ts';
import { refuse } from './refusal.ts';
import { readXml } from './xml-events.ts';
import type { ZipParts } from './zip-parts.ts';

export interface Workbook {
  /** The first sheet that can be seen. */
  readonly sheet: { readonly name: string; readonly part: string };
  /** Names of the others, hidden ones included. */
  readonly otherSheets: readonly string[];
  readonly is1904: boolean;
  readonly sharedTexts: readonly string[];
  /** By a cell's style number. */
  readonly styles: readonly NumberStyle[];
}

interface ListedSheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly relation: string;
}

interface Relation {
  readonly id: string;
  readonly kind: string;
  readonly part: string;
}

export async function readWorkbook(parts: ZipParts): Promise<Workbook> {
  refuseWhatIsNoSheet(parts);
  const root = await readRelations(parts, '');
  const main = root.find(({ kind }) => kind === 'officeDocument')?.part ?? 'xl/workbook.xml';
  if (!parts.has(main)) throw notASheet();
  const { sheets, is1904 } = await readSheetList(parts, main);
  const relations = await readRelations(parts, main);
  const chosen = sheets.find(({ isHidden }) => !isHidden);
  const part = relations.find(({ id, kind }) => id === chosen?.relation && kind === 'worksheet')?.part;
  if (!chosen || part === undefined) {
    throw refuse('no-visible-sheet', '文件里没有可见的工作表。请取消隐藏，或把数据放在第一张工作表里。');
  }
  const partOf = (kind: string) => relations.find((relation) => relation.kind === kind)?.part;
  return {
    sheet: { name: chosen.name, part },
    otherSheets: sheets.filter((sheet) => sheet !== chosen).map(({ name }) => name),
    is1904,
    sharedTexts: await readSharedTexts(parts, partOf('sharedStrings')),
    styles: await readStyles(parts, partOf('styles')),
  };
}

function refuseWhatIsNoSheet(parts: ZipParts): void {
  if (!parts.has('[Content_Types].xml')) throw notASheet();
  const macros = parts.names.find((name) => /(^|\/)vbaProject\.bin$/i.test(name));
  if (macros === undefined) return;
  throw refuse(
    'macros',
    '文件里有宏。为安全起见不读带宏的文件：请在表格软件里另存为“Excel 工作簿（.xlsx）”再上传。',
    macros,
  );
}

function notASheet(): Error {
  return refuse('not-a-sheet', '这不是表格文件。请上传 XLSX，或 UTF-8、GB18030 编码的 CSV。');
}

async function readSheetList(parts: ZipParts, main: string) {
  const sheets: ListedSheet[] = [];
  let is1904 = false;
  await readXml(parts.chunks(main), main, {
    open: (name, attributes) => {
      if (name === 'workbookPr') is1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      sheets.push({
        name: attributes.name ?? '',
        isHidden: (attributes.state ?? 'visible') !== 'visible',
        relation: attributes['r:id'] ?? relationIn(attributes),
      });
    },
  });
  return { sheets, is1904 };
}

/** Some writers use another prefix than `r`. */
function relationIn(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? '';
}

/** @param of - the part whose relations are asked for; empty for the package itself */
async function readRelations(parts: ZipParts, of: string): Promise<readonly Relation[]> {
  const directory = posix.dirname(of === '' ? 'x' : of);
  const file = posix.join(directory, '_rels', `${posix.basename(of)}.rels`);
  if (!parts.has(file)) return [];
  const relations: Relation[] = [];
  await readXml(parts.chunks(file), file, {
    open: (name, attributes) => {
      const { Id = '', Type = '', Target = '' } = attributes;
      if (name !== 'Relationship' || attributes.TargetMode === 'External') return;
      const part = Target.startsWith('/') ? Target.slice(1) : posix.join(directory, Target);
      relations.push({ id: Id, kind: Type.slice(Type.lastIndexOf('/') + 1), part });
    },
  });
  return relations;
}

async function readSharedTexts(parts: ZipParts, part: string | undefined): Promise<readonly string[]> {
  const texts: string[] = [];
  if (part === undefined || !parts.has(part)) return texts;
  let text = '';
  let characters = 0;
  let isText = false;
  let isReading = false;
  await readXml(parts.chunks(part), part, {
    open: (name) => {
      if (name === 'si') text = '';
      // Furigana say the same again.
      if (name === 'rPh') isReading = true;
      isText = name === 't' && !isReading;
    },
    text: (piece) => {
      if (isText) text += piece;
    },
    close: (name) => {
      if (name === 'rPh') isReading = false;
      if (name === 't') isText = false;
      if (name !== 'si') return;
      characters += text.length;
      if (characters > SHARED_TEXT_CHARACTERS) {
        throw refuse('too-large', '文件里的文字太多，一次读不下。请分成几个文件。');
      }
      texts.push(unescaped(text));
    },
  });
  return texts;
}

/** OOXML writes what XML cannot hold as `_x000D_`. */
export function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
}

async function readStyles(parts: ZipParts, part: string | undefined): Promise<readonly NumberStyle[]> {
  const styles: NumberStyle[] = [];
  if (part === undefined || !parts.has(part)) return styles;
  const codes = new Map<number, string>();
  let isCells = false;
  await readXml(parts.chunks(part), part, {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (name === 'cellXfs') isCells = true;
      if (name !== 'xf' || !isCells) return;
      const format = Number(attributes.numFmtId ?? 0);
      styles.push(styleOf(format, codes.get(format)));
    },
    close: (name) => {
      if (name === 'cellXfs') isCells = false;
    },
  });
  return styles;
}

/** Source: ECMA-376 part 1, 18.8.30; 27–36 and 50–58 as Chinese programs show them. */
function styleOf(format: number, code: string | undefined): NumberStyle {
  if (code === undefined) return { shows: builtIn(format), leadingZeros: 0 };
  // What is quoted, escaped or in brackets is drawn as it stands; only the first section is for positive numbers.
  const bare = (code.split(';')[0] ?? '')
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  const leadingZeros = /^0{2,}$/.test(bare) ? bare.length : 0;
  return { shows: showsOf(bare), leadingZeros };
}

function showsOf(code: string): NumberStyle['shows'] {
  if (/^general$/i.test(code.trim())) return 'number';
  if (/[yd]/i.test(code) || /m/i.test(code.replace(/h[^a-z]*m+|m+[^a-z]*s/gi, ''))) return 'day';
  if (/[hs]/i.test(code)) return 'time';
  return code.includes('%') ? 'percent' : 'number';
}

function builtIn(format: number): NumberStyle['shows'] {
  const isWithin = (from: number, to: number) => from <= format && format <= to;
  if (isWithin(18, 21) || isWithin(32, 35) || isWithin(45, 47) || isWithin(55, 56)) return 'time';
  if (isWithin(14, 17) || format === 22 || isWithin(27, 36) || isWithin(50, 58)) return 'day';
  return format === 9 || format === 10 ? 'percent' : 'number';
}
