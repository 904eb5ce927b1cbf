/** `npm run simulate -- FILE…`: run scenarios and print what came of each as JSON. Exit code 1 when one does not hold. */

import { type Outcome, runScenario } from './run/run-scenario.ts';
import { readScenario } from './scenario/read-scenario.ts';

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error(
    'Name one or more scenario files: npm run simulate -- test/simulation/scenarios/honest/slow.json',
  );
  process.exit(2);
}

const outcomes: Record<string, Outcome> = {};
for (const file of files) outcomes[file] = await attempt(file);
console.log(JSON.stringify(outcomes, null, 2));
const failed = Object.entries(outcomes).filter(([, { differences }]) => differences.length > 0);
for (const [file, { title, differences }] of failed) {
  console.error(`${file}: “${title}” does not hold:\n${differences.map((one) => `  - ${one}`).join('\n')}`);
}
process.exit(failed.length > 0 ? 1 : 0);

async function attempt(file: string): Promise<Outcome> {
  try {
    return await runScenario(readScenario(file));
  } catch (cause) {
    return { title: file, people: {}, differences: [cause instanceof Error ? cause.message : String(cause)] };
  }
}
