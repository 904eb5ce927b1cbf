/** Collects rows and hands them over in batches; the reader waits meanwhile. Counts against the limits. */
import type { SheetCell, SheetRow } from '../../src/domain/sheet/sheet.ts';
import type { SheetLimits } from '../ports/sheets.ts';
import { BATCH_ROWS } from './limits.ts';
import { refuse } from './refusal.ts';

export type OnRows = (rows: readonly SheetRow[], fraction: number) => Promise<void> | void;

export class RowBatches {
  count = 0;
  readonly #limits: SheetLimits;
  readonly #onRows: OnRows;
  #waiting: SheetRow[] = [];

  constructor(limits: SheetLimits, onRows: OnRows) {
    this.#limits = limits;
    this.#onRows = onRows;
  }

  /** True when a batch is due: for readers that cannot wait in the middle. */
  get isFull(): boolean {
    return this.#waiting.length >= BATCH_ROWS;
  }

  /** Keep a row without waiting. @throws SheetRefusal over the limits */
  keep(number: number, cells: readonly (SheetCell | undefined)[]): void {
    const last = cells.findLastIndex((cell) => cell !== undefined);
    if (last < 0) return;
    this.count += 1;
    if (this.count > this.#limits.rows) {
      throw refuse(
        'too-many-rows',
        `一次最多读 ${this.#limits.rows} 行，这个文件更多。请分成几个文件。`,
        `A${number}`,
      );
    }
    if (last >= this.#limits.columns) {
      throw refuse(
        'too-many-columns',
        `一行最多 ${this.#limits.columns} 列，${cells[last]?.address} 超出了。请删去多余的列。`,
        cells[last]?.address,
      );
    }
    this.#waiting.push({ number, cells: cells.slice(0, last + 1) });
  }

  async add(number: number, cells: readonly (SheetCell | undefined)[], fraction: number): Promise<void> {
    this.keep(number, cells);
    if (this.isFull) await this.flush(fraction);
  }

  async flush(fraction: number): Promise<void> {
    if (this.#waiting.length === 0) return;
    const rows = this.#waiting;
    this.#waiting = [];
    await this.#onRows(rows, Math.min(fraction, 1));
    // Whoever else waits for this thread is served before the next batch.
    await new Promise((resolve) => setImmediate(resolve));
  }

  async end(): Promise<void> {
    await this.flush(1);
  }
}
