/** For every element test: an empty page with the focus before, and no warning or error on the console meanwhile. */
import { afterEach, beforeEach } from 'vitest';

declare global {
  var litIssuedWarnings: Set<string> | undefined;
}

// Lit's remark that it is the development build is no defect; its other warnings are.
globalThis.litIssuedWarnings ??= new Set();
globalThis.litIssuedWarnings.add('dev-mode');

const WATCHED = ['error', 'warn'] as const;
const original = { error: console.error, warn: console.warn };
const said: string[] = [];

for (const level of WATCHED) {
  console[level] = (...words: unknown[]) => {
    said.push(`console.${level}: ${words.map(String).join(' ')}`);
    original[level](...words);
  };
}

beforeEach(() => {
  said.length = 0;
  document.body.replaceChildren();
  // The page under test is a frame; presence asks whether it has the focus.
  window.focus();
});

afterEach(() => {
  if (said.length > 0) throw new Error(`The console must stay silent, but it said:\n${said.join('\n')}`);
});
