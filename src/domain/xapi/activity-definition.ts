/** What is known of an activity, put together from the statements that described it. */
import { redrawStatement } from './format-statement.ts';
import type {
  Activity,
  ActivityDefinition,
  Context,
  LanguageMap,
  Statement,
  StatementObject,
} from './statement.ts';
import { isActivity } from './statement.ts';

/**
 * Later words replace earlier ones; a language that a later map leaves out is kept.
 * Source: xAPI 1.0.3 Data 2.4.4.1, "LRS requirements".
 */
export function mergeDefinition(
  known: ActivityDefinition | undefined,
  received: ActivityDefinition,
): ActivityDefinition {
  if (!known) return received;
  const merged = { ...known, ...received };
  const maps = {
    ...mergedMap('name', known.name, received.name),
    ...mergedMap('description', known.description, received.description),
  };
  const extensions =
    known.extensions || received.extensions
      ? { extensions: { ...known.extensions, ...received.extensions } }
      : {};
  return { ...merged, ...maps, ...extensions };
}

/** Every activity that a statement names, its SubStatement's included. */
export function mentionedActivities({ object, context }: Statement): readonly Activity[] {
  const inside =
    object.objectType === 'SubStatement' ? [...objectOf(object.object), ...inContext(object.context)] : [];
  return [...objectOf(object), ...inContext(context), ...inside];
}

/** Every activity that a statement describes. */
export function describedActivities(
  statement: Statement,
): readonly { readonly id: string; readonly definition: ActivityDefinition }[] {
  return mentionedActivities(statement).flatMap(({ id, definition }) =>
    definition && Object.keys(definition).length > 0 ? [{ id, definition }] : [],
  );
}

/** The statement with what is known of its activities. Source: xAPI 1.0.3 Communication 2.1.3, format "canonical". */
export function withDefinitions(
  statement: Statement,
  definitions: ReadonlyMap<string, ActivityDefinition>,
): Statement {
  return redrawStatement(statement, {
    actor: (actor) => actor,
    verb: (verb) => verb,
    activity: (activity) => {
      const definition = definitions.get(activity.id);
      return definition ? { ...activity, definition } : activity;
    },
  });
}

function objectOf(object: StatementObject): readonly Activity[] {
  return isActivity(object) ? [object] : [];
}

function inContext(context: Context | undefined): readonly Activity[] {
  return Object.values(context?.contextActivities ?? {}).flat();
}

function mergedMap(name: string, known: LanguageMap | undefined, received: LanguageMap | undefined) {
  return known && received ? { [name]: { ...known, ...received } } : {};
}
