/**
 * An Ed25519 public key and a signature as short texts, as Data Integrity writes them.
 * Source: Controlled Identifiers 1.0, 2.2.2 (Multikey) and 2.4 (Multibase, base-58-btc).
 */

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const BASE = 58;
/** Multicodec `ed25519-pub`, 0xed, as a varint. */
const ED25519_PUBLIC = [0xed, 0x01];
const KEY_BYTES = 32;
/** A key with its header has 48 characters, a signature 89; longer ones would only cost time. */
const LONGEST = 128;

/** Base-58-btc with its multibase letter `z`. */
export function toMultibase(bytes: Uint8Array): string {
  const digits: number[] = [];
  for (const byte of bytes) {
    let carry = byte;
    for (let at = 0; at < digits.length; at += 1) {
      carry += (digits[at] as number) * 256;
      digits[at] = carry % BASE;
      carry = Math.floor(carry / BASE);
    }
    for (; carry > 0; carry = Math.floor(carry / BASE)) digits.push(carry % BASE);
  }
  const leading = bytes.findIndex((byte) => byte !== 0);
  const zeros = leading < 0 ? bytes.length : leading;
  return `z${'1'.repeat(zeros)}${digits
    .reverse()
    .map((digit) => ALPHABET[digit])
    .join('')}`;
}

/** @throws TypeError for anything that is not written so */
export function fromMultibase(text: string): Uint8Array {
  if (!text.startsWith('z') || text.length > LONGEST) throw new TypeError('not base-58-btc');
  const bytes: number[] = [];
  for (const character of text.slice(1)) {
    let carry = ALPHABET.indexOf(character);
    if (carry < 0) throw new TypeError('not base-58-btc');
    for (let at = 0; at < bytes.length; at += 1) {
      carry += (bytes[at] as number) * BASE;
      bytes[at] = carry & 0xff;
      carry >>= 8;
    }
    for (; carry > 0; carry >>= 8) bytes.push(carry & 0xff);
  }
  const zeros = /^1*/.exec(text.slice(1))?.[0].length ?? 0;
  return Uint8Array.from([...Array<number>(zeros).fill(0), ...bytes.reverse()]);
}

/** @param key - raw 32 bytes */
export function toMultikey(key: Uint8Array): string {
  return toMultibase(Uint8Array.from([...ED25519_PUBLIC, ...key]));
}

/** @returns the raw 32 bytes @throws TypeError for anything but an Ed25519 public key */
export function fromMultikey(text: string): Uint8Array {
  const bytes = fromMultibase(text);
  const isKey =
    bytes.length === KEY_BYTES + ED25519_PUBLIC.length &&
    ED25519_PUBLIC.every((byte, at) => bytes[at] === byte);
  if (!isKey) throw new TypeError('not an Ed25519 Multikey');
  return bytes.slice(ED25519_PUBLIC.length);
}
