/** Statements out of what was sent: JSON, valid, each with an id of its own. What the caller may do is not asked here. */
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { elementsOf, readJson } from '../../src/domain/xapi/json-text.ts';
import type { Statement } from '../../src/domain/xapi/statement.ts';
import { validateStatement } from '../../src/domain/xapi/validate-statement.ts';
import type { XapiVersion } from '../../src/domain/xapi/version.ts';
import type { XapiError } from '../../src/domain/xapi/xapi-error.ts';
import type { Deps } from './deps.ts';

/** What a client sends to have stored. */
export interface Sending {
  /** One statement or an array of them, as JSON text. */
  readonly text: string;
  readonly version: XapiVersion;
  /** The id of the one statement that may be sent, where the address names it. */
  readonly named?: string | undefined;
  /** Data of attachments; undefined where the body was JSON alone. */
  readonly parts?: readonly AttachmentPart[];
}

export interface AttachmentPart {
  /** As the part's header says, lower case. */
  readonly sha2: string;
  readonly data: Uint8Array;
}

export interface SentStatement {
  readonly id: string;
  readonly statement: Statement;
  /** Exactly as it was sent. */
  readonly text: string;
}

export function readStatements(
  deps: Pick<Deps, 'randomness'>,
  { text, version, named }: Sending,
): Result<readonly SentStatement[], XapiError> {
  const read = readJson(text);
  if (!read.ok) return fail({ code: 'invalid', message: `The body ${read.failure}.` });
  const { value } = read;
  if (!Array.isArray(value)) return together([readOne(deps, value, text, { path: '', version, named })]);
  if (named !== undefined) {
    return fail({
      code: 'invalid',
      message: 'PUT takes one statement, not an array; send several with POST.',
    });
  }
  const texts = elementsOf(text);
  const placed = value.map((item, at) => ({ item, text: texts[at] ?? '', path: `[${at}]` }));
  return together(placed.map(({ item, text: own, path }) => readOne(deps, item, own, { path, version })));
}

interface Place {
  readonly path: string;
  readonly version: XapiVersion;
  readonly named?: string | undefined;
}

function readOne(
  deps: Pick<Deps, 'randomness'>,
  value: unknown,
  text: string,
  { path, version, named }: Place,
): Result<SentStatement, XapiError> {
  const valid = validateStatement(value, version, path);
  if (!valid.ok) return valid;
  const statement = valid.value;
  const { id } = statement;
  if (named !== undefined && id !== undefined && id.toLowerCase() !== named.toLowerCase()) {
    return fail({ code: 'invalid', message: `id is ${id}, but statementId is ${named}.`, path: 'id' });
  }
  return succeed({ id: id ?? named ?? deps.randomness.freshId(), statement, text });
}

/** The first failure, or every value; no id twice. Source: xAPI 1.0.3 Communication 2.1.2. */
function together(
  results: readonly Result<SentStatement, XapiError>[],
): Result<readonly SentStatement[], XapiError> {
  const ids = new Set<string>();
  const sent: SentStatement[] = [];
  for (const [at, result] of results.entries()) {
    if (!result.ok) return result;
    const { id } = result.value;
    if (ids.has(id.toLowerCase())) {
      return fail({
        code: 'invalid',
        message: `[${at}].id repeats ${id} within the batch.`,
        path: `[${at}].id`,
      });
    }
    ids.add(id.toLowerCase());
    sent.push(result.value);
  }
  return succeed(sent);
}
