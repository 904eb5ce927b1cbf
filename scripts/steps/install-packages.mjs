/** Install the packages that package-lock.json names, unless exactly those are installed. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { run } from './run.mjs';
import { Refusal, say } from './say.mjs';
import { hashOf, readStamp, removeStamp, writeStamp } from './stamp.mjs';

const STAMP = join(root, 'node_modules', '.mingde-stamp');

export async function installPackages() {
  const stamp = hashOf(['package-lock.json'], `${process.platform}-${process.arch}`);
  if (readStamp(STAMP) === stamp) return;
  if (!isInstalled()) {
    say(
      'Installing the packages with npm ci; this happens once and takes a minute or two …',
      '首次运行，正在安装依赖包',
    );
    removeStamp(STAMP);
    await npmCi();
  }
  writeStamp(STAMP, stamp);
}

async function npmCi() {
  // Said here too: no package may run code, warnings about Node 20 do not matter, tests need the dev packages.
  const args = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--loglevel=error'];
  const { code } = await npm([...args, '--no-audit', '--no-fund']);
  if (code === 127)
    throw new Refusal('npm was not found; it comes with Node: https://nodejs.org. 未找到 npm。');
  if (code !== 0) {
    throw new Refusal(
      'The packages could not be installed; npm’s own words stand above. On a closed network set your registry ' +
        'first (npm config set registry https://…), or copy node_modules from a machine of the same kind. ' +
        '依赖包安装失败，内网环境请先设置 npm 镜像地址。',
    );
  }
}

/** The npm that started this script, else the one on the path. @param {readonly string[]} args @param {object} [options] */
export function npm(args, options = {}) {
  const started = process.env.npm_execpath;
  const all = { cwd: root, ...options };
  if (started?.endsWith('.js') && existsSync(started)) return run(process.execPath, [started, ...args], all);
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, all);
}

/** Does npm's own list of what it installed hold every package this machine needs? */
function isInstalled() {
  const listed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(listed)) return false;
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const installed = packagesOf(listed);
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || (entry.optional && !installed[path])) return true;
    return installed[path]?.version === entry.version && installed[path]?.integrity === entry.integrity;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean }>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}
