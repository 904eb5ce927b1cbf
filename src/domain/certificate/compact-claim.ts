/**
 * What the QR code of a certificate proves with no network: the claim's main facts and a signature over exactly these
 * bytes. docs/formats.md, "Compact claim". Everything else of the claim must be asked for, or is in the PDF.
 */
import { fromBase64, fromHex, toBase64Url, toHex } from '../base/bytes.ts';
import { type CertificateClaim, type CertificateKind, certifiedCentihours } from './claim.ts';
import { readCertificateCode } from './code.ts';

export interface CompactClaim {
  readonly kind: CertificateKind;
  readonly isSample: boolean;
  readonly code: string;
  readonly year: number;
  readonly centihours: number;
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Of the key that signed. */
  readonly keyId: string;
  readonly name: string;
  /** Cut to 30 characters, the last of them `…`. */
  readonly issuer: string;
  /** Of a course, cut likewise; empty for a year's. */
  readonly title: string;
}

export interface SignedCompactClaim {
  readonly claim: CompactClaim;
  /** What the signature covers. */
  readonly bytes: Uint8Array;
  /** Ed25519, 64 bytes. */
  readonly signature: Uint8Array;
}

const FORMAT = 1;
const COURSE = 1;
const SAMPLE = 2;
const HEAD_BYTES = 27;
const SIGNATURE_BYTES = 64;
const LONGEST_TEXT = 30;
const DAY_MS = 86_400_000;
const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export function compactClaimOf(claim: CertificateClaim, keyId: string): CompactClaim {
  const { kind, isSample, code, year, asOf, name } = claim;
  return {
    ...{ kind, isSample, code, year, asOf, name, keyId },
    centihours: certifiedCentihours(claim),
    issuer: cut(claim.issuer),
    title: claim.kind === 'course' ? cut(claim.course.title) : '',
  };
}

/** The bytes that are signed. @throws RangeError for a claim that has no room in its fields */
export function compactBytes(claim: CompactClaim): Uint8Array {
  const flags = (claim.kind === 'course' ? COURSE : 0) | (claim.isSample ? SAMPLE : 0);
  return Uint8Array.from([
    FORMAT,
    flags,
    ...codeBytes(claim.code),
    ...number(claim.year, 2),
    ...number(claim.centihours, 3),
    ...number(Date.parse(claim.asOf) / DAY_MS, 2),
    ...fromHex(claim.keyId),
    ...text(claim.name),
    ...text(claim.issuer),
    ...text(claim.title),
  ]);
}

/** What the QR code holds. @param verifyPage - `<portal>/verify/` */
export function compactAddress(verifyPage: string, bytes: Uint8Array, signature: Uint8Array): string {
  return `${verifyPage}#c=${toBase64Url(Uint8Array.from([...bytes, ...signature]))}`;
}

/**
 * @param written - a scanned address, what follows its `#c=`, or the fragment alone; blanks at its ends do not matter
 * @returns undefined for anything else; whether the signature is good is for the caller to see
 */
export function readCompactClaim(written: string): SignedCompactClaim | undefined {
  const [, encoded] = /^(?:\S*#c=)?([\w-]{100,1200})$/.exec(written.trim()) ?? [];
  if (encoded === undefined) return undefined;
  try {
    const all = fromBase64(encoded);
    const bytes = all.slice(0, -SIGNATURE_BYTES);
    const claim = readBytes(bytes);
    // One claim has one spelling.
    if (!claim || toHex(compactBytes(claim)) !== toHex(bytes)) return undefined;
    return { claim, bytes, signature: all.slice(-SIGNATURE_BYTES) };
  } catch {
    return undefined;
  }
}

function readBytes(bytes: Uint8Array): CompactClaim | undefined {
  const flags = bytes[1] ?? 0;
  if (bytes[0] !== FORMAT || flags > (COURSE | SAMPLE) || bytes.length < HEAD_BYTES) return undefined;
  const code = readCode(bytes.slice(2, 12));
  const texts = readTexts(bytes.slice(HEAD_BYTES));
  if (code === undefined || !texts) return undefined;
  return {
    kind: (flags & COURSE) === 0 ? 'annual' : 'course',
    isSample: (flags & SAMPLE) !== 0,
    code,
    year: readNumber(bytes.slice(12, 14)),
    centihours: readNumber(bytes.slice(14, 17)),
    asOf: new Date(readNumber(bytes.slice(17, 19)) * DAY_MS).toISOString().slice(0, 10),
    keyId: toHex(bytes.slice(19, HEAD_BYTES)),
    ...texts,
  };
}

function cut(long: string): string {
  const characters = [...long];
  return characters.length <= LONGEST_TEXT ? long : `${characters.slice(0, LONGEST_TEXT - 1).join('')}…`;
}

/** Sixteen characters of five bits. */
function codeBytes(code: string): readonly number[] {
  const bits = [...code.replaceAll('-', '')].map((character) =>
    CODE_ALPHABET.indexOf(character).toString(2).padStart(5, '0'),
  );
  return (bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
}

function readCode(bytes: Uint8Array): string | undefined {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const characters = (bits.match(/.{5}/g) ?? []).map((five) => CODE_ALPHABET[Number.parseInt(five, 2)]);
  return readCertificateCode(characters.join(''));
}

function number(value: number, bytes: number): readonly number[] {
  if (!Number.isSafeInteger(value) || value < 0 || value >= 256 ** bytes)
    throw new RangeError(`${value} has no room in ${bytes} bytes`);
  return Array.from({ length: bytes }, (_, at) => Math.floor(value / 256 ** (bytes - 1 - at)) % 256);
}

function readNumber(bytes: Uint8Array): number {
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}

/** UTF-16, big end first, behind its number of code units: two bytes for nearly every hanzi, where UTF-8 has three. */
function text(written: string): readonly number[] {
  if (written.length > 255)
    throw new RangeError(`"${written.slice(0, 20)}…" is too long for a compact claim`);
  const units = Array.from({ length: written.length }, (_, at) => written.charCodeAt(at));
  return [units.length, ...units.flatMap((unit) => [unit >> 8, unit & 0xff])];
}

function readTexts(bytes: Uint8Array): Pick<CompactClaim, 'name' | 'issuer' | 'title'> | undefined {
  const texts: string[] = [];
  let at = 0;
  while (at < bytes.length) {
    const length = bytes[at] ?? 0;
    const units = bytes.slice(at + 1, at + 1 + 2 * length);
    if (units.length < 2 * length) return undefined;
    texts.push(
      String.fromCharCode(
        ...Array.from({ length }, (_, unit) => readNumber(units.slice(2 * unit, 2 * unit + 2))),
      ),
    );
    at += 1 + 2 * length;
  }
  const [name, issuer, title] = texts;
  const isWhole = texts.length === 3 && name !== undefined && issuer !== undefined && title !== undefined;
  return isWhole ? { name, issuer, title } : undefined;
}
