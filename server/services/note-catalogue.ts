/** Keep what is installed: which sections, minutes, keys and rules judged what happens from now on. */
import { gzipSync } from 'node:zlib';
import { toHex, utf8 } from '../../src/domain/base/bytes.ts';
import type { Deps } from './deps.ts';

export async function noteCatalogue(deps: Deps): Promise<void> {
  const json = JSON.stringify(deps.catalogue);
  await deps.storage.log.noteCatalogue({
    installedAtMs: deps.clock.now(),
    hash: toHex(deps.sha256(utf8(json))),
    packed: new Uint8Array(gzipSync(json)),
  });
}
