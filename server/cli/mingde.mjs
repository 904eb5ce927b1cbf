#!/usr/bin/env node
/** Start the real command with a Node that runs TypeScript: this one if it can, else the one npm installed. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
const runsTypeScript = major > 22 || (major === 22 && minor >= 18);

if (runsTypeScript) {
  await import('./mingde.ts');
} else {
  const { platform, arch } = process;
  const own = ['.bin/node', `node-${platform}-${arch}/bin/node`]
    .map((path) => fileURLToPath(new URL(`../../node_modules/${path}`, import.meta.url)))
    .find((path) => existsSync(path));
  if (!own) {
    console.error(
      `Node ${process.versions.node} is too old, and no newer one is installed here: run "npm ci" first.`,
    );
    process.exit(1);
  }
  const script = fileURLToPath(import.meta.url);
  const ended = spawnSync(own, [script, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exit(ended.status ?? 1);
}
