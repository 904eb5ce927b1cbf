/** What a cell's stored value looked like to whoever filled it in. */
import { serialDay } from '../../src/domain/sheet/day.ts';
import type { CellKind } from '../../src/domain/sheet/sheet.ts';
import { CELL_CHARACTERS } from './limits.ts';

/** How a number is shown, as far as it matters here. */
export interface NumberStyle {
  readonly shows: 'number' | 'day' | 'time' | 'percent';
  /** Digits that the format `00000` fills up with zeros; 0 without. */
  readonly leadingZeros: number;
}

export interface CellText {
  readonly text: string;
  readonly kind: CellKind;
  readonly fault?: string;
}

const LOST_DIGITS =
  '这里的长数字被表格软件改成了科学计数法，末尾的数字已经丢失，改回来也不会恢复。请把这一列设为“文本”格式，再重新填写原来的数字';

const TIME_OF_DAY = '这一格是时刻格式，看到的和存着的不是同一个数。请把它设为“文本”格式，写成数字';

/** `1.1E+17` and the like: what a program left of a long number when it saved text. */
const SCIENTIFIC = /^[+-]?\d(?:\.\d+)?[Ee]\+?\d{1,3}$/;

export function textCell(written: string): CellText | undefined {
  const text = unmarked(written.trim());
  if (text === '') return undefined;
  if (text.length > CELL_CHARACTERS) {
    return { text: text.slice(0, 50), kind: 'text', fault: '这一格的文字太长，不像是表格里的内容' };
  }
  return SCIENTIFIC.test(text) ? { text, kind: 'number', fault: LOST_DIGITS } : { text, kind: 'text' };
}

/**
 * Programs keep fifteen digits: 0.28999999999999998 is a written 0.29, and a number from 10¹⁵ on may have lost its end.
 * @param raw - as the file has it
 */
export function numberCell(raw: string, style: NumberStyle, is1904: boolean): CellText | undefined {
  if (raw === '') return undefined;
  const value = Number(raw);
  if (!Number.isFinite(value))
    return { text: raw, kind: 'number', fault: '这一格不是可读的数字，请重新填写' };
  if (style.shows === 'day') return dayCell(value, is1904);
  if (style.shows === 'time') return { text: raw, kind: 'number', fault: TIME_OF_DAY };
  if (Math.abs(value) >= 1e15) return { text: raw, kind: 'number', fault: LOST_DIGITS };
  if (style.shows === 'percent') return { text: `${fifteenDigits(value * 100)}%`, kind: 'number' };
  const text = fifteenDigits(value);
  return { text: Number.isInteger(value) ? text.padStart(style.leadingZeros, '0') : text, kind: 'number' };
}

function fifteenDigits(value: number): string {
  return String(Number(value.toPrecision(15)));
}

function dayCell(serial: number, is1904: boolean): CellText {
  const day = serialDay(serial, is1904);
  return day === undefined
    ? { text: String(serial), kind: 'number', fault: '这一格的日期不存在，请写成 2026-03-05 这样' }
    : { text: day, kind: 'day' };
}

/** Our own files mark what a program could take for a formula with an apostrophe; reading takes it off again. */
function unmarked(text: string): string {
  return /^'[=+\-@＝＋－＠]/u.test(text) ? text.slice(1) : text;
}
