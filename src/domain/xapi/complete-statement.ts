/** What an LRS adds to a statement, written into its text, so that everything else stays as it was sent. */
import { editMember, type Member, membersOf, objectText } from './json-text.ts';
import type { Actor } from './statement.ts';

/** Source: xAPI 1.0.3 Data 2.4.10. */
const DATA_VERSION = '1.0.0';

export interface Assigned {
  readonly id: string;
  readonly storedMs: number;
  readonly authority: Actor;
}

/**
 * `stored` and `authority` are always ours; `id`, `timestamp` and `version` only where they are missing.
 * Source: xAPI 1.0.3 Data 2.4.1, 2.4.7–2.4.10.
 * @param text - of a valid statement
 */
export function completeStatement(text: string, assigned: Assigned): string {
  const stored = new Date(assigned.storedMs).toISOString();
  const sent = membersOf(withListedActivities(text)).filter(
    ({ name }) => name !== 'stored' && name !== 'authority',
  );
  const has = (name: string) => sent.some((member) => member.name === name);
  const member = (name: string, value: unknown): Member => ({ name, text: JSON.stringify(value) });
  return objectText([
    ...(has('id') ? [] : [member('id', assigned.id)]),
    ...sent,
    ...(has('timestamp') ? [] : [member('timestamp', stored)]),
    ...(has('version') ? [] : [member('version', DATA_VERSION)]),
    member('stored', stored),
    member('authority', assigned.authority),
  ]);
}

/** A single context activity is returned as a list of one. Source: xAPI 1.0.3 Data 2.4.6.2. */
function withListedActivities(text: string): string {
  if (!text.includes('contextActivities')) return text;
  const inContext = (holder: string) =>
    editMember(holder, 'context', (context) => editMember(context, 'contextActivities', listed));
  // Among objects only a SubStatement has a context.
  return editMember(inContext(text), 'object', inContext);
}

function listed(contextActivities: string): string {
  const members = membersOf(contextActivities);
  return objectText(
    members.map(({ name, text }) => ({ name, text: text.startsWith('{') ? `[${text}]` : text })),
  );
}
