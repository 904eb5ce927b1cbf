/** Decide whether a value is a statement. Structure only; who may send it is another matter (learner-rules, scopes). */
import { fail, type Result, succeed } from '../base/result.ts';
import { ACTIVITY } from './activity-rules.ts';
import { ACTOR, AGENT, AUTHORITY, GROUP, isIdentified } from './actor-rules.ts';
import { ATTACHMENTS, CONTEXT, RESULT, STATEMENT_REF } from './detail-rules.ts';
import { flaw, isObject, join, type Rule, type Rules, type Shape, shape } from './rule.ts';
import { IRI, LANGUAGE_MAP, TIMESTAMP, UUID, VERSION } from './scalar-rules.ts';
import { type Actor, type Statement, VOIDED } from './statement.ts';
import type { XapiError } from './xapi-error.ts';

const VERB = shape({
  name: 'a verb',
  source: 'Data 2.4.3',
  required: { id: IRI },
  optional: { display: LANGUAGE_MAP },
});

/** What stands at `object` is named by its objectType; without one it is an Activity. Source: xAPI 1.0.3 Data 2.4.4. */
function objectOf(kinds: Rules): Rule {
  return (value, path) => {
    const kind = isObject(value) && Object.hasOwn(value, 'objectType') ? value.objectType : 'Activity';
    const rule = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
    if (rule) return rule(value, path);
    const names = Object.keys(kinds).join(', ');
    return flaw(join(path, 'objectType'), `must be one of ${names}, in exactly this case`, 'Data 2.4.4');
  };
}

const plainObjects: Rules = { Activity: ACTIVITY, Agent: AGENT, Group: GROUP, StatementRef: STATEMENT_REF };

const optional: Rules = { result: RESULT, context: CONTEXT, timestamp: TIMESTAMP, attachments: ATTACHMENTS };

const together: NonNullable<Shape['also']> = [
  (value, path) => {
    const { verb, object } = value as unknown as Statement;
    return verb.id === VOIDED && object.objectType !== 'StatementRef'
      ? flaw(join(path, 'object'), 'must be a StatementRef: the verb is "voided"', 'Data 2.3.2')
      : undefined;
  },
  (value, path) => {
    const { context, object } = value as unknown as Statement;
    const stray = ['revision', 'platform'].find((name) => context && Object.hasOwn(context, name));
    return stray === undefined || (object.objectType ?? 'Activity') === 'Activity'
      ? undefined
      : flaw(
          join(join(path, 'context'), stray),
          'is allowed only when the object is an Activity',
          'Data 2.4.6',
        );
  },
];

/** May not hold another SubStatement, nor what an LRS assigns. Source: xAPI 1.0.3 Data 2.4.4.3. */
const SUB_STATEMENT = shape({
  name: 'a SubStatement',
  source: 'Data 2.4.4.3',
  required: { actor: ACTOR, verb: VERB, object: objectOf(plainObjects) },
  optional: { objectType: () => undefined, ...optional },
  also: together,
});

const STATEMENT = shape({
  name: 'a statement',
  source: 'Data 2.4',
  required: { actor: ACTOR, verb: VERB, object: objectOf({ ...plainObjects, SubStatement: SUB_STATEMENT }) },
  optional: { id: UUID, stored: TIMESTAMP, authority: AUTHORITY, version: VERSION, ...optional },
  also: together,
});

/** @param path - where the statement stands in what was sent: empty, or `[3]` in a batch */
export function validateStatement(value: unknown, path = ''): Result<Statement, XapiError> {
  const wrong = STATEMENT(value, path);
  return wrong ? fail(wrong) : succeed(value as Statement);
}

/** An Agent or identified Group, as parameters name one. Source: xAPI 1.0.3 Communication 2.1.3, 2.3. */
export function validateActor(value: unknown, path: string): Result<Actor, XapiError> {
  const wrong = ACTOR(value, path);
  if (wrong) return fail(wrong);
  return isIdentified(value as object)
    ? succeed(value as Actor)
    : fail(flaw(path, 'must be an Agent or a Group with an identifier', 'Communication 2.1.3'));
}
