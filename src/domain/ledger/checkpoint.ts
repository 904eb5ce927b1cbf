/**
 * The text of a log checkpoint: what the issuer signs to say "the log was this, at that time".
 * Source: C2SP tlog-checkpoint, note text; the time stands in one extension line. docs/formats.md
 */
import { fromBase64, fromHex, toBase64, toHex } from '../base/bytes.ts';

const HASH_BYTES = 32;

/**
 * Four lines, each closed by a line feed: origin, number of entries, root hash as base64, `time` and milliseconds.
 * @param origin - names the log for ever: the portal's identifier
 * @param signedAtMs - milliseconds since 1970-01-01T00:00Z
 * @throws TypeError for anything that would not read back as the same checkpoint
 */
export function checkpointText(
  origin: string,
  treeSize: number,
  rootHashHex: string,
  signedAtMs: number,
): string {
  if (!/^[^\s+]+$/u.test(origin))
    throw new TypeError(`"${origin}" is no origin: no blanks, line ends or plus signs`);
  const root = fromHex(rootHashHex);
  if (root.length !== HASH_BYTES)
    throw new TypeError(`a root hash has ${HASH_BYTES} bytes, got ${root.length}`);
  const size = wholeNumber('tree size', treeSize);
  const time = wholeNumber('time', signedAtMs);
  return `${origin}\n${size}\n${toBase64(root)}\ntime ${time}\n`;
}

function wholeNumber(what: string, value: number): number {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new TypeError(`the ${what} is a whole number, got ${value}`);
  return value;
}

export interface ReadCheckpoint {
  readonly origin: string;
  readonly treeSize: number;
  /** Hex. */
  readonly rootHash: string;
  readonly signedAtMs: number;
}

const TEXT = /^([^\s+]+)\n(0|[1-9]\d*)\n([A-Za-z0-9+/]{43}=)\ntime (0|[1-9]\d*)\n$/u;

/** @returns undefined for anything that is not exactly the text of a checkpoint */
export function readCheckpointText(text: string): ReadCheckpoint | undefined {
  const [, origin, size, root, time] = TEXT.exec(text) ?? [];
  if (origin === undefined || root === undefined) return undefined;
  try {
    const read = {
      origin,
      treeSize: Number(size),
      rootHash: toHex(fromBase64(root)),
      signedAtMs: Number(time),
    };
    return checkpointText(origin, read.treeSize, read.rootHash, read.signedAtMs) === text ? read : undefined;
  } catch {
    return undefined;
  }
}
