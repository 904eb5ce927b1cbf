/**
 * Sign what was posted since, and put it where anybody can fetch it: outside the database, so that whoever changes
 * the database leaves a witness, and in files that another machine can mirror.
 */
import { fromBase64 } from '../../src/domain/base/bytes.ts';
import { checkpointText, readCheckpointText } from '../../src/domain/ledger/checkpoint.ts';
import {
  checkpointFile,
  KEYS,
  LATEST,
  LEAVES_A_FILE,
  leafLine,
  leavesFile,
  readLeafLines,
  readSizes,
  SIZES,
} from '../../src/domain/ledger/published-log.ts';
import { readSignedNote, signedNote } from '../../src/domain/ledger/signed-note.ts';
import type { Checkpoint, PublicKey } from '../ports/log-store.ts';
import type { Repeat } from '../ports/outgoing.ts';
import type { PublishedFiles } from '../ports/published-files.ts';
import type { Deps } from './deps.ts';
import { issuerKeys } from './issuer-keys.ts';
import { signCheckpoint } from './sign-checkpoint.ts';

export interface PublishingDeps extends Pick<Deps, 'storage' | 'sha256' | 'signer' | 'clock' | 'catalogue'> {
  readonly published: PublishedFiles;
}

const CHECKPOINTS_AT_ONCE = 1000;

/** Brings the files up to date. `latest.txt` is written last: whatever it names is there. */
export async function publishLog(deps: PublishingDeps): Promise<void> {
  const { storage, published } = deps;
  const newest = (await storage.log.size()) > 0 ? await signCheckpoint(deps) : undefined;
  const publishedSize = latestSize(published);
  const keys = await issuerKeys(deps);
  const isNews = newest !== undefined && newest.treeSize > publishedSize;
  if (isNews) await publishLeaves(deps, newest.treeSize);
  const keyFile = `${JSON.stringify({ format: 1, keys }, undefined, 2)}\n`;
  if (published.read(KEYS) !== keyFile) published.write(KEYS, keyFile);
  if (isNews) await publishCheckpoints(deps, keys, publishedSize);
}

async function publishCheckpoints(
  deps: PublishingDeps,
  keys: readonly PublicKey[],
  publishedSize: number,
): Promise<void> {
  const { storage, published } = deps;
  const sizes = [...readSizes(published.read(SIZES) ?? '')].filter((size) => size <= publishedSize);
  let last = publishedSize;
  for (;;) {
    const checkpoints = await storage.log.checkpointsAfter(last, CHECKPOINTS_AT_ONCE);
    let note: string | undefined;
    for (const checkpoint of checkpoints) {
      last = checkpoint.treeSize;
      const own = noteOf(deps, checkpoint, keys);
      if (own === undefined) continue;
      note = own;
      published.write(checkpointFile(last), note);
      sizes.push(last);
    }
    if (note !== undefined) {
      published.write(SIZES, sizes.map((size) => `${size}\n`).join(''));
      published.write(LATEST, note);
    }
    if (checkpoints.length < CHECKPOINTS_AT_ONCE) return;
  }
}

/** What was published stays as it is; only what is missing is added. */
async function publishLeaves({ storage, published }: PublishingDeps, size: number): Promise<void> {
  let from = firstUnpublished(published, latestSize(published));
  while (from < size) {
    const file = leavesFile(from);
    const there = readLeafLines(published.read(file) ?? '');
    const end = Math.min(size, (Math.floor(from / LEAVES_A_FILE) + 1) * LEAVES_A_FILE);
    const leaves = await storage.log.leaves(from, end - from);
    if (leaves.length === 0) return;
    published.write(file, [...there, ...leaves].map(leafLine).join(''));
    from += leaves.length;
  }
}

/** A folder that was lost is filled again from the beginning. */
function firstUnpublished(published: PublishedFiles, publishedSize: number): number {
  const started = Math.floor(publishedSize / LEAVES_A_FILE) * LEAVES_A_FILE;
  return started + readLeafLines(published.read(leavesFile(started)) ?? '').length;
}

/** 0 when nothing was published yet. */
function latestSize(published: PublishedFiles): number {
  const note = readSignedNote(published.read(LATEST) ?? '');
  return (note && readCheckpointText(note.text)?.treeSize) ?? 0;
}

/** @returns undefined for a checkpoint whose key was never kept, from before keys were */
export function noteOf(
  deps: Pick<Deps, 'sha256' | 'catalogue'>,
  checkpoint: Checkpoint,
  keys: readonly PublicKey[],
): string | undefined {
  const { treeSize, rootHash, signedAtMs, keyId, signature } = checkpoint;
  const key = keys.find((candidate) => candidate.keyId === keyId);
  if (!key) return undefined;
  const origin = deps.catalogue.portal.identifier;
  const signed = {
    origin,
    publicKey: fromBase64(key.publicKey),
    signature: fromBase64(signature),
  };
  return signedNote(checkpointText(origin, treeSize, rootHash, signedAtMs), signed, deps.sha256);
}

/** A posting is under a signature, outside the database, within about this time. */
const PUBLISH_EVERY_MS = 2_000;

export interface Publisher {
  /** Publish now. */
  readonly look: () => Promise<void>;
  /** Publish what is left, then no more. */
  readonly stop: () => Promise<void>;
}

export function startPublishing(
  deps: PublishingDeps & { readonly reportDefect: (error: Error, where: string) => void },
  repeat: Repeat,
): Publisher {
  let underWay: Promise<void> | undefined;
  let reported = '';
  const look = () => {
    underWay ??= publishLog(deps)
      .catch((cause: unknown) => {
        const error = cause instanceof Error ? cause : new Error(String(cause));
        // The same trouble every two seconds would bury everything else in the log.
        if (error.message !== reported) deps.reportDefect(error, 'publishing the log');
        reported = error.message;
      })
      .finally(() => {
        underWay = undefined;
      });
    return underWay;
  };
  const end = repeat(PUBLISH_EVERY_MS, () => void look());
  return {
    look,
    stop: async () => {
      end();
      await underWay;
      await look();
    },
  };
}
