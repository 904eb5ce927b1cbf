/** A secret kept as a file only its owner may read: made once, whole or not at all, and read with care. */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

const READABLE_BY_OTHERS = 0o077;

export interface PrivateFile {
  readonly directory: string;
  readonly name: string;
  /** For messages, such as `signing key`. */
  readonly what: string;
  /** The text of a new one. */
  readonly make: () => string;
}

/** @throws Error with a sentence that says what to do, when it cannot be written or others may read it */
export function readOrMake({ directory, name, what, make }: PrivateFile): string {
  const path = join(directory, name);
  if (!existsSync(path)) write(directory, path, make(), what);
  return readPrivately(path, what);
}

/** Like `readOrMake`, for a file that somebody else puts there. @returns undefined where there is none */
export function readIfThere(directory: string, name: string, what: string): string | undefined {
  const path = join(directory, name);
  return existsSync(path) ? readPrivately(path, what) : undefined;
}

/** Put a new text in the place of whatever stands there, at once. @throws Error as `readOrMake` */
export function replacePrivately(directory: string, name: string, text: string, what: string): void {
  const path = join(directory, name);
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    writeDraft(draft, text);
    renameSync(draft, path);
  } catch (cause) {
    rmSync(draft, { force: true });
    throw unwritable(what, path, directory, cause);
  }
}

/** Written whole under another name, then linked: of two first starts at once, one wins and both read it. */
function write(directory: string, path: string, text: string, what: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    writeDraft(draft, text);
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unwritable(what, path, directory, error);
  } finally {
    rmSync(draft, { force: true });
  }
}

function writeDraft(draft: string, text: string): void {
  const file = openSync(draft, 'wx', 0o600);
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
}

function unwritable(what: string, path: string, directory: string, cause: unknown): Error {
  return new Error(`The ${what} ${path} cannot be written; make ${directory} writable for this user.`, {
    cause,
  });
}

/** The mode is asked of the open file, so that it cannot be changed for another between look and read. */
function readPrivately(path: string, what: string): string {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    throw new Error(`The ${what} ${path} cannot be opened; this user must own it.`, { cause: error });
  }
  try {
    const { mode } = fstatSync(file);
    // Windows has no such bits: there every file seems readable by all.
    if (process.platform !== 'win32' && (mode & READABLE_BY_OTHERS) !== 0) {
      const shown = (mode & 0o777).toString(8);
      throw new Error(`Others may read the ${what} ${path} (mode ${shown}); run chmod 600 on it.`);
    }
    return readFileSync(file, 'utf8');
  } finally {
    closeSync(file);
  }
}
