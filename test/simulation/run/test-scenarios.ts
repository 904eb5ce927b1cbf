/** Every scenario file is one test under its own title. Two test files share them, so that two run at a time. */
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readScenario } from '../scenario/read-scenario.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { runScenario } from './run-scenario.ts';

const directory = fileURLToPath(new URL('../scenarios', import.meta.url));

export function testScenarios(kind: Scenario['kind']): void {
  const scenarios = globSync('**/*.json', { cwd: directory })
    .sort()
    .map((file) => readScenario(`${directory}/${file}`))
    .filter((scenario) => scenario.kind === kind);
  // Not `test.each`, which cuts long titles.
  for (const scenario of scenarios) {
    test(scenario.title, async () => {
      const { differences, people } = await runScenario(scenario);
      expect(differences, JSON.stringify(people, null, 2)).toEqual([]);
    });
  }
}
