/** `npm start`: install what is missing, build what has changed, start the portal. Runs on plain Node 20. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildPages } from './steps/build-pages.mjs';
import { installPackages } from './steps/install-packages.mjs';
import { findNode, refuseOldNode } from './steps/node.mjs';
import { root } from './steps/root.mjs';
import { exitCode } from './steps/run.mjs';
import { Refusal, runMain, say } from './steps/say.mjs';

/** Ctrl-C reaches this script from the terminal and once more from npm; the server is to hear it once. */
const SAME_SIGNAL_MS = 500;

await runMain(async () => {
  refuseOldNode();
  await installPackages();
  const node = await findNode();
  const dist = process.env.MINGDE_DIST_DIR || join(root, 'dist');
  const build = process.env.MINGDE_BUILD_DIR || join(root, 'build');
  if (!(await buildPages(node, { dist, build }))) {
    throw new Refusal(
      'The pages could not be built; the problems stand above. 页面生成失败，请按上面的提示修改。',
    );
  }
  say('Starting the portal …', '正在启动');
  return serve(node);
});

/** @param {string} node @returns {Promise<number>} the server's exit code */
function serve(node) {
  const server = spawn(node, [join(root, 'server', 'cli', 'mingde.mjs'), 'serve'], {
    cwd: root,
    env: { ...process.env, SAMPLE_DATA: process.env.SAMPLE_DATA || 'on' },
    stdio: 'inherit',
    // In a group of its own it hears only what is passed on below.
    detached: process.platform !== 'win32',
  });
  passSignalsTo(server);
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.on('exit', (code, signal) => resolve(exitCode(code, signal)));
  });
}

/** @param {import('node:child_process').ChildProcess} server */
function passSignalsTo(server) {
  let heardAtMs = Number.NEGATIVE_INFINITY;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      const nowMs = performance.now();
      if (process.platform !== 'win32' && nowMs - heardAtMs > SAME_SIGNAL_MS) server.kill(signal);
      heardAtMs = nowMs;
    });
  }
}
