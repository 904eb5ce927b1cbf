/** Decide whether a value is a statement. Structure only; who may send it is another matter (learner-rules, scopes). */
import { fail, type Result, succeed } from '../base/result.ts';
import { ACTIVITY } from './activity-rules.ts';
import { ACTOR, AGENT, AUTHORITY, GROUP, isIdentified } from './actor-rules.ts';
import { ATTACHMENTS, CONTEXT_OF, RESULT, STATEMENT_REF } from './detail-rules.ts';
import { errorOf, flaw, inside, isObject, type Rule, type Rules, type Shape, shape } from './rule.ts';
import { IRI, LANGUAGE_MAP, TIMESTAMP, UUID, VERSION_OF } from './scalar-rules.ts';
import { type Actor, type Statement, VOIDED } from './statement.ts';
import type { XapiVersion } from './version.ts';
import type { XapiError } from './xapi-error.ts';

const VERB = shape({
  name: 'a verb',
  source: 'Data 2.4.3',
  required: { id: IRI },
  optional: { display: LANGUAGE_MAP },
});

/** What stands at `object` is named by its objectType; without one it is an Activity. Source: xAPI 1.0.3 Data 2.4.4. */
function objectOf(kinds: Rules): Rule {
  return (value) => {
    const kind = isObject(value) && Object.hasOwn(value, 'objectType') ? value.objectType : 'Activity';
    const rule = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
    if (rule) return rule(value);
    const names = Object.keys(kinds).join(', ');
    return flaw('objectType', `must be one of ${names}, in exactly this case`, 'Data 2.4.4');
  };
}

const plainObjects: Rules = { Activity: ACTIVITY, Agent: AGENT, Group: GROUP, StatementRef: STATEMENT_REF };

const together: NonNullable<Shape['also']> = [
  (value) => {
    const { verb, object } = value as unknown as Statement;
    return verb.id === VOIDED && object.objectType !== 'StatementRef'
      ? flaw('object', 'must be a StatementRef: the verb is "voided"', 'Data 2.3.2')
      : undefined;
  },
  (value) => {
    const { context, object } = value as unknown as Statement;
    if (context === undefined || (object.objectType ?? 'Activity') === 'Activity') return undefined;
    const stray = ['revision', 'platform'].find((name) => Object.hasOwn(context, name));
    return stray === undefined
      ? undefined
      : inside('context', flaw(stray, 'is allowed only when the object is an Activity', 'Data 2.4.6'));
  },
];

function statementOf(version: XapiVersion): Rule {
  const optional: Rules = {
    result: RESULT,
    context: CONTEXT_OF[version],
    timestamp: TIMESTAMP,
    attachments: ATTACHMENTS,
  };
  /** May not hold another SubStatement, nor what an LRS assigns. Source: xAPI 1.0.3 Data 2.4.4.3. */
  const subStatement = shape({
    name: 'a SubStatement',
    source: 'Data 2.4.4.3',
    required: { actor: ACTOR, verb: VERB, object: objectOf(plainObjects) },
    optional: { objectType: () => undefined, ...optional },
    also: together,
  });
  return shape({
    name: 'a statement',
    source: 'Data 2.4',
    required: { actor: ACTOR, verb: VERB, object: objectOf({ ...plainObjects, SubStatement: subStatement }) },
    optional: {
      id: UUID,
      stored: TIMESTAMP,
      authority: AUTHORITY,
      version: VERSION_OF[version],
      ...optional,
    },
    also: together,
  });
}

const STATEMENT: Readonly<Record<XapiVersion, Rule>> = {
  '1.0.3': statementOf('1.0.3'),
  '2.0.0': statementOf('2.0.0'),
};

/**
 * @param version - that the client speaks: 2.0 knows properties that 1.0.3 does not
 * @param path - where the statement stands in what was sent: empty, or `[3]` in a batch
 */
export function validateStatement(
  value: unknown,
  version: XapiVersion,
  path = '',
): Result<Statement, XapiError> {
  const wrong = STATEMENT[version](value);
  return wrong ? fail(errorOf(wrong, path)) : succeed(value as Statement);
}

/** An Agent or identified Group, as parameters name one. Source: xAPI 1.0.3 Communication 2.1.3, 2.3. */
export function validateActor(value: unknown, path: string): Result<Actor, XapiError> {
  const wrong = ACTOR(value);
  if (wrong) return fail(errorOf(wrong, path));
  return isIdentified(value as object)
    ? succeed(value as Actor)
    : fail(errorOf(flaw('', 'must be an Agent or a Group with an identifier', 'Communication 2.1.3'), path));
}
