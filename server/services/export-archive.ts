/** A learner's archive: all certificates, the ledger and its proofs, keys and states at this time, in one ZIP file. */
import yazl from 'yazl';
import { badgePath, pdfPath } from '../../src/domain/archive/file-names.ts';
import {
  MANIFEST,
  MANIFEST_SIGNATURE,
  type Manifest,
  manifestText,
  README,
  RECORD,
} from '../../src/domain/archive/manifest.ts';
import { toHex, utf8 } from '../../src/domain/base/bytes.ts';
import { STATUS_PURPOSES } from '../../src/domain/certificate/status-list.ts';
import type { RecordFile } from '../../src/domain/ledger/record-file.ts';
import { maskStaffNumber } from '../../src/domain/roster/name.ts';
import type { CertificateRecord } from '../ports/certificate-store.ts';
import { archiveReadme } from './archive-readme.ts';
import type { Deps } from './deps.ts';
import { exportRecord } from './export-record.ts';
import { issueBadge } from './issue-badge.ts';
import { issuerDocument } from './issuer-document.ts';
import { issuerKeys } from './issuer-keys.ts';
import { signStatusList } from './sign-status-list.ts';

type File = readonly [path: string, content: Uint8Array];

export interface ExportedArchive {
  readonly name: string;
  readonly zip: Buffer;
}

/** @param year - undefined for all years */
export async function exportArchive(
  deps: Deps,
  personId: string,
  year: number | undefined,
): Promise<ExportedArchive> {
  const madeAtMs = deps.clock.now();
  const record = await exportRecord(deps, personId, year);
  const certificates = await certificatesOf(deps, record);
  const content: readonly File[] = [
    [RECORD, jsonFile(record)],
    ...certificates.map(({ claim, pdf }): File => [pdfPath(claim), pdf]),
    ...(await badgeFiles(deps, certificates)),
    ...(await statusFiles(deps, certificates)),
    ['issuer.json', jsonFile(await issuerDocument(deps))],
  ];
  const files = await signedFiles(deps, { personId, year, madeAtMs, certificates, content });
  await deps.storage.audit.record({
    atMs: madeAtMs,
    who: personId,
    action: 'archive-exported',
    detail: { year: year ?? 'all', entries: record.entries.length, certificates: certificates.length },
  });
  return { name: `mingde-archive-${year ?? 'all'}.zip`, zip: await pack(files, new Date(madeAtMs)) };
}

async function certificatesOf(deps: Deps, record: RecordFile): Promise<readonly CertificateRecord[]> {
  const found = await Promise.all(
    record.certificates.map(({ claim }) => deps.storage.certificates.find(claim.code)),
  );
  // As the record has it: what changed in between is told by the next archive.
  return found.flatMap((certificate, at) => {
    const state = record.certificates[at]?.state as CertificateRecord['state'];
    return certificate ? [{ ...certificate, state }] : [];
  });
}

/** One after the other: canonicalising is work, and other requests wait for the same core. */
async function badgeFiles(deps: Deps, certificates: readonly CertificateRecord[]): Promise<readonly File[]> {
  const files: File[] = [];
  for (const certificate of certificates) {
    files.push([badgePath(certificate.code), jsonFile(await issueBadge(deps, certificate, 'plain'))]);
  }
  return files;
}

async function statusFiles(deps: Deps, certificates: readonly CertificateRecord[]): Promise<readonly File[]> {
  const files: File[] = [];
  const lists = new Set<number>();
  for (const { code } of certificates) {
    lists.add((await deps.storage.badges.placeOf(code, deps.randomness.below)).list);
  }
  for (const list of lists) {
    for (const purpose of STATUS_PURPOSES) {
      files.push([
        `status-lists/${list}-${purpose}.json`,
        jsonFile(await signStatusList(deps, list, purpose)),
      ]);
    }
  }
  return files;
}

interface Archived {
  readonly personId: string;
  readonly year: number | undefined;
  readonly madeAtMs: number;
  readonly certificates: readonly CertificateRecord[];
  readonly content: readonly File[];
}

async function signedFiles(deps: Deps, archived: Archived): Promise<readonly File[]> {
  const { personId, year, madeAtMs, certificates, content } = archived;
  const person = await deps.storage.roster.personById(personId);
  if (!person) throw new Error(`${personId} has no place in the roster`);
  const facts: Omit<Manifest, 'files'> = {
    format: 1,
    kind: 'archive',
    origin: deps.catalogue.portal.identifier,
    issuer: deps.catalogue.portal.issuer,
    name: person.name,
    staffNumberMasked: maskStaffNumber(person.staffNumber),
    year: year ?? null,
    madeAtMs,
    keys: await issuerKeys(deps),
    certificates: certificates.map(({ code, claim, state, stateReason }) => ({
      code,
      state,
      stateReason,
      pdf: pdfPath(claim),
      badge: badgePath(code),
    })),
  };
  const files: readonly File[] = [[README, utf8(archiveReadme(facts, deps.publicUrl))], ...content];
  const manifest: Manifest = {
    ...facts,
    files: files.map(([path, bytes]) => ({
      path,
      bytes: bytes.length,
      sha256: toHex(deps.sha256(bytes)),
    })),
  };
  const text = utf8(manifestText(manifest));
  // No await between the key's name and its signature.
  const { keyId } = deps.signer;
  const signature = Buffer.from(deps.signer.sign(text)).toString('base64url');
  return [...files, [MANIFEST, text], [MANIFEST_SIGNATURE, jsonFile({ keyId, signature })]];
}

/** Stored and not packed: a PDF is packed already, and a browser that cannot inflate reads it too. */
async function pack(files: readonly File[], mtime: Date): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [path, content] of files) {
    zip.addBuffer(Buffer.from(content), path, { compress: false, mtime });
  }
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function jsonFile(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, undefined, 2)}\n`);
}
