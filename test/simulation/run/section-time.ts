/** How long a section must be in view to count as read, as src/elements/lesson-tracker/section-watch.ts has it. */
const FASTEST_CHARACTERS_PER_MINUTE = 900;
const LEAST_MS = 2_000;

export function sectionNeedsMs(characters: number): number {
  return Math.max(LEAST_MS, (characters / FASTEST_CHARACTERS_PER_MINUTE) * 60_000);
}
