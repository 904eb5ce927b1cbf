/** Start other programs and wait for them. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** A hanging program must not hang the whole run; the longest suite takes fifteen minutes, twice that on a busy machine. */
const LONGEST_MS = 40 * 60_000;

/**
 * @typedef {object} Ended
 * @property {number} code exit code; 128 + number for a signal, 127 when the program cannot be started
 * @property {string} output what it printed, where `quiet` was asked for
 */

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string>, quiet?: boolean }} [options] `quiet` keeps the output
 * @returns {Promise<Ended>}
 */
export function run(program, args, { cwd, env = {}, quiet = false } = {}) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      timeout: LONGEST_MS,
      killSignal: 'SIGKILL',
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
    child.on('close', (code, signal) => resolve({ code: exitCode(code, signal), output }));
  });
}

/** The exit code a shell would report. @param {number | null} code @param {NodeJS.Signals | null} signal */
export function exitCode(code, signal) {
  return code ?? 128 + (signal ? (constants.signals[signal] ?? 0) : 0);
}

/** @param {string} program @param {readonly string[]} args @returns {Promise<boolean>} does it end well? */
export async function works(program, args) {
  return (await run(program, args, { quiet: true })).code === 0;
}
