/** What somebody brought, checked here, and what the portal knows of it. Draws nothing. */
import type { IssuerKeysView, PublicCertificate } from '../../domain/api/api.ts';
import { toHex, utf8 } from '../../domain/base/bytes.ts';
import {
  type CheckedCompact,
  type CheckedPdfFile,
  type CompactField,
  checkCompact,
  checkPdfFile,
  compactDifferences,
  type PaperTrust,
} from '../../domain/certificate/check-paper.ts';
import type { CertificateClaim } from '../../domain/certificate/claim.ts';
import { claimText } from '../../domain/certificate/claim-text.ts';
import type { SignedCompactClaim } from '../../domain/certificate/compact-claim.ts';
import type { PdfProof } from '../../domain/certificate/pdf-proof.ts';
import { type CheckedSm2, checkSm2 } from '../../domain/certificate/sm2.ts';
import { checkRecord } from '../../domain/ledger/check-record.ts';
import { readRecordFile } from '../../domain/ledger/record-file.ts';
import { api, type Refusal } from '../../stores/api.ts';
import { arithmetic } from '../../verifier/arithmetic.ts';
import { loadSm2 } from '../../verifier/sm2.ts';

/** What is in hand beside the code. */
export interface Brought {
  readonly compact?: SignedCompactClaim;
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
}

export interface Held {
  readonly compact?: CheckedCompact;
  readonly file?: CheckedPdfFile & {
    readonly name: string;
    readonly hash: string;
    readonly sm2: CheckedSm2 | undefined;
  };
}

export interface Inquiry {
  readonly code: string;
  readonly held: Held;
  readonly answer:
    | { readonly kind: 'found'; readonly found: Found }
    | { readonly kind: 'refused'; readonly problem: Refusal };
}

export interface Found {
  readonly certificate: PublicCertificate;
  /** The whole name, where what is in hand gives it and the certificate's signature bears it out. */
  readonly wholeName: string | undefined;
  /** Of the QR code, against what was issued. */
  readonly differences: readonly CompactField[];
  /** Whether the log it was read from is the beginning of the one that is signed now. */
  readonly log:
    | { readonly isProved: boolean; readonly treeSize: number; readonly signedAtMs: number }
    | undefined;
}

/** @param code - in its one spelling */
export async function inquire(code: string, brought: Brought): Promise<Inquiry> {
  const held = await checkHeld(brought, await issuerKeys());
  const proof = held.compact?.proof ?? held.file?.pdf?.proof.signature;
  const query = proof === undefined ? '' : `?proof=${proof}`;
  const outcome = await api.get<PublicCertificate>(`/api/certificates/${code}${query}`);
  if (!outcome.ok) return { code, held, answer: { kind: 'refused', problem: outcome.problem } };
  const certificate = outcome.value;
  const wholeName = nameInHand(held);
  const isNameRight = wholeName !== undefined && (await isSignedWith(certificate, wholeName));
  const log = await askLog(`/api/certificates/${code}/proof${query}`, isNameRight ? wholeName : undefined);
  const named = { ...certificate.claim, name: isNameRight ? wholeName : certificate.claim.name };
  const differences = held.compact ? compactDifferences(held.compact.claim, named) : [];
  return {
    code,
    held,
    answer: {
      kind: 'found',
      found: { certificate, wholeName: isNameRight ? wholeName : undefined, differences, log },
    },
  };
}

async function checkHeld({ compact, file }: Brought, trust: PaperTrust): Promise<Held> {
  const checked = file && checkPdfFile(file.bytes, trust, arithmetic);
  return {
    ...(compact ? { compact: checkCompact(compact, trust, arithmetic) } : {}),
    ...(file && checked
      ? {
          file: {
            ...checked,
            name: file.name,
            hash: toHex(arithmetic.hash(file.bytes)),
            sm2: checked.pdf && (await checkSm2InFile(checked.pdf.proof)),
          },
        }
      : {}),
  };
}

async function checkSm2InFile(proof: PdfProof): Promise<CheckedSm2 | undefined> {
  const isSm2Signed = proof.sm2 && (await loadSm2());
  return checkSm2(proof, { hash: arithmetic.hash, isSm2Signed });
}

function nameInHand({ compact, file }: Held): string | undefined {
  return compact?.claim.name ?? file?.pdf?.proof.claim?.name;
}

async function isSignedWith({ claim, keyId, signature }: PublicCertificate, name: string): Promise<boolean> {
  const { keys } = await issuerKeys();
  const key = keys.find((one) => one.keyId === keyId);
  if (!key) return false;
  return arithmetic.isSigned(
    utf8(claimText({ ...claim, name } as CertificateClaim)),
    base64(signature),
    base64(key.publicKey),
  );
}

function base64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

async function askLog(path: string, name: string | undefined): Promise<Found['log']> {
  const outcome = await api.get<unknown>(path);
  const record = outcome.ok ? readRecordFile(outcome.value) : undefined;
  if (!record) return undefined;
  const certificates = record.certificates.map((one) =>
    name === undefined ? one : { ...one, claim: { ...one.claim, name } },
  );
  const { checkpoint, certificates: checked } = checkRecord({ ...record, certificates }, arithmetic);
  if (!checkpoint) return undefined;
  const { treeSize, signedAtMs } = checkpoint;
  return { isProved: checked[0]?.log === 'good', treeSize, signedAtMs };
}

const KEPT = 'mingde.issuer-keys';

/** Kept for the next time, when there may be no network. */
async function issuerKeys(): Promise<PaperTrust> {
  const outcome = await api.get<IssuerKeysView>('/api/issuer-keys');
  if (outcome.ok) keep(outcome.value);
  return { wanted: [], keys: outcome.ok ? outcome.value.keys : kept() };
}

function keep(view: IssuerKeysView): void {
  try {
    localStorage.setItem(KEPT, JSON.stringify(view.keys));
  } catch {
    // A browser that keeps nothing asks again each time.
  }
}

function kept(): PaperTrust['keys'] {
  try {
    const keys: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '[]');
    return Array.isArray(keys) ? keys : [];
  } catch {
    return [];
  }
}
