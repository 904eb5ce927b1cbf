/**
 * Check a learner's archive with nothing but arithmetic: each file against the signed table of contents, and then what
 * the files say against one another. What it cannot tell is what became of the certificates since.
 */
import { fromBase64, toHex } from '../base/bytes.ts';
import { readUtf8 } from '../base/read-utf8.ts';
import { type BadgeTools, type CheckedBadge, checkBadge } from '../certificate/check-badge.ts';
import { type CertificateClaim, certifiedCentihours } from '../certificate/claim.ts';
import { isObject, type LinkedData } from '../certificate/data-integrity.ts';
import { type CheckedRecord, checkRecord } from '../ledger/check-record.ts';
import { readRecordFile } from '../ledger/record-file.ts';
import { type KeyState, type Trust, trustedKeys } from '../ledger/trusted-keys.ts';
import {
  MANIFEST,
  MANIFEST_SIGNATURE,
  type Manifest,
  type ManifestCertificate,
  RECORD,
  readManifest,
  readManifestSignature,
} from './manifest.ts';

/** `unlisted`: it was put in afterwards. */
export type FileState = 'good' | 'changed' | 'missing' | 'unlisted';

export interface CheckedFile {
  readonly path: string;
  readonly state: FileState;
}

export interface ArchivedCertificate extends ManifestCertificate {
  /** From the record; undefined when it is not there. */
  readonly claim: CertificateClaim | undefined;
  readonly pdfState: FileState;
  readonly badgeState: FileState;
  /** Undefined when there is nothing that could be read. */
  readonly checkedBadge: CheckedBadge | undefined;
  /** The badge says what the certificate says. */
  readonly isBadgeOfIt: boolean;
}

export interface CheckedArchive {
  /** Everything that can be checked is right. */
  readonly isWhole: boolean;
  readonly manifest: Manifest;
  /** `foreign`: signed with a key that is not believed */
  readonly signature: 'good' | 'bad' | 'missing';
  readonly key: KeyState;
  /** Of the key that signed it. */
  readonly keyId: string;
  readonly publicKey: string;
  /** Listed ones first, in their order. */
  readonly files: readonly CheckedFile[];
  /** Undefined when there is none that could be read. */
  readonly record: CheckedRecord | undefined;
  readonly certificates: readonly ArchivedCertificate[];
}

type Files = ReadonlyMap<string, Uint8Array>;

/**
 * @param wanted - as `trustedKeys` takes them
 * @returns undefined for a ZIP that is no archive: it has no table of contents that could be read
 */
export async function checkArchive(
  files: Files,
  tools: BadgeTools,
  ...wanted: readonly string[]
): Promise<CheckedArchive | undefined> {
  const manifest = readManifest(textOf(files.get(MANIFEST)) ?? '');
  if (!manifest) return undefined;
  const trust = trustedKeys(manifest.keys, wanted, tools);
  const signed = checkSignature(files, trust, tools);
  const states = checkFiles(files, manifest, tools);
  const record = readRecord(files, trust, tools);
  const certificates = await checkCertificates({ files, manifest, trust, states }, record, tools);
  const isWhole =
    signed.signature === 'good' &&
    [...states.values()].every((state) => state === 'good') &&
    record?.isWhole === true &&
    certificates.every(isCertificateGood) &&
    record.certificates.length === certificates.length;
  return {
    isWhole,
    manifest,
    ...signed,
    key: trust.state,
    files: [...states].map(([path, state]) => ({ path, state })),
    record,
    certificates,
  };
}

/** A certificate that does not stand any more is no fault of the archive. */
export function isCertificateGood(certificate: ArchivedCertificate): boolean {
  const { claim, checkedBadge, isBadgeOfIt, pdfState, badgeState } = certificate;
  return (
    pdfState === 'good' &&
    badgeState === 'good' &&
    claim !== undefined &&
    checkedBadge?.proof === 'good' &&
    checkedBadge.key !== 'foreign' &&
    isBadgeOfIt
  );
}

function checkSignature(
  files: Files,
  { keys }: Trust,
  { isSigned }: BadgeTools,
): Pick<CheckedArchive, 'signature' | 'keyId' | 'publicKey'> {
  const written = readManifestSignature(textOf(files.get(MANIFEST_SIGNATURE)) ?? '');
  if (!written) return { signature: 'missing', keyId: '', publicKey: '' };
  const key = keys.find(({ keyId }) => keyId === written.keyId);
  const isGood =
    key !== undefined &&
    orNothing(() => isSigned(files.get(MANIFEST) as Uint8Array, fromBase64(written.signature), key.key)) ===
      true;
  return {
    signature: isGood ? 'good' : 'bad',
    keyId: written.keyId,
    publicKey: key?.publicKey ?? '',
  };
}

function checkFiles(files: Files, manifest: Manifest, { hash }: BadgeTools): ReadonlyMap<string, FileState> {
  const states = new Map<string, FileState>();
  for (const { path, bytes, sha256 } of manifest.files) {
    const file = files.get(path);
    const isSame = file !== undefined && file.length === bytes && toHex(hash(file)) === sha256;
    states.set(path, file === undefined ? 'missing' : isSame ? 'good' : 'changed');
  }
  for (const path of files.keys()) {
    if (!states.has(path) && path !== MANIFEST && path !== MANIFEST_SIGNATURE) states.set(path, 'unlisted');
  }
  return states;
}

/** Signed with keys that the archive's are believed to be, and no others. */
function readRecord(files: Files, { keys }: Trust, tools: BadgeTools): CheckedRecord | undefined {
  const record = readRecordFile(jsonOf(files.get(RECORD)));
  return record && checkRecord(record, tools, ...keyNames(keys));
}

interface Opened {
  readonly files: Files;
  readonly manifest: Manifest;
  readonly trust: Trust;
  readonly states: ReadonlyMap<string, FileState>;
}

function checkCertificates(
  { files, manifest, trust, states }: Opened,
  record: CheckedRecord | undefined,
  tools: BadgeTools,
): Promise<readonly ArchivedCertificate[]> {
  const lists = [...files.keys()]
    .filter((path) => path.startsWith('status-lists/'))
    .map((path) => jsonOf(files.get(path)));
  const claims = new Map(record?.certificates.map(({ claim }) => [claim.code, claim]));
  const check = async (listed: ManifestCertificate): Promise<ArchivedCertificate> => {
    const claim = claims.get(listed.code);
    const checkedBadge = await checkBadge(
      jsonOf(files.get(listed.badge)),
      tools,
      { wanted: keyNames(trust.keys), keys: manifest.keys },
      lists.filter(isObject),
    );
    return {
      ...listed,
      claim,
      pdfState: states.get(listed.pdf) ?? 'missing',
      badgeState: states.get(listed.badge) ?? 'missing',
      checkedBadge,
      isBadgeOfIt: checkedBadge !== undefined && isOf(checkedBadge, claim),
    };
  };
  return Promise.all(manifest.certificates.map(check));
}

/** Without any key that is believed, nothing may seem to be signed by one. */
function keyNames(keys: Trust['keys']): readonly string[] {
  return keys.length > 0 ? keys.map(({ keyId }) => keyId) : ['none'];
}

function isOf({ badge }: CheckedBadge, claim: CertificateClaim | undefined): boolean {
  return (
    claim !== undefined &&
    badge.code === claim.code &&
    badge.centihours === certifiedCentihours(claim) &&
    badge.issuerName === claim.issuer &&
    (badge.name === undefined || badge.name === claim.name)
  );
}

function textOf(bytes: Uint8Array | undefined): string | undefined {
  return bytes && orNothing(() => readUtf8(bytes));
}

function jsonOf(bytes: Uint8Array | undefined): LinkedData | undefined {
  return orNothing(() => JSON.parse(textOf(bytes) ?? '') as LinkedData);
}

function orNothing<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
