/**
 * The lists a statement belongs in: one for each thing that statements can be asked for by. A query is then
 * the statements that stand in all the lists it names.
 */
import { actorKey } from './actor-key.ts';
import {
  type Actor,
  type Context,
  isActivity,
  isActor,
  type Statement,
  type StatementObject,
  type SubStatement,
} from './statement.ts';

export type ListKind =
  | 'agent'
  | 'relatedAgent'
  | 'authority'
  | 'verb'
  | 'activity'
  | 'relatedActivity'
  | 'registration';

/** Such as `verb http://adlnet.gov/expapi/verbs/answered`. */
export type ListName = `${ListKind} ${string}`;

export function listName(kind: ListKind, value: string): ListName {
  return `${kind} ${value}`;
}

/** Lists that answer a filter applied broadly. Source: xAPI 1.0.3 Communication 2.1.3, related_agents, related_activities. */
export const WITH_RELATED = {
  agent: ['agent', 'authority', 'relatedAgent'],
  activity: ['activity', 'relatedActivity'],
} as const satisfies Partial<Record<ListKind, readonly ListKind[]>>;

/**
 * @param authority - who asserts the statement, which the statement as sent does not say
 * @returns each list once; a statement in a close list is left out of the broad one
 */
export function listsOf(statement: Statement, authority: Actor): readonly ListName[] {
  const { verb, object, context } = statement;
  const lists = new Set<ListName>();
  for (const key of partyKeys(statement.actor)) lists.add(listName('agent', key));
  if (isActor(object)) for (const key of partyKeys(object)) lists.add(listName('agent', key));
  for (const key of partyKeys(authority)) lists.add(listName('authority', key));
  lists.add(listName('verb', verb.id));
  if (isActivity(object)) lists.add(listName('activity', object.id));
  if (context?.registration !== undefined) {
    lists.add(listName('registration', context.registration.toLowerCase()));
  }
  for (const party of relatedParties(statement)) {
    for (const key of partyKeys(party)) addUnlessClose(lists, 'agent', 'relatedAgent', key);
  }
  for (const id of relatedActivities(statement)) addUnlessClose(lists, 'activity', 'relatedActivity', id);
  return [...lists];
}

function addUnlessClose(lists: Set<ListName>, close: ListKind, broad: ListKind, value: string): void {
  if (!lists.has(listName(close, value))) lists.add(listName(broad, value));
}

/** Of an actor and of every member of a group. A group without an identifier is nobody by itself. */
function partyKeys(actor: Actor): readonly string[] {
  const members = 'member' in actor ? (actor.member ?? []) : [];
  return [actor, ...members].map(actorKey).filter((key) => key !== 'anonymous');
}

function relatedParties({ object, context }: Statement): readonly Actor[] {
  return [...contextParties(context), ...(object.objectType === 'SubStatement' ? partiesOf(object) : [])];
}

function partiesOf({ actor, object, context }: SubStatement): readonly Actor[] {
  return [actor, ...(isActor(object) ? [object] : []), ...contextParties(context)];
}

function contextParties(context: Context | undefined): readonly Actor[] {
  if (!context) return [];
  const { instructor, team, contextAgents = [], contextGroups = [] } = context;
  return [
    ...(instructor ? [instructor] : []),
    ...(team ? [team] : []),
    ...contextAgents.map(({ agent }) => agent),
    ...contextGroups.map(({ group }) => group),
  ];
}

function relatedActivities({ object, context }: Statement): readonly string[] {
  const inside =
    object.objectType === 'SubStatement'
      ? [...objectActivities(object.object), ...contextActivityIds(object.context)]
      : [];
  return [...contextActivityIds(context), ...inside];
}

function objectActivities(object: StatementObject): readonly string[] {
  return isActivity(object) ? [object.id] : [];
}

function contextActivityIds(context: Context | undefined): readonly string[] {
  return Object.values(context?.contextActivities ?? {})
    .flat()
    .map(({ id }) => id);
}
