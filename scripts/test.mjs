/**
 * `npm test`: install what is missing, run every check and every test, sum up. Runs on plain Node 20.
 * `node scripts/test.mjs unit http` runs only the suites named.
 */
import { installPackages } from './steps/install-packages.mjs';
import { installTools } from './steps/install-tools.mjs';
import { findNode, refuseOldNode } from './steps/node.mjs';
import { Refusal, runMain } from './steps/say.mjs';
import { SUITES } from './steps/suites.mjs';
import { printTallies } from './steps/tally.mjs';

await runMain(async () => {
  refuseOldNode();
  const suites = chosenSuites(process.argv.slice(2));
  await installPackages();
  const node = await findNode();
  const needs = new Set(suites.flatMap((suite) => suite.needs));
  const browser = await installTools(node, {
    browser: needs.has('browser'),
    documents: needs.has('documents'),
  });
  const tallies = [];
  for (const suite of suites) tallies.push(...(await suite.run({ node, browser })));
  return printTallies(tallies) ? 0 : 1;
});

/** @param {readonly string[]} names none means all */
function chosenSuites(names) {
  const unknown = names.find((name) => !Object.hasOwn(SUITES, name));
  if (unknown !== undefined) {
    throw new Refusal(`There is no suite "${unknown}"; there are: ${Object.keys(SUITES).join(', ')}.`);
  }
  return Object.entries(SUITES)
    .filter(([name]) => names.length === 0 || names.includes(name))
    .map(([, suite]) => suite);
}
