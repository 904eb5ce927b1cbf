/** What an LRS adds to a statement, written into its text, so that everything else stays as it was sent. */
import { readTimestamp } from './formats.ts';
import { editMember, membersOf, objectText } from './json-text.ts';
import type { Actor, Context, Statement } from './statement.ts';
import type { XapiVersion } from './version.ts';

/** What a statement that names no version is. Source: xAPI 1.0.3 Data 2.4.10, xAPI 2.0 (IEEE 9274.1.1) 4.2.4.3. */
const DATA_VERSION: Readonly<Record<XapiVersion, string>> = { '1.0.3': '1.0.0', '2.0.0': '2.0.0' };

export interface Assigned {
  readonly id: string;
  readonly storedMs: number;
  readonly authority: Actor;
  /** That the client speaks. */
  readonly version: XapiVersion;
}

/**
 * `stored` and `authority` are always ours; `id`, `timestamp` and `version` only where they are missing.
 * Source: xAPI 1.0.3 Data 2.4.1, 2.4.7–2.4.10.
 * @param text - of the statement, valid
 */
export function completeStatement(text: string, statement: Statement, assigned: Assigned): string {
  const stored = new Date(assigned.storedMs).toISOString();
  const sent = settled(text, statement, assigned.version);
  const before = statement.id === undefined ? `"id":${JSON.stringify(assigned.id)},` : '';
  const added = [
    ...(statement.timestamp === undefined ? [`"timestamp":"${stored}"`] : []),
    ...(statement.version === undefined ? [`"version":"${DATA_VERSION[assigned.version]}"`] : []),
    `"stored":"${stored}"`,
    `"authority":${JSON.stringify(assigned.authority)}`,
  ];
  const [opens, closes] = [sent.indexOf('{'), sent.lastIndexOf('}')];
  return `{${before}${sent.slice(opens + 1, closes)},${added.join(',')}}`;
}

/** The text without what only an LRS may say, and in the forms in which statements are returned. */
function settled(text: string, statement: Statement, version: XapiVersion): string {
  let settling = text;
  if (statement.stored !== undefined || statement.authority !== undefined) {
    const kept = membersOf(settling).filter(({ name }) => name !== 'stored' && name !== 'authority');
    settling = objectText(kept);
  }
  if (hasLoneActivities(statement)) settling = withListedActivities(settling);
  return version === '2.0.0' ? inUtc(settling, statement) : settling;
}

function hasLoneActivities({ context, object }: Statement): boolean {
  const isLone = (where: Context | undefined) =>
    where?.contextActivities !== undefined &&
    Object.values(where.contextActivities).some((activities) => !Array.isArray(activities));
  return isLone(context) || (object.objectType === 'SubStatement' && isLone(object.context));
}

/** A single context activity is returned as a list of one. Source: xAPI 1.0.3 Data 2.4.6.2. */
function withListedActivities(text: string): string {
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

/** Source: xAPI 2.0 (IEEE 9274.1.1) 4.2.7: an LRS converts other zones to UTC and keeps the instant. */
function inUtc(text: string, { timestamp, object }: Statement): string {
  const inside = object.objectType === 'SubStatement' ? object.timestamp : undefined;
  if (!isElsewhere(timestamp) && !isElsewhere(inside)) return text;
  const edit = (holder: string) =>
    editMember(holder, 'timestamp', (json) => JSON.stringify(utcOf(JSON.parse(json))));
  return isElsewhere(inside) ? editMember(edit(text), 'object', edit) : edit(text);
}

function isElsewhere(timestamp: string | undefined): boolean {
  return timestamp !== undefined && !/[Zz]$/.test(timestamp);
}

/** Finer digits than milliseconds are kept as they were written. */
function utcOf(timestamp: string): string {
  const utc = new Date(readTimestamp(timestamp) ?? Number.NaN).toISOString();
  const fraction = /[.]\d+/.exec(timestamp)?.[0] ?? '';
  return fraction.length > 4 ? utc.replace(/[.]\d{3}Z$/, `${fraction}Z`) : utc;
}
