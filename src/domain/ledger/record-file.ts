/**
 * A record that somebody holds in the hand: entries and certificates with everything that proves them. Written by
 * the portal, checked anywhere; docs/formats.md, "Record file".
 */
import type { CertificateClaim } from '../certificate/claim.ts';
import { type IssuerKey, readSuccession } from './key-succession.ts';

export interface RecordFile {
  readonly format: 1;
  readonly kind: 'record';
  /** Names the log: the portal's identifier. */
  readonly origin: string;
  /** ISO 8601; nobody signs for it. */
  readonly exportedAt: string;
  /** Public keys as the portal gives them; whether they are the issuer's is for the reader to know. */
  readonly keys: readonly IssuerKey[];
  /** The newest checkpoint as a signed note; null while nothing was ever posted. */
  readonly checkpoint: string | null;
  readonly entries: readonly ProvedEntry[];
  readonly certificates: readonly ProvedCertificate[];
}

export interface ProvedEntry {
  readonly index: number;
  /** The entry's canonical text, which is what the log hashes. */
  readonly text: string;
  /** Sibling hashes from the leaf upwards, hex. */
  readonly proof: readonly string[];
}

export interface ProvedCertificate {
  readonly claim: CertificateClaim;
  readonly keyId: string;
  readonly signature: string;
  readonly state: string;
  /** That the log the certificate names is the beginning of the checkpoint's, hex. */
  readonly consistency: readonly string[];
}

type Loose = Readonly<Record<string, unknown>>;

/** @returns undefined for anything that has not the shape of a record file; what it says may still be false */
export function readRecordFile(value: unknown): RecordFile | undefined {
  if (!isLoose(value) || value.format !== 1 || value.kind !== 'record') return undefined;
  const { origin, exportedAt, keys, checkpoint, entries, certificates } = value;
  const isWhole =
    typeof origin === 'string' &&
    typeof exportedAt === 'string' &&
    (checkpoint === null || typeof checkpoint === 'string') &&
    isListOf(keys, isKey) &&
    isListOf(entries, isEntry) &&
    isListOf(certificates, isCertificate);
  return isWhole ? (value as unknown as RecordFile) : undefined;
}

function isKey({ keyId, publicKey, succeeds }: Loose): boolean {
  return areTexts(keyId, publicKey) && (succeeds === undefined || readSuccession(succeeds) !== undefined);
}

function isEntry({ index, text, proof }: Loose): boolean {
  return typeof index === 'number' && typeof text === 'string' && areHashes(proof);
}

function isCertificate({ claim, keyId, signature, state, consistency }: Loose): boolean {
  const isClaim = isLoose(claim) && (claim.kind !== 'course' || isLoose(claim.course));
  return isClaim && areTexts(keyId, signature, state) && areHashes(consistency);
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

function areHashes(value: unknown): boolean {
  return (
    Array.isArray(value) && value.every((hash) => typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash))
  );
}
