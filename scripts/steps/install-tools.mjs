/** What tests need beyond the packages: a Chromium, and programs that read PDF and QR. Looked for before installed. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { run, works } from './run.mjs';
import { say } from './say.mjs';

/** What is looked for, and the Debian package that brings it. */
const PROGRAMS = [
  { packageName: 'poppler-utils', isThere: () => works('pdftotext', ['-v']) },
  { packageName: 'openssl', isThere: () => works('openssl', ['version']) },
  { packageName: 'zbar-tools', isThere: () => works('zbarimg', ['--version']) },
];
const FONTS = { packageName: 'fonts-noto-cjk', isThere: hasChineseFont };

const INSTALLED_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Install what is missing, as far as this machine lets us.
 * @param {string} node
 * @param {{ browser: boolean, documents: boolean }} needs
 * @returns {Promise<string | undefined>} path of a Chromium, where one was asked for and found
 */
export async function installTools(node, needs) {
  const missing = await missingPackages(node, needs);
  if (missing.length > 0) await aptInstall(missing);
  const browser = needs.browser ? await findOrDownloadBrowser(node) : undefined;
  for (const name of await missingPackages(node, needs)) {
    if (name !== 'chromium')
      say(`${name} is missing and could not be installed: some tests will fail without it.`);
  }
  return browser;
}

/** @param {string} node @param {{ browser: boolean, documents: boolean }} needs @returns {Promise<string[]>} */
async function missingPackages(node, needs) {
  const wanted = [...(needs.documents ? PROGRAMS : []), ...(needs.browser ? [FONTS] : [])];
  const there = await Promise.all(wanted.map(({ isThere }) => isThere()));
  const missing = wanted.filter((_, at) => !there[at]).map(({ packageName }) => packageName);
  return needs.browser && !(await findBrowser(node)) ? ['chromium', ...missing] : missing;
}

/** @param {readonly string[]} packages */
async function aptInstall(packages) {
  const root = process.getuid?.() === 0;
  const mayInstall = root || (await works('sudo', ['-n', 'true']));
  if (!mayInstall || !(await works('apt-get', ['--version']))) return;
  say(`Installing ${packages.join(', ')} with apt-get; this happens once …`, '正在安装测试所需的系统软件');
  const apt = (/** @type {string[]} */ ...args) => {
    const command = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...args];
    return run(root ? 'env' : 'sudo', root ? command.slice(1) : ['-n', ...command], { quiet: true });
  };
  await apt('update');
  const { code, output } = await apt('install', '-y', '--no-install-recommends', ...packages);
  if (code !== 0) process.stderr.write(output);
}

/** @param {string} node */
async function findOrDownloadBrowser(node) {
  const found = await findBrowser(node);
  if (found) return found;
  say('Downloading Playwright’s own Chromium …', '正在下载 Chromium');
  await run(node, [join(root, 'node_modules', 'playwright', 'cli.js'), 'install', 'chromium'], { cwd: root });
  return findBrowser(node);
}

/** An installed browser first: it needs no network. @param {string} node @returns {Promise<string | undefined>} */
async function findBrowser(node) {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : undefined;
  return INSTALLED_BROWSERS.find((path) => existsSync(path)) ?? (await playwrightBrowser(node));
}

/** @param {string} node */
async function playwrightBrowser(node) {
  const ask = "import('playwright').then(({ chromium }) => console.log(chromium.executablePath()))";
  const { code, output } = await run(node, ['-e', ask], { cwd: root, quiet: true });
  const path = output.trim();
  return code === 0 && existsSync(path) ? path : undefined;
}

async function hasChineseFont() {
  const { code, output } = await run('fc-list', [':lang=zh-cn', 'family'], { quiet: true });
  return code === 0 && output.trim() !== '';
}
