/**
 * A checkpoint with its signature as one text, which is how it is published and handed on.
 * Source: C2SP signed-note, signature type 0x01 (Ed25519). docs/formats.md
 */
import { fromBase64, toBase64, toHex, utf8 } from '../base/bytes.ts';
import type { Hash } from './merkle.ts';

const ED25519 = 0x01;
const HINT_BYTES = 4;
const SIGNATURE_BYTES = 64;

export interface NoteSignature {
  /** Of the checkpoint. */
  readonly origin: string;
  /** Raw 32 bytes. */
  readonly publicKey: Uint8Array;
  /** Raw 64 bytes, over the text alone. */
  readonly signature: Uint8Array;
}

/** @param text - ends with a line feed */
export function signedNote(text: string, signed: NoteSignature, hash: Hash): string {
  const hint = keyHint(signed.origin, signed.publicKey, hash);
  return `${text}\n— ${signed.origin} ${toBase64(Uint8Array.from([...hint, ...signed.signature]))}\n`;
}

export interface ReadNote {
  readonly text: string;
  readonly signatures: readonly {
    readonly name: string;
    /** Hex; says which key it may be, and proves nothing. */
    readonly hint: string;
    readonly signature: Uint8Array;
  }[];
}

/** @returns undefined for anything that is not a note */
export function readSignedNote(note: string): ReadNote | undefined {
  const [, text, lines] = /^([\s\S]*\n)\n((?:— [^\s+]+ [A-Za-z0-9+/]+=*\n)+)$/u.exec(note) ?? [];
  if (text === undefined || lines === undefined) return undefined;
  try {
    return { text, signatures: lines.trimEnd().split('\n').map(readLine) };
  } catch {
    return undefined;
  }
}

function readLine(line: string): ReadNote['signatures'][number] {
  const [, name = '', encoded = ''] = line.split(' ');
  const bytes = fromBase64(encoded);
  if (bytes.length !== HINT_BYTES + SIGNATURE_BYTES) throw new TypeError('no Ed25519 signature');
  return { name, hint: toHex(bytes.slice(0, HINT_BYTES)), signature: bytes.slice(HINT_BYTES) };
}

/** The first four bytes of SHA-256(name ‖ 0a ‖ 01 ‖ public key). */
function keyHint(name: string, publicKey: Uint8Array, hash: Hash): Uint8Array {
  return hash(Uint8Array.from([...utf8(name), 0x0a, ED25519, ...publicKey])).slice(0, HINT_BYTES);
}
