/** The folder of what is published: files of a static web server, and nothing secret among them. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PublishedFiles } from '../ports/published-files.ts';

export function publishedFiles(directory: string): PublishedFiles {
  return {
    read: (name) => {
      try {
        return readFileSync(join(directory, name), 'utf8');
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
        throw error;
      }
    },
    write: (name, text) => {
      const path = join(directory, name);
      mkdirSync(dirname(path), { recursive: true });
      // A name that no other process uses: two may publish the same at once.
      const unfinished = `${path}.${process.pid}.new`;
      writeFileSync(unfinished, text, { flush: true });
      renameSync(unfinished, path);
    },
  };
}
