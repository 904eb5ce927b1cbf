/** Written work that was passed gives the hours that the year's rules, or the order it makes up for, say; if any. */
import { dayOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { isReversed } from '../../src/domain/ledger/post-award.ts';
import { isExcused, standingOfOrder } from '../../src/domain/make-up/order.ts';
import { makeUpOf, type WrittenTask } from '../../src/domain/written/written-task.ts';
import {
  handedIn,
  postedEntry,
  readingsOf,
  resultOf,
  type WrittenEvent,
  type WrittenWork,
  writtenState,
} from '../../src/domain/written/written-work.ts';
import type { Deps } from './deps.ts';
import { governingPolicy } from './governing-policy.ts';
import { postEntry } from './post-entry.ts';

const KINDS = { notes: '学习笔记', reflection: '心得体会', paper: '论文' } as const;

/** What a stop left passed and unposted is posted when the portal starts again. */
export async function postPassedWorks(deps: Deps): Promise<void> {
  for (const work of await deps.storage.written.justRead()) {
    const task = await deps.storage.written.task(work.taskId);
    if (task) await postWritten(deps, task, work);
  }
}

/** Nothing happens to what is not passed, is worth nothing, or is posted already. */
export async function postWritten(
  deps: Deps,
  task: WrittenTask,
  work: WrittenWork,
): Promise<Result<WrittenWork>> {
  if (writtenState(task.rubric, work) !== 'passed' || postedEntry(work) !== undefined) return succeed(work);
  const worth = await worthOf(deps, task, work);
  if (worth.centihours === 0) return succeed(work);
  const posted = await post(deps, task, work, worth);
  const entry = posted.ok ? posted.value : await standingEntry(deps, work, worth.year);
  const said = { atMs: deps.clock.now(), who: posterOf(work) };
  const event: WrittenEvent =
    entry === undefined
      ? { ...said, kind: 'postingFailed', reason: posted.ok ? '' : posted.failure.message }
      : { ...said, kind: 'posted', entry };
  return deps.storage.written.addTo(work.id, (now) =>
    writtenState(task.rubric, now) === 'passed' && postedEntry(now) === undefined
      ? succeed(event)
      : fail({ code: 'conflict', message: '这篇刚刚办过了。' }),
  );
}

interface Worth {
  readonly year: number;
  readonly centihours: number;
  readonly order?: string;
}

/** Of make-up work the order says it, unless it is excused or has been made up for otherwise. */
async function worthOf(deps: Deps, task: WrittenTask, work: WrittenWork): Promise<Worth> {
  const makeUp = makeUpOf(task, work.personId);
  if (!makeUp) {
    const year = Number(dayOf(handedIn(work).atMs).slice(0, 4));
    const policy = await governingPolicy(deps, year);
    return { year, centihours: policy.writtenWork?.[task.kind] ?? 0 };
  }
  const { year } = task;
  const order = await deps.storage.makeUps.order(makeUp.order);
  if (!order || isExcused(order)) return { year, centihours: 0 };
  const credits = (await deps.storage.makeUps.credits([work.personId])).get(work.personId) ?? [];
  const { state } = standingOfOrder(order, credits, dayOf(deps.clock.now()));
  return { year, centihours: state === 'done' ? 0 : makeUp.centihours, order: makeUp.order };
}

/** Names stay out of the ledger, which is published. An essay is practice (DOMAIN.md). */
async function post(
  deps: Deps,
  task: WrittenTask,
  work: WrittenWork,
  { year, centihours, order }: Worth,
): Promise<Result<string>> {
  const { hash, atMs } = handedIn(work);
  const result = resultOf(task.rubric, readingsOf(work));
  const unit = (await deps.storage.roster.unitById(task.unitId))?.name ?? '';
  const who = posterOf(work);
  const posted = await postEntry(deps, {
    ...{ personId: work.personId, year, category: 'ethicsPractice', centihours },
    ...{ source: 'practice', contentHash: null, postedBy: who },
    evidence: {
      ...{ kind: 'practice', title: `${KINDS[task.kind]}：${task.topic}`, day: dayOf(atMs) },
      ...{ place: '网上提交', organiser: unit },
      confirmedBy: result?.isByThird ? '两位读者评阅，第三位读者裁定' : '两位读者按评分标准评阅',
      ...{ work: work.id, workHash: hash, points: result?.points ?? 0, approvedBy: who },
      ...(order !== undefined && { makeUpOrder: order }),
    },
  });
  return posted.ok ? succeed(posted.value.id) : posted;
}

/** A stop may have come between the posting and the note of it. */
async function standingEntry(deps: Deps, work: WrittenWork, year: number): Promise<string | undefined> {
  const entries = await deps.storage.ledger.entries(work.personId, year);
  return entries.find(
    ({ id, evidence }) =>
      evidence.kind === 'practice' && evidence.work === work.id && !isReversed(entries, id),
  )?.id;
}

/** Whoever read it last. */
function posterOf(work: WrittenWork): string {
  return readingsOf(work).at(-1)?.who ?? 'system';
}
