/** A content file in memory, and the list of problems it reports to. */
import { readFile } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { messages } from './messages.ts';
import { type Position, type Problem, TOP } from './problem.ts';

export interface Source {
  /** As an author knows it, with forward slashes: `content/courses/…`. */
  readonly path: string;
  readonly absolutePath: string;
  /** Without a byte-order mark, lines ending in `\n`, whatever the editor wrote. */
  readonly text: string;
  readonly report: (position: Position, message: string) => void;
  /** What could be better and stops nothing. */
  readonly warn: (position: Position, message: string) => void;
}

/** Reads files of one content folder and gathers what is wrong with them. */
export interface Library {
  readonly contentDir: string;
  readonly problems: Problem[];
  /** Texts that are to stand instead of what files hold, by path below the content folder: what is not written yet. */
  readonly overlay?: ReadonlyMap<string, string>;
  readonly warnings: Problem[];
}

export function displayPath(library: Library, absolutePath: string): string {
  const inside = relative(library.contentDir, absolutePath).split(sep).join('/');
  return `${basename(library.contentDir)}/${inside}`;
}

/** @param path - relative to the content folder @returns undefined, reported, when it is absent or not UTF-8 */
export async function readSource(library: Library, path: string): Promise<Source | undefined> {
  const absolutePath = join(library.contentDir, path);
  const shown = displayPath(library, absolutePath);
  const into = (list: Problem[]) => (position: Position, message: string) => {
    list.push({ file: shown, line: position.line, column: position.column, message });
  };
  const report = into(library.problems);
  const warn = into(library.warnings);
  const planned = library.overlay?.get(path);
  if (planned !== undefined) return { path: shown, absolutePath, text: planned, report, warn };
  const bytes = await readFile(absolutePath).catch(() => undefined);
  if (!bytes) {
    report(TOP, messages.file.missing(shown));
    return undefined;
  }
  const text = decode(bytes);
  if (text === undefined) {
    report(TOP, messages.file.notUtf8(firstBadByte(bytes)));
    return undefined;
  }
  return { path: shown, absolutePath, text: text.replace(/\r\n?/g, '\n'), report, warn };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** @returns its place from 1: the length of the longest readable beginning, plus one */
function firstBadByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    // A beginning cut inside a character is not wrong yet, so it is read as part of a stream.
    if (canStream(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  return bad;
}

function canStream(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
