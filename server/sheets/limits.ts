/** How much of a file is read at most. Far above any real list, far below what would bring the server down. */
import type { SheetLimits } from '../ports/sheets.ts';

const MEGABYTE = 1024 * 1024;

export const DEFAULT_LIMITS: SheetLimits = { bytes: 64 * MEGABYTE, rows: 200_000, columns: 100 };

/** One part of an XLSX unpacked: 200,000 rows with 20 full columns need about 250 MB. */
export const UNPACKED_BYTES = 400 * MEGABYTE;
/** Real sheets pack to a tenth, repetitive ones to a hundredth. */
export const PACKED_RATIO = 400;
/** Below this no ratio says anything. */
export const HARMLESS_BYTES = 8 * MEGABYTE;
export const PARTS = 2_000;
/** Words that sheets share, which have to be held in memory. */
export const SHARED_TEXT_CHARACTERS = 100 * MEGABYTE;
/** Longer than any cell an office program can hold (32,767). */
export const CELL_CHARACTERS = 40_000;
/** Rows handed over at once. */
export const BATCH_ROWS = 500;
