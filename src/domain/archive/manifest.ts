/**
 * The table of contents of a learner's archive: every file with its hash, every certificate with its state at that time,
 * signed by the portal. docs/formats.md, "Learner's archive".
 */
import { canonicalJson, type Json } from '../base/canonical-json.ts';
import type { CertificateState } from '../certificate/claim.ts';
import { type IssuerKey, readSuccession } from '../ledger/key-succession.ts';

export const MANIFEST = 'manifest.json';
export const MANIFEST_SIGNATURE = 'manifest.signature.json';
export const RECORD = 'record.json';
export const README = 'README.txt';

export interface Manifest {
  readonly format: 1;
  readonly kind: 'archive';
  /** The portal's identifier. */
  readonly origin: string;
  readonly issuer: string;
  /** Whose it is. */
  readonly name: string;
  readonly staffNumberMasked: string;
  /** Null for all years. */
  readonly year: number | null;
  readonly madeAtMs: number;
  /** Every key the portal signs or has signed with. */
  readonly keys: readonly IssuerKey[];
  readonly files: readonly ManifestFile[];
  readonly certificates: readonly ManifestCertificate[];
}

export interface ManifestFile {
  readonly path: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

export interface ManifestCertificate {
  readonly code: string;
  readonly state: CertificateState;
  readonly stateReason: string | null;
  /** Paths. */
  readonly pdf: string;
  readonly badge: string;
}

export interface ManifestSignature {
  readonly keyId: string;
  /** Ed25519 over the manifest's bytes, base64url. */
  readonly signature: string;
}

export function manifestText(manifest: Manifest): string {
  return canonicalJson(manifest as unknown as Json);
}

/** Only the one canonical spelling is a manifest. @returns undefined for anything else */
export function readManifest(text: string): Manifest | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isManifest(value) && manifestText(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

export function readManifestSignature(text: string): ManifestSignature | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!isLoose(value) || !areTexts(value.keyId, value.signature)) return undefined;
    return value as unknown as ManifestSignature;
  } catch {
    return undefined;
  }
}

type Loose = Readonly<Record<string, unknown>>;

function isManifest(value: unknown): value is Manifest {
  if (!isLoose(value) || value.format !== 1 || value.kind !== 'archive') return false;
  const { origin, issuer, name, staffNumberMasked, year, madeAtMs, keys, files, certificates } = value;
  return (
    areTexts(origin, issuer, name, staffNumberMasked) &&
    (year === null || typeof year === 'number') &&
    typeof madeAtMs === 'number' &&
    isListOf(keys, isKey) &&
    isListOf(files, (file) => areTexts(file.path, file.sha256) && typeof file.bytes === 'number') &&
    isListOf(certificates, isCertificate)
  );
}

function isKey({ keyId, publicKey, succeeds }: Loose): boolean {
  return areTexts(keyId, publicKey) && (succeeds === undefined || readSuccession(succeeds) !== undefined);
}

function isCertificate({ code, state, stateReason, pdf, badge }: Loose): boolean {
  return areTexts(code, state, pdf, badge) && (stateReason === null || typeof stateReason === 'string');
}

function isLoose(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOf(value: unknown, isOne: (item: Loose) => boolean): boolean {
  return Array.isArray(value) && value.every((item) => isLoose(item) && isOne(item));
}

function areTexts(...values: readonly unknown[]): boolean {
  return values.every((value) => typeof value === 'string');
}
