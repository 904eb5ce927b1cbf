/**
 * The proof a certificate's PDF carries in itself: its claim as signed, and a signature over the file, so that an
 * edited file is told from the true one with no network. docs/formats.md, "Proof in the PDF".
 */
import { fromBase64, fromHex, toBase64Url, toHex, utf8 } from '../base/bytes.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import type { Hash } from '../ledger/merkle.ts';
import type { CertificateClaim } from './claim.ts';
import { claimText } from './claim-text.ts';
import type { Sm2Signature } from './sm2.ts';

/** From, and how many. */
export type Stretch = readonly [from: number, length: number];

export interface PdfProof {
  /** Undefined when the text is no claim in its one spelling. */
  readonly claim: CertificateClaim | undefined;
  readonly keyId: string;
  /** Over the claim's text, base64url. */
  readonly signature: string;
  /** Over the file's text, raw. */
  readonly fileSignature: Uint8Array;
  /** Hex digits that the file's hash counts as zeros: this signature's own, and the seal's where there is one. */
  readonly holes: readonly Stretch[];
  /** SM2 over the same claim's text, where the issuer has such a key. */
  readonly sm2: Sm2Signature | undefined;
}

/** What the file's signature covers. @param hash - SHA-256 of the file with its holes zeroed, hex */
export function pdfFileText(code: string, hash: string): string {
  return canonicalJson({ code, format: 1, kind: 'certificate-file', sha256: hash });
}

const BLOCK = /\/Type \/MingdeProof\n([\s\S]*?)\n>>/g;
const ZERO = 0x30;

/** Every proof that stands in a file, from its beginning; a true file has one. */
export function readPdfProofs(bytes: Uint8Array): readonly PdfProof[] {
  return [...latin1(bytes).matchAll(BLOCK)].flatMap(([, block = '']) => {
    const proof = orNothing(() => readBlock(block));
    return proof ? [proof] : [];
  });
}

function readBlock(block: string): PdfProof | undefined {
  const hexOf = (name: string) => new RegExp(`^/${name} <([0-9a-f]*)>$`, 'm').exec(block)?.[1];
  const [claimHex, keyId] = [hexOf('Claim'), /^\/KeyId \(([0-9a-f]{16})\)$/m.exec(block)?.[1]];
  const [signature, fileSignature] = [hexOf('Signature'), hexOf('FileSignature')];
  const holes = /^\/Holes \[([\d ]+)\]$/m.exec(block)?.[1]?.trim().split(/ +/).map(Number);
  if (claimHex === undefined || !keyId || !signature || !fileSignature || holes?.length !== 4)
    return undefined;
  const [from = 0, length = 0, sealFrom = 0, sealLength = 0] = holes;
  const [sm2Key, sm2Signature] = [hexOf('Sm2Key'), hexOf('Sm2Signature')];
  return {
    claim: orNothing(() => readClaim(textOf(fromHex(claimHex)))),
    keyId,
    signature: toBase64Url(fromHex(signature)),
    fileSignature: fromHex(fileSignature),
    holes:
      sealLength > 0
        ? [
            [from, length],
            [sealFrom, sealLength],
          ]
        : [[from, length]],
    sm2:
      sm2Key && sm2Signature
        ? { publicKey: toHex(fromHex(sm2Key)), signature: toBase64Url(fromHex(sm2Signature)) }
        : undefined,
  };
}

export interface FileArithmetic {
  readonly hash: Hash;
  /** Ed25519; raw bytes. False for anything that is no key or no signature. */
  readonly isSigned: (message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array) => boolean;
}

export interface CheckedPdf {
  readonly proof: PdfProof;
  /** Otherwise nothing could be checked. */
  readonly isKeyKnown: boolean;
  /** Every byte is as it was issued, but for the hex digits of the seal, which a reader of PDFs checks. */
  readonly isIntact: boolean;
  /** The claim in the file is what the issuer signed, whatever became of the rest of the file. */
  readonly isClaimSigned: boolean;
}

/**
 * @param publicKeyOf - base64url; undefined for a key that is not known
 * @returns undefined for a file without a proof: no certificate, or one of an older release
 */
export function checkPdf(
  bytes: Uint8Array,
  publicKeyOf: (keyId: string) => string | undefined,
  arithmetic: FileArithmetic,
): CheckedPdf | undefined {
  const checked = readPdfProofs(bytes).map((proof) => {
    const publicKey = publicKeyOf(proof.keyId);
    const key = publicKey === undefined ? undefined : orNothing(() => fromBase64(publicKey));
    const isClaimSigned = key !== undefined && isSignedClaim(proof, key, arithmetic);
    return {
      proof,
      isKeyKnown: key !== undefined,
      isClaimSigned,
      isIntact: isClaimSigned && isWhole(bytes, proof, key, arithmetic),
    };
  });
  return checked.find(({ isIntact }) => isIntact) ?? checked.find((one) => one.isClaimSigned) ?? checked[0];
}

function isSignedClaim(
  { claim, signature }: PdfProof,
  key: Uint8Array,
  { isSigned }: FileArithmetic,
): boolean {
  const text = claim && orNothing(() => utf8(claimText(claim)));
  return text !== undefined && isSigned(text, fromBase64(signature), key);
}

function isWhole(bytes: Uint8Array, proof: PdfProof, key: Uint8Array, arithmetic: FileArithmetic): boolean {
  const hash = hashWithHoles(bytes, proof.holes, arithmetic.hash);
  const [, seal] = proof.holes;
  if (hash === undefined || !proof.claim || (seal && !isOneSeal(bytes, seal))) return false;
  return arithmetic.isSigned(utf8(pdfFileText(proof.claim.code, hash)), proof.fileSignature, key);
}

/**
 * A hole with anything but hex digits in it could hide more than a signature.
 * @returns hex; undefined when a hole is none
 */
function hashWithHoles(bytes: Uint8Array, holes: readonly Stretch[], hash: Hash): string | undefined {
  const zeroed = Uint8Array.from(bytes);
  for (const [from, length] of holes) {
    const isInside =
      Number.isSafeInteger(from) && Number.isSafeInteger(length) && from + length <= bytes.length;
    if (!isInside || !bytes.subarray(from, from + length).every(isHexDigit)) return undefined;
    zeroed.fill(ZERO, from, from + length);
  }
  return toHex(hash(zeroed));
}

/** One DER value and zeros behind it: there is no room for anything else. */
function isOneSeal(bytes: Uint8Array, [from, length]: Stretch): boolean {
  const der = fromHex(latin1(bytes.subarray(from, from + length)));
  const size = 4 + (der[2] ?? 0) * 256 + (der[3] ?? 0);
  return der[0] === 0x30 && der[1] === 0x82 && der.subarray(size).every((byte) => byte === 0);
}

function isHexDigit(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x66);
}

/** Only the one canonical spelling is a claim: what a reader sees is then what was signed. */
function readClaim(text: string): CertificateClaim | undefined {
  const claim = JSON.parse(text) as CertificateClaim;
  return claimText(claim) === text ? claim : undefined;
}

/** @throws URIError for what is no UTF-8 */
function textOf(bytes: Uint8Array): string {
  return decodeURIComponent(toHex(bytes).replace(/../g, '%$&'));
}

const AT_ONCE = 8192;

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += AT_ONCE)
    text += String.fromCharCode(...bytes.subarray(at, at + AT_ONCE));
  return text;
}

function orNothing<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
