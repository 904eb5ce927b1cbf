/** Statements out of what was sent: JSON, valid, each with an id of its own. What the caller may do is not asked here. */
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { elementsOf, readJson } from '../../src/domain/xapi/json-text.ts';
import type { Statement } from '../../src/domain/xapi/statement.ts';
import { validateStatement } from '../../src/domain/xapi/validate-statement.ts';
import type { XapiError } from '../../src/domain/xapi/xapi-error.ts';
import type { Deps } from './deps.ts';

export interface SentStatement {
  readonly id: string;
  readonly statement: Statement;
  /** Exactly as it was sent. */
  readonly text: string;
}

/**
 * @param body - one statement or an array of them
 * @param named - the id of the one statement that may be sent, where the address names it
 */
export function readStatements(
  deps: Pick<Deps, 'randomness'>,
  body: string,
  named: string | undefined,
): Result<readonly SentStatement[], XapiError> {
  const read = readJson(body);
  if (!read.ok) return fail({ code: 'invalid', message: `The body ${read.failure}.` });
  const { value } = read;
  if (!Array.isArray(value)) return together([readOne(deps, value, body, { path: '', named })]);
  if (named !== undefined) {
    return fail({
      code: 'invalid',
      message: 'PUT takes one statement, not an array; send several with POST.',
    });
  }
  const texts = elementsOf(body);
  return together(value.map((item, at) => readOne(deps, item, texts[at] ?? '', { path: `[${at}]` })));
}

function readOne(
  deps: Pick<Deps, 'randomness'>,
  value: unknown,
  text: string,
  { path, named }: { readonly path: string; readonly named?: string | undefined },
): Result<SentStatement, XapiError> {
  const valid = validateStatement(value, path);
  if (!valid.ok) return valid;
  const statement = valid.value;
  if (
    named !== undefined &&
    statement.id !== undefined &&
    statement.id.toLowerCase() !== named.toLowerCase()
  ) {
    return fail({
      code: 'invalid',
      message: `id is ${statement.id}, but statementId is ${named}.`,
      path: 'id',
    });
  }
  const lacking = withoutData(statement, path);
  if (lacking) return lacking;
  const id = statement.id ?? named ?? deps.randomness.freshId();
  return succeed({ id, statement, text });
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

/** A statement sent as JSON says where each attachment's data lies. Source: xAPI 1.0.3 Communication 1.5.2. */
function withoutData(
  { attachments = [], object }: Statement,
  path: string,
): Result<never, XapiError> | undefined {
  const inside = object.objectType === 'SubStatement' ? (object.attachments ?? []) : [];
  return [...attachments, ...inside].every(({ fileUrl }) => fileUrl !== undefined)
    ? undefined
    : fail({
        code: 'invalid',
        message: 'Every attachment needs a fileUrl: this server takes statements as application/json only.',
        path: path === '' ? 'attachments' : `${path}.attachments`,
      });
}
