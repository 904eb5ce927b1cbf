/** See that the signing key was rotated while the portal runs, and go on with the new one. */
import type { Repeat } from '../ports/outgoing.ts';
import type { Deps } from './deps.ts';

interface WatchingDeps extends Pick<Deps, 'signer' | 'storage' | 'clock'> {
  readonly reportDefect: (error: Error, where: string) => void;
}

const LOOK_EVERY_MS = 2_000;

export interface KeyWatch {
  /** Look now. */
  readonly look: () => Promise<void>;
  readonly stop: () => void;
}

export function startWatchingKey(deps: WatchingDeps, repeat: Repeat): KeyWatch {
  let reported = '';
  const look = async () => {
    try {
      if (!deps.signer.refresh()) return;
      await deps.storage.log.addKeys(deps.signer.known(), deps.clock.now());
    } catch (cause) {
      const error = cause instanceof Error ? cause : new Error(String(cause));
      // The key read before goes on signing; the same trouble every two seconds would bury everything else.
      if (error.message !== reported) deps.reportDefect(error, 'looking at the signing key');
      reported = error.message;
    }
  };
  return { look, stop: repeat(LOOK_EVERY_MS, () => void look()) };
}
