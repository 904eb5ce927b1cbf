/** Documents of the three document resources: read, put, merge, delete. Source: xAPI 1.0.3 Communication 2.2, 2.3, 2.6, 2.7. */
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { actorKey } from '../../src/domain/xapi/actor-key.ts';
import { membersOf, objectText, readJson } from '../../src/domain/xapi/json-text.ts';
import { isPreconditionMet, type Precondition } from '../../src/domain/xapi/precondition.ts';
import type { XapiError } from '../../src/domain/xapi/xapi-error.ts';
import type { Caller } from '../ports/caller.ts';
import type { DocumentKey, DocumentScope, StoredDocument } from '../ports/document-store.ts';
import type { Deps } from './deps.ts';
import { type Folder, mayUseDocuments } from './document-access.ts';

/** A place to resume and the like; a learner's browser has no need for more. */
const LEARNER_DOCUMENT_OCTETS = 65_536;

export interface DocumentAddress extends Folder {
  readonly id: string;
}

export interface SentDocument {
  readonly contentType: string;
  readonly body: Uint8Array;
}

export interface KeepHow {
  readonly merge: boolean;
  readonly precondition: Precondition;
  /**
   * Whether the client must say which document it means to replace. Source: xAPI 1.0.3 Communication 2.6, 2.7,
   * 3.1: always for a profile, even where none is there yet; xAPI 2.0 (IEEE 9274.1.1) 4.1.4: where one is.
   */
  readonly mustCompare: 'never' | 'replacing' | 'always';
}

export async function findDocument(
  deps: Deps,
  caller: Caller,
  address: DocumentAddress,
): Promise<Result<StoredDocument, XapiError>> {
  const allowed = mayUseDocuments(deps, caller, address, 'read');
  if (!allowed.ok) return allowed;
  const document = await deps.storage.documents.find(keyOf(address));
  return document ? succeed(document) : fail(noSuchDocument(address));
}

/** @param sinceMs - only those updated later */
export async function listDocuments(
  deps: Deps,
  caller: Caller,
  scope: Folder,
  sinceMs: number | undefined,
): Promise<Result<readonly Pick<StoredDocument, 'id' | 'updatedAtMs'>[], XapiError>> {
  const allowed = mayUseDocuments(deps, caller, scope, 'read');
  return allowed.ok ? succeed(await deps.storage.documents.list(scopeOf(scope), sinceMs)) : allowed;
}

/** Put a document in place of the present one, or with `merge` into it. */
export async function keepDocument(
  deps: Deps,
  caller: Caller,
  address: DocumentAddress,
  sent: SentDocument,
  how: KeepHow,
): Promise<Result<unknown, XapiError>> {
  const allowed = mayUseDocuments(deps, caller, address, 'write');
  if (!allowed.ok) return allowed;
  if (caller.kind === 'session' && sent.body.byteLength > LEARNER_DOCUMENT_OCTETS) {
    return fail({
      code: 'too-large',
      message: `A learner's document has at most ${LEARNER_DOCUMENT_OCTETS} octets.`,
    });
  }
  return deps.storage.documents.change(keyOf(address), (present) => {
    const uncompared = lackOfComparison(present, how);
    if (uncompared) return fail(uncompared);
    if (!isPreconditionMet(how.precondition, present?.etag)) return fail(preconditionFailed(present));
    const body = how.merge ? mergedBody(present, sent) : checkedBody(sent);
    if (!body.ok) return body;
    const etag = etagOf(body.value);
    return succeed({ ...sent, id: address.id, body: body.value, etag, updatedAtMs: deps.clock.now() });
  });
}

/** Deleting what is not there is done already. */
export async function deleteDocument(
  deps: Deps,
  caller: Caller,
  address: DocumentAddress,
  precondition: Precondition,
): Promise<Result<unknown, XapiError>> {
  const allowed = mayUseDocuments(deps, caller, address, 'write');
  if (!allowed.ok) return allowed;
  return deps.storage.documents.change(keyOf(address), (present) =>
    isPreconditionMet(precondition, present?.etag)
      ? succeed('delete' as const)
      : fail(preconditionFailed(present)),
  );
}

export async function deleteDocuments(
  deps: Deps,
  caller: Caller,
  scope: Folder,
): Promise<Result<unknown, XapiError>> {
  const allowed = mayUseDocuments(deps, caller, scope, 'write');
  return allowed.ok ? succeed(await deps.storage.documents.deleteAll(scopeOf(scope))) : allowed;
}

/** SHA-1 is what the specification asks for; nothing's safety rests on it. Source: xAPI 1.0.3 Communication 3.1. */
export function etagOf(body: Uint8Array | string): string {
  return createHash('sha1').update(body).digest('hex');
}

/** What calls itself JSON is JSON. Source: xAPI 1.0.3 Communication 3.2. */
function checkedBody(sent: SentDocument): Result<Uint8Array, XapiError> {
  if (!isJson(sent)) return succeed(sent.body);
  const read = textOf(sent);
  return read.ok ? succeed(sent.body) : fail({ code: 'invalid', message: `The document ${read.failure}.` });
}

/** Only names at the top are merged, each with its whole value. Source: xAPI 1.0.3 Communication 2.2. */
function mergedBody(present: StoredDocument | undefined, sent: SentDocument): Result<Uint8Array, XapiError> {
  if (!present && !isJson(sent)) return succeed(sent.body);
  const posted = objectTextOf(sent, 'The document');
  if (!posted.ok || !present) return posted.ok ? succeed(sent.body) : posted;
  const stored = objectTextOf(present, 'The stored document');
  if (!stored.ok) return stored;
  const members = new Map(
    [...membersOf(stored.value), ...membersOf(posted.value)].map((one) => [one.name, one]),
  );
  return succeed(new TextEncoder().encode(objectText([...members.values()])));
}

function objectTextOf(document: SentDocument, subject: string): Result<string, XapiError> {
  const invalid = (problem: string) => fail({ code: 'invalid' as const, message: `${subject} ${problem}.` });
  if (!isJson(document)) {
    return invalid(`is ${document.contentType}; POST merges application/json only, PUT replaces anything`);
  }
  const read = textOf(document);
  if (!read.ok) return invalid(read.failure);
  return read.value.trimStart().startsWith('{') ? read : invalid('must be a JSON object to be merged');
}

/** @returns JSON text, or what is wrong with it */
function textOf({ body }: SentDocument): Result<string, string> {
  if (!isUtf8(body)) return fail('is not UTF-8');
  const text = new TextDecoder().decode(body);
  const read = readJson(text);
  return read.ok ? succeed(text) : read;
}

function isJson({ contentType }: SentDocument): boolean {
  return /^application\/json\s*(?:;|$)/i.test(contentType);
}

function keyOf(address: DocumentAddress): DocumentKey {
  return { ...scopeOf(address), registration: address.registration?.toLowerCase() ?? '', id: address.id };
}

function scopeOf({ kind, activity = '', agent, registration }: Folder): DocumentScope {
  const scope = { kind, activity, actorKey: agent ? actorKey(agent) : '' };
  return registration === undefined ? scope : { ...scope, registration: registration.toLowerCase() };
}

function noSuchDocument({ id }: DocumentAddress): XapiError {
  return {
    code: 'not-found',
    message: `There is no document "${id.slice(0, 80)}" here.`,
  };
}

function lackOfComparison(
  present: StoredDocument | undefined,
  { mustCompare, precondition: { ifMatch, ifNoneMatch } }: KeepHow,
): XapiError | undefined {
  if (mustCompare === 'never' || ifMatch !== undefined || ifNoneMatch !== undefined) return undefined;
  if (present) {
    return {
      code: 'conflict',
      message: `A document is there already: read it, then send If-Match with its ETag ("${present.etag}") to replace it.`,
    };
  }
  return mustCompare === 'always'
    ? { code: 'invalid', message: 'Send If-None-Match: * to put a new document here.' }
    : undefined;
}

function preconditionFailed(present: StoredDocument | undefined): XapiError {
  const state = present ? `its ETag is now "${present.etag}"` : 'it does not exist';
  return {
    code: 'precondition-failed',
    message: `The document is not as If-Match or If-None-Match expects: ${state}.`,
  };
}
