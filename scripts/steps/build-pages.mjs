/** Build the pages and the catalogue, unless nothing they are made from has changed. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { withNode } from './node.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';
import { hashOf, readStamp, removeStamp, writeStamp } from './stamp.mjs';

const INPUTS = [
  'src',
  'content',
  'public',
  'astro.config.mjs',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.base.json',
];

/**
 * @param {string} node
 * @param {{ dist: string, build: string }} places absolute: the public pages, and what only the server reads
 * @returns {Promise<boolean>} false when the build failed; its problems have been printed
 */
export async function buildPages(node, { dist, build }) {
  const stampFile = join(build, 'pages.stamp');
  const stamp = hashOf(INPUTS);
  const isThere = existsSync(join(dist, 'index.html')) && existsSync(join(build, 'catalogue.json'));
  if (isThere && readStamp(stampFile) === stamp) {
    say('The pages are up to date.', '页面已是最新');
    return true;
  }
  say('Building the pages; this takes half a minute or so …', '正在生成页面');
  removeStamp(stampFile);
  const astro = join(root, 'node_modules', 'astro', 'bin', 'astro.mjs');
  const env = {
    ...withNode(node),
    MINGDE_DIST_DIR: dist,
    MINGDE_BUILD_DIR: build,
    ASTRO_TELEMETRY_DISABLED: '1',
  };
  const { code, output } = await run(node, [astro, 'build'], { cwd: root, env, quiet: true });
  if (code !== 0) {
    process.stderr.write(output);
    return false;
  }
  writeStamp(stampFile, stamp);
  return true;
}
