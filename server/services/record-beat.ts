/** Take a presence beat, decide what it is worth, and credit the course or case when it was the last thing missing. */
import type { BeatResponse } from '../../src/domain/api/presence.ts';
import { type Result, succeed } from '../../src/domain/base/result.ts';
import type { StudyItem } from '../../src/domain/catalogue/catalogue.ts';
import { BEAT_INTERVAL_MS, type Beat } from '../../src/domain/presence/beat.ts';
import { judgePresence, type Passage, type Watch } from '../../src/domain/presence/judge-presence.ts';
import { drawQuestion, viewQuestion } from '../../src/domain/presence/passage-check.ts';
import { allowanceMs } from '../../src/domain/presence/silence.ts';
import { admitItem } from './admit-item.ts';
import { creditCase } from './credit-case.ts';
import type { Deps } from './deps.ts';
import { evaluateCourse } from './evaluate-course.ts';

export async function recordBeat(deps: Deps, personId: string, beat: Beat): Promise<Result<BeatResponse>> {
  const found = admitItem(deps.catalogue, beat.item);
  if (!found.ok) return found;
  const item = found.value;
  const { contentHash } = item;
  const facts = { nowMs: deps.clock.now(), nonce: deps.randomness.token(), contentHash };
  const passage = passageOf(deps, item, beat.section);
  const { verdict, minutes, watch } = await deps.storage.presence.recordBeat(
    personId,
    beat,
    facts,
    (record) => judgePresence(record, beat, passage, facts.nowMs),
  );
  if (minutes.length > 0) await creditItem(deps, personId, item);
  return succeed({
    nonce: facts.nonce,
    live: verdict.live,
    ...(verdict.live ? {} : { reason: verdict.reason }),
    ...(await countMinutes(deps, personId, { item: beat.item, contentHash })),
    nextBeatMs: BEAT_INTERVAL_MS,
    ...openQuestion(watch),
  });
}

/** A screenful of a case, which goes on by choosing. */
const SCENE_CHARACTERS = 720;

/** Only lessons have questions about their passages. */
function passageOf(deps: Deps, item: StudyItem, sectionId: string | undefined): Passage {
  const lesson = item.kind === 'lesson' ? item.lesson : undefined;
  const section = lesson?.sections.find(({ id }) => id === sectionId);
  const checks = lesson?.checks ?? [];
  return {
    allowanceMs: allowanceMs(item.kind === 'case' ? SCENE_CHARACTERS : section?.silentCharacters),
    canAsk: checks.length > 0,
    ask: () => drawQuestion(checks, { section: section?.id }, deps.randomness),
  };
}

/** Minutes are lived in lessons, quizzes and cases; a quiz asks for no minimum, so its minutes complete nothing. */
async function creditItem(deps: Deps, personId: string, item: StudyItem): Promise<void> {
  if (item.kind === 'case') await creditCase(deps, personId, item.study);
  else await evaluateCourse(deps, personId, item.course);
}

/** Minutes earned so far on an item in this version, and how many of them offline. */
export async function countMinutes(
  deps: Deps,
  personId: string,
  { item, contentHash }: { readonly item: string; readonly contentHash: string },
): Promise<{ readonly minutes: number; readonly offlineMinutes: number }> {
  const all = await deps.storage.study.minutes(personId, [item]);
  const minutes = all.filter((minute) => minute.contentHash === contentHash);
  return { minutes: minutes.length, offlineMinutes: minutes.filter(({ offline }) => offline).length };
}

/** The question a page has to show, without its key. */
export function openQuestion({ question, isPaused }: Watch): Pick<BeatResponse, 'question'> {
  return question ? { question: { ...viewQuestion(question), isPaused } } : {};
}
