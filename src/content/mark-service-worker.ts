/** Give the built service worker the mark of its build, so that browsers see a new one when any page has changed. */
import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const WORKER = 'service-worker.js';
const PLACEHOLDER = "const BUILD = 'development';";

/** @throws Error when the worker has no place for the mark */
export async function markServiceWorker(distDir: string): Promise<void> {
  const path = join(distDir, WORKER);
  const source = await readFile(path, 'utf8');
  if (!source.includes(PLACEHOLDER)) throw new Error(`public/${WORKER} has lost its line "${PLACEHOLDER}"`);
  const build = await hashOf(distDir);
  await writeFile(path, source.replace(PLACEHOLDER, `const BUILD = '${build}';`));
}

/** Over the pages and what stands beside them; hashed files are named in the pages. */
async function hashOf(distDir: string): Promise<string> {
  const hash = createHash('sha256');
  for (const name of globSync(['**/*.html', '*.{js,svg,webmanifest}'], { cwd: distDir }).sort()) {
    hash
      .update(name)
      .update('\0')
      .update(await readFile(join(distDir, name)));
  }
  return hash.digest('hex').slice(0, 16);
}
