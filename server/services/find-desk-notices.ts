/** What waits for which officer: practice, cards and appeals together, plans and activities one by one. */
import { dayOf } from '../../src/domain/base/calendar.ts';
import {
  appealWaits,
  cardWaits,
  eventNotices,
  planNotices,
  practiceWaits,
  type Waiting,
  type Way,
  waitingNotices,
  warningWaits,
  writtenWaits,
} from '../../src/domain/notice/desk-notices.ts';
import type { NoticesAbout } from '../../src/domain/notice/notice.ts';
import type { Warning } from '../../src/domain/warning/warning.ts';
import type { WrittenWork } from '../../src/domain/written/written-work.ts';
import type { Deps } from './deps.ts';

const PART = 400;

/** The officers from a unit upwards, read once. */
export async function readWays(deps: Deps): Promise<(unitId: string) => Way> {
  const units = new Map((await deps.storage.roster.allUnits()).map((unit) => [unit.id, unit]));
  const officers = new Map<string, string[]>();
  for (const [personId, grants] of await deps.storage.roster.rolesHeld()) {
    for (const { role, unitId } of grants) {
      if (role !== 'officer' || unitId === null) continue;
      officers.set(unitId, [...(officers.get(unitId) ?? []), personId]);
    }
  }
  const ways = new Map<string, Way>();
  const wayOf = (unitId: string): Way => {
    const known = ways.get(unitId);
    if (known) return known;
    const unit = units.get(unitId);
    if (!unit) return [];
    const above = unit.parentId === null ? [] : wayOf(unit.parentId);
    const way = [{ unitId, officers: officers.get(unitId) ?? [] }, ...above];
    ways.set(unitId, way);
    return way;
  };
  return wayOf;
}

export interface AllWaiting {
  readonly practice: readonly Waiting[];
  readonly cards: readonly Waiting[];
  readonly appeals: readonly Waiting[];
  readonly warnings: readonly Waiting[];
  /** Null where it was not looked for. */
  readonly written: readonly Waiting[] | null;
}

/** @param isWrittenToo - of written work whatever is being read is read: only where something may have changed */
export async function findWaiting(
  deps: Deps,
  wayOf: (unitId: string) => Way,
  isWrittenToo: boolean,
): Promise<AllWaiting> {
  const { practice, reviews } = deps.storage;
  const open = await reviews.countOpen({});
  const claims = await practice.list({}, await practice.countWaiting({}));
  const cards = await reviews.cards({}, open.cards);
  const appeals = await reviews.appeals({}, open.appeals);
  const warned = await openWarnings(deps);
  const works = isWrittenToo ? await deps.storage.written.beingRead() : [];
  const unitOf = await unitsOf(deps, [
    ...warned.map(({ personId }) => personId),
    ...works.map(({ personId }) => personId),
    ...claims.map(({ personId }) => personId),
    ...cards.map(({ signal }) => signal.personId),
    ...appeals.map(({ personId }) => personId),
  ]);
  const way = (personId: string) => wayOf(unitOf.get(personId) ?? '');
  return {
    practice: claims.flatMap((claim) => practiceWaits(claim, way(claim.personId)) ?? []),
    cards: cards.flatMap((card) => cardWaits(card, way(card.signal.personId)) ?? []),
    warnings: warned.flatMap((warning) => warningWaits(warning, way(warning.personId)) ?? []),
    written: isWrittenToo ? await writtenWaiting(deps, works, way) : null,
    appeals: appeals.flatMap((appeal) => appealWaits(appeal, way(appeal.personId)) ?? []),
  };
}

async function writtenWaiting(
  deps: Deps,
  works: readonly WrittenWork[],
  way: (personId: string) => Way,
): Promise<readonly Waiting[]> {
  const waiting: Waiting[] = [];
  for (const [taskId, ofTask] of Map.groupBy(works, (work) => work.taskId)) {
    const task = await deps.storage.written.task(taskId);
    if (!task) continue;
    waiting.push(...ofTask.flatMap((work) => writtenWaits(task.rubric, work, way(work.personId)) ?? []));
  }
  return waiting;
}

/**
 * New matters are told once a day; what has been decided does not stand any longer than it must.
 * @param isDaily - false: tell nothing, only close what is done
 */
export async function waitingAbouts(
  deps: Deps,
  { practice, cards, appeals, warnings, written }: AllWaiting,
  isDaily: boolean,
): Promise<readonly NoticesAbout[]> {
  const abouts = [
    waitingNotices({ kind: 'practiceWaiting', link: '/admin/events/practice/' }, { count: practice }),
    waitingNotices({ kind: 'reviewsWaiting', link: '/admin/reviews/' }, { cards, appeals }),
    waitingNotices({ kind: 'warningsWaiting', link: '/admin/warnings/' }, { count: warnings }),
    ...(written === null
      ? []
      : [waitingNotices({ kind: 'writtenWaiting', link: '/admin/plans/written/' }, { count: written })]),
  ];
  return Promise.all(
    abouts.map(async (about) => {
      const open = await deps.storage.notices.open(about.subject);
      const named = new Set(about.due.map(({ personId }) => personId));
      const done = open.map(({ personId }) => personId).filter((personId) => !named.has(personId));
      if (isDaily) return { ...about, done };
      return { ...about, due: [], standing: open.filter(({ personId }) => named.has(personId)), done };
    }),
  );
}

/** Plans and activities about which something happened since an instant. */
export async function findSubmitted(
  deps: Deps,
  wayOf: (unitId: string) => Way,
  sinceMs: number,
): Promise<readonly NoticesAbout[]> {
  const { noticeFacts, plans, events, roster } = deps.storage;
  const today = dayOf(deps.clock.now());
  const abouts: NoticesAbout[] = [];
  const nameOf = async (unitId: string) => (await roster.unitById(unitId))?.name ?? '';
  for (const { unitId, year } of await noticeFacts.plans(sinceMs)) {
    const plan = { unitId, year, unit: await nameOf(unitId), events: await plans.events(unitId, year) };
    abouts.push(planNotices(plan, wayOf(unitId), today));
  }
  for (const id of await noticeFacts.events(sinceMs)) {
    const record = await events.record(id);
    if (!record) continue;
    const { event, marks, acts } = record;
    const submittedAtMs = acts.findLast(({ kind }) => kind === 'submitted')?.atMs ?? 0;
    const told = { marks, submittedAtMs, unit: await nameOf(event.unitId) };
    abouts.push(eventNotices(event, told, { way: wayOf(event.unitId), today }));
  }
  return abouts;
}

async function openWarnings({ storage: { warnings } }: Deps): Promise<readonly Warning[]> {
  const { closed: _, ...open } = await warnings.countStates({});
  const limit = Object.values(open).reduce((sum, count) => sum + count, 0);
  // Closed ones come last.
  return warnings.list({ from: 0, limit });
}

async function unitsOf(deps: Deps, personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(personIds)];
  const found = new Map<string, string>();
  for (let from = 0; from < ids.length; from += PART) {
    for (const { id, unit } of await deps.storage.roster.peopleByIds(ids.slice(from, from + PART))) {
      if (unit) found.set(id, unit.id);
    }
  }
  return found;
}
