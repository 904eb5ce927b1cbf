/** Written work that a unit asks of some of its people by a day: the topic, how long, and what it is marked by. */
import type { AssignmentEvent, Audience } from '../assignment/assignment.ts';
import type { Centihours } from '../base/centihours.ts';
import type { Rubric, WrittenKind } from './rubric.ts';

/** An order of make-up training whose way this work is. */
export interface WrittenMakeUp {
  readonly personId: string;
  readonly order: string;
  /** The hours that the order says. */
  readonly centihours: Centihours;
}

export interface WrittenTaskDraft {
  readonly id: string;
  /** The people meant are in this unit or below it. */
  readonly unitId: string;
  /** The year it belongs to; of make-up training the one that lacks the hours. */
  readonly year: number;
  readonly kind: WrittenKind;
  readonly topic: string;
  /** To whoever is meant; may be empty. */
  readonly words: string;
  readonly minimumCharacters: number;
  /** As it stood when the work was asked for: a rubric that changes later changes nothing midway. */
  readonly rubric: Rubric;
  readonly audience: Audience;
  /** `YYYY-MM-DD` */
  readonly dueDay: string;
  readonly newcomerDays: number;
  /** The assignment it is a part of; null on its own. */
  readonly assignment: string | null;
  /** Empty where it makes up for nothing. */
  readonly makeUps: readonly WrittenMakeUp[];
  readonly madeBy: string;
  readonly madeAtMs: number;
}

export interface WrittenTask extends WrittenTaskDraft {
  /** In the order they happened: the day moved, or withdrawn. */
  readonly events: readonly AssignmentEvent[];
}

export function makeUpOf(
  { makeUps }: Pick<WrittenTask, 'makeUps'>,
  personId: string,
): WrittenMakeUp | undefined {
  return makeUps.find((one) => one.personId === personId);
}
