/** Rules for a statement's result, context and attachments. Source: xAPI 1.0.3 Data 2.4.5, 2.4.6, 2.4.11. */
import { ACTIVITIES } from './activity-rules.ts';
import { ACTOR, AGENT, GROUP } from './actor-rules.ts';
import { flaw, listOf, oneOf, type Rule, type Rules, shape, someOf } from './rule.ts';
import {
  BOOLEAN,
  DURATION,
  EXTENSIONS,
  IRI,
  IRL,
  LANGUAGE,
  LANGUAGE_MAP,
  MEDIA_TYPE,
  NUMBER,
  OCTETS,
  SCALED,
  SHA2,
  TEXT,
  UUID,
} from './scalar-rules.ts';
import { CONTEXT_ACTIVITY_KINDS, type Score } from './statement.ts';
import type { XapiVersion } from './version.ts';

const SCORE = shape({
  name: 'a score',
  source: 'Data 2.4.5.1',
  optional: { scaled: SCALED, raw: NUMBER, min: NUMBER, max: NUMBER },
  also: [
    (value) => {
      const { raw, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = value as Score;
      if (min >= max) return flaw('min', 'must be less than max', 'Data 2.4.5.1');
      return raw === undefined || (min <= raw && raw <= max)
        ? undefined
        : flaw('raw', 'must lie between min and max', 'Data 2.4.5.1');
    },
  ],
});

export const RESULT = shape({
  name: 'a result',
  source: 'Data 2.4.5',
  optional: {
    score: SCORE,
    success: BOOLEAN,
    completion: BOOLEAN,
    response: TEXT,
    duration: DURATION,
    extensions: EXTENSIONS,
  },
});

export const STATEMENT_REF = shape({
  name: 'a StatementRef',
  source: 'Data 2.4.4.3',
  required: { objectType: oneOf('Data 2.4.4.3', 'StatementRef'), id: UUID },
});

const CONTEXT_PROPERTIES: Rules = {
  registration: UUID,
  instructor: ACTOR,
  team: GROUP,
  contextActivities: shape({
    name: 'contextActivities',
    source: 'Data 2.4.6.2',
    optional: Object.fromEntries(CONTEXT_ACTIVITY_KINDS.map((kind) => [kind, ACTIVITIES])),
  }),
  revision: TEXT,
  platform: TEXT,
  language: LANGUAGE,
  statement: STATEMENT_REF,
  extensions: EXTENSIONS,
};

const CONTEXT = shape({ name: 'a context', source: 'Data 2.4.6', optional: CONTEXT_PROPERTIES });

/** Someone who played a part, and which. Source: xAPI 2.0 (IEEE 9274.1.1) 4.2.2.5, contextAgents and contextGroups. */
function contextParty(kind: 'contextAgent' | 'contextGroup', property: string, party: Rule): Rule {
  const source = '2.0 4.2.2.5';
  return listOf(
    shape({
      name: `a ${kind}`,
      source,
      required: { objectType: oneOf(source, kind), [property]: party },
      optional: { relevantTypes: someOf(IRI, source) },
    }),
    source,
  );
}

const CONTEXT_2 = shape({
  name: 'a context',
  source: '2.0 4.2.2.5',
  optional: {
    ...CONTEXT_PROPERTIES,
    contextAgents: contextParty('contextAgent', 'agent', AGENT),
    contextGroups: contextParty('contextGroup', 'group', GROUP),
  },
});

export const CONTEXT_OF: Readonly<Record<XapiVersion, Rule>> = { '1.0.3': CONTEXT, '2.0.0': CONTEXT_2 };

const ATTACHMENT = shape({
  name: 'an attachment',
  source: 'Data 2.4.11',
  required: { usageType: IRI, display: LANGUAGE_MAP, contentType: MEDIA_TYPE, length: OCTETS, sha2: SHA2 },
  optional: { description: LANGUAGE_MAP, fileUrl: IRL },
});

export const ATTACHMENTS = listOf(ATTACHMENT, 'Data 2.4.11');
