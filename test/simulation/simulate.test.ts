/** The command: what it prints, and its exit code. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const HIDDEN_TAB = join(root, 'test/simulation/scenarios/attacks/hidden-tab.json');

function simulate(...files: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['test/simulation/simulate.ts', ...files], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('a scenario that holds: exit code 0, and what came of it as JSON', () => {
  const { status, stdout } = simulate(HIDDEN_TAB);
  const { people, differences } = JSON.parse(stdout)[HIDDEN_TAB];
  expect(differences).toEqual([]);
  expect(people.wang).toMatchObject({
    completed: [],
    entries: [],
    requirements: { 'annual-hours': 'unmet' },
  });
  expect(people.wang.minutes['integrity/01-gifts']).toBeGreaterThan(0);
  expect(status).toBe(0);
});

test('one that does not hold: exit code 1, and the difference is named', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'mingde-scenario-')), 'wrong.json');
  const scenario = JSON.parse(readFileSync(HIDDEN_TAB, 'utf8'));
  const expected = { people: { wang: { minutes: { 'integrity/01-gifts': 90 }, completed: ['integrity'] } } };
  writeFileSync(file, JSON.stringify({ ...scenario, expect: expected }));
  const { status, stderr } = simulate(file);
  expect(status).toBe(1);
  expect(stderr).toMatch(/wang: minutes of integrity\/01-gifts: \d, expected 90/);
  expect(stderr).toContain('wang: courses complete: [], expected ["integrity"]');
});

test('a file that is not understood, and none at all', () => {
  const { status, stderr } = simulate('nowhere.json');
  expect([status, stderr]).toEqual([1, expect.stringContaining('nowhere.json: there is no such file')]);
  expect(simulate().status).toBe(2);
});
