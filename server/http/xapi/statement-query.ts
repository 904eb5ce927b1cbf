/** A query for statements out of the address's parameters, and the way to its next page. */
import { fail, type Result, succeed } from '../../../src/domain/base/result.ts';
import type { StatementFormat } from '../../../src/domain/xapi/format-statement.ts';
import type { XapiError } from '../../../src/domain/xapi/xapi-error.ts';
import type { StatementFilter } from '../../services/query-statements.ts';
import { instant, type ParameterName, type Parameters, readAgentKey, readParameters } from './parameters.ts';

/** The most statements on one page. */
const PAGE = 200;

const SINGLE: readonly ParameterName[] = ['statementId', 'voidedStatementId'];
const WITH_SINGLE: readonly ParameterName[] = ['format', 'attachments'];
const FILTERS: readonly ParameterName[] = [
  'agent',
  'verb',
  'activity',
  'registration',
  'related_activities',
  'related_agents',
  'since',
  'until',
  'limit',
  'ascending',
];

export interface Rendering {
  readonly format: StatementFormat;
  readonly attachments: boolean;
}

export type StatementRequest =
  | { readonly kind: 'one'; readonly id: string; readonly voided: boolean; readonly rendering: Rendering }
  | {
      readonly kind: 'page';
      readonly filter: StatementFilter;
      readonly rendering: Rendering;
      /** The filters as sent, without where they began. */
      readonly filters: string;
    };

/** Source: xAPI 1.0.3 Communication 2.1.3. */
export function readStatementRequest(query: string): Result<StatementRequest, XapiError> {
  const parameters = readParameters(query, [...SINGLE, ...WITH_SINGLE, ...FILTERS, 'more']);
  if (!parameters.ok) return parameters;
  const { statementId, voidedStatementId, more } = parameters.value;
  if (more !== undefined) return readMore(more, parameters.value);
  const id = statementId ?? voidedStatementId;
  if (id === undefined) return readQuery(parameters.value, query, undefined);
  const stray = strayBesideId(parameters.value);
  if (stray !== undefined)
    return invalid(stray, 'cannot stand beside an id; only format and attachments can');
  const voided = statementId === undefined;
  return succeed({ kind: 'one', id, voided, rendering: renderingOf(parameters.value) });
}

/** The address of the next page: the cursor holds the filters and the place, so nothing is kept for it here. */
export function moreAddress(filters: string, after: number): string {
  return `/xapi/statements?more=${Buffer.from(`${after}?${filters}`).toString('base64url')}`;
}

function readMore(cursor: string, { more: _, ...others }: Parameters): Result<StatementRequest, XapiError> {
  const [stray] = Object.keys(others);
  if (stray !== undefined) return invalid(stray, 'cannot stand beside more, which holds the filters already');
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const [, place, filters = ''] = /^(\d{1,15})\?(.*)$/s.exec(text) ?? [];
  const parameters = readParameters(filters, [...WITH_SINGLE, ...FILTERS]);
  if (place === undefined || !parameters.ok) return invalid('more', 'is not an address this server gave');
  return readQuery(parameters.value, filters, Number(place));
}

function readQuery(
  parameters: Parameters,
  filters: string,
  after: number | undefined,
): Result<StatementRequest, XapiError> {
  const { agent, verb, activity, registration, since, until, limit, ascending } = parameters;
  const actor = agent === undefined ? undefined : readAgentKey(agent);
  if (actor && !actor.ok) return actor;
  const filter = {
    agentKey: actor?.value,
    verb,
    activity,
    registration,
    relatedAgents: parameters.related_agents === 'true',
    relatedActivities: parameters.related_activities === 'true',
    sinceMs: instant(since),
    untilMs: instant(until),
    after,
  };
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  return succeed({
    kind: 'page',
    filter: { ...Object.fromEntries(given), ascending: ascending === 'true', limit: pageOf(limit) },
    rendering: renderingOf(parameters),
    filters,
  });
}

/** 0 is as many as there may be. */
function pageOf(limit: string | undefined): number {
  const wanted = Number(limit ?? 0);
  return wanted === 0 ? PAGE : Math.min(wanted, PAGE);
}

function renderingOf({ format, attachments }: Parameters): Rendering {
  return { format: (format ?? 'exact') as StatementFormat, attachments: attachments === 'true' };
}

function strayBesideId(parameters: Parameters): string | undefined {
  const names = Object.keys(parameters);
  const stray = names.find((name) => (FILTERS as readonly string[]).includes(name));
  return names.includes('statementId') && names.includes('voidedStatementId') ? 'voidedStatementId' : stray;
}

function invalid(path: string, problem: string): Result<never, XapiError> {
  return fail({ code: 'invalid', message: `${path} ${problem}.`, path });
}
