/**
 * Check a record file with nothing but arithmetic: no portal is asked and none is believed. What it cannot tell is
 * whether the key is the issuer's, and whether an entry was left out of the file.
 */
import { fromBase64, fromHex, utf8 } from '../base/bytes.ts';
import type { CertificateClaim } from '../certificate/claim.ts';
import { isClaimOfLedger } from '../certificate/claim-of-ledger.ts';
import { claimText } from '../certificate/claim-text.ts';
import { NO_HOURS, totalByCategory } from '../policy/assess-year.ts';
import type { CategoryTotals } from '../policy/policy.ts';
import type { Arithmetic } from './arithmetic.ts';
import { type ReadCheckpoint, readCheckpointText } from './checkpoint.ts';
import { type EntryDraft, leafText } from './entry.ts';
import { type Hash, leafHash, verifyConsistency, verifyInclusion } from './merkle.ts';
import type { ProvedCertificate, ProvedEntry, RecordFile } from './record-file.ts';
import { readSignedNote } from './signed-note.ts';
import { type KeyState, trustedKeys, type UsableKey } from './trusted-keys.ts';

export type { Arithmetic } from './arithmetic.ts';

export interface CheckedEntry {
  readonly index: number;
  /** Undefined when the text is no entry. */
  readonly entry: EntryDraft | undefined;
  readonly state: 'proved' | 'unreadable' | 'unproved';
}

export interface CheckedCertificate {
  readonly claim: CertificateClaim;
  readonly signature: 'good' | 'bad';
  /** Whether its log is the beginning of the checkpoint's. */
  readonly log: 'good' | 'bad' | 'unknown';
  /** What it says, against the entries in the file; unknown when there are none of that year. */
  readonly totals: 'good' | 'bad' | 'unknown';
  readonly state: string;
}

export interface CheckedRecord {
  /** Everything that can be checked is right. */
  readonly isWhole: boolean;
  readonly key: KeyState;
  readonly keyIds: readonly string[];
  readonly checkpoint: ReadCheckpoint | undefined;
  readonly checkpointState: 'good' | 'bad' | 'none';
  readonly entries: readonly CheckedEntry[];
  readonly certificates: readonly CheckedCertificate[];
  /** Of the proved entries, by year, the newest first. */
  readonly years: readonly { readonly year: number; readonly totals: CategoryTotals }[];
  /** Entries named twice, or of more than one person: a file nobody's portal writes. */
  readonly isMixed: boolean;
}

/** @param issuerKeys - as `trustedKeys` takes them: what the issuer has made known, as typed */
export function checkRecord(
  file: RecordFile,
  arithmetic: Arithmetic,
  ...issuerKeys: readonly string[]
): CheckedRecord {
  const { keys: trusted, state: key } = trustedKeys(file.keys, issuerKeys, arithmetic);
  const raw = trusted.map(({ key }) => key);
  const checkpoint = checkCheckpoint(file, raw, arithmetic);
  const entries = file.entries.map((entry) => checkEntry(entry, checkpoint, arithmetic.hash));
  const proved = entries.flatMap(({ entry, state }) => (entry && state === 'proved' ? [entry] : []));
  const certificates = file.certificates.map((certificate) =>
    checkCertificate(certificate, { checkpoint, entries, keys: trusted }, arithmetic),
  );
  const checkpointState = file.checkpoint === null ? 'none' : checkpoint ? 'good' : 'bad';
  const isMixed = isMixture(file.entries, proved);
  const isWhole =
    trusted.length > 0 &&
    !isMixed &&
    (checkpointState === 'good' || (checkpointState === 'none' && entries.length === 0)) &&
    entries.every(({ state }) => state === 'proved') &&
    certificates.every(isGood);
  return {
    isWhole,
    key,
    keyIds: trusted.map(({ keyId }) => keyId),
    checkpoint,
    checkpointState,
    entries,
    certificates,
    years: totalsByYear(proved),
    isMixed,
  };
}

function checkCheckpoint(
  { checkpoint: text, origin }: RecordFile,
  keys: readonly Uint8Array[],
  { isSigned }: Arithmetic,
): ReadCheckpoint | undefined {
  const note = readSignedNote(text ?? '');
  const checkpoint = note && readCheckpointText(note.text);
  if (!note || checkpoint?.origin !== origin) return undefined;
  const message = utf8(note.text);
  const good = note.signatures.some(
    ({ name, signature }) => name === origin && keys.some((key) => isSigned(message, signature, key)),
  );
  return good ? checkpoint : undefined;
}

function checkEntry(
  { index, text, proof }: ProvedEntry,
  checkpoint: ReadCheckpoint | undefined,
  hash: Hash,
): CheckedEntry {
  const entry = readEntryText(text);
  if (!entry) return { index, entry, state: 'unreadable' };
  const proved =
    checkpoint !== undefined &&
    verifyInclusion(
      {
        index,
        treeSize: checkpoint.treeSize,
        leaf: leafHash(utf8(text), hash),
        proof: proof.map(fromHex),
        root: fromHex(checkpoint.rootHash),
      },
      hash,
    );
  return { index, entry, state: proved ? 'proved' : 'unproved' };
}

/** Only the one canonical spelling is an entry: what a reader sees is then what was hashed. */
function readEntryText(text: string): EntryDraft | undefined {
  return orNothing(() => {
    const entry = JSON.parse(text) as EntryDraft;
    return leafText(entry) === text ? entry : undefined;
  });
}

interface Facts {
  readonly checkpoint: ReadCheckpoint | undefined;
  readonly entries: readonly CheckedEntry[];
  readonly keys: readonly UsableKey[];
}

function checkCertificate(
  certificate: ProvedCertificate,
  facts: Facts,
  arithmetic: Arithmetic,
): CheckedCertificate {
  const { claim, state } = certificate;
  return {
    claim,
    state,
    signature: isClaimSigned(certificate, facts.keys, arithmetic) ? 'good' : 'bad',
    log: checkLog(certificate, facts.checkpoint, arithmetic.hash),
    totals: checkTotals(claim, facts.entries),
  };
}

function isClaimSigned(
  { claim, keyId, signature }: ProvedCertificate,
  keys: readonly UsableKey[],
  { isSigned }: Arithmetic,
): boolean {
  const key = keys.find((one) => one.keyId === keyId);
  const message = orNothing(() => utf8(claimText(claim)));
  const bytes = orNothing(() => fromBase64(signature));
  return (
    key !== undefined && message !== undefined && bytes !== undefined && isSigned(message, bytes, key.key)
  );
}

function checkLog(
  { claim, consistency }: ProvedCertificate,
  checkpoint: ReadCheckpoint | undefined,
  hash: Hash,
): CheckedCertificate['log'] {
  if (!checkpoint) return 'unknown';
  const isBeginning = orNothing(() =>
    verifyConsistency(
      {
        firstSize: claim.log.treeSize,
        firstRoot: fromHex(claim.log.rootHash),
        secondSize: checkpoint.treeSize,
        secondRoot: fromHex(checkpoint.rootHash),
        proof: consistency.map(fromHex),
      },
      hash,
    ),
  );
  return isBeginning ? 'good' : 'bad';
}

function checkTotals(
  claim: CertificateClaim,
  entries: readonly CheckedEntry[],
): CheckedCertificate['totals'] {
  const counted = [...entries]
    .sort((one, other) => one.index - other.index)
    .flatMap(({ index, entry, state }) =>
      entry && state === 'proved' && entry.year === claim.year && index < (claim.log?.treeSize ?? 0)
        ? [entry]
        : [],
    );
  if (counted.length === 0) return 'unknown';
  return orNothing(() => isClaimOfLedger(claim, counted)) ? 'good' : 'bad';
}

function isGood({ signature, log, totals }: CheckedCertificate): boolean {
  return signature === 'good' && log !== 'bad' && totals !== 'bad';
}

function isMixture(entries: readonly ProvedEntry[], proved: readonly EntryDraft[]): boolean {
  const places = new Set(entries.map(({ index }) => index));
  return places.size < entries.length || new Set(proved.map(({ personId }) => personId)).size > 1;
}

function totalsByYear(entries: readonly EntryDraft[]): CheckedRecord['years'] {
  const years = [...new Set(entries.map(({ year }) => year))].sort((one, other) => other - one);
  return years.map((year) => ({
    year,
    totals: { ...NO_HOURS, ...totalByCategory(entries.filter((entry) => entry.year === year)) },
  }));
}

function orNothing<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
