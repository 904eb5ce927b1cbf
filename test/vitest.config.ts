/** The tests but the journeys: `unit`, `contract`, `http`, `simulation`, `build` run in Node, `elements` in a real Chromium. */
import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumLaunch } from './support/setup/chromium.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const inNode = (name: string) => ({
  test: { name, root, environment: 'node' as const, include: [`test/${name}/**/*.test.ts`] },
});

export default defineConfig({
  root,
  // Astro's own pages are not under test here, and its public folder holds no modules.
  publicDir: false,
  test: {
    globals: false,
    maxWorkers: 2,
    passWithNoTests: true,
    // Nothing here is measured by the clock: a slow machine takes its time, and only what hangs is cut off.
    // A second try tells a busy machine from a defect; the reporter names every test that needed one.
    retry: 1,
    testTimeout: 90_000,
    hookTimeout: 90_000,
    expect: { poll: { timeout: 20_000 } },
    attachmentsDir: 'test-results/vitest',
    projects: [
      inNode('unit'),
      inNode('contract'),
      inNode('http'),
      // Whole days of study on a clock of their own.
      inNode('simulation'),
      // Builds the pages from content of its own, which takes its time.
      inNode('build'),
      {
        publicDir: false,
        // Found while running, a dependency would make Vite reload the page under a test.
        optimizeDeps: {
          include: [
            'lit',
            'lit/directives/*.js',
            'idb',
            '@xapi/xapi',
            'axe-core',
            'fake-indexeddb/auto',
            'sm-crypto-v2',
          ],
        },
        test: {
          name: 'elements',
          root,
          include: ['test/elements/**/*.test.ts'],
          setupFiles: ['test/support/setup/elements.ts'],
          // One page after the other: focus and visibility belong to one page at a time.
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            ui: false,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: chromiumLaunch(),
              contextOptions: { locale: 'zh-CN', timezoneId: 'Asia/Shanghai' },
            }),
            instances: [{ browser: 'chromium', viewport: { width: 1366, height: 768 } }],
          },
        },
      },
    ],
  },
});
