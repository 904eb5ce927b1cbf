/** The suites of `npm test`, in the order they run. Each answers with its tallies and never throws for a failure. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPages } from './build-pages.mjs';
import { npm } from './install-packages.mjs';
import { withNode } from './node.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';
import { removeReport, tallyPlaywright, tallyVitest } from './tally.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */
/**
 * @typedef {object} Means
 * @property {string} node
 * @property {string | undefined} browser
 */

/** Of the tests alone, so that a portal started from ./dist is not disturbed. */
const build = join(root, 'build', 'test');
const dist = join(build, 'dist');

/** `needs` is what must be installed beforehand. */
export const SUITES = {
  check: { needs: [], run: check },
  unit: { needs: ['documents'], run: vitest('unit') },
  contract: { needs: [], run: vitest('contract') },
  http: { needs: ['documents'], run: vitest('http') },
  simulation: { needs: ['documents'], run: vitest('simulation') },
  build: { needs: [], run: vitest('build') },
  elements: { needs: ['browser'], run: inBrowser('elements', vitest('elements')) },
  e2e: { needs: ['browser', 'documents'], run: inBrowser('e2e', journeys) },
};

/** Every part of `npm run check` counts as one. @param {Means} means @returns {Promise<Tally[]>} */
async function check({ node }) {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const parts = [...scripts.check.matchAll(/npm run (check:[\w-]+)/g)].map(([, part]) => part);
  /** @type {Tally[]} */
  const tallies = [];
  for (const part of parts) {
    heading(part);
    const { code, output } = await npm(['run', '--silent', part], { env: withNode(node), quiet: true });
    if (code !== 0) process.stdout.write(output);
    tallies.push({ suite: part, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 });
  }
  return tallies;
}

/** @param {string} project @returns {(means: Means) => Promise<Tally[]>} */
function vitest(project) {
  return async ({ node, browser }) => {
    heading(project);
    const report = join(build, `vitest-${project}.json`);
    removeReport(report);
    const program = join(root, 'node_modules', 'vitest', 'vitest.mjs');
    const args = ['run', '--config', 'test/vitest.config.ts', '--project', project];
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const { code } = await run(node, [program, ...args, ...reporters], {
      cwd: root,
      env: means(node, browser),
    });
    return [tallyVitest(project, report, code)];
  };
}

/** @param {Means} means @returns {Promise<Tally[]>} */
async function journeys({ node, browser }) {
  heading('pages');
  const built = await buildPages(node, { dist, build });
  const pages = { suite: 'pages', passed: built ? 1 : 0, failed: built ? 0 : 1 };
  if (!built) return [pages, { suite: 'e2e', passed: 0, failed: 1, note: 'no pages to walk through' }];
  heading('e2e');
  const report = join(build, 'playwright.json');
  removeReport(report);
  const program = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const args = ['test', '--config', 'test/playwright.config.ts', '--reporter=list,json'];
  const env = {
    ...means(node, browser),
    MINGDE_DIST_DIR: dist,
    MINGDE_BUILD_DIR: build,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  };
  const { code } = await run(node, [program, ...args], { cwd: root, env });
  return [pages, tallyPlaywright('e2e', report, code)];
}

/** @param {string} suite @param {(means: Means) => Promise<Tally[]>} run @returns {(means: Means) => Promise<Tally[]>} */
function inBrowser(suite, run) {
  return async (means) => {
    if (means.browser) return run(means);
    say(
      `The suite ${suite} needs a Chromium, and none could be found or installed: install one ` +
        '(apt-get install chromium), or set CHROMIUM_PATH to where it is.',
      '未找到 Chromium，请安装后重试',
    );
    return [{ suite, passed: 0, failed: 1, note: 'no Chromium' }];
  };
}

/** @param {string} node @param {string | undefined} browser @returns {Record<string, string>} */
function means(node, browser) {
  return { ...withNode(node), ...(browser ? { CHROMIUM_PATH: browser } : {}) };
}

/** @param {string} name */
function heading(name) {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 60 - name.length))}`);
}
