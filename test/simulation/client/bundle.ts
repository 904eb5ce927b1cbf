/** The portal's own browser code in one script, as a page of the simulation runs it. Made once a process. */
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { build } from 'rolldown';

let script: Promise<Script> | undefined;

export function clientScript(): Promise<Script> {
  script ??= bundle();
  return script;
}

async function bundle(): Promise<Script> {
  const input = fileURLToPath(new URL('page.ts', import.meta.url));
  const { output } = await build({
    input,
    platform: 'browser',
    write: false,
    logLevel: 'silent',
    output: { format: 'iife', codeSplitting: false },
  });
  return new Script(output[0].code, { filename: 'simulated-page.js' });
}
