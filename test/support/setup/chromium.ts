/** How the tests start Chromium: an installed one where there is one, and nothing it might ask the network for. */
import { existsSync } from 'node:fs';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** For `launchOptions` of Playwright; without an installed browser Playwright takes its own. */
export function chromiumLaunch(): { readonly args: string[]; readonly executablePath?: string } {
  const executablePath = process.env.CHROMIUM_PATH ?? INSTALLED.find((path) => existsSync(path));
  // Chromium refuses its sandbox to root, which is what a container's user usually is.
  const args = process.getuid?.() === 0 ? ['--no-sandbox', ...QUIET] : QUIET;
  return executablePath ? { args, executablePath } : { args };
}
