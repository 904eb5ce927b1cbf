/** A minute in the record by the store's own way, without a page that beats for it. */
import type { Storage } from '../../server/ports/storage.ts';
import { freshSilence } from '../../src/domain/presence/silence.ts';

export async function keepMinute(
  storage: Storage,
  personId: string,
  lived: { readonly minute: number; readonly item: string; readonly contentHash: string },
): Promise<void> {
  const { minute, item, contentHash } = lived;
  const nowMs = minute * 60_000;
  const watch = { ...freshSilence(nowMs), lastBeatMs: nowMs, bankMs: 0 };
  await storage.presence.recordBeat(
    personId,
    { item, visible: true, focused: true },
    { nowMs, nonce: crypto.randomUUID(), contentHash },
    () => ({ verdict: { live: true }, livedMs: 60_000, fromMs: nowMs - 60_000, minutes: [minute], watch }),
  );
}
