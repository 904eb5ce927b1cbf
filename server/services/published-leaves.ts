/** The published leaf of any place, read a file at a time. */
import {
  LEAVES_A_FILE,
  leavesFile,
  type PublishedLeaf,
  readLeafLines,
} from '../../src/domain/ledger/published-log.ts';
import type { PublishedFiles } from '../ports/published-files.ts';

export interface PublishedLeaves {
  /** @returns undefined for a place that was never published */
  readonly at: (index: number) => PublishedLeaf | undefined;
}

export function publishedLeaves(published: PublishedFiles): PublishedLeaves {
  let held: { readonly file: string; readonly lines: readonly PublishedLeaf[] } = { file: '', lines: [] };
  return {
    at: (index) => {
      const file = leavesFile(index);
      if (held.file !== file) held = { file, lines: readLeafLines(published.read(file) ?? '') };
      return held.lines[index % LEAVES_A_FILE];
    },
  };
}
