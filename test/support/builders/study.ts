/** Presence, progress and chance, for tests. */

import type { Chance } from '../../../src/domain/base/chance.ts';
import type { CourseRecord } from '../../../src/domain/catalogue/catalogue.ts';
import type { Beat, PresenceStream } from '../../../src/domain/presence/beat.ts';
import type { CourseProgress } from '../../../src/domain/progress/evaluate-completion.ts';

/** A Monday morning in Shanghai, the same as the test clock's. */
export const NOW_MS = Date.parse('2026-11-23T09:00:00+08:00');

/** Everything seen, every minute lived, the quiz passed: complete. */
export function fullProgress(course: CourseRecord): CourseProgress {
  const { lessons } = course;
  return {
    sectionsSeen: Object.fromEntries(lessons.map(({ id, sections }) => [id, sections.map((s) => s.id)])),
    minutes: Object.fromEntries(lessons.map(({ id, minimumMinutes }) => [id, minimumMinutes])),
    quizPassed: true,
  };
}

export function aBeat(overrides: Partial<Beat> = {}): Beat {
  return { item: 'integrity/01-gifts', nonce: 'nonce-1', visible: true, focused: true, ...overrides };
}

/** What `nonce-1` leads to. */
export function aStream(overrides: Partial<PresenceStream> = {}): PresenceStream {
  return { item: 'integrity/01-gifts', beatAtMs: NOW_MS, ...overrides };
}

/** Chance that repeats itself: the same seed draws the same, and every id is new. */
export function seededChance(seed = 1): Chance {
  let state = seed;
  let ids = 0;
  return {
    below: (limit) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * limit);
    },
    freshId: () => {
      ids += 1;
      return `fresh-${seed}-${ids}`;
    },
  };
}
