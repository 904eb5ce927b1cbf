/** Reads a template's row cell after cell, and keeps what is wrong with each and what was understood otherwise. */
import type { SheetCell } from './sheet.ts';
import type { TemplateColumn, TemplateRow } from './template.ts';

/** `cell` is the first of those that are wrong. */
export interface RowRefusal {
  readonly cell: string | null;
  readonly reason: string;
}

const LONGEST_TEXT = 200;

/** What decoding with the wrong encoding leaves, before a file was saved again. */
const GARBLED = /\uFFFD|锟斤拷|烫烫烫/u;

export class RowReading<Key extends string> {
  readonly faults: { readonly cell: string | null; readonly reason: string }[] = [];
  readonly notes: string[] = [];
  readonly row: TemplateRow<Key>;
  readonly #titles: ReadonlyMap<Key, string>;

  constructor(row: TemplateRow<Key>, template: readonly TemplateColumn<Key>[]) {
    this.row = row;
    this.#titles = new Map(template.map(({ key, title }) => [key, title]));
  }

  fault(key: Key, reason: string): undefined {
    const cell = this.row.address(key) ?? null;
    this.faults.push({ cell, reason: cell === null ? reason : `${cell} ${reason}` });
    return undefined;
  }

  /** The cell as long as nothing is wrong with it. */
  sound(key: Key): SheetCell | undefined {
    const cell = this.row.cell(key);
    if (cell?.fault !== undefined) return this.fault(key, cell.fault);
    return cell;
  }

  /** Text with single blanks; a fault where it is needed and missing. */
  text(key: Key, isNeeded: boolean): string | undefined {
    if (this.row.cell(key) === undefined) {
      return isNeeded ? this.fault(key, `没有填“${this.#titles.get(key)}”`) : undefined;
    }
    const text = this.sound(key)?.text.replace(/\s+/gu, ' ');
    if (text === undefined) return undefined;
    if ([...text].length > LONGEST_TEXT) {
      return this.fault(key, `“${this.#titles.get(key)}”超过 ${LONGEST_TEXT} 个字`);
    }
    if (GARBLED.test(text)) {
      return this.fault(key, `“${text}”是乱码：文件曾用错误的编码保存过，原来的字已经丢失。请从源头重新导出`);
    }
    return text;
  }

  refusal(): RowRefusal {
    const { faults } = this;
    return { cell: faults[0]?.cell ?? null, reason: faults.map(({ reason }) => reason).join('；') };
  }
}
