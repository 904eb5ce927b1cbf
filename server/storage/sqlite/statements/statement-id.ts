/** A statement's UUID as the 16 bytes it stands for: its index is the one that grows in random places. */

export function idBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}
