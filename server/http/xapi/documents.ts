/** The three document resources: state, activity profile, agent profile. Source: xAPI 1.0.3 Communication 2.2, 2.3, 2.6, 2.7. */
import { type Result, succeed } from '../../../src/domain/base/result.ts';
import type { Precondition } from '../../../src/domain/xapi/precondition.ts';
import type { XapiVersion } from '../../../src/domain/xapi/version.ts';
import type { XapiError } from '../../../src/domain/xapi/xapi-error.ts';
import type { DocumentKey } from '../../ports/document-store.ts';
import type { Folder } from '../../services/document-access.ts';
import {
  deleteDocument,
  deleteDocuments,
  etagOf,
  findDocument,
  type KeepHow,
  keepDocument,
  listDocuments,
} from '../../services/keep-document.ts';
import {
  type Exchange,
  jsonAnswer,
  type Method,
  NOTHING,
  type XapiAnswer,
  type XapiRequest,
} from './exchange.ts';
import { instant, type ParameterName, type Parameters, readAgent, readParameters } from './parameters.ts';

interface DocumentResource {
  readonly kind: DocumentKey['kind'];
  /** What names the folder that documents lie in; all of it is needed. */
  readonly folder: readonly ParameterName[];
  /** What may name it closer. */
  readonly closer: readonly ParameterName[];
  readonly id: 'stateId' | 'profileId';
}

const STATE: DocumentResource = {
  kind: 'state',
  folder: ['activityId', 'agent'],
  closer: ['registration'],
  id: 'stateId',
};
const ACTIVITY_PROFILE: DocumentResource = {
  kind: 'activityProfile',
  folder: ['activityId'],
  closer: [],
  id: 'profileId',
};
const AGENT_PROFILE: DocumentResource = {
  kind: 'agentProfile',
  folder: ['agent'],
  closer: [],
  id: 'profileId',
};

export const stateResource = documentResource(STATE);
export const activityProfileResource = documentResource(ACTIVITY_PROFILE);
export const agentProfileResource = documentResource(AGENT_PROFILE);

function documentResource(resource: DocumentResource): Readonly<Partial<Record<Method, Exchange>>> {
  return {
    GET: read(resource),
    PUT: keep(resource, false),
    POST: keep(resource, true),
    DELETE: remove(resource),
  };
}

function keep(resource: DocumentResource, merge: boolean): Exchange {
  const { folder, closer, id } = resource;
  return async (deps, caller, request) => {
    const parameters = readParameters(request.query, [...folder, ...closer, id], [...folder, id]);
    if (!parameters.ok) return parameters;
    const place = folderOf(resource, parameters.value);
    if (!place.ok) return place;
    const address = { ...place.value, id: parameters.value[id] ?? '' };
    const contentType = request.headers['content-type'] ?? 'application/octet-stream';
    const how = {
      merge,
      precondition: preconditionOf(request),
      mustCompare: merge ? ('never' as const) : comparisonIn(request.version, resource.kind),
    };
    return nothing(await keepDocument(deps, caller, address, { contentType, body: request.body }, how));
  };
}

function comparisonIn(version: XapiVersion, kind: DocumentKey['kind']): KeepHow['mustCompare'] {
  if (version === '2.0.0') return 'replacing';
  return kind === 'state' ? 'never' : 'always';
}

function read(resource: DocumentResource): Exchange {
  const { folder, closer, id } = resource;
  return async (deps, caller, request) => {
    const parameters = readParameters(request.query, [...folder, ...closer, id, 'since'], folder);
    if (!parameters.ok) return parameters;
    const place = folderOf(resource, parameters.value);
    if (!place.ok) return place;
    const named = parameters.value[id];
    if (named === undefined) {
      const listed = await listDocuments(deps, caller, place.value, instant(parameters.value.since));
      return listed.ok ? succeed(listAnswer(listed.value)) : listed;
    }
    const found = await findDocument(deps, caller, { ...place.value, id: named });
    if (!found.ok) return found;
    const { contentType, body, etag, updatedAtMs } = found.value;
    return succeed({
      status: 200,
      headers: {
        'Content-Type': contentType,
        ETag: `"${etag}"`,
        'Last-Modified': new Date(updatedAtMs).toUTCString(),
      },
      body,
    });
  };
}

function listAnswer(documents: readonly { readonly id: string; readonly updatedAtMs: number }[]): XapiAnswer {
  const json = JSON.stringify(documents.map(({ id }) => id));
  const latest = documents.reduce((ms, { updatedAtMs }) => Math.max(ms, updatedAtMs), 0);
  return jsonAnswer(json, {
    ETag: `"${etagOf(json)}"`,
    ...(latest > 0 && { 'Last-Modified': new Date(latest).toUTCString() }),
  });
}

/** Only of state may a whole folder be deleted. Source: xAPI 1.0.3 Communication 2.3. */
function remove(resource: DocumentResource): Exchange {
  const { kind, folder, closer, id } = resource;
  return async (deps, caller, request) => {
    const required = kind === 'state' ? folder : [...folder, id];
    const parameters = readParameters(request.query, [...folder, ...closer, id], required);
    if (!parameters.ok) return parameters;
    const place = folderOf(resource, parameters.value);
    if (!place.ok) return place;
    const named = parameters.value[id];
    return nothing(
      named === undefined
        ? await deleteDocuments(deps, caller, place.value)
        : await deleteDocument(deps, caller, { ...place.value, id: named }, preconditionOf(request)),
    );
  };
}

function folderOf(
  { kind }: DocumentResource,
  { activityId, agent, registration }: Parameters,
): Result<Folder, XapiError> {
  const read = agent === undefined ? undefined : readAgent(agent);
  if (read && !read.ok) return read;
  return succeed({
    kind,
    ...(activityId !== undefined && { activity: activityId }),
    ...(read && { agent: read.value }),
    ...(registration !== undefined && { registration }),
  });
}

function preconditionOf({ headers }: XapiRequest): Precondition {
  return { ifMatch: headers['if-match'], ifNoneMatch: headers['if-none-match'] };
}

function nothing(outcome: Result<unknown, XapiError>): Result<XapiAnswer, XapiError> {
  return outcome.ok ? succeed(NOTHING) : outcome;
}
