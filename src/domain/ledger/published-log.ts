/**
 * What of the log is published as static files, and how they read: docs/formats.md, "Published log". No file says
 * whose an entry is or what it holds.
 */

export const LATEST = 'latest.txt';
export const SIZES = 'sizes.txt';
export const KEYS = 'keys.json';
export const LEAVES_A_FILE = 1024;

export function checkpointFile(treeSize: number): string {
  return `${treeSize}.txt`;
}

/** The file in which the leaf of a place stands. */
export function leavesFile(index: number): string {
  return `leaves/${Math.floor(index / LEAVES_A_FILE)}.txt`;
}

export interface PublishedLeaf {
  /** Hex. */
  readonly leafHash: string;
  readonly id: string;
}

export function leafLine({ leafHash, id }: PublishedLeaf): string {
  return `${leafHash} ${id}\n`;
}

/** @returns whole lines only: a file that broke off tells nothing of its last one */
export function readLeafLines(text: string): readonly PublishedLeaf[] {
  return text
    .split('\n')
    .slice(0, -1)
    .flatMap((line) => {
      const [, leafHash, id] = /^([0-9a-f]{64}) (\S+)$/.exec(line) ?? [];
      return leafHash === undefined || id === undefined ? [] : [{ leafHash, id }];
    });
}

export function readSizes(text: string): readonly number[] {
  return text
    .split('\n')
    .slice(0, -1)
    .map(Number)
    .filter((size) => Number.isSafeInteger(size) && size > 0);
}
