/** Whatever somebody brings to be checked: what it is, by its content and not by its name, and whether it holds. */
import { readUtf8 } from '../base/read-utf8.ts';
import { type BadgeTools, type CheckedBadge, checkBadge } from '../certificate/check-badge.ts';
import {
  type CheckedCompact,
  type CheckedPdfFile,
  checkCompact,
  checkPdfFile,
} from '../certificate/check-paper.ts';
import { readCompactClaim } from '../certificate/compact-claim.ts';
import { isObject } from '../certificate/data-integrity.ts';
import { type CheckedSm2, checkSm2, type Sm2Tools } from '../certificate/sm2.ts';
import { type CheckedRecord, checkRecord } from '../ledger/check-record.ts';
import type { IssuerKey } from '../ledger/key-succession.ts';
import { readEvidence } from '../ledger/read-evidence.ts';
import { type CheckedArchive, checkArchive } from './check-archive.ts';
import { type InflateRaw, readZip, type ZipFault } from './zip.ts';

export interface FileTools extends BadgeTools, Sm2Tools {
  readonly inflateRaw: InflateRaw;
}

export interface FileTrust {
  /** Keys or key ids that the issuer has made known, as typed; none when the reader has none. */
  readonly wanted: readonly string[];
  /** Public keys that the reader brought along, by which a file that names its key alone can be checked. */
  readonly keys: readonly IssuerKey[];
}

export type CheckedFileKind =
  | { readonly kind: 'archive'; readonly archive: CheckedArchive }
  | { readonly kind: 'badge'; readonly badge: CheckedBadge }
  | { readonly kind: 'record'; readonly record: CheckedRecord }
  | { readonly kind: 'pdf'; readonly pdf: CheckedPdfFile; readonly sm2: CheckedSm2 | undefined }
  | { readonly kind: 'compact'; readonly compact: CheckedCompact }
  | { readonly kind: 'broken-zip'; readonly fault: ZipFault }
  | { readonly kind: 'other-zip' }
  | { readonly kind: 'unknown' };

export async function checkFile(
  bytes: Uint8Array,
  tools: FileTools,
  trust: FileTrust,
): Promise<CheckedFileKind> {
  if (startsWith(bytes, 'PK')) return checkZip(bytes, tools, trust);
  if (startsWith(bytes, '%PDF')) return checkPdf(bytes, tools, trust);
  const text = textOf(bytes);
  if (text === undefined) return { kind: 'unknown' };
  const compact = readCompactClaim(text);
  if (compact) return { kind: 'compact', compact: checkCompact(compact, trust, tools) };
  const badge = await checkBadge(jsonOf(text), tools, trust);
  if (badge) return { kind: 'badge', badge };
  const file = readEvidence({ text, publicKey: '', name: '' }, () => undefined);
  if (!file) return { kind: 'unknown' };
  const known = file.keys.length > 0 ? file : { ...file, keys: trust.keys };
  return { kind: 'record', record: checkRecord(known, tools, ...trust.wanted) };
}

async function checkPdf(bytes: Uint8Array, tools: FileTools, trust: FileTrust): Promise<CheckedFileKind> {
  const pdf = checkPdfFile(bytes, trust, tools);
  return { kind: 'pdf', pdf, sm2: pdf.pdf && (await checkSm2(pdf.pdf.proof, tools)) };
}

async function checkZip(bytes: Uint8Array, tools: FileTools, trust: FileTrust): Promise<CheckedFileKind> {
  const files = await readZip(bytes, tools.inflateRaw);
  if (!files.ok) return { kind: 'broken-zip', fault: files.failure };
  const archive = await checkArchive(files.value, tools, ...trust.wanted);
  return archive ? { kind: 'archive', archive } : { kind: 'other-zip' };
}

function startsWith(bytes: Uint8Array, mark: string): boolean {
  return [...mark].every((character, at) => bytes[at] === character.charCodeAt(0));
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return readUtf8(bytes);
  } catch {
    return undefined;
  }
}

function jsonOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
