/** How long a page that nobody touches cannot be told from one that is read. */
import { type Catalogue, findLesson } from '../../../src/domain/catalogue/catalogue.ts';

/** A slow reader's pace. */
const SLOW_CHARACTERS_PER_MINUTE = 120;
/** However short a passage is, it may give somebody to think. */
const LEAST_MS = 3 * 60_000;
/** A page tells of a touch up to so much later. */
const TOLD_AFTER_MS = 20_000;

/** @returns 0 where nothing is to be read */
export function slowReadingMs(
  catalogue: Catalogue,
  item: string | undefined,
  sectionId: string | undefined,
): number {
  const lesson = item === undefined ? undefined : findLesson(catalogue, item)?.lesson;
  const section = lesson?.sections.find(({ id }) => id === sectionId) ?? lesson?.sections[0];
  if (!section) return 0;
  return Math.max(LEAST_MS, (section.silentCharacters / SLOW_CHARACTERS_PER_MINUTE) * 60_000) + TOLD_AFTER_MS;
}
