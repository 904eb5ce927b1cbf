/** What content adds to a build: the check before it, the server's catalogue and the search index after it. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { AstroIntegration } from 'astro';
import { compressPages } from './compress-pages.ts';
import { curriculum } from './curriculum.ts';
import { hoursTable } from './hours-table.ts';
import { markServiceWorker } from './mark-service-worker.ts';
import { placeMedia, serveMedia } from './place-media.ts';
import { markPreview, type Places } from './places.ts';
import { formatProblems, formatWarnings } from './problem.ts';
import { readContent } from './read-content.ts';
import { SCRIPT_FLOOR } from './script-floor.ts';
import { writePhraseIndex } from './write-phrase-index.ts';
import { writeSearchIndex } from './write-search-index.ts';
import { writeVerifier } from './write-verifier.ts';

/** @param kinds - what kinds of pages are called, in the order in which equally good ones are found */
export function content(
  { contentDir, distDir, buildDir }: Places,
  kinds: readonly string[],
): AstroIntegration {
  return {
    name: 'mingde-content',
    hooks: {
      // Before Astro reads its collections, so that authors see our list and not its first complaint.
      'astro:config:setup': async ({ command }) => {
        markPreview(command === 'dev');
        if (command === 'build') await stopOnProblems(contentDir);
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use(serveMedia(contentDir));
        server.watcher.add(contentDir);
        server.watcher.on('all', (_event, path) => {
          // Astro follows MDX itself; data and figures reach pages through publicCurriculum and inlining.
          if (path.startsWith(contentDir) && !path.endsWith('.mdx')) server.ws.send({ type: 'full-reload' });
        });
      },
      'astro:build:done': async ({ logger }) => {
        const catalogue = await curriculum();
        await mkdir(buildDir, { recursive: true });
        await writeFile(join(buildDir, 'catalogue.json'), `${JSON.stringify(catalogue, null, 2)}\n`);
        logger.info(`wrote ${relative(process.cwd(), join(buildDir, 'catalogue.json'))}`);
        logger.info(`${await placeRecordings(contentDir, distDir)} recordings and captions`);
        await markServiceWorker(distDir);
        logger.info(`published hours:\n${hoursTable(catalogue).join('\n')}`);
        logger.info(`search index over ${await writeSearchIndex(distDir)} built pages`);
        await writeVerifier(distDir, SCRIPT_FLOOR);
        await writePhraseIndex(distDir, kinds);
        logger.info(`${await compressPages(distDir)} files compressed`);
      },
    },
  };
}

/** Authors get the list alone: thrown, Astro would call it an unhandled error of a hook. */
async function stopOnProblems(contentDir: string): Promise<void> {
  const read = await readContent(contentDir, { scope: 'site' });
  if (read.ok) {
    const warnings = formatWarnings(read.value.warnings);
    if (warnings !== '') process.stderr.write(`\n${warnings}\n\n`);
    return;
  }
  process.stderr.write(`\n${formatProblems(read.failure)}\n`);
  process.exit(1);
}

async function placeRecordings(contentDir: string, distDir: string): Promise<number> {
  const read = await readContent(contentDir, { scope: 'site' });
  return read.ok ? placeMedia(read.value, contentDir, distDir) : 0;
}
