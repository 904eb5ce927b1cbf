/** Take a presence beat, decide what it is worth, and credit the course when it was the last thing missing. */

import type { BeatResponse } from '../../src/domain/api/api.ts';
import { minuteNumberOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import {
  type Catalogue,
  type CourseRecord,
  findCourse,
  findLesson,
} from '../../src/domain/catalogue/catalogue.ts';
import { BEAT_INTERVAL_MS, type Beat, judgeBeat } from '../../src/domain/presence/beat.ts';
import type { Deps } from './deps.ts';
import { evaluateCourse } from './evaluate-course.ts';

export async function recordBeat(deps: Deps, personId: string, beat: Beat): Promise<Result<BeatResponse>> {
  const course = courseOfItem(deps.catalogue, beat.item);
  if (!course) {
    return fail({
      code: 'not-found',
      message: `没有“${beat.item}”这一课，可能已经更新，请刷新页面。`,
      field: '/item',
    });
  }
  const nowMs = deps.clock.now();
  const outcome = await deps.storage.study.recordBeat(
    personId,
    beat,
    (stream) => judgeBeat(stream, beat, nowMs),
    { nowMs, minute: minuteNumberOf(nowMs), nonce: deps.randomness.token() },
  );
  if (outcome.earnedMinute) await evaluateCourse(deps, personId, course);
  const minutes = await deps.storage.study.minutes(personId, [beat.item]);
  return succeed({
    nonce: outcome.nonce,
    live: outcome.verdict.live,
    ...(outcome.verdict.live ? {} : { reason: outcome.verdict.reason }),
    minutes: minutes.length,
    nextBeatMs: BEAT_INTERVAL_MS,
  });
}

/** A lesson's id, or `<course>/quiz`: minutes are lived in both, but only lessons ask for a minimum. */
function courseOfItem(catalogue: Catalogue, item: string): CourseRecord | undefined {
  const quizOf = item.endsWith('/quiz') ? item.slice(0, -'/quiz'.length) : undefined;
  return quizOf === undefined ? findLesson(catalogue, item)?.course : findCourse(catalogue, quizOf);
}
