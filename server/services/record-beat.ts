/** Take a presence beat, decide what it is worth, and credit the course or case when it was the last thing missing. */

import type { BeatResponse } from '../../src/domain/api/api.ts';
import { minuteNumberOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { findItem, type StudyItem } from '../../src/domain/catalogue/catalogue.ts';
import { BEAT_INTERVAL_MS, type Beat, judgeBeat } from '../../src/domain/presence/beat.ts';
import { creditCase } from './credit-case.ts';
import type { Deps } from './deps.ts';
import { evaluateCourse } from './evaluate-course.ts';

export async function recordBeat(deps: Deps, personId: string, beat: Beat): Promise<Result<BeatResponse>> {
  const item = findItem(deps.catalogue, beat.item);
  if (!item) {
    return fail({
      code: 'not-found',
      message: `没有“${beat.item}”这一课，可能已经更新，请刷新页面。`,
      field: '/item',
    });
  }
  const { contentHash } = item;
  const nowMs = deps.clock.now();
  const outcome = await deps.storage.study.recordBeat(
    personId,
    beat,
    (stream) => judgeBeat(stream, beat, nowMs),
    { nowMs, minute: minuteNumberOf(nowMs), nonce: deps.randomness.token(), contentHash },
  );
  if (outcome.earnedMinute) await creditItem(deps, personId, item);
  const minutes = await deps.storage.study.minutes(personId, [beat.item]);
  return succeed({
    nonce: outcome.nonce,
    live: outcome.verdict.live,
    ...(outcome.verdict.live ? {} : { reason: outcome.verdict.reason }),
    minutes: minutes.filter((minute) => minute.contentHash === contentHash).length,
    nextBeatMs: BEAT_INTERVAL_MS,
  });
}

/** Minutes are lived in lessons, quizzes and cases; a quiz asks for no minimum, so its minutes complete nothing. */
async function creditItem(deps: Deps, personId: string, item: StudyItem): Promise<void> {
  if (item.kind === 'case') await creditCase(deps, personId, item.study);
  else await evaluateCourse(deps, personId, item.course);
}
