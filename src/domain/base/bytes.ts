/** Bytes as text. Hex for hashes, base64url for tokens and keys. */

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** With the u flag a pair is one character, so that only lone surrogates match (and Safari 16.0 can read it). */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** @throws TypeError for anything but pairs of hex digits */
export function fromHex(hex: string): Uint8Array {
  if (!/^(?:[0-9a-f]{2})*$/i.test(hex)) throw new TypeError(`not hex: ${hex.slice(0, 40)}`);
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/**
 * Encode text as UTF-8 without a platform's TextEncoder, which the domain does not have.
 * A lone surrogate becomes U+FFFD, as TextEncoder would have it.
 */
export function utf8(text: string): Uint8Array {
  const escaped = encodeURIComponent(text.replace(LONE_SURROGATE, '\uFFFD'));
  const bytes: number[] = [];
  for (let at = 0; at < escaped.length; at += 1) {
    if (escaped[at] === '%') {
      bytes.push(Number.parseInt(escaped.slice(at + 1, at + 3), 16));
      at += 2;
    } else {
      bytes.push(escaped.charCodeAt(at));
    }
  }
  return Uint8Array.from(bytes);
}
