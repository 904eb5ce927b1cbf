/** Which characters the fonts have, as one bit each: all that a thread needs that only asks, and does not print. */
import { type FontFile, parseFont } from './font-files.ts';
import { clustersOf, isUndrawable } from './plain-layout.ts';

const CODE_POINTS = 0x110000;

/**
 * @returns characters that no font has, each once, in the text's order; as a font chain of the same files tells them
 * @throws Error for a file that is no font
 */
export function openFontCoverage(files: readonly FontFile[]): (text: string) => readonly string[] {
  const bits = new Uint8Array(CODE_POINTS / 8);
  for (const file of files) {
    const font = parseFont(file);
    // The bold one is asked for what is bold; it adds no character.
    if (file.name === 'bold') continue;
    for (const point of font.characterSet) bits[point >> 3] = (bits[point >> 3] ?? 0) | (1 << (point & 7));
  }
  const isCovered = (cluster: string) => {
    const point = cluster.codePointAt(0) as number;
    return !isUndrawable(cluster) && ((bits[point >> 3] ?? 0) & (1 << (point & 7))) !== 0;
  };
  return (text) => [...new Set(clustersOf(text).filter((cluster) => !isCovered(cluster)))];
}
