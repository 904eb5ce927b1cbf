/** /xapi/statements. Source: xAPI 1.0.3 Communication 2.1. */
import { type Result, succeed } from '../../../src/domain/base/result.ts';
import { mentionedActivities, withDefinitions } from '../../../src/domain/xapi/activity-definition.ts';
import { canonicalOf, idsOf } from '../../../src/domain/xapi/format-statement.ts';
import type { ActivityDefinition, Statement } from '../../../src/domain/xapi/statement.ts';
import type { XapiError } from '../../../src/domain/xapi/xapi-error.ts';
import type { Caller } from '../../ports/caller.ts';
import type { Deps } from '../../services/deps.ts';
import { findAttachments, findStatement, queryStatements } from '../../services/query-statements.ts';
import { storeStatements } from '../../services/store-statements.ts';
import {
  type Exchange,
  jsonAnswer,
  jsonTextOf,
  NOTHING,
  type XapiAnswer,
  type XapiRequest,
} from './exchange.ts';
import { isMultipart, multipartAnswer, readMultipart, type StatementParts } from './multipart.ts';
import { readParameters } from './parameters.ts';
import { moreAddress, type Rendering, readStatementRequest } from './statement-query.ts';

export const putStatement: Exchange = async (deps, caller, request) => {
  const parameters = readParameters(request.query, ['statementId'], ['statementId']);
  if (!parameters.ok) return parameters;
  const stored = await store(deps, caller, request, parameters.value.statementId);
  return stored.ok ? succeed(NOTHING) : stored;
};

export const postStatements: Exchange = async (deps, caller, request) => {
  const parameters = readParameters(request.query, []);
  if (!parameters.ok) return parameters;
  const stored = await store(deps, caller, request);
  return stored.ok ? succeed(jsonAnswer(JSON.stringify(stored.value))) : stored;
};

async function store(
  deps: Deps,
  caller: Caller,
  request: XapiRequest,
  named?: string,
): Promise<Result<readonly string[], XapiError>> {
  const sent = statementsIn(request);
  if (!sent.ok) return sent;
  return storeStatements(deps, caller, { ...sent.value, version: request.version, named });
}

function statementsIn(request: XapiRequest): Result<StatementParts, XapiError> {
  const contentType = request.headers['content-type'];
  if (contentType !== undefined && isMultipart(contentType)) return readMultipart(contentType, request.body);
  const text = jsonTextOf(request);
  return text.ok ? succeed({ text: text.value, parts: [] }) : text;
}

export const getStatements: Exchange = async (deps, caller, request) => {
  const asked = readStatementRequest(request.query);
  if (!asked.ok) return asked;
  const { rendering } = asked.value;
  if (asked.value.kind === 'one') {
    const found = await findStatement(deps, caller, asked.value);
    if (!found.ok) return found;
    const { stored = '' } = JSON.parse(found.value) as Statement;
    const kept = Buffer.from(found.value);
    return answer(deps, rendering, kept, await draw(deps, request, rendering, kept), {
      'Last-Modified': new Date(stored).toUTCString(),
    });
  }
  const page = await queryStatements(deps, caller, asked.value.filter);
  if (!page.ok) return page;
  const { statements, next } = page.value;
  const more = next === undefined ? '' : moreAddress(asked.value.filters, next);
  const result = [OPENING, await draw(deps, request, rendering, statements), moreText(more)];
  return answer(deps, rendering, statements, Buffer.concat(result), {});
};

/** A StatementResult is put together from texts, not read and written again. Source: xAPI 1.0.3 Data 2.5. */
const OPENING = Buffer.from('{"statements":[');

function moreText(more: string): Buffer {
  return Buffer.from(`],"more":${JSON.stringify(more)}}`);
}

/** Kept texts, with commas between, in the form asked for. */
async function draw(
  deps: Deps,
  { headers }: XapiRequest,
  { format }: Rendering,
  texts: Uint8Array,
): Promise<Uint8Array> {
  if (format === 'exact') return texts;
  const statements = statementsOf(texts);
  if (format === 'ids') return listed(statements.map(idsOf));
  const definitions = await definitionsFor(deps, statements);
  return listed(
    statements.map((statement) =>
      canonicalOf(withDefinitions(statement, definitions), headers['accept-language']),
    ),
  );
}

function listed(statements: readonly Statement[]): Buffer {
  return Buffer.from(statements.map((statement) => JSON.stringify(statement)).join(','));
}

async function definitionsFor(
  deps: Deps,
  statements: readonly Statement[],
): Promise<ReadonlyMap<string, ActivityDefinition>> {
  const definitions = new Map<string, ActivityDefinition>();
  for (const { id } of statements.flatMap(mentionedActivities)) {
    const known = definitions.has(id) ? undefined : await deps.storage.statements.definitionOf(id);
    if (known) definitions.set(id, known);
  }
  return definitions;
}

async function answer(
  deps: Deps,
  { attachments }: Rendering,
  texts: Uint8Array,
  json: Uint8Array,
  headers: Readonly<Record<string, string>>,
): Promise<Result<XapiAnswer, XapiError>> {
  if (!attachments) return succeed(jsonAnswer(json, headers));
  return succeed(multipartAnswer(json, await findAttachments(deps, statementsOf(texts)), headers));
}

function statementsOf(texts: Uint8Array): readonly Statement[] {
  const text = Buffer.from(texts.buffer, texts.byteOffset, texts.byteLength).toString('utf8');
  return JSON.parse(`[${text}]`) as Statement[];
}
