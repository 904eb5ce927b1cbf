/**
 * The second signature that some issuers must give: SM2 over SM3 (GB/T 32918.2), of the same text as the first. Its
 * curve is computed elsewhere. docs/formats.md, "SM2 signature".
 */
import { fromHex, toHex, utf8 } from '../base/bytes.ts';
import type { Hash } from '../ledger/merkle.ts';
import type { CertificateClaim } from './claim.ts';
import { claimText } from './claim-text.ts';

/** GB/T 35276: who signs, where nothing else was agreed. */
export const SM2_USER_ID = '1234567812345678';

export interface Sm2Signature {
  /** Uncompressed point, 65 bytes, hex. */
  readonly publicKey: string;
  /** DER, base64url. */
  readonly signature: string;
}

/** False for anything that is no key or no signature; resolves, never rejects. */
export type IsSm2Signed = (message: Uint8Array, signed: Sm2Signature) => Promise<boolean>;

/** `unchecked`: by whoever cannot compute it. */
export type Sm2State = 'good' | 'bad' | 'unchecked';

export interface CheckedSm2 {
  readonly state: Sm2State;
  readonly keyId: string;
}

export interface Sm2Tools {
  readonly hash: Hash;
  readonly isSm2Signed?: IsSm2Signed | undefined;
}

interface SignedClaim {
  readonly claim: CertificateClaim | undefined;
  readonly sm2: Sm2Signature | undefined;
}

/**
 * Whose key it is, is not asked here: a file's proof covers the key that stands beside it.
 * @returns undefined where there is no such signature
 */
export async function checkSm2(
  { claim, sm2 }: SignedClaim,
  tools: Sm2Tools,
): Promise<CheckedSm2 | undefined> {
  if (!sm2) return undefined;
  const keyId = sm2KeyId(sm2.publicKey, tools.hash);
  if (!claim) return { state: 'bad', keyId };
  if (!tools.isSm2Signed) return { state: 'unchecked', keyId };
  const isGood = await tools.isSm2Signed(utf8(claimText(claim)), sm2);
  return { state: isGood ? 'good' : 'bad', keyId };
}

/** As of the other keys: the first eight bytes of the public key's SHA-256, hex. @param publicKey - hex */
export function sm2KeyId(publicKey: string, hash: Hash): string {
  return toHex(hash(fromHex(publicKey))).slice(0, 16);
}

/** @returns `r` and `s` as 128 hex digits; undefined for anything but their one spelling in DER */
export function readSm2Signature(der: Uint8Array): string | undefined {
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return undefined;
  const r = numberAt(der, 2);
  const s = r && numberAt(der, r.end);
  return r && s?.end === der.length ? r.digits + s.digits : undefined;
}

/** Positive, at most 32 bytes, without a zero in front that it does not need. */
function numberAt(
  der: Uint8Array,
  at: number,
): { readonly digits: string; readonly end: number } | undefined {
  const end = at + 2 + (der[at + 1] ?? 0);
  const [first = 0x80, second = 0] = der.subarray(at + 2, end);
  const isShort = first !== 0 || second >= 0x80;
  if (der[at] !== 0x02 || end > der.length || first >= 0x80 || !isShort) return undefined;
  const digits = toHex(der.subarray(at + 2 + (first === 0 ? 1 : 0), end));
  return digits.length > 64 ? undefined : { digits: digits.padStart(64, '0'), end };
}
