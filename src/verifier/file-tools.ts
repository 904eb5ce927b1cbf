/** What checking a file takes, in a browser and with nothing else. */
import type { FileTools } from '../domain/archive/check-file.ts';
import { canonise } from '../linked-data/canonise.ts';
import { arithmetic } from './arithmetic.ts';

export function fileTools(): FileTools {
  return {
    ...arithmetic,
    canonise,
    inflateRaw: (packed, limit) => inflate('deflate-raw', packed, limit),
    gunzip: (packed, limit) => inflate('gzip', packed, limit),
    nowMs: Date.now(),
  };
}

/** Stops at the limit: what a bomb would unpack to is never held. */
async function inflate(
  format: 'deflate-raw' | 'gzip',
  packed: Uint8Array,
  limit: number,
): Promise<Uint8Array> {
  const stream = new Blob([Uint8Array.from(packed)]).stream().pipeThrough(new DecompressionStream(format));
  const reader = stream.getReader();
  const bytes = new Uint8Array(limit);
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return bytes.subarray(0, length);
    if (length + value.length > limit) {
      await reader.cancel();
      throw new RangeError('more than it said');
    }
    bytes.set(value, length);
    length += value.length;
  }
}
