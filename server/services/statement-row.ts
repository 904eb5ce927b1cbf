/** A statement as it will be kept: every column worked out, and the exact text that will be returned. */
import { toHex } from '../../src/domain/base/bytes.ts';
import { actorKey } from '../../src/domain/xapi/actor-key.ts';
import { type Assigned, completeStatement } from '../../src/domain/xapi/complete-statement.ts';
import { equivalenceText } from '../../src/domain/xapi/equivalence-text.ts';
import { readTimestamp } from '../../src/domain/xapi/formats.ts';
import { isActivity, type Statement, voidedBy } from '../../src/domain/xapi/statement.ts';
import type { StatementRow } from '../ports/statement-store.ts';
import type { Deps } from './deps.ts';

/**
 * @param text - the statement as it was sent
 * @param assigned - `id` is the statement's own where it has one
 */
export function statementRow(
  deps: Pick<Deps, 'sha256'>,
  { statement, text }: { readonly statement: Statement; readonly text: string },
  assigned: Assigned,
): StatementRow {
  const { actor, verb, object, context, timestamp } = statement;
  return {
    id: assigned.id.toLowerCase(),
    actorKey: actorKey(actor),
    verb: verb.id,
    activity: isActivity(object) ? object.id : null,
    registration: context?.registration?.toLowerCase() ?? null,
    timestampMs: (timestamp === undefined ? undefined : readTimestamp(timestamp)) ?? assigned.storedMs,
    storedMs: assigned.storedMs,
    voids: voidedBy(statement) ?? null,
    digest: toHex(deps.sha256(new TextEncoder().encode(equivalenceText(statement)))),
    json: completeStatement(text, assigned),
  };
}
