/** Take a presence beat, decide what it is worth, and credit the course when it was the last thing missing. */
import type { BeatResponse } from '../../src/domain/api/presence.ts';
import { type Result, succeed } from '../../src/domain/base/result.ts';
import type { LessonRecord } from '../../src/domain/catalogue/catalogue.ts';
import { BEAT_INTERVAL_MS, type Beat } from '../../src/domain/presence/beat.ts';
import { judgePresence, type Passage, type Watch } from '../../src/domain/presence/judge-presence.ts';
import { drawQuestion, viewQuestion } from '../../src/domain/presence/passage-check.ts';
import { allowanceMs } from '../../src/domain/presence/silence.ts';
import type { Deps } from './deps.ts';
import { evaluateCourse } from './evaluate-course.ts';
import { findItem } from './find-item.ts';

export async function recordBeat(deps: Deps, personId: string, beat: Beat): Promise<Result<BeatResponse>> {
  const found = findItem(deps.catalogue, beat.item);
  if (!found.ok) return found;
  const { course, lesson } = found.value;
  const facts = { nowMs: deps.clock.now(), nonce: deps.randomness.token() };
  const passage = passageOf(deps, lesson, beat.section);
  const { verdict, minutes, watch } = await deps.storage.presence.recordBeat(
    personId,
    beat,
    facts,
    (record) => judgePresence(record, beat, passage, facts.nowMs),
  );
  if (minutes.length > 0) await evaluateCourse(deps, personId, course);
  return succeed({
    nonce: facts.nonce,
    live: verdict.live,
    ...(verdict.live ? {} : { reason: verdict.reason }),
    ...(await countMinutes(deps, personId, beat.item)),
    nextBeatMs: BEAT_INTERVAL_MS,
    ...openQuestion(watch),
  });
}

function passageOf(deps: Deps, lesson: LessonRecord | undefined, sectionId: string | undefined): Passage {
  const section = lesson?.sections.find(({ id }) => id === sectionId);
  const checks = lesson?.checks ?? [];
  return {
    allowanceMs: allowanceMs(section?.silentCharacters),
    canAsk: checks.length > 0,
    ask: () => drawQuestion(checks, { section: section?.id }, deps.randomness),
  };
}

/** Minutes earned on an item so far, and how many of them offline. */
export async function countMinutes(
  deps: Deps,
  personId: string,
  item: string,
): Promise<{ readonly minutes: number; readonly offlineMinutes: number }> {
  const minutes = await deps.storage.study.minutes(personId, [item]);
  return { minutes: minutes.length, offlineMinutes: minutes.filter(({ offline }) => offline).length };
}

/** The question a page has to show, without its key. */
export function openQuestion({ question, isPaused }: Watch): Pick<BeatResponse, 'question'> {
  return question ? { question: { ...viewQuestion(question), isPaused } } : {};
}
