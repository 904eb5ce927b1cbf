/** An import of other platforms' hours, from the file to what stands in the ledger. */
import { canonicalJson } from '../base/canonical-json.ts';
import type { ImportRow } from './read-row.ts';

/**
 * `reading`: the dry run goes on · `unusable`: the file as a whole · `ready`: to be looked at and confirmed ·
 * `posting` · `posted` · `reversing` · `reversed` · `dropped`: nobody wanted it
 */
export const IMPORT_STATES = [
  'reading',
  'unusable',
  'ready',
  'posting',
  'posted',
  'reversing',
  'reversed',
  'dropped',
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** `new`: will be added, or was · `known`: already there · `refused` */
export const VERDICTS = ['new', 'known', 'refused'] as const;
export type Verdict = (typeof VERDICTS)[number];

/**
 * What makes two rows the same: person, platform, course, day and amount. A row marked as another one is the same
 * only as itself, in the same row of the same file.
 * @returns text to be hashed
 */
export function identityText(personId: string, row: ImportRow, fileHash: string): string {
  const { platform, title, day, centihours } = row;
  const own = row.isAnother ? [fileHash, row.row] : [];
  return canonicalJson([personId, platform, title, day, centihours, ...own]);
}
