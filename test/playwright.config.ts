/** The journeys: whole tasks in a real Chromium against the real server and the built pages. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from './support/setup/chromium.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  testDir: 'e2e',
  outputDir: `${root}/test-results/playwright`,
  // The journeys share two cores with the server they talk to; side by side they would only wait.
  workers: 1,
  fullyParallel: false,
  // A second try tells a busy machine from a defect; `npm test` names every journey that needed one.
  retries: 1,
  forbidOnly: process.env.CI !== undefined,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    headless: true,
    launchOptions: chromiumLaunch(),
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
});
