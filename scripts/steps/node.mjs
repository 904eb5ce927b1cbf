/** Which Node runs what: these scripts run on Node 20, the portal and its tools need one that runs TypeScript. */
import { existsSync, symlinkSync } from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';
import { root } from './root.mjs';
import { run } from './run.mjs';
import { Refusal } from './say.mjs';

/** Node runs TypeScript by itself from here on. */
const TYPESCRIPT_SINCE = [22, 18];

export function refuseOldNode() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new Refusal(
      `This is Node ${process.versions.node}; Mingde needs Node 20 or newer. Install it from https://nodejs.org ` +
        'or with your system’s package manager, then try again. 需要 Node 20 或更高版本。',
    );
  }
}

/**
 * The Node that npm installed here if this machine can run it, else the one that runs this script.
 * @returns {Promise<string>} path of the program
 */
export async function findNode() {
  const installed = installedNode();
  if (existsSync(installed) && (await runsTypeScript(installed))) {
    linkNode(installed);
    return installed;
  }
  if (await runsTypeScript(process.execPath)) return process.execPath;
  throw new Refusal(
    `There is no ready-made Node 24 for ${process.platform}-${process.arch} among the packages, and this is Node ` +
      `${process.versions.node}: install Node 24 (https://nodejs.org), then try again. 请安装 Node 24 后重试。`,
  );
}

/**
 * Where `npm run` and `npx mingde` look for it first. npm makes the link; npm 10 takes it away again with the
 * packages for other platforms, which have a program of the same name. @param {string} installed
 */
function linkNode(installed) {
  const folder = join(root, 'node_modules', '.bin');
  const link = join(folder, 'node');
  if (process.platform !== 'win32' && !existsSync(link)) symlinkSync(relative(folder, installed), link);
}

/** Environment in which `node` means the given one and the tools of node_modules are found. @param {string} node */
export function withNode(node) {
  const path = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH ?? ''];
  return { PATH: path.join(delimiter) };
}

function installedNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  return join(root, 'node_modules', `node-${system}-${process.arch}`, 'bin', program);
}

/** @param {string} node */
async function runsTypeScript(node) {
  const { code, output } = await run(node, ['--version'], { quiet: true });
  const [major = 0, minor = 0] = output.replace('v', '').split('.').map(Number);
  const [sinceMajor, sinceMinor] = TYPESCRIPT_SINCE;
  return code === 0 && (major > sinceMajor || (major === sinceMajor && minor >= sinceMinor));
}
