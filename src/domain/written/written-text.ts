/** The words of written work as they are kept and counted. */

export const MOST_CHARACTERS = 30_000;

/** Line ends as one kind, no control characters, no empty lines at either end; two empty lines at most between. */
export function plainText(typed: string): string {
  return (
    typed
      .replace(/\p{Surrogate}/gu, '')
      .replace(/\r\n?/g, '\n')
      .replaceAll('\t', ' ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f\u2028\u2029]/g, '')
      .replace(/[^\S\n]+$/gm, '')
      .replace(/\n{3,}/g, '\n\n')
      .replace(/^\n+|\s+$/g, '')
  );
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
