/** Codes that people type from a slip of paper: four groups of four, about 79 random bits. */
import type { Chance } from '../base/chance.ts';

/** Without those that look like one another on paper. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const LENGTH = 16;
const GROUP = 4;

/** How long a code holds. */
export const CODE_DAYS = 14;

export function makeActivationCode(chance: Chance): string {
  return Array.from({ length: LENGTH }, () => LETTERS[chance.below(LETTERS.length)]).join('');
}

/** ABCD-EFGH-JKMN-PQRS */
export function writtenCode(code: string): string {
  return code.match(new RegExp(`.{${GROUP}}`, 'g'))?.join('-') ?? code;
}

/** Whatever stands between the groups, in small letters too. @returns undefined for what is no code */
export function readActivationCode(written: string): string | undefined {
  const code = written.toUpperCase().replace(/[^0-9A-Z]/gu, '');
  return code.length === LENGTH && [...code].every((letter) => LETTERS.includes(letter)) ? code : undefined;
}
