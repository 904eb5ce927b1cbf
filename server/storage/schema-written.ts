/** The tables of written work and of teaching evaluation. What each column means stands in migration 0021. */
import type { Generated } from 'kysely';
import type { WrittenKind } from '../../src/domain/written/rubric.ts';

interface EventColumns {
  seq: Generated<number>;
  kind: string;
  at_ms: number;
  who: string;
  body: string;
}

export interface WrittenTables {
  written_tasks: {
    id: string;
    unit_id: string;
    year: number;
    kind: WrittenKind;
    topic: string;
    words: string;
    minimum_characters: number;
    rubric: string;
    audience: string;
    due_day: string;
    newcomer_days: number;
    assignment_id: string | null;
    make_ups: string;
    made_by: string;
    made_at_ms: number;
  };
  written_task_events: EventColumns & { task_id: string };
  written_works: { id: string; task_id: string; person_id: string };
  written_events: EventColumns & { work_id: string };
  written_texts: { work_id: string; version: number; text: string };
  written_marks: { task_id: string; mark: number; work_id: string };
  written_drafts: {
    task_id: string;
    person_id: string;
    text: string;
    revision: number;
    saved_at_ms: number;
  };
  evaluation_answered: { subject: string; person_id: string };
  evaluation_answers: { id: string; subject: string; form: string; scores: string; batch: number | null };
  evaluation_remarks: { id: string; subject: string; form: string; remark: string; batch: number | null };
}
