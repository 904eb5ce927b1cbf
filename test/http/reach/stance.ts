/** What is said of a call: whose it is. */
import type { Role } from '../../../src/domain/roster/person.ts';

/** What stands in a path or a query in place of `:id`: a thing of the learner `learner` in the unit `hall`. */
export type Thing =
  | 'assignment'
  | 'attempt'
  | 'audit'
  | 'batch'
  | 'card'
  | 'appeal'
  | 'certificate'
  | 'course'
  | 'entry'
  | 'event'
  | 'forward'
  | 'hall'
  | 'hoursImport'
  | 'learner'
  | 'makeUp'
  | 'photo'
  | 'practice'
  | 'report'
  | 'rosterImport'
  | 'serviceKey'
  | 'statement'
  | 'written'
  | 'writtenWork'
  | 'warning';

export interface Stance {
  /** `everybody` needs no session; `self` acts on what is the caller's own and on nothing else. */
  readonly who: 'everybody' | 'self' | readonly Role[];
  /** For `self` with a path that names a thing, and for officers: others of that kind are refused. */
  readonly of?: Thing;
  /** What the second name in the path is. */
  readonly and?: Thing;
  /** Also the one whose it is, whatever the roles. */
  readonly orOwner?: true;
  /** The query or the body names something of the unit `hall`: officers of others are refused too. */
  readonly refusesForeign?: true;
  /** `{assignment}` and the like stand for ids, here and in the payload. */
  readonly query?: string;
  readonly payload?: object;
}

export const DESK = ['officer', 'auditor', 'administrator'] as const;
export const WRITERS = ['officer', 'administrator'] as const;
export const REASON = '看过记录，没有问题。';
