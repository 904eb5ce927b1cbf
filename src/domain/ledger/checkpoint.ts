/**
 * The text of a log checkpoint: what the issuer signs to say "the log was this, at that time".
 * Source: C2SP tlog-checkpoint, note text; the time stands in one extension line. docs/formats.md
 */
import { fromHex } from '../base/bytes.ts';

const HASH_BYTES = 32;
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

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

/** Standard base64 with padding (RFC 4648 section 4). */
function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
    const group = (first << 16) | (second << 8) | third;
    for (const shift of [18, 12, 6, 0]) text += BASE64[(group >> shift) & 63];
  }
  const padding = (3 - (bytes.length % 3)) % 3;
  return text.slice(0, text.length - padding) + '='.repeat(padding);
}
