/** A cheap mark of the state of a folder, so that development reads content again only after a change. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** @returns a text that changes when a file is added, removed, renamed or written */
export async function contentStamp(directory: string): Promise<string> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const marks = await Promise.all(
    files.sort().map(async (file) => {
      const { mtimeMs, size } = await stat(file);
      return `${file}:${mtimeMs}:${size}`;
    }),
  );
  return marks.join('\n');
}
