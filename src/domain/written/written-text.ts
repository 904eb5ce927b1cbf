/** The words of written work as they are kept and counted. */

export const MOST_CHARACTERS = 30_000;

/** Line ends as one kind, no control characters, no empty lines at either end, one at most between. */
export function plainText(typed: string): string {
  const whole = typed
    .replace(/\p{Surrogate}/gu, '')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f\u2028\u2029]/g, '');
  // By lines, so that no number of blanks makes it slow.
  const lines = whole.split('\n').map((line) => line.trimEnd());
  const kept = lines.filter((line, at) => line !== '' || lines[at - 1] !== '');
  const first = kept.findIndex((line) => line !== '');
  return first < 0 ? '' : kept.slice(first).join('\n').trimEnd();
}

/** Blanks count for nothing; every other character counts for one, as a reader would count them. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const character of text) if (!/\s/.test(character)) count += 1;
  return count;
}

export function paragraphsOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}
