/**
 * One text for equivalent statements: it tells a statement sent again from another one under the same id. Source: xAPI 1.0.3 Data 2.3.1 (immutability, statement comparison).
 *
 * Left out, because a difference there may be the LRS's doing or is no part of the statement:
 * - `id` (it is what the two have in common), `stored`, `authority`, `version`;
 * - `timestamp` when it was not sent, or equals `stored`: then an LRS had set it, and the statement comes back;
 * - a verb's `display` and an activity's `definition`, which describe and may change;
 * - `attachments`, which travel with a statement but are no part of it.
 * Brought to one form: instants, the order of names and of a group's members, single and listed context
 * activities, the case of UUIDs, language tags and e-mail domains, durations to the hundredth of a second.
 */
import { actorKey } from './actor-key.ts';
import { durationKey, readTimestamp } from './formats.ts';
import {
  type Activity,
  type Actor,
  type Context,
  isActivity,
  isActor,
  type Statement,
  type StatementObject,
  type StatementRef,
  type StatementResult,
  type SubStatement,
} from './statement.ts';

export function equivalenceText(statement: Statement): string {
  const { timestamp, stored } = statement;
  const sentMs = instantOf(timestamp);
  const isOurs = sentMs === undefined || sentMs === instantOf(stored);
  return ordered({ ...coreOf(statement), timestamp: isOurs ? undefined : sentMs });
}

/**
 * Is what came under a known id the kept statement once more? Whether a timestamp at the very instant of storing
 * was sent or set cannot be told from the kept one, so it also fits one that says that instant.
 */
export function isSentAgain(kept: Statement, sent: Statement): boolean {
  if (equivalenceText(kept) === equivalenceText(sent)) return true;
  const isSameInstant = instantOf(kept.timestamp) === instantOf(sent.timestamp);
  return isSameInstant && ordered(coreOf(kept)) === ordered(coreOf(sent));
}

function coreOf({ actor, verb, object, result, context }: Statement | SubStatement) {
  return {
    actor: actorPart(actor),
    verb: verb.id,
    object: objectPart(object),
    result: result && resultPart(result),
    context: context && contextPart(context),
  };
}

function resultPart(result: StatementResult): unknown {
  const { duration } = result;
  return { ...result, duration: duration && durationKey(duration) };
}

function objectPart(object: StatementObject): unknown {
  if (isActivity(object)) return activityPart(object);
  if (isActor(object)) return actorPart(object);
  if (object.objectType === 'StatementRef') return referencePart(object);
  return { objectType: object.objectType, ...coreOf(object), timestamp: instantOf(object.timestamp) };
}

function actorPart(actor: Actor): unknown {
  const { name, objectType } = actor;
  const members =
    'member' in actor ? actor.member?.map((member) => ordered(actorPart(member))).sort() : undefined;
  return { key: actorKey(actor), name, objectType, members };
}

function contextPart(context: Context): unknown {
  const { registration, language, instructor, team, statement } = context;
  const { contextActivities, contextAgents, contextGroups } = context;
  return {
    ...context,
    registration: registration?.toLowerCase(),
    language: language?.toLowerCase(),
    instructor: instructor && actorPart(instructor),
    team: team && actorPart(team),
    statement: statement && referencePart(statement),
    contextAgents: contextAgents?.map(({ agent, ...how }) => ({ ...how, agent: actorPart(agent) })),
    contextGroups: contextGroups?.map(({ group, ...how }) => ({ ...how, group: actorPart(group) })),
    contextActivities:
      contextActivities &&
      Object.fromEntries(
        Object.entries(contextActivities).map(([kind, activities]) => [
          kind,
          [activities].flat().map(activityPart),
        ]),
      ),
  };
}

function activityPart(activity: Activity): unknown {
  return { id: activity.id, objectType: activity.objectType };
}

function referencePart({ objectType, id }: StatementRef): unknown {
  return { objectType, id: id.toLowerCase() };
}

function instantOf(timestamp: string | undefined): number | undefined {
  return timestamp === undefined ? undefined : readTimestamp(timestamp);
}

/** Names in order; undefined left out. Numbers of any size: `1e400` is no JSON number for JSON.stringify. */
function ordered(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return `[${value.map(ordered).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${ordered(member)}`);
  return `{${members.join(',')}}`;
}
