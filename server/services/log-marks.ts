/** Every signed word about the log's roots, by size: the record's checkpoints, the published ones, and certificates. */
import { fromBase64, toBase64Url, utf8 } from '../../src/domain/base/bytes.ts';
import { checkpointText, readCheckpointText } from '../../src/domain/ledger/checkpoint.ts';
import { checkpointFile, LATEST, readSizes, SIZES } from '../../src/domain/ledger/published-log.ts';
import { readSignedNote } from '../../src/domain/ledger/signed-note.ts';
import type { Checkpoint, PublicKey } from '../ports/log-store.ts';
import { checkCertificate } from './check-certificate.ts';
import type { Finding } from './log-findings.ts';
import type { VerifyDeps } from './verify-deps.ts';

export interface LogMark {
  readonly size: number;
  /** Hex. */
  readonly rootHash: string;
  readonly signedAtMs: number;
  /** For a sentence: `checkpoint`, `published checkpoint`, `certificate 7K3M-…`. */
  readonly source: string;
}

/**
 * In the order of sizes. What is signed wrongly is told and left out: it says nothing about the log.
 * @param keys - every key that is trusted
 */
export function* logMarks(
  deps: VerifyDeps,
  keys: readonly PublicKey[],
  tell: Tell,
): Generator<LogMark, void> {
  yield* inOrder([
    checkpointMarks(deps, keys, tell),
    publishedMarks(deps, keys, tell),
    certificateMarks(deps, keys, tell),
  ]);
}

type Tell = (finding: Finding) => void;

function* certificateMarks(deps: VerifyDeps, keys: readonly PublicKey[], tell: Tell): Generator<LogMark> {
  for (const certificate of deps.reader.certificates()) {
    const { claim, issuedAtMs, code } = certificate;
    if (!checkCertificate(deps, certificate, keys, tell)) continue;
    const { treeSize: size, rootHash } = claim.log;
    yield { size, rootHash, signedAtMs: issuedAtMs, source: `certificate ${code}` };
  }
}

function* checkpointMarks(deps: VerifyDeps, keys: readonly PublicKey[], tell: Tell): Generator<LogMark> {
  for (const checkpoint of deps.reader.checkpoints()) {
    const { treeSize: size, rootHash, signedAtMs } = checkpoint;
    if (isSigned(deps, checkpoint, keys)) {
      yield { size, rootHash, signedAtMs, source: 'checkpoint' };
    } else {
      tell({
        code: 'checkpoint-signature',
        message: `The checkpoint over ${size} entries is not signed by a known key: its row was changed.`,
      });
    }
  }
}

function isSigned(deps: VerifyDeps, checkpoint: Checkpoint, keys: readonly PublicKey[]): boolean {
  const { treeSize, rootHash, signedAtMs, keyId, signature } = checkpoint;
  const key = keys.find((candidate) => candidate.keyId === keyId);
  if (!key) return false;
  try {
    const text = checkpointText(deps.origin, treeSize, rootHash, signedAtMs);
    return deps.isSigned(utf8(text), signature, key.publicKey);
  } catch {
    return false;
  }
}

function* publishedMarks(deps: VerifyDeps, keys: readonly PublicKey[], tell: Tell): Generator<LogMark> {
  const listed = readSizes(deps.published.read(SIZES) ?? '').map(checkpointFile);
  let size = 0;
  // The newest is named twice, in case the list was cut.
  for (const file of [...listed, LATEST]) {
    const read = publishedMark(deps, file, keys);
    if (read.ok && read.mark.size >= size) {
      ({ size } = read.mark);
      yield read.mark;
    } else if (read.ok || read.finding) {
      tell((!read.ok && read.finding) || otherSize(file));
    }
  }
}

type Read =
  | { readonly ok: true; readonly mark: LogMark }
  | { readonly ok: false; readonly finding: Finding | undefined };

function publishedMark(deps: VerifyDeps, file: string, keys: readonly PublicKey[]): Read {
  const note = deps.published.read(file);
  if (note === undefined) return { ok: false, finding: file === LATEST ? undefined : gone(file) };
  const mark = readMark(deps, note, keys);
  if (!mark) return { ok: false, finding: unsigned(file) };
  if (file !== LATEST && file !== checkpointFile(mark.size)) return { ok: false, finding: otherSize(file) };
  return { ok: true, mark };
}

function gone(file: string): Finding {
  return { code: 'checkpoint-missing', message: `The published ${file} is gone.` };
}

function unsigned(file: string): Finding {
  return { code: 'published-changed', message: `The published ${file} is not signed by a known key.` };
}

function otherSize(file: string): Finding {
  return {
    code: 'published-changed',
    message: `The published ${file} holds the checkpoint of another size.`,
  };
}

function readMark(deps: VerifyDeps, text: string, keys: readonly PublicKey[]): LogMark | undefined {
  const note = readSignedNote(text);
  const checkpoint = note && readCheckpointText(note.text);
  if (!note || !checkpoint || checkpoint.origin !== deps.origin) return undefined;
  const signed = note.signatures.some(({ signature }) =>
    keys.some((key) => deps.isSigned(utf8(note.text), toBase64Url(signature), key.publicKey)),
  );
  if (!signed) return undefined;
  const { treeSize: size, rootHash, signedAtMs } = checkpoint;
  return { size, rootHash, signedAtMs, source: 'published checkpoint' };
}

/** Streams that are each in order, as one. */
function* inOrder(streams: readonly Iterator<LogMark>[]): Generator<LogMark, void> {
  const heads = streams.flatMap(headOf);
  for (;;) {
    const [first] = heads.sort((one, other) => one.mark.size - other.mark.size);
    if (!first) return;
    yield first.mark;
    heads.splice(0, 1, ...headOf(first.stream));
  }
}

function headOf(stream: Iterator<LogMark>): { stream: Iterator<LogMark>; mark: LogMark }[] {
  const next = stream.next();
  return next.done ? [] : [{ stream, mark: next.value }];
}

/** A key is what its id says, or it is none. */
export function knownKeys(
  deps: VerifyDeps,
  keyIdOf: (publicKey: Uint8Array) => string,
): readonly PublicKey[] {
  return [...deps.keys, ...deps.reader.keys()].filter(({ keyId, publicKey }) => {
    try {
      return keyIdOf(fromBase64(publicKey)) === keyId;
    } catch {
      return false;
    }
  });
}
