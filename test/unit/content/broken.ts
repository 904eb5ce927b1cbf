/** How the tables of broken content are written: what was changed, and every problem that must be reported. */
import type { Change } from '../../support/content/content-folder.ts';
import { SAMPLE_FILES } from '../../support/content/sample-files.ts';

export interface Broken {
  readonly name: string;
  readonly changes: readonly Change[];
  /** `file:line:column message`, the file below content/. */
  readonly problems: readonly string[];
}

export const COURSE = 'courses/sample/course.yaml';
export const LESSON = 'courses/sample/01-first.mdx';
export const SECOND_LESSON = 'courses/sample/02-second.mdx';
export const QUIZ = 'courses/sample/quiz.yaml';
export const FIGURE = 'courses/sample/steps.svg';
export const CASE = 'cases/door.mdx';
export const POLICY = 'policies/sample.yaml';

/** A policy that follows the sample one in 2022. */
export const SECOND_POLICY = (SAMPLE_FILES[POLICY] ?? '')
  .replace('version: 1', 'version: 2')
  .replace('fromYear: 2017', 'fromYear: 2022');

export function replaced(path: string, from: string, to: string): Change {
  return { path, from, to };
}

export function written(path: string, write: string | Uint8Array): Change {
  return { path, write };
}

export function without(path: string): Change {
  return { path, write: null };
}
