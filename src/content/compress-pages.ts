/** Write compressed copies beside the built pages, so that the server sends them without any work of its own. */
import { globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Pagefind's own index is packed already. */
const TEXT = '**/*.{html,css,js,svg,json,txt,webmanifest}';
/** Below this a packet is a packet. */
const SMALLEST_BYTES = 1_000;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** @returns the number of files that now have a `.br` and a `.gz` beside them */
export async function compressPages(distDir: string): Promise<number> {
  let compressed = 0;
  for (const name of globSync(TEXT, { cwd: distDir })) {
    const path = join(distDir, name);
    const bytes = await readFile(path);
    if (bytes.length < SMALLEST_BYTES) continue;
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    await writeFile(`${path}.br`, await brotli(bytes, { params }));
    await writeFile(`${path}.gz`, await zip(bytes, { level: 9 }));
    compressed += 1;
  }
  return compressed;
}
