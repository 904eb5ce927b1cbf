/** A statement as it will be kept: every list worked out, and the exact text that will be returned. */
import { describedActivities } from '../../src/domain/xapi/activity-definition.ts';
import { type Assigned, completeStatement } from '../../src/domain/xapi/complete-statement.ts';
import { namedAgents } from '../../src/domain/xapi/person-object.ts';
import { referredBy, type Statement, voidedBy } from '../../src/domain/xapi/statement.ts';
import { listsOf } from '../../src/domain/xapi/statement-lists.ts';
import type { StatementRow } from '../ports/statement-store.ts';

export interface Facts extends Assigned {
  /** Whether the sender's words about activities and agents are taken as true. */
  readonly defines: boolean;
}

/**
 * @param text - the statement as it was sent
 * @param facts - `id` is the statement's own where it has one
 */
export function statementRow(
  { statement, text }: { readonly statement: Statement; readonly text: string },
  facts: Facts,
): StatementRow {
  const refersTo = referredBy(statement);
  return {
    id: facts.id.toLowerCase(),
    storedMs: facts.storedMs,
    json: completeStatement(text, statement, facts),
    lists: listsOf(statement, facts.authority),
    isVoiding: voidedBy(statement) !== undefined,
    ...(refersTo !== undefined && { refersTo }),
    ...(facts.defines && { definitions: describedActivities(statement), names: namedAgents(statement) }),
  };
}
