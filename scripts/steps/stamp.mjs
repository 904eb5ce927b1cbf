/** Stamps: a hash of everything a result depends on, kept beside the result, so that nothing is made twice. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './root.mjs';

/**
 * @param {readonly string[]} inputs files and folders, relative to the project; missing ones count as missing
 * @param {string} [more] anything else the result depends on
 * @returns {string} SHA-256, hex
 */
export function hashOf(inputs, more = '') {
  const hash = createHash('sha256').update(more);
  for (const path of inputs.flatMap((input) => filesUnder(input))) {
    hash.update(`\0${path}\0`).update(readFileSync(join(root, path)));
  }
  return hash.digest('hex');
}

/** @param {string} path @returns {string[]} in an order that does not depend on the file system */
function filesUnder(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [path];
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

/** @param {string} file */
export function readStamp(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

/** @param {string} file @param {string} stamp */
export function writeStamp(file, stamp) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${stamp}\n`);
}

/** Before a result is made anew: half of it must never be taken for all of it. @param {string} file */
export function removeStamp(file) {
  rmSync(file, { force: true });
}
