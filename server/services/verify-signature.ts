/** Whether a statement's JWS signature holds: made by the key it names, over this statement. */

import { isUtf8 } from 'node:buffer';
import { constants, verify, X509Certificate } from 'node:crypto';
import { equivalenceText } from '../../src/domain/xapi/equivalence-text.ts';
import { isObject } from '../../src/domain/xapi/rule.ts';
import type { Statement } from '../../src/domain/xapi/statement.ts';
import { validateStatement } from '../../src/domain/xapi/validate-statement.ts';

/** Source: xAPI 1.0.3 Data 2.6: RS256, RS384 or RS512, and none else. */
const ALGORITHMS: Readonly<Record<string, string>> = { RS256: 'sha256', RS384: 'sha384', RS512: 'sha512' };

/**
 * The payload is compared without what an LRS sets, for it was signed before. Where the header carries a
 * certificate (x5c), the signature is verified with its key; where it carries none, nobody but the signer's
 * partner can tell. Whether the certificate deserves trust is not asked: an LRS keeps what was signed by whom.
 * @param jws - compact serialisation
 * @returns what is wrong with it, to follow "The signature "
 */
export function verifySignature(statement: Statement, jws: Uint8Array): string | undefined {
  if (!isUtf8(jws)) return 'is no JWS in its compact form';
  const [head, payload, signature, ...more] = new TextDecoder().decode(jws).trim().split('.');
  if (head === undefined || payload === undefined || signature === undefined || more.length > 0) {
    return 'is no JWS in its compact form: three parts with a dot between them';
  }
  const header = jsonOf(head);
  if (!isObject(header)) return 'has a header that is no JSON object';
  const algorithm = Object.hasOwn(ALGORITHMS, String(header.alg))
    ? ALGORITHMS[String(header.alg)]
    : undefined;
  if (algorithm === undefined)
    return `is made with "${String(header.alg).slice(0, 20)}"; RS256, RS384 and RS512 are allowed`;
  const wrong = wrongPayload(statement, jsonOf(payload));
  if (wrong !== undefined || header.x5c === undefined) return wrong;
  return wrongKey(header.x5c, algorithm, `${head}.${payload}`, signature);
}

function wrongPayload(statement: Statement, payload: unknown): string | undefined {
  const signed = validateStatement(payload, '2.0.0');
  if (!signed.ok) return `covers something that is no statement: ${signed.failure.message}`;
  const { id } = signed.value;
  const isOther =
    id !== undefined && statement.id !== undefined && id.toLowerCase() !== statement.id.toLowerCase();
  return !isOther && equivalenceText(signed.value) === equivalenceText(statement)
    ? undefined
    : 'covers another statement than this one';
}

function wrongKey(x5c: unknown, algorithm: string, signed: string, signature: string): string | undefined {
  const [first] = Array.isArray(x5c) ? (x5c as unknown[]) : [];
  if (typeof first !== 'string') return 'has an x5c that is no list of certificates';
  try {
    const { publicKey } = new X509Certificate(Buffer.from(first, 'base64'));
    const key = { key: publicKey, padding: constants.RSA_PKCS1_PADDING };
    const holds = verify(algorithm, Buffer.from(signed), key, Buffer.from(signature, 'base64url'));
    return holds ? undefined : 'was not made with the key of its certificate';
  } catch {
    return 'has a certificate that cannot be used for it';
  }
}

function jsonOf(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
