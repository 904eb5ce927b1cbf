/**
 * Put the proof into a printed certificate: the claim as signed, the issuer's signature over the file and, where the
 * issuer has a certificate, a CAdES signature that readers of PDFs check. The paper itself is not touched.
 */
import { pdfFileText, type Stretch } from '../../src/domain/certificate/pdf-proof.ts';
import { appendUpdate, readPdfBase } from './pdf-update.ts';

export interface PdfSeal {
  readonly subject: string;
  readonly sign: (content: Uint8Array) => Uint8Array;
  /** Of what `sign` gives, in bytes. */
  readonly longest: number;
}

export interface PdfProofParts {
  readonly code: string;
  readonly claimText: string;
  readonly keyId: string;
  /** Over the claim's text. */
  readonly signature: Uint8Array;
  readonly sm2: { readonly publicKey: string; readonly signature: Uint8Array } | undefined;
  readonly atMs: number;
  /** Ed25519 by the same key. */
  readonly sign: (message: Uint8Array) => Uint8Array;
  readonly sha256: (bytes: Uint8Array) => Uint8Array;
  readonly seal: PdfSeal | undefined;
}

const SIGNATURE_DIGITS = 128;
/** Room for a number, so that what stands behind it does not move. */
const NUMBER_DIGITS = 10;

/** @param printed - as the printer wrote it @returns the same bytes with more behind them */
export function provePdf(printed: Uint8Array, parts: PdfProofParts): Uint8Array {
  const base = readPdfBase(printed);
  const [proof, widget, sealed] = [base.size, base.size + 1, base.size + 2];
  const sealDigits = (parts.seal?.longest ?? 0) * 2;
  const objects = new Map([
    [base.root, catalogueWith(base.catalogue, proof, parts, parts.seal && widget)],
    [proof, proofObject(parts)],
  ]);
  if (parts.seal) {
    objects.set(base.page, `<<${base.pageEntries}/Annots [${widget} 0 R]\n>>`);
    objects.set(widget, widgetObject(sealed, base.page));
    objects.set(sealed, sealObject(parts.seal.subject, parts.atMs, sealDigits));
  }
  const { bytes, offsets } = appendUpdate(base, objects);
  const own = hole(bytes, '/FileSignature <', offsets.get(proof), SIGNATURE_DIGITS);
  const outer: Stretch = parts.seal ? hole(bytes, '/Contents <', offsets.get(sealed), sealDigits) : [0, 0];
  fill(bytes, '/Holes [', offsets.get(proof), [...own, ...outer].map(padded).join(' '));
  // The angle brackets belong to the hole of a PDF signature (ISO 32000-1 12.8.1).
  const [before, after] = [outer[0] - 1, outer[0] + outer[1] + 1];
  if (parts.seal) {
    const range = [before, after, bytes.length - after].map(padded).join(' ');
    fill(bytes, '/ByteRange [0 ', offsets.get(sealed), range);
  }
  const text = Buffer.from(pdfFileText(parts.code, Buffer.from(parts.sha256(bytes)).toString('hex')));
  bytes.write(Buffer.from(parts.sign(text)).toString('hex'), own[0], 'latin1');
  if (parts.seal) {
    const covered = Buffer.concat([bytes.subarray(0, before), bytes.subarray(after)]);
    bytes.write(Buffer.from(parts.seal.sign(covered)).toString('hex'), outer[0], 'latin1');
  }
  return bytes;
}

/** Private data of a program's own (ISO 32000-1 14.5), which PDF/A leaves alone. */
function catalogueWith(
  catalogue: string,
  proof: number,
  { atMs }: PdfProofParts,
  widget: number | undefined,
): string {
  const piece = `/PieceInfo << /Mingde << /LastModified ${dateOf(atMs)} /Private ${proof} 0 R >> >>\n`;
  const form = widget === undefined ? '' : `/AcroForm << /Fields [${widget} 0 R] /SigFlags 3 >>\n`;
  return `<<${catalogue}${piece}${form}>>`;
}

/** Lines of their own, so that a reader needs no parser of PDF (src/domain/certificate/pdf-proof.ts). */
function proofObject({ claimText, keyId, signature, sm2 }: PdfProofParts): string {
  const lines = [
    '<<',
    '/Type /MingdeProof',
    '/Format 1',
    `/Claim <${hex(Buffer.from(claimText, 'utf8'))}>`,
    `/KeyId (${keyId})`,
    `/Signature <${hex(signature)}>`,
    ...(sm2 ? [`/Sm2Key <${sm2.publicKey}>`, `/Sm2Signature <${hex(sm2.signature)}>`] : []),
    `/Holes [${Array.from({ length: 4 }, () => padded(0)).join(' ')}]`,
    `/FileSignature <${'0'.repeat(SIGNATURE_DIGITS)}>`,
    '>>',
  ];
  return lines.join('\n');
}

/** Without a look of its own: the sheet bears the issuer's seal image. Printable and locked, as PDF/A-2 6.3.2 asks. */
function widgetObject(sealed: number, page: number): string {
  return `<< /Type /Annot /Subtype /Widget /FT /Sig /T (seal) /V ${sealed} 0 R /P ${page} 0 R /Rect [0 0 0 0] /F 132 >>`;
}

function sealObject(subject: string, atMs: number, digits: number): string {
  return [
    '<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached',
    `/Name <feff${hex(Buffer.from(nameIn(subject), 'utf16le').swap16())}>`,
    `/M ${dateOf(atMs)}`,
    `/ByteRange [0 ${[0, 0, 0].map(padded).join(' ')}]`,
    `/Contents <${'0'.repeat(digits)}>`,
    '>>',
  ].join('\n');
}

/** The common name, or else all of the subject. */
function nameIn(subject: string): string {
  return /^CN=(.+)$/m.exec(subject)?.[1] ?? subject.replaceAll('\n', ' ');
}

/** Shanghai's clock. */
function dateOf(atMs: number): string {
  const local = new Date(atMs + 8 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14);
  return `(D:${local}+08'00')`;
}

function hole(bytes: Buffer, opening: string, from: number | undefined, digits: number): Stretch {
  return [bytes.indexOf(opening, from, 'latin1') + opening.length, digits];
}

function fill(bytes: Buffer, opening: string, from: number | undefined, text: string): void {
  bytes.write(text, bytes.indexOf(opening, from, 'latin1') + opening.length, 'latin1');
}

function padded(value: number): string {
  return String(value).padStart(NUMBER_DIGITS, '0');
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
