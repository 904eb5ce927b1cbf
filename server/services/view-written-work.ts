/** The reading page: the text with its rubric, what may be seen of other readings, and texts with the same words. */
import type {
  ReaderPlace,
  ReadingView,
  SimilarWork,
  WrittenPerson,
  WrittenWorkView,
} from '../../src/domain/api/written.ts';
import { dayOf } from '../../src/domain/base/calendar.ts';
import { type Result, succeed } from '../../src/domain/base/result.ts';
import { totalOf } from '../../src/domain/written/rubric.ts';
import { sharedPassages } from '../../src/domain/written/similarity.ts';
import {
  handedIn,
  postedEntry,
  type Reading,
  readingsOf,
  resultOf,
  writtenState,
} from '../../src/domain/written/written-work.ts';
import type { SessionCaller } from '../ports/caller.ts';
import { admitTrainingReader, mayServe, reachesUnit } from './admit-training.ts';
import type { Deps } from './deps.ts';
import { mayAllSee, readerOf, type TaskWork, workInReach } from './read-written.ts';
import { personNames } from './view-assignments.ts';

const PLACES: readonly ReaderPlace[] = ['first', 'second', 'third'];
/** So many texts are looked at, and so many passages of each are shown. */
const MOST_NEIGHBOURS = 5;
const MOST_PASSAGES = 10;

export async function viewWrittenWork(
  deps: Deps,
  caller: SessionCaller,
  workId: string,
): Promise<Result<WrittenWorkView>> {
  const reached = await workInReach(deps, caller, workId);
  if (!reached.ok) return reached;
  const { task, work } = reached.value;
  await deps.storage.audit.record({
    ...{ atMs: deps.clock.now(), who: caller.personId, action: 'written-read' },
    detail: { work: workId, person: work.personId },
  });
  const { version, characters, atMs } = handedIn(work);
  const text = (await deps.storage.written.text(work.id, version)) ?? '';
  const isOfficer = await mayServe(deps, caller, (await unitOf(deps, work.personId)) ?? '');
  const state = writtenState(task.rubric, work);
  const reader = readerOf(reached.value, caller.personId);
  const isFailed = work.events.at(-1)?.kind === 'postingFailed';
  return succeed({
    id: work.id,
    task: {
      ...{ id: task.id, kind: task.kind, topic: task.topic, words: task.words },
      minimumCharacters: task.minimumCharacters,
    },
    rubric: task.rubric,
    person: await writerOf(deps, work.personId),
    ...{ version, characters, handedInOn: dayOf(atMs), text, state },
    versions: work.events
      .flatMap((event) =>
        event.kind === 'handedIn'
          ? [
              {
                ...{ version: event.version, day: dayOf(event.atMs) },
                ...{ characters: event.characters, hash: event.hash },
              },
            ]
          : [],
      )
      .reverse(),
    decision: {
      place: isOfficer && reader.ok ? reader.value : null,
      reason: reader.ok ? null : reader.failure.message,
    },
    readings: await readingsShown(deps, reached.value, caller),
    result: resultOf(task.rubric, readingsOf(work)) ?? null,
    hours: { posted: postedEntry(work) !== undefined, trouble: isFailed ? troubleOf(work.events) : null },
    history: await historyOf(deps, reached.value),
    mayRevoke: isOfficer && state === 'passed',
    mayPost: isOfficer && isFailed,
    similar: await similarTo(deps, caller, reached.value, text),
  });
}

function troubleOf(events: TaskWork['work']['events']): string {
  const last = events.at(-1);
  return last?.kind === 'postingFailed' ? last.reason : '';
}

async function unitOf(deps: Deps, personId: string): Promise<string | undefined> {
  return (await deps.storage.roster.personById(personId))?.unitId;
}

async function writerOf(deps: Deps, personId: string): Promise<WrittenPerson> {
  const [person] = await deps.storage.roster.peopleByIds([personId]);
  return {
    ...{ id: personId, name: person?.name ?? '', staffNumber: person?.staffNumber ?? '' },
    unit: person?.unit?.name ?? '',
  };
}

/** The second reader must not see the first one's points before the own are handed in. */
async function readingsShown(
  deps: Deps,
  { task, work }: TaskWork,
  { personId }: SessionCaller,
): Promise<readonly ReadingView[]> {
  const readings = readingsOf(work);
  const isOpen = mayAllSee({ task, work });
  const names = await personNames(
    deps,
    readings.map(({ who }) => who),
  );
  const view = (reading: Reading, at: number): ReadingView => ({
    place: PLACES[at] ?? 'third',
    by: names.get(reading.who) ?? '',
    points: reading.points,
    total: totalOf(task.rubric, reading.points),
    remark: reading.remark,
    day: dayOf(reading.atMs),
  });
  return readings.flatMap((reading, at) => (isOpen || reading.who === personId ? [view(reading, at)] : []));
}

async function historyOf(deps: Deps, { work }: TaskWork): Promise<WrittenWorkView['history']> {
  const names = await personNames(
    deps,
    work.events.map(({ who }) => who),
  );
  return work.events.flatMap((event) => {
    if (event.kind === 'read') return [];
    const words = 'remark' in event ? event.remark : 'reason' in event ? event.reason : '';
    const at = new Date(event.atMs).toISOString();
    return [{ kind: event.kind, at, by: names.get(event.who) ?? '', words }];
  });
}

/** Only of people this session reaches: nobody's text is shown to whoever could not open it. */
async function similarTo(
  deps: Deps,
  caller: SessionCaller,
  { task, work }: TaskWork,
  text: string,
): Promise<readonly SimilarWork[]> {
  const admitted = await admitTrainingReader(deps, caller);
  if (!admitted.ok) return [];
  const found: SimilarWork[] = [];
  for (const other of await deps.storage.written.neighbours(work.id, MOST_NEIGHBOURS)) {
    const unitId = await unitOf(deps, other.personId);
    if (unitId === undefined || !reachesUnit(admitted.value, unitId)) continue;
    const otherText = (await deps.storage.written.text(other.id, handedIn(other).version)) ?? '';
    const { shareBasisPoints, passages } = sharedPassages(text, otherText, [task.topic, task.words]);
    if (passages.length === 0) continue;
    const longest = passages
      .toSorted((left, right) => right.own.to - right.own.from - (left.own.to - left.own.from))
      .slice(0, MOST_PASSAGES);
    found.push({
      person: await writerOf(deps, other.personId),
      shareBasisPoints,
      passageCount: passages.length,
      passages: longest.map(({ own, other: there }) => ({
        own: text.slice(own.from, own.to),
        other: otherText.slice(there.from, there.to),
      })),
    });
  }
  return found.toSorted((left, right) => right.shareBasisPoints - left.shareBasisPoints);
}
