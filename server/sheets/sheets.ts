/** Sheets for the services, over the libraries that read and write them. */
import type { Sheets } from '../ports/sheets.ts';
import { hashFile } from './hash-file.ts';
import { readSheet } from './read-sheet.ts';
import { writeXlsx } from './write-sheet.ts';

export const sheets: Sheets = { hash: hashFile, read: readSheet, writeXlsx };
