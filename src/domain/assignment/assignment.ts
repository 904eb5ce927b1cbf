/** Courses and cases that a unit asks of some of its people by a day. Who is meant and how far they are is worked out, never ticked. */
import type { TierId, TrainingKind } from '../catalogue/catalogue.ts';

export interface AssignedItem {
  readonly kind: 'course' | 'case';
  readonly id: string;
}

/** Who is meant of the unit and everything below it. An empty list asks nothing. */
export interface Audience {
  readonly tiers: readonly TierId[];
  readonly trainingKinds: readonly TrainingKind[];
  /** Only people of these units and what lies below them. */
  readonly unitIds: readonly string[];
  /** Only these people. */
  readonly personIds: readonly string[];
}

export interface AssignmentDraft {
  readonly id: string;
  /** The people meant are in this unit or below it. */
  readonly unitId: string;
  /** The calendar year it belongs to; its hours are of that year. */
  readonly year: number;
  readonly title: string;
  /** To whoever is meant; may be empty. */
  readonly words: string;
  readonly items: readonly AssignedItem[];
  readonly audience: Audience;
  /** `YYYY-MM-DD`, within the year. */
  readonly dueDay: string;
  /** Whoever joins later has so many days from then on, where that is later than the due day. */
  readonly newcomerDays: number;
  readonly madeBy: string;
  readonly madeAtMs: number;
}

export type AssignmentEvent =
  | {
      readonly kind: 'dueMoved';
      readonly atMs: number;
      readonly who: string;
      readonly dueDay: string;
      readonly reason: string;
    }
  | { readonly kind: 'withdrawn'; readonly atMs: number; readonly who: string; readonly reason: string };

export interface Assignment extends AssignmentDraft {
  /** In the order they happened. */
  readonly events: readonly AssignmentEvent[];
}

/** As it was last moved. */
export function dueDayOf({ dueDay, events }: Pick<Assignment, 'dueDay' | 'events'>): string {
  return events.reduce((day, event) => (event.kind === 'dueMoved' ? event.dueDay : day), dueDay);
}

export function isWithdrawn({ events }: Pick<Assignment, 'events'>): boolean {
  return events.some(({ kind }) => kind === 'withdrawn');
}

/** One word for a course or a case: `course:integrity`. */
export function itemKey({ kind, id }: AssignedItem): string {
  return `${kind}:${id}`;
}
