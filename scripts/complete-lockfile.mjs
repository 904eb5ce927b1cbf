/**
 * After `npm install` behind a registry mirror that keeps only some platforms: name the other platforms' optional
 * packages in package-lock.json again. Without them `npm ci` refuses the whole lockfile, on every machine.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './steps/root.mjs';

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const PROCESSORS = ['arm', 'arm64', 'ia32', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

const file = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const added = Object.values(lock.packages).flatMap(({ dev, optionalDependencies }) =>
  Object.entries(optionalDependencies ?? {})
    .filter(([name, version]) => isMissing(name) && /^\d/.test(version))
    .map(([name, version]) => [`node_modules/${name}`, entryOf(name, version, dev)]),
);
lock.packages = Object.fromEntries(
  [...Object.entries(lock.packages), ...added].sort(([left], [right]) => (left < right ? -1 : 1)),
);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`package-lock.json: ${added.length} optional packages of other platforms added.`);

/** @param {string} name */
function isMissing(name) {
  return !Object.keys(lock.packages).some((path) => path.endsWith(`node_modules/${name}`));
}

/** What the package is for is told by its name's end, such as `linux-arm64-musl`. */
function entryOf(name, version, dev) {
  const words = name.split('/').at(-1).split('-');
  const os = words.map((word) => word.replace('windows', 'win32')).filter((word) => SYSTEMS.includes(word));
  const cpu = words.filter((word) => PROCESSORS.includes(word));
  const libc = words.flatMap((word) => (/^gnu/.test(word) ? ['glibc'] : /^musl/.test(word) ? ['musl'] : []));
  if (cpu.length !== 1) throw new Error(`the name ${name} does not tell for which processor the package is`);
  return {
    version,
    cpu,
    ...(dev ? { dev } : {}),
    ...(libc.length > 0 ? { libc } : {}),
    optional: true,
    ...(os.length > 0 ? { os } : {}),
  };
}
