/** Rules for a statement's result, context and attachments. Source: xAPI 1.0.3 Data 2.4.5, 2.4.6, 2.4.11. */
import { ACTIVITIES } from './activity-rules.ts';
import { ACTOR, GROUP } from './actor-rules.ts';
import { flaw, join, listOf, oneOf, shape } from './rule.ts';
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

const SCORE = shape({
  name: 'a score',
  source: 'Data 2.4.5.1',
  optional: { scaled: SCALED, raw: NUMBER, min: NUMBER, max: NUMBER },
  also: [
    (value, path) => {
      const { raw, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = value as Score;
      if (min >= max) return flaw(join(path, 'min'), 'must be less than max', 'Data 2.4.5.1');
      return raw === undefined || (min <= raw && raw <= max)
        ? undefined
        : flaw(join(path, 'raw'), 'must lie between min and max', 'Data 2.4.5.1');
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

export const CONTEXT = shape({
  name: 'a context',
  source: 'Data 2.4.6',
  optional: {
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
  },
});

const ATTACHMENT = shape({
  name: 'an attachment',
  source: 'Data 2.4.11',
  required: { usageType: IRI, display: LANGUAGE_MAP, contentType: MEDIA_TYPE, length: OCTETS, sha2: SHA2 },
  optional: { description: LANGUAGE_MAP, fileUrl: IRL },
});

export const ATTACHMENTS = listOf(ATTACHMENT, 'Data 2.4.11');
