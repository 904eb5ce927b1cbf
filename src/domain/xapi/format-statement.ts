/** A statement in the forms a query may ask for beside the exact one. Source: xAPI 1.0.3 Communication 2.1.3 (format). */
import {
  type Activity,
  type Actor,
  type Agent,
  COMPONENT_LISTS,
  type Context,
  isActivity,
  isActor,
  type LanguageMap,
  type Statement,
  type StatementObject,
  type SubStatement,
  type Verb,
} from './statement.ts';

export const STATEMENT_FORMATS = ['exact', 'ids', 'canonical'] as const;
export type StatementFormat = (typeof STATEMENT_FORMATS)[number];

/** How to draw each kind of thing wherever it stands in a statement. */
export interface Pens {
  readonly actor: (actor: Actor) => Actor;
  readonly verb: (verb: Verb) => Verb;
  readonly activity: (activity: Activity) => Activity;
}

/** Only what identifies agents, groups, verbs and activities. */
export function idsOf(statement: Statement): Statement {
  return redrawStatement(statement, {
    actor: identityOf,
    verb: ({ id }) => ({ id }),
    activity: ({ id }) => ({ id }),
  });
}

/** One language in every map, the reader's where there is one. @param acceptLanguage - the header, as sent */
export function canonicalOf(statement: Statement, acceptLanguage: string | undefined): Statement {
  const wanted = languagesOf(acceptLanguage ?? '');
  const one = (map: LanguageMap) => oneLanguage(map, wanted);
  return redrawStatement(statement, {
    actor: (actor) => actor,
    verb: (verb) => (verb.display ? { ...verb, display: one(verb.display) } : verb),
    activity: (activity) => inOneLanguage(activity, one),
  });
}

export function redrawStatement(statement: Statement, pens: Pens): Statement {
  const { authority } = statement;
  const core = redrawCore(statement, pens);
  return authority ? { ...core, authority: pens.actor(authority) } : core;
}

function redrawCore<Part extends Statement | SubStatement>(part: Part, pens: Pens): Part {
  return {
    ...part,
    actor: pens.actor(part.actor),
    verb: pens.verb(part.verb),
    object: redrawObject(part.object, pens),
    ...(part.context && { context: redrawContext(part.context, pens) }),
  };
}

function redrawObject(object: StatementObject, pens: Pens): StatementObject {
  if (isActivity(object)) return pens.activity(object);
  if (isActor(object)) return pens.actor(object);
  return object.objectType === 'SubStatement' ? redrawCore(object, pens) : object;
}

function redrawContext(context: Context, pens: Pens): Context {
  const { instructor, team, contextActivities, contextAgents, contextGroups } = context;
  const activities = Object.entries(contextActivities ?? {});
  return {
    ...context,
    ...(instructor && { instructor: pens.actor(instructor) }),
    ...(team && { team: pens.actor(team) as typeof team }),
    ...(contextAgents && {
      contextAgents: contextAgents.map((one) => ({
        ...one,
        agent: pens.actor(one.agent) as typeof one.agent,
      })),
    }),
    ...(contextGroups && {
      contextGroups: contextGroups.map((one) => ({
        ...one,
        group: pens.actor(one.group) as typeof one.group,
      })),
    }),
    ...(contextActivities && {
      contextActivities: Object.fromEntries(
        activities.map(([kind, of]) => [kind, [of].flat().map(pens.activity)]),
      ),
    }),
  };
}

function identityOf(actor: Actor): Actor {
  const { name: _, ...rest } = actor;
  if (!('member' in rest)) return rest;
  const { member, ...group } = rest;
  const isAnonymous = Object.keys(group).length === 1;
  return isAnonymous && member
    ? { ...group, member: member.map((agent) => identityOf(agent) as Agent) }
    : group;
}

function inOneLanguage(activity: Activity, one: (map: LanguageMap) => LanguageMap): Activity {
  const { definition } = activity;
  if (!definition) return activity;
  const { name, description } = definition;
  const lists = COMPONENT_LISTS.flatMap((list) => {
    const components = definition[list]?.map((component) =>
      component.description ? { ...component, description: one(component.description) } : component,
    );
    return components ? [[list, components] as const] : [];
  });
  return {
    ...activity,
    definition: {
      ...definition,
      ...(name && { name: one(name) }),
      ...(description && { description: one(description) }),
      ...Object.fromEntries(lists),
    },
  };
}

/** Ranges of an Accept-Language header, the dearest first. Source: RFC 9110 12.5.4. */
function languagesOf(header: string): readonly string[] {
  return header
    .split(',')
    .map((part) => {
      const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return {
        range: range.trim(),
        quality: quality === undefined ? 1 : Number(quality.trim().slice(2)) || 0,
      };
    })
    .filter(({ range, quality }) => range !== '' && quality > 0)
    .sort((one, other) => other.quality - one.quality)
    .map(({ range }) => range);
}

function oneLanguage(map: LanguageMap, wanted: readonly string[]): LanguageMap {
  const tags = Object.keys(map);
  const found = wanted.map((range) => tags.find((tag) => isInRange(tag.toLowerCase(), range))).find(Boolean);
  const tag = found ?? tags[0];
  return tag === undefined ? map : { [tag]: map[tag] ?? '' };
}

function isInRange(tag: string, range: string): boolean {
  return range === '*' || tag === range || tag.startsWith(`${range}-`);
}
