/**
 * A random sample that anybody can draw again and nobody could pick: the seed follows from a signed state of the log,
 * which no auditor chooses, and from the auditor's words; which entries come follows from the seed alone.
 */
import { toHex, utf8 } from '../base/bytes.ts';
import type { Hash } from '../ledger/merkle.ts';

export interface SampleScope {
  /** Of the checkpoint that was the latest when it was drawn; entries after it are not in the sample. */
  readonly treeSize: number;
  readonly rootHash: string;
  /** People who belonged to this unit or below it on the day. */
  readonly unitId: string;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  readonly year: number;
  /** How many entries are drawn; fewer when there are fewer. */
  readonly size: number;
  readonly words: string;
}

/** Hex. */
export function seedOf(scope: SampleScope, sha256: Hash): string {
  const { rootHash, treeSize, unitId, asOf, year, size, words } = scope;
  const lines = ['mingde audit 1', rootHash, treeSize, unitId, asOf, year, size, words];
  return toHex(sha256(utf8(lines.join('\n'))));
}

export interface Sampler {
  readonly offer: (entryId: string) => void;
  /** How many were offered. */
  readonly population: () => number;
  /** In the order of their ranks; the same whatever the order in which they were offered. */
  readonly drawn: () => readonly string[];
}

/** Each entry's rank is the hash of the seed and its id; the lowest ranks are the sample. */
export function createSampler(seed: string, size: number, sha256: Hash): Sampler {
  let kept: { readonly rank: string; readonly id: string }[] = [];
  let offered = 0;
  const cut = () => {
    kept.sort((left, right) => (left.rank < right.rank ? -1 : 1));
    kept = kept.slice(0, size);
  };
  return {
    offer: (id) => {
      offered += 1;
      kept.push({ rank: toHex(sha256(utf8(`${seed}\n${id}`))), id });
      if (kept.length > size * 4 + 100) cut();
    },
    population: () => offered,
    drawn: () => {
      cut();
      return kept.map(({ id }) => id);
    },
  };
}

/** `ok`: the evidence carries the hours · `doubtful`: it does not show enough · `wrong`: they should not stand */
export const VERDICTS = ['ok', 'doubtful', 'wrong'] as const;
export type AuditVerdict = (typeof VERDICTS)[number];
