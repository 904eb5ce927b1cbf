/** Bytes as text, without a platform's TextDecoder, which the domain does not have. */

/** Long texts are decoded in pieces, so that no spelled-out copy of a whole file is made. */
const PIECE = 30_000;

/** @throws URIError for anything but UTF-8; a byte order mark at the beginning is no part of the text */
export function readUtf8(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; ) {
    let to = Math.min(from + PIECE, bytes.length);
    // A character is not cut: its later bytes are 10xxxxxx.
    while (to < bytes.length && to > from + 1 && ((bytes[to] ?? 0) & 0xc0) === 0x80) to -= 1;
    let spelled = '';
    for (const byte of bytes.subarray(from, to)) spelled += `%${byte.toString(16).padStart(2, '0')}`;
    text += decodeURIComponent(spelled);
    from = to;
  }
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
