/** A certificate as somebody has it in hand, by its QR code or its file: what can be said of it without asking anybody. */
import { fromBase64, toBase64Url, toHex } from '../base/bytes.ts';
import type { Arithmetic } from '../ledger/arithmetic.ts';
import type { IssuerKey } from '../ledger/key-succession.ts';
import { type KeyState, trustedKeys, type UsableKey } from '../ledger/trusted-keys.ts';
import type { CertificateClaim } from './claim.ts';
import { readCertificateCode } from './code.ts';
import {
  type CompactClaim,
  compactClaimOf,
  readCompactClaim,
  type SignedCompactClaim,
} from './compact-claim.ts';
import { type CheckedPdf, checkPdf } from './pdf-proof.ts';

/** `no-key`: nothing can be said, for want of the key it names · `foreign`: the reader named other keys */
export type PaperSignature = 'good' | 'bad' | 'no-key' | 'foreign';

export interface CheckedCompact {
  readonly claim: CompactClaim;
  readonly signature: PaperSignature;
  /** Whether the reader named the issuer's key. */
  readonly key: KeyState;
  /** Raw signature as base64url: shows that one has the paper. */
  readonly proof: string;
}

export interface CheckedPdfFile {
  /** Undefined for a file without a proof in it. */
  readonly pdf: CheckedPdf | undefined;
  readonly signature: PaperSignature;
  readonly key: KeyState;
}

export interface PaperTrust {
  readonly wanted: readonly string[];
  readonly keys: readonly IssuerKey[];
}

export function checkCompact(
  { claim, bytes, signature }: SignedCompactClaim,
  trust: PaperTrust,
  arithmetic: Arithmetic,
): CheckedCompact {
  const { keys, state } = trustedKeys(trust.keys, trust.wanted, arithmetic);
  const key = keys.find(({ keyId }) => keyId === claim.keyId);
  const isGood = key !== undefined && arithmetic.isSigned(bytes, signature, key.key);
  return {
    claim,
    key: state,
    proof: toBase64Url(signature),
    signature: outcome(key, isGood, trust.keys, claim.keyId),
  };
}

export function checkPdfFile(bytes: Uint8Array, trust: PaperTrust, arithmetic: Arithmetic): CheckedPdfFile {
  const { keys, state } = trustedKeys(trust.keys, trust.wanted, arithmetic);
  const pdf = checkPdf(bytes, (keyId) => keys.find((key) => key.keyId === keyId)?.publicKey, arithmetic);
  const keyId = pdf?.proof.keyId ?? '';
  const key = keys.find((one) => one.keyId === keyId);
  return { pdf, key: state, signature: outcome(key, pdf?.isIntact === true, trust.keys, keyId) };
}

function outcome(
  key: UsableKey | undefined,
  isGood: boolean,
  all: readonly IssuerKey[],
  keyId: string,
): PaperSignature {
  if (key) return isGood ? 'good' : 'bad';
  return all.some((one) => one.keyId === keyId) ? 'foreign' : 'no-key';
}

export type Presented =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'compact'; readonly compact: SignedCompactClaim };

/** A code as typed, the text of a QR code old or new, or the address that a phone opened. */
export function readPresented(written: string): Presented | undefined {
  const compact = readCompactClaim(written);
  if (compact) return { kind: 'compact', compact };
  const named = /[?&]code=([^&#\s]+)/.exec(written)?.[1];
  const code = readCertificateCode(named ?? written);
  return code === undefined ? undefined : { kind: 'code', code };
}

export type CompactField = Exclude<keyof CompactClaim, 'keyId'>;

const COMPACT_FIELDS: readonly CompactField[] = [
  ...(['code', 'kind', 'name', 'year', 'title', 'centihours', 'asOf', 'issuer', 'isSample'] as const),
];

/** What of a QR code is not what was issued. @param issued - with the whole name */
export function compactDifferences(shown: CompactClaim, issued: CertificateClaim): readonly CompactField[] {
  const right = compactClaimOf(issued, shown.keyId);
  return COMPACT_FIELDS.filter((field) => shown[field] !== right[field]);
}

/**
 * Keys as a reader types them in: a public key, a key id, or the text of `keys.json` whole.
 * @returns the names to trust, and the public keys that came along
 */
export function readTypedTrust(typed: string, { hash }: Pick<Arithmetic, 'hash'>): PaperTrust {
  const text = typed.trim();
  const listed = orNothing(() => (JSON.parse(text) as { keys: readonly IssuerKey[] }).keys);
  if (Array.isArray(listed)) return { wanted: listed.map(({ keyId }) => String(keyId)), keys: listed };
  const raw = orNothing(() => fromBase64(text));
  const keys = raw?.length === 32 ? [{ keyId: toHex(hash(raw)).slice(0, 16), publicKey: text }] : [];
  return { wanted: text === '' ? [] : [text], keys };
}

function orNothing<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
