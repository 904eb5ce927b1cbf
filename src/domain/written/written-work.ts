/**
 * One person's work on one task: handed in, read by two who do not know of each other's points, by a third where they
 * differ. Decides only. docs/decisions/0024
 */
import { fail, type Result, succeed } from '../base/result.ts';
import { checkMarks, type Marks, type Rubric, totalOf } from './rubric.ts';
import { countCharacters } from './written-text.ts';

interface Said {
  readonly atMs: number;
  readonly who: string;
}

export interface Reading extends Said {
  readonly kind: 'read';
  readonly version: number;
  readonly points: Marks;
  readonly remark: string;
}

export type WrittenEvent =
  /** `hash`: SHA-256 of the text's UTF-8, hex */
  | (Said & {
      readonly kind: 'handedIn';
      readonly version: number;
      readonly hash: string;
      readonly characters: number;
    })
  | Reading
  | (Said & { readonly kind: 'returned'; readonly version: number; readonly remark: string })
  | (Said & { readonly kind: 'posted'; readonly entry: string })
  /** The ledger refused the hours; the result stands. */
  | (Said & { readonly kind: 'postingFailed'; readonly reason: string })
  /** A result that stood is withdrawn, with its hours. */
  | (Said & { readonly kind: 'revoked'; readonly reason: string });

export interface WrittenWork {
  readonly id: string;
  readonly taskId: string;
  readonly personId: string;
  /** Oldest first; the first is `handedIn`. */
  readonly events: readonly WrittenEvent[];
}

/** `first`, `second`, `third`: waits for that reader */
export const WRITTEN_STATES = [
  'first',
  'second',
  'third',
  'returned',
  'failed',
  'revoked',
  'passed',
] as const;
export type WrittenState = (typeof WRITTEN_STATES)[number];

type Events = Pick<WrittenWork, 'events'>;

/** As it was last handed in. @throws RangeError for a work that never was, which cannot be */
export function handedIn({ events }: Events): Extract<WrittenEvent, { kind: 'handedIn' }> {
  const found = events.findLast((event) => event.kind === 'handedIn');
  if (!found) throw new RangeError('a work that was never handed in');
  return found;
}

/** Of what was last handed in, in the order they came. */
export function readingsOf({ events }: Events): readonly Reading[] {
  const since = events.findLastIndex(({ kind }) => kind === 'handedIn');
  return events.slice(since).filter((event) => event.kind === 'read');
}

export interface WrittenResult {
  readonly points: number;
  readonly isPassed: boolean;
  /** A third reader decided. */
  readonly isByThird: boolean;
}

/**
 * Two that agree give the mean of their totals, rounded down; where a third was needed, that reader's total is the
 * result. @returns undefined while a reader is still wanted
 */
export function resultOf(rubric: Rubric, readings: readonly Reading[]): WrittenResult | undefined {
  const [first, second, third] = readings.map(({ points }) => totalOf(rubric, points));
  const judged = (points: number, isByThird: boolean) => ({
    ...{ points, isByThird, isPassed: points >= rubric.passPoints },
  });
  if (first === undefined || second === undefined) return undefined;
  if (doAgree(rubric, first, second)) return judged(Math.floor((first + second) / 2), false);
  return third === undefined ? undefined : judged(third, true);
}

function doAgree({ passPoints, allowedDifference }: Rubric, first: number, second: number): boolean {
  return Math.abs(first - second) <= allowedDifference && first >= passPoints === second >= passPoints;
}

export function writtenState(rubric: Rubric, work: Events): WrittenState {
  const last = work.events.findLast(({ kind }) => kind !== 'posted' && kind !== 'postingFailed');
  if (last?.kind === 'returned' || last?.kind === 'revoked') return last.kind;
  const readings = readingsOf(work);
  const result = resultOf(rubric, readings);
  if (result) return result.isPassed ? 'passed' : 'failed';
  return readings.length === 0 ? 'first' : readings.length === 1 ? 'second' : 'third';
}

/** The entry of the ledger that stands for it, as far as the work knows. */
export function postedEntry({ events }: Events): string | undefined {
  const last = events.findLast(({ kind }) => ['handedIn', 'posted', 'revoked'].includes(kind));
  return last?.kind === 'posted' ? last.entry : undefined;
}

/** May it be handed in, for the first time or again? */
export function mayHandIn(
  rubric: Rubric,
  work: Events | undefined,
  { text, minimumCharacters }: { readonly text: string; readonly minimumCharacters: number },
): Result<{ readonly version: number; readonly characters: number }> {
  const characters = countCharacters(text);
  if (characters < minimumCharacters) {
    const message = `至少要写 ${minimumCharacters} 字，现在是 ${characters} 字，还差 ${minimumCharacters - characters} 字。`;
    return fail({ code: 'invalid-request', message, field: '/text' });
  }
  if (!work) return succeed({ version: 1, characters });
  const state = writtenState(rubric, work);
  if (state === 'passed') return fail({ code: 'conflict', message: '这篇已经通过，不用再交。' });
  if (state === 'first' || state === 'second' || state === 'third') {
    return fail({ code: 'conflict', message: '已经交上来了，正在评阅。需要改的，请等评阅结果。' });
  }
  return succeed({ version: handedIn(work).version + 1, characters });
}

/** May this person read what was last handed in, and as which reader? */
export function mayRead(
  rubric: Rubric,
  work: WrittenWork,
  personId: string,
): Result<'first' | 'second' | 'third'> {
  if (work.personId === personId) {
    return fail({ code: 'not-allowed', message: '自己写的，不能由自己评阅。' });
  }
  const state = writtenState(rubric, work);
  if (state !== 'first' && state !== 'second' && state !== 'third') {
    return fail({ code: 'conflict', message: CLOSED[state] });
  }
  if (readingsOf(work).some(({ who }) => who === personId)) {
    return fail({ code: 'not-allowed', message: '这一篇您已经评过了，要由另一个人再评。' });
  }
  return succeed(state);
}

const CLOSED: Record<Exclude<WrittenState, 'first' | 'second' | 'third'>, string> = {
  returned: '这一篇已经退回，等本人改好再交。',
  failed: '这一篇已经评完，没有通过。本人可以改好再交。',
  revoked: '这一篇的结果已经撤销。本人可以改好再交。',
  passed: '这一篇已经评完，通过了。',
};

export interface Verdict {
  readonly version: number;
  readonly points: Marks;
  readonly remark: string;
}

/** What a reader's points become. A text handed in since then was not the one that was read. */
export function readingBy(
  rubric: Rubric,
  work: WrittenWork,
  { version, points, remark }: Verdict,
  said: Said,
): Result<Reading> {
  const allowed = mayRead(rubric, work, said.who);
  if (!allowed.ok) return allowed;
  if (handedIn(work).version !== version) return fail(CHANGED);
  const marks = checkMarks(rubric, points);
  return marks.ok ? succeed({ ...said, kind: 'read', version, points: marks.value, remark }) : marks;
}

const CHANGED = {
  code: 'conflict',
  message: '本人刚刚又交了一版，请刷新页面后再评。',
} as const;

/** Back to whoever wrote it, unmarked; points that were given to it are kept and count for nothing. */
export function returnBy(
  rubric: Rubric,
  work: WrittenWork,
  { version, remark }: Pick<Verdict, 'version' | 'remark'>,
  said: Said,
): Result<WrittenEvent> {
  const allowed = mayRead(rubric, work, said.who);
  if (!allowed.ok) return allowed;
  if (handedIn(work).version !== version) return fail(CHANGED);
  return succeed({ ...said, kind: 'returned', version, remark });
}

/** Only a result that stands is withdrawn, and not one's own. */
export function revocationBy(
  rubric: Rubric,
  work: WrittenWork,
  reason: string,
  said: Said,
): Result<WrittenEvent> {
  if (work.personId === said.who) {
    return fail({ code: 'not-allowed', message: '自己写的，不能由自己办理。' });
  }
  if (writtenState(rubric, work) !== 'passed') {
    return fail({ code: 'conflict', message: '这一篇没有通过的结果，不用撤销。' });
  }
  return succeed({ ...said, kind: 'revoked', reason });
}
