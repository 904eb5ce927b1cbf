/** Attachments and their data brought together: what came must be what was announced. */
import { createHash } from 'node:crypto';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { type Attachment, attachmentsOf } from '../../src/domain/xapi/statement.ts';
import type { XapiError } from '../../src/domain/xapi/xapi-error.ts';
import type { AttachmentData } from '../ports/statement-store.ts';
import type { AttachmentPart, SentStatement } from './read-statements.ts';
import { verifySignature } from './verify-signature.ts';

/** Which SHA-2 a hash is, by its length in hex. Source: xAPI 1.0.3 Data 2.4.11. */
const ALGORITHMS: Readonly<Record<number, string>> = {
  56: 'sha224',
  64: 'sha256',
  96: 'sha384',
  128: 'sha512',
};

/**
 * Source: xAPI 1.0.3 Communication 1.5.2: every part belongs to an attachment and is what its hash says; every
 * attachment has a part or a fileUrl. Source for signatures: Data 2.6.
 * @param parts - undefined where the body was JSON alone
 * @returns each statement's data, in the order of the statements
 */
export function matchAttachments(
  sent: readonly SentStatement[],
  parts: readonly AttachmentPart[] = [],
): Result<readonly (readonly AttachmentData[])[], XapiError> {
  const broken = parts.map(wrongPart).find((wrong) => wrong !== undefined);
  if (broken) return fail(broken);
  const data = new Map(parts.map((part) => [part.sha2, part.data]));
  const matched: (readonly AttachmentData[])[] = [];
  for (const [at, one] of sent.entries()) {
    const own = dataOf(one, data, sent.length === 1 ? 'attachments' : `[${at}].attachments`);
    if (!own.ok) return own;
    matched.push(own.value);
  }
  const used = new Set(matched.flat().map(({ sha2 }) => sha2));
  const excess = [...data.keys()].find((sha2) => !used.has(sha2));
  return excess === undefined
    ? succeed(matched)
    : fail(invalid(`The part with the hash ${excess} belongs to no attachment of these statements.`));
}

function dataOf(
  sent: SentStatement,
  data: ReadonlyMap<string, Uint8Array>,
  path: string,
): Result<readonly AttachmentData[], XapiError> {
  const own: AttachmentData[] = [];
  for (const attachment of attachmentsOf(sent.statement)) {
    const sha2 = attachment.sha2.toLowerCase();
    const present = data.get(sha2);
    const wrong = present ? wrongSignature(sent, attachment, present, path) : withoutData(attachment, path);
    if (wrong) return fail(wrong);
    if (present) own.push({ sha2, data: present });
  }
  return succeed(own);
}

function wrongPart({ sha2, data }: AttachmentPart): XapiError | undefined {
  const algorithm = ALGORITHMS[sha2.length];
  if (algorithm === undefined)
    return invalid(`X-Experience-API-Hash "${sha2.slice(0, 80)}" is no SHA-2 in hex.`);
  const actual = createHash(algorithm).update(data).digest('hex');
  return actual === sha2 ? undefined : invalid(`A part says its hash is ${sha2}, but it is ${actual}.`);
}

function withoutData(attachment: Attachment, path: string): XapiError | undefined {
  if (attachment.usageType === SIGNATURE) {
    return invalid('A signature travels as a part of the request: send multipart/mixed with its data.', path);
  }
  return attachment.fileUrl === undefined
    ? invalid(
        `The attachment ${attachment.sha2} has neither a fileUrl nor a part with that hash: add one of them.`,
        path,
      )
    : undefined;
}

/** Source: xAPI 1.0.3 Data 2.6. */
const SIGNATURE = 'http://adlnet.gov/expapi/attachments/signature';

function wrongSignature(
  { statement }: SentStatement,
  attachment: Attachment,
  data: Uint8Array,
  path: string,
): XapiError | undefined {
  if (attachment.usageType !== SIGNATURE) return undefined;
  if (attachment.contentType.split(';')[0]?.trim().toLowerCase() !== 'application/octet-stream') {
    return invalid('A signature has the contentType application/octet-stream (xAPI 1.0.3 Data 2.6).', path);
  }
  const wrong = verifySignature(statement, data);
  return wrong === undefined ? undefined : invalid(`The signature ${wrong} (xAPI 1.0.3 Data 2.6).`, path);
}

function invalid(message: string, path?: string): XapiError {
  return { code: 'invalid', message, ...(path !== undefined && { path }) };
}
