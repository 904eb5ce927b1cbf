/** A batch of certificates: whose, of what, and what became of each person. */

export const BATCH_KINDS = ['annual', 'course', 'both'] as const;
export type BatchKinds = (typeof BATCH_KINDS)[number];

/**
 * Why somebody has no certificate in a batch. `unmet`: the year's requirements · `changed`: later postings changed
 * the facts of the day · `withheld`: taken back by an officer · `glyph`: no font has a character · `unknown`: no such
 * staff number within reach · `none`: no course was finished · `defect`: making it failed, which is ours to mend
 */
export type WithoutReason = 'unmet' | 'changed' | 'withheld' | 'glyph' | 'unknown' | 'none' | 'defect';

/** Characters that file systems refuse, or that lead elsewhere. */
const UNFIT = /[\\/:*?"<>|\p{Cc}]/gu;

/** The code first, in ASCII: whatever a program does to the rest of the name, the file is found by it. */
export function certificateFileName(code: string, name: string, title: string): string {
  return `${code} ${name} ${title}`.replace(UNFIT, '_').trimEnd().concat('.pdf');
}
