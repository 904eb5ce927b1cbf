/** What services need of the world around them: time, chance, hashes, signatures, secrets, paper, sheets. */

import type { Chance } from '../../src/domain/base/chance.ts';
import type { CertificateClaim } from '../../src/domain/certificate/claim.ts';
import type { Canonise } from '../../src/domain/certificate/data-integrity.ts';
import type { CertificateDesign } from '../../src/domain/certificate/design.ts';
import type { IsSm2Signed, Sm2Signature } from '../../src/domain/certificate/sm2.ts';
import type { IssuerKey } from '../../src/domain/ledger/key-succession.ts';
import type { Hash } from '../../src/domain/ledger/merkle.ts';
import type { ReportDocument } from '../../src/domain/report/annual/document.ts';
import type { Sheets } from './sheets.ts';

export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: () => number;
}

/** `freshId` is a UUIDv4; `token` is 32 random bytes as base64url. */
export interface Randomness extends Chance {
  readonly token: () => string;
}

export interface SigningKey {
  readonly keyId: string;
  /** Raw 32 bytes, base64url. */
  readonly publicKey: string;
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/**
 * Signs with the issuer's current Ed25519 key. Its own `keyId`, `publicKey` and `sign` speak of one key only as long as
 * `refresh` does not run between them: what belongs together over an await is taken from `current()`.
 */
export interface Signer extends SigningKey {
  /** The key of now, which stays what it is. */
  readonly current: () => SigningKey;
  /** The current key and those before it, oldest first. */
  readonly known: () => readonly IssuerKey[];
  /** Did one of the known keys sign this? @param signature - base64url */
  readonly hasSigned: (message: Uint8Array, signature: string) => boolean;
  /** Look whether the key was rotated, and go on with the new one. @returns whether it was */
  readonly refresh: () => boolean;
}

/** The issuer's SM2 key, for a second signature beside the first. */
export interface Sm2Key {
  readonly keyId: string;
  /** Uncompressed point, hex. */
  readonly publicKey: string;
  /** Another one each time. */
  readonly sign: (message: Uint8Array) => Promise<Sm2Signature>;
}

export interface Sm2 {
  /** Undefined for an issuer without one: then certificates bear no such signature. */
  readonly key: Sm2Key | undefined;
  readonly isSigned: IsSm2Signed;
}

/** Hashes a password slowly and checks one against its stored form. */
export interface PasswordHasher {
  readonly hash: (password: string) => Promise<string>;
  readonly verify: (password: string, stored: string) => Promise<boolean>;
}

/** Seals what the server must be able to read again and nobody else may: passwords to other systems. */
export interface Vault {
  /** @param purpose - what it is for; it opens for the same purpose only */
  readonly seal: (secret: string, purpose: string) => string;
  /** @returns undefined when it was sealed with another key, for another purpose, or changed since */
  readonly open: (sealed: string, purpose: string) => string | undefined;
}

/** What a sheet bears beside its claim. */
export interface CertificatePaper {
  /** What the QR code holds. */
  readonly qrText: string;
  /** Where the certificate can be checked; printed without its query. */
  readonly verifyUrl: string;
  /** How the unit's certificates look; without it they are plain. */
  readonly design?: CertificateDesign | undefined;
}

export interface CertificatePrinter {
  /** Characters of a text that no configured font can draw; empty when all can be drawn. */
  readonly missingGlyphs: (text: string) => readonly string[];
  /** The same claim on the same paper gives the same bytes. */
  readonly print: (claim: CertificateClaim, paper: CertificatePaper) => Promise<Uint8Array>;
}

export interface ReportPrinter {
  /** The same report gives the same bytes: a PDF. What no font can draw is set as 〓. */
  readonly print: (report: ReportDocument) => Promise<Uint8Array>;
}

/** Puts into a printed certificate what proves it: the claim, a signature over the file, the issuer's seal. */
export interface PdfSealer {
  /** The same for the same parts, but for a seal with an EC key. */
  readonly seal: (printed: Uint8Array, proof: CertificateProof) => Promise<Uint8Array>;
}

export interface CertificateProof {
  readonly claim: CertificateClaim;
  /** The one that signed the claim. */
  readonly key: SigningKey;
  /** Over the claim's text, base64url. */
  readonly signature: string;
  /** By SM2 over the same, where the issuer has such a key. */
  readonly sm2?: Sm2Signature | undefined;
  /** When it is issued. */
  readonly atMs: number;
}

export interface Platform {
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly sha256: Hash;
  readonly signer: Signer;
  readonly passwords: PasswordHasher;
  readonly vault: Vault;
  readonly printer: CertificatePrinter;
  readonly reportPrinter: ReportPrinter;
  readonly sealer: PdfSealer;
  readonly sm2: Sm2;
  readonly sheets: Sheets;
  readonly canonise: Canonise;
}
