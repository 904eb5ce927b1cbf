/** Tables: What a unit asks of its people: plans, assigned courses, make-up orders. */
import type { Generated } from 'kysely';
import type { JsonText } from './json-text.ts';

export interface AssignmentTables {
  assignments: {
    id: string;
    unit_id: string;
    year: number;
    title: string;
    words: string;
    items: JsonText;
    audience: JsonText;
    due_day: string;
    newcomer_days: number;
    made_by: string;
    made_at_ms: number;
  };
  assignment_events: {
    seq: Generated<number>;
    assignment_id: string;
    kind: string;
    at_ms: number;
    who: string;
    body: JsonText;
  };
  make_up_orders: {
    id: string;
    person_id: string;
    year: number;
    cause: string;
    subject: string;
    title: string;
    items: JsonText;
    centihours: number;
    due_day: string;
    words: string;
    ordered_by: string;
    ordered_at_ms: number;
  };
  make_up_events: {
    seq: Generated<number>;
    order_id: string;
    kind: string;
    at_ms: number;
    who: string;
    reason: string;
  };
  plan_events: {
    seq: Generated<number>;
    unit_id: string;
    year: number;
    kind: string;
    at_ms: number;
    who: string;
    body: JsonText;
  };
  plan_tasks: {
    seq: Generated<number>;
    unit_id: string;
    year: number;
    line: string;
    assignment_id: string;
  };
}
