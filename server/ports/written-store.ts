/** Written work that was asked for: drafts, every version that was handed in, and what readers made of it. */
import type { AssignmentEvent } from '../../src/domain/assignment/assignment.ts';
import type { Result } from '../../src/domain/base/result.ts';
import type { WrittenTask, WrittenTaskDraft } from '../../src/domain/written/written-task.ts';
import type { WrittenEvent, WrittenWork } from '../../src/domain/written/written-work.ts';

export interface WrittenDraft {
  readonly text: string;
  /** Grows with every saving; 0 before the first. */
  readonly revision: number;
  readonly savedAtMs: number;
}

/** What was decided about a text that is handed in. */
export interface HandingIn {
  readonly workId: string;
  readonly event: Extract<WrittenEvent, { kind: 'handedIn' }>;
  readonly text: string;
  /** As `textMarks` gives them. */
  readonly marks: readonly number[];
}

export interface WrittenStore {
  readonly make: (draft: WrittenTaskDraft) => Promise<void>;
  readonly task: (id: string) => Promise<WrittenTask | undefined>;
  /** By due day as first given. @param unitIds - of these units; of all without them */
  readonly tasks: (search: {
    readonly unitIds?: readonly string[];
    readonly fromYear?: number;
    readonly assignment?: string;
  }) => Promise<readonly WrittenTask[]>;
  /** Decide on the task as it stands and add an event: one transaction. */
  readonly changeTask: (
    id: string,
    decide: (task: WrittenTask) => Result<AssignmentEvent>,
  ) => Promise<Result<WrittenTask>>;

  readonly work: (id: string) => Promise<WrittenWork | undefined>;
  /** Of one task or of one person, in no order. */
  readonly works: (
    of: { readonly taskId: string } | { readonly personId: string },
  ) => Promise<readonly WrittenWork[]>;
  /** Of the last event is a reading: whatever was passed and not posted is among them. */
  readonly justRead: () => Promise<readonly WrittenWork[]>;
  /** Of the last event is a reading or a handing in: whatever waits for a reader is among them. */
  readonly beingRead: () => Promise<readonly WrittenWork[]>;
  /** Hand in for the first time or again, by the work as it stands; the draft is gone with it. */
  readonly handIn: (
    taskId: string,
    personId: string,
    decide: (work: WrittenWork | undefined) => Result<HandingIn>,
  ) => Promise<Result<WrittenWork>>;
  /** Add what was decided on the work as it is now, in one transaction. */
  readonly addTo: (
    id: string,
    decide: (work: WrittenWork) => Result<WrittenEvent>,
  ) => Promise<Result<WrittenWork>>;
  readonly text: (workId: string, version: number) => Promise<string | undefined>;
  /** Other works of the task whose last version may share words, most marks in common first. */
  readonly neighbours: (workId: string, limit: number) => Promise<readonly WrittenWork[]>;

  readonly draft: (taskId: string, personId: string) => Promise<WrittenDraft | undefined>;
  /**
   * Keep what is being written, if nothing newer than `revision` was kept meanwhile.
   * @returns the draft as it is now kept, and whether it is the one that was sent
   */
  readonly saveDraft: (
    whose: { readonly taskId: string; readonly personId: string },
    sent: WrittenDraft,
  ) => Promise<{ readonly draft: WrittenDraft; readonly isKept: boolean }>;
}
