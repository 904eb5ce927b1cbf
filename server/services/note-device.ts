/** Remember that somebody studies on a device: a hash of its random id, kept for 30 days (`DEVICE.retentionMs`). */
import { toHex, utf8 } from '../../src/domain/base/bytes.ts';
import type { Deps } from './deps.ts';

export async function noteDevice(deps: Deps, device: string, personId: string): Promise<void> {
  const hash = toHex(deps.sha256(utf8(device)));
  await deps.storage.traces.noteDevice({ device: hash, personId, atMs: deps.clock.now() });
}
