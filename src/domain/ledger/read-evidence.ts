/** Whatever somebody brings to be checked, as one record file: a record, a certificate's answer, or a checkpoint. */
import { readCheckpointText } from './checkpoint.ts';
import { type RecordFile, readRecordFile } from './record-file.ts';
import { readSignedNote } from './signed-note.ts';

export interface Brought {
  /** As opened or pasted. */
  readonly text: string;
  /** The issuer's key as the reader knows it; empty for none. */
  readonly publicKey: string;
  /** The name printed on the paper; empty to take what stands there. */
  readonly name: string;
}

/** @param keyIdOf - hex; undefined for what is no key */
export function readEvidence(
  { text, publicKey, name }: Brought,
  keyIdOf: (publicKey: string) => string | undefined,
): RecordFile | undefined {
  const keyId = keyIdOf(publicKey.trim());
  const keys = keyId === undefined ? [] : [{ keyId, publicKey: publicKey.trim() }];
  const note = text.trimStart().startsWith('{') ? undefined : readNote(text, keys);
  const file = note ?? readJson(text, keys);
  return file && name.trim() ? withName(file, name.trim()) : file;
}

type Keys = RecordFile['keys'];

function empty(origin: string, keys: Keys): RecordFile {
  return {
    format: 1,
    kind: 'record',
    origin,
    exportedAt: '',
    keys,
    checkpoint: null,
    entries: [],
    certificates: [],
  };
}

/** Windows editors change line feeds and cut the last one; what was signed had them. */
function readNote(text: string, keys: Keys): RecordFile | undefined {
  const note = `${text.replaceAll('\r\n', '\n').trim()}\n`;
  const checkpoint = readCheckpointText(readSignedNote(note)?.text ?? '');
  return checkpoint && { ...empty(checkpoint.origin, keys), checkpoint: note };
}

function readJson(text: string, keys: Keys): RecordFile | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return readRecordFile(value) ?? readCertificateAnswer(value, keys);
}

/** The answer of `GET /api/certificates/<code>`, which says nothing of the log. */
function readCertificateAnswer(value: unknown, keys: Keys): RecordFile | undefined {
  if (typeof value !== 'object' || value === null || !('claim' in value)) return undefined;
  return readRecordFile({ ...empty('', keys), certificates: [{ ...value, consistency: [] }] });
}

function withName(file: RecordFile, name: string): RecordFile {
  const certificates = file.certificates.map((certificate) => ({
    ...certificate,
    claim: { ...certificate.claim, name },
  }));
  return { ...file, certificates };
}
