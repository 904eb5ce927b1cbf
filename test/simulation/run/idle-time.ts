/** How long a page that nobody touches cannot be told from one that is read. */
import { type Catalogue, findLesson } from '../../../src/domain/catalogue/catalogue.ts';

/** A slow reader's pace; whoever moves nothing for longer than the passage in view takes at it is asked. */
const SLOW_CHARACTERS_PER_MINUTE = 120;

/** @returns 0 where nothing is to be read */
export function slowReadingMs(
  catalogue: Catalogue,
  item: string | undefined,
  sectionId: string | undefined,
): number {
  const lesson = item === undefined ? undefined : findLesson(catalogue, item)?.lesson;
  const section = lesson?.sections.find(({ id }) => id === sectionId) ?? lesson?.sections[0];
  return section ? (section.characters / SLOW_CHARACTERS_PER_MINUTE) * 60_000 : 0;
}
