/** Rules for activities and their definitions. Source: xAPI 1.0.3 Data 2.4.4.1. */
import { firstFlaw, flaw, isObject, listOf, oneOf, type Rule, type Rules, shape } from './rule.ts';
import { EXTENSIONS, IRI, IRL, LANGUAGE_MAP, TEXT } from './scalar-rules.ts';
import { COMPONENT_LISTS } from './statement.ts';

const INTERACTIONS = 'Data 2.4.4.1, Interaction Activities';

/** Which component lists each interaction type may have. */
const LISTS_OF_TYPE: Readonly<Record<string, readonly string[]>> = {
  'true-false': [],
  choice: ['choices'],
  'fill-in': [],
  'long-fill-in': [],
  matching: ['source', 'target'],
  performance: ['steps'],
  sequencing: ['choices'],
  likert: ['scale'],
  numeric: [],
  other: [],
};

const COMPONENT = shape({
  name: 'an interaction component',
  source: INTERACTIONS,
  required: { id: TEXT },
  optional: { description: LANGUAGE_MAP },
});

const COMPONENT_LIST = listOf(COMPONENT, INTERACTIONS);

const COMPONENTS: Rule = (value) => COMPONENT_LIST(value) ?? distinctIds(value as { id: string }[]);

function distinctIds(components: readonly { readonly id: string }[]) {
  const seen = new Set<string>();
  return firstFlaw(components, ({ id }) => {
    if (seen.has(id)) return flaw('id', 'repeats the id of another component', INTERACTIONS);
    seen.add(id);
    return undefined;
  });
}

const componentLists: Rules = Object.fromEntries(COMPONENT_LISTS.map((name) => [name, COMPONENTS]));

const DEFINITION = shape({
  name: 'an activity definition',
  source: 'Data 2.4.4.1',
  optional: {
    name: LANGUAGE_MAP,
    description: LANGUAGE_MAP,
    type: IRI,
    moreInfo: IRL,
    extensions: EXTENSIONS,
    interactionType: oneOf(INTERACTIONS, ...Object.keys(LISTS_OF_TYPE)),
    correctResponsesPattern: listOf(TEXT, INTERACTIONS),
    ...componentLists,
  },
  also: [
    (value) => {
      const used = ['correctResponsesPattern', ...COMPONENT_LISTS].filter((name) =>
        Object.hasOwn(value, name),
      );
      if (used.length > 0 && !Object.hasOwn(value, 'interactionType')) {
        return flaw('interactionType', `is missing: ${used[0]} needs it`, INTERACTIONS);
      }
      const allowed = ['correctResponsesPattern', ...(LISTS_OF_TYPE[String(value.interactionType)] ?? [])];
      const stray = used.find((name) => !allowed.includes(name));
      return stray === undefined
        ? undefined
        : flaw(stray, `does not belong to the interaction type ${value.interactionType}`, INTERACTIONS);
    },
  ],
});

export const ACTIVITY = shape({
  name: 'an Activity',
  source: 'Data 2.4.4.1',
  required: { id: IRI },
  optional: { objectType: oneOf('Data 2.4.4.1', 'Activity'), definition: DEFINITION },
});

const ACTIVITY_LIST = listOf(ACTIVITY, 'Data 2.4.6.2');

/** One activity or several. Source: xAPI 1.0.3 Data 2.4.6.2. */
export const ACTIVITIES: Rule = (value) => (isObject(value) ? ACTIVITY(value) : ACTIVITY_LIST(value));
