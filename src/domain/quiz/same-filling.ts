/** When two fillings of a blank are the same answer: whatever a keyboard or an input method may vary is taken out. */

/**
 * Full and half width (NFKC), capitals, format characters, blanks at the ends and beside anything but Latin letters
 * and digits make no difference; blanks inside a phrase of Latin words count as one.
 */
export function plainFilling(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/(?<![a-z0-9]) | (?![a-z0-9])/gu, '')
    .trim();
}

export function sameFilling(left: string, right: string): boolean {
  return plainFilling(left) === plainFilling(right);
}
