/** Sheets for the services, over the libraries that read and write them. */
import type { Sheets } from '../ports/sheets.ts';
import { readSheet } from './read-sheet.ts';
import { writeXlsx } from './write-sheet.ts';

export const sheets: Sheets = { read: readSheet, writeXlsx };
