/** Record files: a person's entries and certificates, one entry, or one certificate, with all that proves them. */
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { readCertificateCode } from '../../src/domain/certificate/code.ts';
import { type CreditEntry, leafText } from '../../src/domain/ledger/entry.ts';
import type { ProvedCertificate, ProvedEntry, RecordFile } from '../../src/domain/ledger/record-file.ts';
import { maskName } from '../../src/domain/roster/name.ts';
import type { CertificateRecord } from '../ports/certificate-store.ts';
import type { Checkpoint } from '../ports/log-store.ts';
import type { Deps } from './deps.ts';
import { issuerKeys } from './issuer-keys.ts';
import { proveConsistency, proveInclusion } from './prove.ts';
import { noteOf } from './publish-log.ts';
import { signCheckpoint } from './sign-checkpoint.ts';

type Issued = Omit<CertificateRecord, 'pdf'>;

/** Everything of a person, of one year or of all. */
export async function exportRecord(deps: Deps, personId: string, year?: number): Promise<RecordFile> {
  const entries = await deps.storage.ledger.entries(personId, year);
  const issued = await deps.storage.certificates.ofPerson(personId);
  const certificates = issued.filter((certificate) => year === undefined || certificate.year === year);
  return recordFile(deps, entries, certificates);
}

export function proveEntry(deps: Deps, entry: CreditEntry): Promise<RecordFile> {
  return recordFile(deps, [entry], []);
}

/** For everybody who has the code; the name is masked, and only the one on the paper makes the signature good. */
export async function proveCertificate(deps: Deps, typed: string): Promise<Result<RecordFile>> {
  const code = readCertificateCode(typed);
  const found = code && (await deps.storage.certificates.find(code));
  if (!found) return fail({ code: 'not-found', message: '没有这个编号的证书，请对照证书再输入一次。' });
  const masked = { ...found, claim: { ...found.claim, name: maskName(found.claim.name) } };
  return succeed(await recordFile(deps, [], [masked]));
}

async function recordFile(
  deps: Deps,
  entries: readonly CreditEntry[],
  certificates: readonly Issued[],
): Promise<RecordFile> {
  const hasLog = (await deps.storage.log.size()) > 0;
  const checkpoint = hasLog ? await signCheckpoint(deps) : undefined;
  const keys = await issuerKeys(deps);
  return {
    format: 1,
    kind: 'record',
    origin: deps.catalogue.portal.identifier,
    exportedAt: new Date(deps.clock.now()).toISOString(),
    keys,
    checkpoint: (checkpoint && noteOf(deps, checkpoint, keys)) ?? null,
    entries: await Promise.all(entries.map((entry) => provedEntry(deps, entry, checkpoint))),
    certificates: await Promise.all(
      certificates.map((certificate) => provedCertificate(deps, certificate, checkpoint)),
    ),
  };
}

async function provedEntry(
  deps: Deps,
  entry: CreditEntry,
  checkpoint: Checkpoint | undefined,
): Promise<ProvedEntry> {
  const { index } = entry;
  const proof = checkpoint ? await proveInclusion(deps, index, checkpoint.treeSize) : [];
  return { index, text: leafText(entry), proof };
}

async function provedCertificate(
  deps: Deps,
  { claim, keyId, signature, state }: Issued,
  checkpoint: Checkpoint | undefined,
): Promise<ProvedCertificate> {
  const { treeSize } = claim.log;
  const isCovered = checkpoint !== undefined && treeSize > 0 && treeSize <= checkpoint.treeSize;
  const consistency = isCovered ? await proveConsistency(deps, treeSize, checkpoint.treeSize) : [];
  return { claim, keyId, signature, state, consistency };
}
