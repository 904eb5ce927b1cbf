/** Parameters of an address, held to the same rules as the same things in a statement. */
import { fail, type Result, succeed } from '../../../src/domain/base/result.ts';
import { actorKey } from '../../../src/domain/xapi/actor-key.ts';
import { readTimestamp } from '../../../src/domain/xapi/formats.ts';
import { readJson } from '../../../src/domain/xapi/json-text.ts';
import { errorOf, mustRead, oneOf, type Rules } from '../../../src/domain/xapi/rule.ts';
import { IRI, TEXT, TIMESTAMP, UUID } from '../../../src/domain/xapi/scalar-rules.ts';
import type { Actor } from '../../../src/domain/xapi/statement.ts';
import { validateActor } from '../../../src/domain/xapi/validate-statement.ts';
import type { XapiError } from '../../../src/domain/xapi/xapi-error.ts';

const BOOLEAN = oneOf('Communication 2.1.3', 'true', 'false');
const WHOLE = mustRead('a whole number, 0 or more', 'Communication 2.1.3', (text) => /^\d+$/.test(text));
const NOT_EMPTY = mustRead('a name, not empty', 'Communication 2.3', (text) => text !== '');

export const PARAMETER_RULES = {
  statementId: UUID,
  voidedStatementId: UUID,
  agent: TEXT,
  verb: IRI,
  activity: IRI,
  registration: UUID,
  related_activities: BOOLEAN,
  related_agents: BOOLEAN,
  since: TIMESTAMP,
  until: TIMESTAMP,
  limit: WHOLE,
  format: oneOf('Communication 2.1.3', 'exact', 'ids', 'canonical'),
  attachments: BOOLEAN,
  ascending: BOOLEAN,
  more: TEXT,
  activityId: IRI,
  stateId: NOT_EMPTY,
  profileId: NOT_EMPTY,
} as const satisfies Rules;

export type ParameterName = keyof typeof PARAMETER_RULES;
export type Parameters = Readonly<Partial<Record<ParameterName, string>>>;

/**
 * Unknown names, names in another case and doubled ones are refused. Source: xAPI 1.0.3 Communication 3.2.
 * @param query - as it stands in an address, without the question mark
 */
export function readParameters(
  query: string,
  allowed: readonly ParameterName[],
  required: readonly ParameterName[] = [],
): Result<Parameters, XapiError> {
  const found = new Map<string, string>();
  for (const pair of query.split('&').filter(Boolean)) {
    const read = readPair(pair);
    if (!read.ok) return read;
    const [name, value] = read.value;
    const wrong = found.has(name) ? invalid(name, 'stands twice') : refusalOf(name, value, allowed);
    if (wrong) return fail(wrong);
    found.set(name, value);
  }
  const missing = required.find((name) => !found.has(name));
  return missing === undefined
    ? succeed(Object.fromEntries(found) as Parameters)
    : fail(invalid(missing, 'is a required parameter'));
}

/** The `agent` parameter. Source: xAPI 1.0.3 Communication 2.1.3, 2.3. */
export function readAgent(json: string): Result<Actor, XapiError> {
  const read = readJson(json);
  return read.ok ? validateActor(read.value, 'agent') : fail(invalid('agent', read.failure));
}

export function readAgentKey(json: string): Result<string, XapiError> {
  const agent = readAgent(json);
  return agent.ok ? succeed(actorKey(agent.value)) : agent;
}

/** A timestamp that was checked as a parameter already. */
export function instant(text: string | undefined): number | undefined {
  return text === undefined ? undefined : readTimestamp(text);
}

function readPair(pair: string): Result<readonly [name: string, value: string], XapiError> {
  const equals = pair.indexOf('=');
  const [name, value] = equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
  try {
    return succeed([decode(name), decode(value)]);
  } catch {
    return fail(invalid(name.slice(0, 80), 'is not percent-encoded UTF-8'));
  }
}

/** @throws URIError */
function decode(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}

function refusalOf(name: string, value: string, allowed: readonly ParameterName[]): XapiError | undefined {
  const known = allowed.find((parameter) => parameter === name);
  if (known) {
    const wrong = PARAMETER_RULES[known](value);
    return wrong && errorOf(wrong, known);
  }
  const meant = allowed.find((parameter) => parameter.toLowerCase() === name.toLowerCase());
  const hint = meant === undefined ? `there are ${allowed.join(', ')}` : `write "${meant}"`;
  return invalid(
    name.slice(0, 80),
    `is not a parameter here; ${allowed.length === 0 ? 'there are none' : hint}`,
  );
}

function invalid(path: string, problem: string): XapiError {
  return { code: 'invalid', message: `${path} ${problem}.`, path };
}
