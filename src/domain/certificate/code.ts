/**
 * Certificate codes: random, so that none can be guessed by counting; with a check character, so that a
 * mistyped code is told from an unknown one. Crockford's base 32 has no letters that look like digits.
 */

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_CHARACTERS = 15;

/** 15 random characters (75 bits) and a check character, in groups of four: `7K3M-9QXD-2H5T-VB49`. */
export function certificateCode(below: (limit: number) => number): string {
  const random = Array.from({ length: RANDOM_CHARACTERS }, () => ALPHABET[below(ALPHABET.length)]).join('');
  return group(random + checkCharacter(random));
}

/**
 * Read a code as people type it: small or full-width letters, O for 0, I or L for 1, blanks, any
 * dash or none.
 * @returns the code in its one spelling, or undefined when it cannot be one
 */
export function readCertificateCode(typed: string): string | undefined {
  // NFKC turns what a Chinese keyboard types, ７Ｋ３Ｍ－９ＱＸＤ, into plain letters, digits and hyphens.
  const compact = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Dash_Punctuation}\u2212]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (compact.length !== RANDOM_CHARACTERS + 1) return undefined;
  if ([...compact].some((character) => !ALPHABET.includes(character))) return undefined;
  const random = compact.slice(0, RANDOM_CHARACTERS);
  return checkCharacter(random) === compact.at(-1) ? group(compact) : undefined;
}

/** Weighted sum over the odd weights 1, 3, 5, …: finds every wrong character and most swaps. */
function checkCharacter(random: string): string {
  const sum = [...random].reduce(
    (total, character, at) => total + ALPHABET.indexOf(character) * (2 * at + 1),
    0,
  );
  return ALPHABET[sum % ALPHABET.length] as string;
}

function group(compact: string): string {
  return (compact.match(/.{4}/g) ?? []).join('-');
}
