/**
 * The code on the wall: it changes every half minute, is good for the present and the one before, and is of one
 * event and one direction. Making it needs the server's secret; this is only its form and its times.
 */

export const DIRECTIONS = ['in', 'out'] as const;
export type Direction = (typeof DIRECTIONS)[number];

const CODE_MS = 30_000;
/** Codes so much older are known as theirs, so that whoever is late is told why. */
export const KNOWN_WINDOWS = 20;

export function codeWindow(atMs: number): number {
  return Math.floor(atMs / CODE_MS);
}

/** Milliseconds until the next code. */
export function untilNextCode(atMs: number): number {
  return CODE_MS - (atMs % CODE_MS);
}

/** What is signed: the meaning, so that no other signature of the portal can be taken for it. */
export function codeSubject(eventId: string, direction: Direction, window: number): string {
  return `mingde attendance code 1\n${eventId}\n${direction}\n${window}\n`;
}

/** No letters and digits that look alike. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;

/** @param hash - at least eight bytes that nobody can guess */
export function codeOf(hash: Uint8Array): string {
  return Array.from(hash.slice(0, LENGTH), (byte) => LETTERS[byte % LETTERS.length]).join('');
}

/** As somebody typed it: blanks and small letters are the same code. @returns undefined for what is none */
export function readCode(typed: string): string | undefined {
  const code = typed.replace(/[\s-]/g, '').toUpperCase();
  return code.length === LENGTH && [...code].every((letter) => LETTERS.includes(letter)) ? code : undefined;
}

/** In two groups, easier to read from a wall. */
export function writeCode(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}
