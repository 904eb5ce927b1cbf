/** Index the built pages for search, with Pagefind's Chinese segmentation. Only `[data-pagefind-body]` is indexed. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { close, createIndex } from 'pagefind';

/** The portal draws its own search page; Pagefind's ready-made ones stay out. */
const NOT_NEEDED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\b/;

/** @param distDir - the built pages; the index goes to its `pagefind` folder @returns the number of pages looked at */
export async function writeSearchIndex(distDir: string): Promise<number> {
  try {
    const { index, errors } = await createIndex({ forceLanguage: 'zh' });
    if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
    const added = await index.addDirectory({ path: distDir });
    const built = await index.getFiles();
    const problems = [...errors, ...added.errors, ...built.errors];
    if (problems.length > 0) throw new Error(`Pagefind could not index ${distDir}: ${problems.join('; ')}`);
    await rm(join(distDir, 'pagefind'), { recursive: true, force: true });
    for (const { path, content } of built.files.filter((file) => !NOT_NEEDED.test(file.path))) {
      const target = join(distDir, 'pagefind', path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, content);
    }
    return added.page_count;
  } finally {
    await close();
  }
}
