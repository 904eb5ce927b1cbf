/** SHA-256 of content, in Node. What is hashed is compile-catalogue's business. */
import { createHash } from 'node:crypto';

/** @returns 64 hex digits of the text's UTF-8 bytes */
export function sha256Hex(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
